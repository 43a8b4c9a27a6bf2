package rnnscope.session;

import rnnscope.tape.Trace;

/**
 * How much of the past a unit shows: the autocovariance of its value at a lag of {@value #LAG} steps over a trace,
 *
 * <pre>
 *   mean over t of (x_t − x̄) (x_{t+5} − x̄)
 * </pre>
 *
 * large for a unit that swings widely and changes seldom. Decides which unit is shown first.
 */
final class Memory {
    private static final int LAG = 5;

    private Memory() {}

    /** The unit that shows most; 0 where the trace is too short to tell. */
    static int best(Trace trace, int layer, String channel) {
        float[] values = new float[trace.end() - trace.start()];
        int best = 0;
        double most = 0;
        for (int unit = 0; unit < trace.layout().units(); unit++) {
            trace.readUnit(layer, channel, unit, trace.start(), values);
            double memory = autocovariance(values);
            if (memory > most) {
                best = unit;
                most = memory;
            }
        }
        return best;
    }

    private static double autocovariance(float[] values) {
        double mean = 0;
        for (float value : values) {
            mean += value / values.length;
        }
        double sum = 0;
        for (int t = 0; t + LAG < values.length; t++) {
            sum += (values[t] - mean) * (values[t + LAG] - mean);
        }
        return sum / values.length;
    }
}
