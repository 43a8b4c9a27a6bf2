package rnnscope.session.reading;

import rnnscope.model.Model;
import rnnscope.network.Reading;
import rnnscope.tape.Trace;
import rnnscope.text.TokenSequence;

/**
 * Excerpt that the window shows, all of one piece: a text as a model reads it, and the trace of a stretch of it;
 * beside it the same by the model of the file, where that was edited. Replaced as a whole, so that new symbols never
 * meet old values. Immutable but for the readings, which only grow.
 *
 * @param reading     by the model that shows
 * @param original    by the model as it was opened; the same where nothing is edited
 * @param before      the same stretch by the model as it was opened; the same trace where nothing is edited
 * @param approximate whether {@code trace} was begun only some hundred steps before the stretch, from the state of the
 *                    model as it was opened; the exact one follows
 */
public record Excerpt(SourceText source, Reading reading, Trace trace, Reading original, Trace before,
        boolean approximate) {
    /** Least steps in a trace. */
    public static final int SPAN = 4 * Reading.INTERVAL;
    private static final int MOST_STEPS = 1 << 14;
    /** Floats that a trace on screen may take. */
    private static final long TRACE_FLOATS = 24L << 20;

    public Model model() {
        return reading.model();
    }

    /** Whether the model that shows is not that which was opened. */
    public boolean isEdited() {
        return reading != original;
    }

    public TokenSequence tokens() {
        return reading.tokens();
    }

    /** Symbols in the whole text. */
    public int length() {
        return reading.tokens().length();
    }

    /** Most steps that may show at once: as many as their trace takes no more memory for than it should. */
    public int mostSteps() {
        long floats = Math.max(1, trace.layout().size() / (trace.layout().steps() + 1));
        return (int) Math.min(MOST_STEPS, TRACE_FLOATS / floats);
    }

    /** Whether the steps {@code from} … {@code to − 1} that exist are all in the trace. */
    public boolean covers(int from, int to) {
        return Math.max(0, from) >= trace.start() && Math.min(length(), to) <= trace.end();
    }

    /**
     * How much more the symbol after a step surprises than it does the model as it was opened, in nats; NaN where none
     * is known to follow. 0 everywhere where nothing is edited.
     */
    public double rise(int step) {
        return trace.surprise(step) - before.surprise(step);
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
