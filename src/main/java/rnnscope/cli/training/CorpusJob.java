package rnnscope.cli.training;

import java.util.Arrays;
import rnnscope.language.Words;
import rnnscope.math.Kernels;
import rnnscope.math.Workers;
import rnnscope.model.ModelSpec;
import rnnscope.model.Parameters;
import rnnscope.network.LanguageModel;
import rnnscope.network.module.Room;
import rnnscope.text.CharacterTokenizer;
import rnnscope.text.Corpus;
import rnnscope.text.Tokenizer;
import rnnscope.train.Batches;
import rnnscope.train.Coverage;
import rnnscope.train.Evaluation;
import rnnscope.train.TextStreams;
import rnnscope.train.TrainingSpec;

/**
 * Lesson of predicting each next symbol of a text.
 *
 * @param heldOut  share of the text that is measured on
 * @param learned  symbols to learn
 * @param measured symbols to measure on while training
 * @param tested   symbols to measure on at the end; none, or at least two
 * @param coverage how much of the parts the vocabulary knows
 */
public record CorpusJob(Corpus corpus, double heldOut, Tokenizer tokenizer, int[] learned, int[] measured,
        int[] tested, Coverage coverage, ModelSpec model, TrainingSpec training) implements TrainingJob {

    public CorpusJob {
        if (measured.length < 2) {
            throw new IllegalArgumentException(
                    Words.of("cli.corpus.held-out.short", corpus.name()));
        }
        if (tested.length == 1) {
            throw new IllegalArgumentException(Words.of("cli.corpus.test.short", corpus.name()));
        }
        requireTarget("cli.corpus.learned.unknown", learned, corpus);
        requireTarget("cli.corpus.held-out.unknown", measured, corpus);
        if (tested.length > 1) {
            requireTarget("cli.corpus.test.unknown", tested, corpus);
        }
    }

    /** A loss is a mean over known targets; without any it is not a number. */
    private static void requireTarget(String fault, int[] symbols, Corpus corpus) {
        if (Arrays.stream(symbols).skip(1).noneMatch(symbol -> symbol >= 0)) {
            throw new IllegalArgumentException(Words.of(fault, corpus.name()));
        }
    }

    @Override
    public String name() {
        return corpus.name();
    }

    @Override
    public String sha256() {
        return corpus.sha256();
    }

    @Override
    public Batches batches() {
        return new TextStreams(learned, training.batch(), training.steps());
    }

    @Override
    public Room measuredRoom() {
        return LanguageModel.isLanguageModel(model) ? Evaluation.room(measured.length, TrainingLoop.STREAMS)
                : new Room(1, Math.min(training.steps(), measured.length - 1), 0);
    }

    @Override
    public String fingerprint() {
        return "held out " + heldOut + (tested.length > 0 ? ", " + tested.length + " to test" : "") + " of "
                + corpus.sha256() + (tokenizer.id().equals(CharacterTokenizer.ID) ? "" : " cut by " + tokenizer.id());
    }

    @Override
    public String bounds() {
        return "";
    }

    @Override
    public double heldOutLoss(Parameters parameters, int streams, Kernels kernels, Workers workers) {
        return loss(measured, parameters, streams, kernels, workers);
    }

    @Override
    public double testLoss(Parameters parameters, Kernels kernels, Workers workers) {
        return loss(tested, parameters, 1, kernels, workers);
    }

    private double loss(int[] symbols, Parameters parameters, int streams, Kernels kernels, Workers workers) {
        if (!LanguageModel.isLanguageModel(model)) {
            // Nothing is carried from window to window.
            return Evaluation.loss(model, parameters,
                    new TextStreams(symbols, 1, Math.min(training.steps(), symbols.length - 1)), kernels, workers);
        }
        return Evaluation.loss(model, parameters, symbols, streams, kernels, workers);
    }

    @Override
    public String describe(double loss) {
        return coverage.describe(loss, coverage.measured());
    }

    @Override
    public String describeTest(double loss) {
        return coverage.describe(loss, coverage.tested());
    }
}
