package rnnscope.network.module;

import rnnscope.math.Workers;
import rnnscope.tape.TapeLayout;

/**
 * Steps of one side that a pass covers: all {@link #steps} in use go forward; a partial pass begins or ends elsewhere.
 * Row {@code (t + 1) · batch + b} of the tape is step t of sequence b.
 */
public final class Window {
    private final TapeLayout layout;
    private final float[] v;
    private int steps;
    private int from;
    private int end;
    private int firstLoss;
    private int endOfLoss;
    private int[] tokens = {};
    private float[] inputs = {};

    Window(TapeLayout layout, float[] v) {
        this.layout = layout;
        this.v = v;
        use(layout.steps());
    }

    /** From now on so many steps are in use, and a pass covers all of them. */
    public void use(int steps) {
        this.steps = steps;
        cover(0, steps);
    }

    /** From now on a pass covers steps {@code from} … {@code end − 1}. */
    public void cover(int from, int end) {
        this.from = from;
        this.end = end;
        countLosses(from, end);
    }

    /** From now on the losses of steps {@code first} … {@code end − 1} alone count. */
    public void countLosses(int first, int end) {
        firstLoss = first;
        endOfLoss = end;
    }

    /** What enters at each step: symbols, −1 where none does, or numbers. */
    public void enter(int[] tokens, float[] inputs) {
        this.tokens = tokens;
        this.inputs = inputs;
    }

    public TapeLayout layout() {
        return layout;
    }

    /** The tape: values and, behind them, gradients. */
    public float[] v() {
        return v;
    }

    public int batch() {
        return layout.batch();
    }

    /** Steps in use. */
    public int steps() {
        return steps;
    }

    /** First step covered. */
    public int from() {
        return from;
    }

    /** The step after the last one covered. */
    public int end() {
        return end;
    }

    /** First step whose loss counts. */
    public int firstLoss() {
        return firstLoss;
    }

    /** The step after the last whose loss counts. */
    public int endOfLoss() {
        return endOfLoss;
    }

    /** Symbols that enter, step after step. */
    public int[] tokens() {
        return tokens;
    }

    /** Numbers that enter, step after step. */
    public float[] inputs() {
        return inputs;
    }

    /** First row of a worker's share of the steps covered. */
    public int row(int worker, int of) {
        return layout.row(from) + Workers.share((end - from) * batch(), worker, of);
    }

    /**
     * The same with the rows around them: those of the state before, and where layers also read from the last step to the
     * first, those after.
     */
    public int clearedRow(int worker, int of) {
        if (worker == 0) {
            return layout.row(from - 1);
        }
        return worker == of ? layout.row(end - 1) + layout.edges() * batch() : row(worker, of);
    }
}
