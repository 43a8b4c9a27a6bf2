package rnnscope.session;

import rnnscope.tape.Trace;

/**
 * How much a unit remembers, as far as the eye can tell: the variance of its mean over {@value #SPAN} steps,
 *
 * <pre>
 *   Var_k (1/SPAN · Σ_{t in part k} x_t),   the trace cut into parts of SPAN steps
 * </pre>
 *
 * large for a unit that swings widely and changes seldom, small for one that alternates. Decides which unit is shown
 * first.
 */
final class Memory {
    private static final int SPAN = 24;

    private Memory() {}

    /** The unit that remembers most; 0 where the trace is too short to tell. */
    static int best(Trace trace, int layer, String channel) {
        float[] values = new float[trace.end() - trace.start()];
        int best = 0;
        double most = 0;
        for (int unit = 0; unit < trace.layout().units(); unit++) {
            trace.readUnit(layer, channel, unit, trace.start(), values);
            double memory = varianceOfMeans(values);
            if (memory > most) {
                best = unit;
                most = memory;
            }
        }
        return best;
    }

    private static double varianceOfMeans(float[] values) {
        int parts = values.length / SPAN;
        double sum = 0;
        double squares = 0;
        for (int part = 0; part < parts; part++) {
            double mean = 0;
            for (int i = 0; i < SPAN; i++) {
                mean += values[part * SPAN + i] / SPAN;
            }
            sum += mean;
            squares += mean * mean;
        }
        return parts < 2 ? 0 : squares / parts - sum / parts * (sum / parts);
    }
}
