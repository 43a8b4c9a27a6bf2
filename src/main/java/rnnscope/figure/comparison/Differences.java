package rnnscope.figure.comparison;

import rnnscope.figure.score.TimeAxis;
import rnnscope.figure.track.Passage;

/**
 * Differences of two models over a stretch of one text.
 *
 * @param first  the stretch by the first model, A
 * @param second the same by the second, B
 * @param bits   for each step of the stretch the surprise of A at what came next minus that of B; NaN where there is none;
 *               not modified
 */
public record Differences(Passage first, Passage second, Sides sides, float[] bits) {

    /** Of a step; NaN where it is not known. */
    public double at(int step) {
        return first.trace().contains(step) ? bits[step - first.trace().start()] : Double.NaN;
    }

    /** First step of the axis that has values. */
    int from(TimeAxis axis) {
        return Math.max(axis.from(), first.trace().start());
    }

    /** Those of an axis, from {@link #from} on. */
    double[] on(TimeAxis axis) {
        int from = from(axis);
        double[] values = new double[Math.max(0, Math.min(axis.to(), first.trace().end()) - from)];
        for (int i = 0; i < values.length; i++) {
            values[i] = at(from + i);
        }
        return values;
    }
}
