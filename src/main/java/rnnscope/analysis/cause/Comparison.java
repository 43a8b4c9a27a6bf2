package rnnscope.analysis.cause;

import java.util.Arrays;

/** Comparison of one unit's effect with those of others. */
final class Comparison {
    private Comparison() {}

    /** 1 when no other has as great an effect, and so on. */
    static int rank(double own, double[] others) {
        return 1 + (int) Arrays.stream(others).filter(other -> other >= own).count();
    }

    /** How many deviations of the others' effects it lies above their mean. */
    static double z(double own, double[] others) {
        double mean = Arrays.stream(others).average().orElse(Double.NaN);
        double squares = Arrays.stream(others).map(x -> (x - mean) * (x - mean)).sum();
        return (own - mean) / Math.sqrt(squares / (others.length - 1));
    }
}
