package rnnscope.figure.map;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import rnnscope.figure.Numbers;
import rnnscope.language.Words;

/** Message of the states in the plane, of what colours them: how well where they lie tells it. */
final class StatesMessage {
    /** Area under the ROC curve from which on it is told. */
    private static final double TOLD = 0.75;

    private StatesMessage() {}

    /**
     * "it holds mostly on the right: AUC 0.93", or another side; empty where no side tells it, and of what has a size.
     */
    static String of(double[] x, double[] y, float[] values) {
        double across = area(x, values);
        double up = area(y, values);
        boolean isAcross = Math.max(across, 1 - across) >= Math.max(up, 1 - up);
        double best = isAcross ? Math.max(across, 1 - across) : Math.max(up, 1 - up);
        return !(best >= TOLD) ? "" : Words.of(isAcross ? across > 0.5 ? "figure.map.right" : "figure.map.left"
                : up > 0.5 ? "figure.map.top" : "figure.map.bottom", Numbers.signed(best, 2));
    }

    /** Area under the ROC curve of a place for values of 0 and 1; NaN of other values. */
    static double area(double[] places, float[] values) {
        Integer[] order = IntStream.range(0, values.length).filter(i -> !Float.isNaN(values[i])).boxed()
                .sorted(Comparator.comparingDouble(i -> places[i])).toArray(Integer[]::new);
        boolean binary = Arrays.stream(order).allMatch(i -> values[i] == 0 || values[i] == 1);
        double ranks = 0;
        long holds = 0;
        for (int from = 0; from < order.length;) {
            int to = from;
            while (to < order.length && places[order[to]] == places[order[from]]) {
                to++;
            }
            for (int i = from; i < to; i++) {
                ranks += values[order[i]] == 1 ? (from + to + 1) / 2.0 : 0;
                holds += values[order[i]] == 1 ? 1 : 0;
            }
            from = to;
        }
        long others = order.length - holds;
        return !binary || holds == 0 || others == 0 ? Double.NaN
                : (ranks - holds * (holds + 1) / 2.0) / ((double) holds * others);
    }
}
