package rnnscope.session;

import rnnscope.math.Kernels;
import rnnscope.model.Model;
import rnnscope.network.Reading;
import rnnscope.tape.Trace;
import rnnscope.text.TokenSequence;

/**
 * What the window shows, all of one piece: a text as a model reads it, and the exact trace of a stretch of it. Replaced
 * as a whole, so that new symbols never meet old values. Immutable but for the reading, which only grows.
 */
public record Excerpt(SourceText source, Reading reading, Trace trace) {
    /** Least steps in a trace. */
    static final int SPAN = 4 * Reading.INTERVAL;

    public Model model() {
        return reading.model();
    }

    public TokenSequence tokens() {
        return reading.tokens();
    }

    /** Symbols in the whole text. */
    public int length() {
        return reading.tokens().length();
    }

    /** Whether the steps {@code from} … {@code to − 1} that exist are all in the trace. */
    public boolean covers(int from, int to) {
        return Math.max(0, from) >= trace.start() && Math.min(length(), to) <= trace.end();
    }

    /** The same stretch of the same text, read by another model; as near as its symbols allow. */
    Excerpt readBy(Model other, Kernels kernels, int from, int to) {
        TokenSequence sequence = other.tokenizer() == model().tokenizer() ? tokens()
                : other.tokenizer().encode(source.text());
        Reading renewed = new Reading(kernels, other, sequence);
        int first = Math.min(from, Math.max(0, sequence.length() - 1));
        return new Excerpt(source, renewed, renewed.trace(first, Math.max(first + 1, Math.min(to, sequence.length()))));
    }

    /** Whether units, layers and channels are the same, so that a selection keeps its meaning. */
    boolean hasShapeOf(Excerpt other) {
        return model().spec().cell().equals(other.model().spec().cell())
                && model().spec().layers() == other.model().spec().layers()
                && model().spec().units() == other.model().spec().units();
    }

    Excerpt with(Trace newTrace) {
        return new Excerpt(source, reading, newTrace);
    }

    /**
     * The stretch to trace so that {@code from} … {@code to − 1} shows, as {first, end}: it begins where the reading
     * keeps a state, and reaches a screen further on either side (at most {@value #SPAN} steps), so that turning a page
     * waits for nothing.
     */
    static int[] stretch(int from, int to, int length) {
        int screen = Math.max(Reading.INTERVAL, Math.min(SPAN, to - from));
        int first = Math.max(0, from - screen) / Reading.INTERVAL * Reading.INTERVAL;
        int end = Math.max(first + SPAN, (to + screen + Reading.INTERVAL - 1) / Reading.INTERVAL * Reading.INTERVAL);
        return new int[] {first, Math.min(length, end)};
    }
}
