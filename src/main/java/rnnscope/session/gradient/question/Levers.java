package rnnscope.session.gradient.question;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import rnnscope.analysis.gradient.LossChoice;
import rnnscope.analysis.gradient.Truncation;
import rnnscope.language.Words;

/**
 * Levers of the gradients that are looked at, all that can be changed about them. A value: an edit makes another, undo
 * goes back to one.
 *
 * @param cells      ids of the cells side by side, at least one
 * @param trained    whether cells have weights that were learned, as far as there are such; false for those of their
 *                   beginning
 * @param start      how weights are that have learned nothing
 * @param source     what is read
 * @param row        sequence of the batch, from 0, where that is read
 * @param loss       what is derived
 * @param last       step whose loss is the last
 * @param steps      steps of the window that ends there, {@value #FEWEST} to {@value #MOST}
 * @param cut        steps of a window of training, at whose beginning the way back is cut; 0 for never
 * @param radius     spectral radius that W_hh is scaled to, NaN to leave it
 * @param forgetBias mean bias of an LSTM's forget gates, NaN to leave it
 * @param clip       greatest norm of the gradient of all parameters, infinite for no limit
 */
public record Levers(Set<String> cells, boolean trained, Start start, Source source, int row, LossChoice loss, int last, int steps,
        int cut, double radius, double forgetBias, double clip) {
    public static final int FEWEST = 2;
    public static final int MOST = 500;
    public static final String TANH = "rnn-tanh";
    public static final String RELU = "rnn-relu";

    /** What is read. */
    public enum Source {
        /** The text that is open. */
        TEXT,
        /** A sequence of the batch that training reads next. */
        BATCH
    }

    /** The set is copied; the number of steps is brought into its range. */
    public Levers {
        if (cells.isEmpty()) {
            throw new IllegalArgumentException(Words.of("session.gradient.no-cell"));
        }
        cells = Set.copyOf(cells);
        steps = Math.max(FEWEST, Math.min(MOST, steps));
    }

    public static Levers of(String cell, int last, int steps) {
        return new Levers(Set.of(cell), true, Start.LECTURE, Source.TEXT, 0, LossChoice.LAST_STEP, last, steps, 0, Double.NaN,
                Double.NaN, Double.POSITIVE_INFINITY);
    }

    /** The step at which the window begins. */
    public int first() {
        return Math.max(0, last - steps + 1);
    }

    /** Steps that the window has: fewer than asked for where there are not as many before the loss. */
    public int length() {
        return last - first() + 1;
    }

    public Truncation truncation() {
        return cut == 0 ? Truncation.NONE : new Truncation(cut);
    }

    /** Whether plain cells have a rectifier. */
    public boolean rectified() {
        return cells.contains(RELU);
    }

    /** Whether one of the plain cells is there. */
    public boolean hasPlain() {
        return cells.contains(TANH) || cells.contains(RELU);
    }

    public Levers withCells(Set<String> chosen) {
        return new Levers(chosen, trained, start, source, row, loss, last, steps, cut, radius, forgetBias, clip);
    }

    /** Shows a cell or no longer shows it; the last one stays. */
    public Levers toggled(String cell) {
        Set<String> chosen = new TreeSet<>(cells);
        if (!chosen.remove(cell)) {
            chosen.add(cell);
        }
        return chosen.isEmpty() ? this : withCells(chosen);
    }

    /** The plain cell with another activation. */
    public Levers withRectifier(boolean rectifier) {
        Set<String> chosen = new TreeSet<>(cells);
        if (chosen.removeAll(List.of(TANH, RELU))) {
            chosen.add(rectifier ? RELU : TANH);
        }
        return withCells(chosen);
    }

    public Levers withTrained(boolean own) {
        return new Levers(cells, own, start, source, row, loss, last, steps, cut, radius, forgetBias, clip);
    }

    /** Weights that have learned nothing, and how they are. */
    public Levers withStart(Start begun) {
        return new Levers(cells, false, begun, source, row, loss, last, steps, cut, radius, forgetBias, clip);
    }

    /** The text, or a sequence of the batch. */
    public Levers withSource(Source read, int sequence) {
        return new Levers(cells, trained, start, read, sequence, loss, last, steps, cut, radius, forgetBias, clip);
    }

    public Levers withLoss(LossChoice chosen) {
        return new Levers(cells, trained, start, source, row, chosen, last, steps, cut, radius, forgetBias, clip);
    }

    public Levers withLast(int step) {
        return new Levers(cells, trained, start, source, row, loss, step, steps, cut, radius, forgetBias, clip);
    }

    public Levers withSteps(int count) {
        return new Levers(cells, trained, start, source, row, loss, last, count, cut, radius, forgetBias, clip);
    }

    public Levers withCut(int count) {
        return new Levers(cells, trained, start, source, row, loss, last, steps, count, radius, forgetBias, clip);
    }

    public Levers withRadius(double target) {
        return new Levers(cells, trained, start, source, row, loss, last, steps, cut, target, forgetBias, clip);
    }

    public Levers withForgetBias(double bias) {
        return new Levers(cells, trained, start, source, row, loss, last, steps, cut, radius, bias, clip);
    }

    public Levers withClip(double norm) {
        return new Levers(cells, trained, start, source, row, loss, last, steps, cut, radius, forgetBias, norm);
    }
}
