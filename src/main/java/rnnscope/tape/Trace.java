package rnnscope.tape;

import rnnscope.math.Panels;

/**
 * A frozen tape: one sequence, a window of steps {@link #start()} … {@link #end()} − 1 of a longer text, with every
 * channel of every layer and the prediction after each step. Where numbers are predicted, or one symbol for the whole
 * sequence, there are no {@link #symbols} to ask about at a step. Immutable. Steps are counted from the start of the
 * text; step {@code start − 1} holds the state before the window, and where a layer reads backwards, step {@link #end}
 * the state that it begins with.
 */
public final class Trace {
    private final TapeLayout layout;
    private final int start;
    private final int[] tokens;
    private final int symbols;
    private final float[] values;
    private final Panels logits;
    private final Panels probabilities;

    /**
     * @param tape    a run of one sequence; where it holds "logits" it holds "probabilities" too; copied
     * @param start   step of the text at which the window begins
     * @param tokens  tokens[i] is the input of step {@code start + i}, −1 for an unknown symbol; one more entry than
     *                the window has steps: what came after it (−1 where nothing is known to)
     */
    public Trace(Tape tape, int start, int[] tokens) {
        this(tape, start, tokens, java.util.Arrays.copyOf(tape.values(), tape.layout().size()));
    }

    /** The same without a copy: the tape must not be used any more. */
    public static Trace taking(Tape tape, int start, int[] tokens) {
        return new Trace(tape, start, tokens, tape.values());
    }

    private Trace(Tape tape, int start, int[] tokens, float[] values) {
        this.layout = tape.layout();
        if (layout.batch() != 1 || tokens.length != layout.steps() + 1) {
            throw new IllegalArgumentException("a trace is one sequence with one token more than it has steps");
        }
        this.start = start;
        this.tokens = tokens.clone();
        this.values = values;
        this.logits = layout.has("logits") && layout.isOfEveryStep("logits") ? layout.place("logits") : null;
        this.probabilities = logits == null ? null : layout.place("probabilities");
        this.symbols = logits == null ? 0 : logits.columns();
    }

    public TapeLayout layout() {
        return layout;
    }

    /** The array itself, for {@link Overflow}. */
    float[] values() {
        return values;
    }

    /** First step of the window. */
    public int start() {
        return start;
    }

    /** The step after the last. */
    public int end() {
        return start + layout.steps();
    }

    public boolean contains(int step) {
        return step >= start && step < end();
    }

    /** Input of {@code step}, −1 when unknown to the vocabulary. */
    public int token(int step) {
        return tokens[step - start];
    }

    /** What came after {@code step}: its input's successor, −1 when unknown or at the end of the text. */
    public int next(int step) {
        return tokens[step - start + 1];
    }

    /** How many symbols a prediction at a step chooses from; 0 where there is none. */
    public int symbols() {
        return symbols;
    }

    /** Value of a channel, NaN of a unit that it has not; {@code step} from {@code start − 1}, which has states only. */
    public float value(int layer, String channel, int unit, int step) {
        Panels place = layout.channel(layer, channel);
        return unit < place.columns() ? values[place.at(layout.row(step - start), unit)] : Float.NaN;
    }

    /** Copies a channel of all units at one step into {@code out}. */
    public void read(int layer, String channel, int step, float[] out) {
        read(layer + "/" + channel, step, out);
    }

    /** Copies any quantity of the tape at one step into {@code out}. */
    public void read(String name, int step, float[] out) {
        Panels place = layout.place(name);
        int row = layout.row(step - start);
        for (int j = 0; j < place.columns(); j++) {
            out[j] = values[place.at(row, j)];
        }
    }

    /** Copies a quantity that there is once for the whole sequence into {@code out}. */
    public void readOnce(String name, float[] out) {
        if (layout.isOfEveryStep(name)) {
            throw new IllegalArgumentException(name + " has a value for every step");
        }
        Panels place = layout.place(name);
        for (int j = 0; j < place.columns(); j++) {
            out[j] = values[place.at(0, j)];
        }
    }

    /** Copies a channel of one unit over the steps {@code from} … {@code from + out.length − 1} into {@code out}. */
    public void readUnit(int layer, String channel, int unit, int from, float[] out) {
        Panels place = layout.channel(layer, channel);
        for (int i = 0; i < out.length; i++) {
            out[i] = unit >= place.columns() ? Float.NaN : values[place.at(layout.row(from + i - start), unit)];
        }
    }

    /** Score of a symbol before the softmax. */
    public float logit(int step, int symbol) {
        return values[logits.at(layout.row(step - start), symbol)];
    }

    /** Probability given after {@code step} that {@code symbol} is next. */
    public float probability(int step, int symbol) {
        return values[probabilities.at(layout.row(step - start), symbol)];
    }

    /** −Σ p ln p of the prediction after {@code step}, in nats; NaN where numbers are predicted. */
    public double entropy(int step) {
        if (symbols == 0) {
            return Double.NaN;
        }
        double sum = 0;
        for (int k = 0; k < symbols; k++) {
            double p = probability(step, k);
            sum -= p > 0 ? p * Math.log(p) : 0;
        }
        return sum;
    }

    /** −ln p of what came after {@code step}, in nats, from the logits; NaN when that is unknown or a number. */
    public double surprise(int step) {
        int next = next(step);
        if (next < 0 || symbols == 0) {
            return Double.NaN;
        }
        double max = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < symbols; k++) {
            max = Math.max(max, logit(step, k));
        }
        double sum = 0;
        for (int k = 0; k < symbols; k++) {
            sum += Math.exp(logit(step, k) - max);
        }
        return max + Math.log(sum) - logit(step, next);
    }

    /** The {@code count} most probable symbols after {@code step}, best first; ties go to the smaller token. */
    public int[] best(int step, int count) {
        int[] best = new int[Math.min(count, symbols)];
        int found = 0;
        for (int k = 0; k < symbols; k++) {
            float p = probability(step, k);
            int at = found;
            while (at > 0 && probability(step, best[at - 1]) < p) {
                at--;
            }
            if (at < best.length) {
                int kept = Math.min(found, best.length - 1);
                System.arraycopy(best, at, best, at + 1, kept - at);
                best[at] = k;
                found = kept + 1;
            }
        }
        return best;
    }
}
