package rnnscope.session.reading;

import java.util.Arrays;
import rnnscope.tape.Trace;

/**
 * Measure of how long a unit remembers, as far as the eye can tell, from the means m_k of its value over parts of
 * {@value #SPAN} steps:
 *
 * <pre>
 *   Var_k(m_k)² / Var_t(x_t)
 * </pre>
 *
 * the variance of the means times the share of all variance that it is: large for a unit that swings widely and changes
 * seldom, small for one that alternates. Decides which unit is shown first.
 */
final class UnitMemory {
    private static final int SPAN = 24;

    private UnitMemory() {}

    /** The unit that remembers most; 0 where the trace is too short to tell. */
    static int best(Trace trace, int layer, String channel) {
        float[] values = new float[trace.end() - trace.start()];
        int best = 0;
        double most = 0;
        for (int unit = 0; unit < trace.layout().channel(layer, channel).columns(); unit++) {
            trace.readUnit(layer, channel, unit, trace.start(), values);
            double memory = memory(values);
            if (memory > most) {
                best = unit;
                most = memory;
            }
        }
        return best;
    }

    private static double memory(float[] values) {
        double[] means = new double[values.length / SPAN];
        double[] all = new double[means.length * SPAN];
        for (int t = 0; t < all.length; t++) {
            all[t] = values[t];
            means[t / SPAN] += values[t] / SPAN;
        }
        double ofMeans = variance(means);
        return ofMeans == 0 ? 0 : ofMeans * ofMeans / variance(all);
    }

    private static double variance(double[] values) {
        double mean = Arrays.stream(values).average().orElse(0);
        return Arrays.stream(values).map(value -> (value - mean) * (value - mean)).average().orElse(0);
    }
}
