package rnnscope.train.live.material;

import java.util.List;
import rnnscope.language.Words;
import rnnscope.model.ModelSpec;
import rnnscope.text.Corpus;
import rnnscope.text.TokenSequence;
import rnnscope.text.Tokenization;
import rnnscope.text.Tokenizer;
import rnnscope.train.Batches;
import rnnscope.train.Coverage;
import rnnscope.train.TextStreams;
import rnnscope.train.live.setting.TrainingSettings;

/**
 * Training material from a text, cut into symbols: the first part is learned, the last is held out.
 *
 * @param corpus          where it comes from
 * @param trainingSymbols what is learned
 * @param heldOutSymbols  what is measured on; too few to measure anything where nothing is held out
 * @param coverage        how much of the parts the vocabulary knows
 */
public record TextMaterial(Corpus corpus, Tokenizer tokenizer, int[] trainingSymbols, int[] heldOutSymbols,
        Coverage coverage)
        implements TrainingMaterial {
    private static final int STREAMS = 16;
    private static final int STEPS = 32;
    private static final int EXCERPT = 4000;

    /** Cut into characters. */
    public static TextMaterial of(Corpus corpus, double heldOut) {
        return of(corpus, heldOut, Tokenization.CHARACTERS);
    }

    /** @param heldOut share of the text that is held out */
    public static TextMaterial of(Corpus corpus, double heldOut, Tokenization how) {
        Corpus learned = how.form(corpus);
        Corpus.Split split = learned.split(heldOut);
        Tokenizer tokenizer = how.vocabulary(split.training(), learned.text());
        TokenSequence training = tokenizer.encode(split.training());
        TokenSequence measured = tokenizer.encode(split.heldOut());
        return new TextMaterial(learned, tokenizer, ids(training), ids(measured), how.ofWords()
                ? Coverage.of(tokenizer.vocabulary(), training, measured, tokenizer.encode("")) : Coverage.WHOLE);
    }

    @Override
    public String name() {
        return corpus.name();
    }

    @Override
    public List<String> remarks() {
        return corpus.remarks();
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
        return Words.of("train.loss.symbol");
    }

    @Override
    public ModelSpec model(TrainingSettings settings, String cell) {
        return settings.layered(new ModelSpec(cell, settings.layers(), settings.units(), tokenizer.vocabulary().size(),
                settings.embedding(), settings.dropout(), false));
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

    private static int[] ids(TokenSequence part) {
        return part.ids(0, part.length());
    }
}
