package rnnscope.train.live;

import rnnscope.model.ModelSpec;
import rnnscope.text.CharacterTokenizer;
import rnnscope.text.Corpora;
import rnnscope.text.Corpus;
import rnnscope.text.TextFileException;
import rnnscope.text.TokenSequence;
import rnnscope.text.Tokenizer;
import rnnscope.train.Batches;
import rnnscope.train.TextStreams;

/**
 * A text to learn from, cut into symbols: the first part is learned, the last is held out. The vocabulary is that of the
 * whole.
 *
 * @param corpus          where it comes from
 * @param trainingSymbols what is learned
 * @param heldOutSymbols  what is measured on; too few to measure anything where nothing is held out
 */
public record TextMaterial(Corpus corpus, Tokenizer tokenizer, int[] trainingSymbols, int[] heldOutSymbols)
        implements TrainingMaterial {
    private static final int STREAMS = 16;
    private static final int STEPS = 32;
    private static final int EXCERPT = 4000;

    /** @param heldOut share of the text that is held out */
    public static TextMaterial of(Corpus corpus, double heldOut) {
        Corpus.Split split = corpus.split(heldOut);
        Tokenizer tokenizer = CharacterTokenizer.of(corpus.text());
        return new TextMaterial(corpus, tokenizer, ids(tokenizer, split.training()), ids(tokenizer, split.heldOut()));
    }

    /** @param name as {@link Corpora} understands it */
    public static TextMaterial open(String name, double heldOut) throws TextFileException {
        return of(Corpora.open(name).changed(c -> c == '\f'), heldOut);
    }

    @Override
    public String name() {
        return corpus.name();
    }

    @Override
    public int length() {
        return trainingSymbols.length;
    }

    @Override
    public boolean readsText() {
        return true;
    }

    @Override
    public String excerpt() {
        int end = Math.min(EXCERPT, corpus.text().length());
        return corpus.text().substring(0, end);
    }

    @Override
    public String lossName() {
        return "nats per symbol";
    }

    @Override
    public ModelSpec model(TrainingSettings settings, String cell) {
        return new ModelSpec(cell, settings.layers(), settings.units(), tokenizer.vocabulary().size(),
                settings.embedding(), settings.dropout(), false);
    }

    @Override
    public Batches training(TrainingSettings settings) {
        return new TextStreams(trainingSymbols, settings.batch(), settings.steps());
    }

    @Override
    public Batches heldOut() {
        int steps = Math.min(STEPS, heldOutSymbols.length / STREAMS - 1);
        return steps < 1 ? null : new TextStreams(heldOutSymbols, STREAMS, steps);
    }

    private static int[] ids(Tokenizer tokenizer, String part) {
        TokenSequence sequence = tokenizer.encode(part);
        return sequence.ids(0, sequence.length());
    }
}
