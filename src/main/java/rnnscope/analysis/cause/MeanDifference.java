package rnnscope.analysis.cause;

import java.util.Arrays;
import java.util.concurrent.CancellationException;
import rnnscope.language.Words;
import rnnscope.network.Progress;
import rnnscope.network.Reading;
import rnnscope.network.Topology;
import rnnscope.tape.Side;
import rnnscope.tape.Trace;
import rnnscope.text.TextRange;

/**
 * Mean difference, the simplest linear probe: the direction in which a state differs where a property holds from where
 * it does not:
 *
 * <pre>
 *   d = mean{x_t : p_t &gt; m} − mean{x_t : p_t ≤ m}        m = 1/2 for a binary property, the median of a scalar one
 * </pre>
 */
public final class MeanDifference {
    private static final int STEPS = 4 * Reading.INTERVAL;

    private MeanDifference() {}

    /**
     * Over a stretch of a text.
     *
     * @param values   of the property, one for each step of the text, NaN where it is not defined
     * @param progress asked now and then
     * @return one number for each unit
     * @throws CancellationException    when {@code progress} says no
     * @throws IllegalArgumentException in words for the user when the property is the same everywhere
     */
    public static float[] of(Reading reading, int layer, String channel, float[] values, TextRange stretch,
            Progress progress) {
        double threshold = threshold(Arrays.copyOfRange(values, stretch.from(), stretch.to()));
        int units = Topology.of(reading.model().spec()).layers(Side.SOURCE).get(layer).width(channel);
        double[][] sums = new double[2][units];
        int[] counts = new int[2];
        float[] state = new float[units];
        for (int from = stretch.from(); from < stretch.to(); from += STEPS) {
            Trace trace = reading.trace(from, Math.min(stretch.to(), from + STEPS));
            for (int t = trace.start(); t < trace.end(); t++) {
                if (!Float.isNaN(values[t])) {
                    int side = values[t] > threshold ? 1 : 0;
                    counts[side]++;
                    trace.read(layer, channel, t, state);
                    for (int j = 0; j < units; j++) {
                        sums[side][j] += state[j];
                    }
                }
            }
            if (!progress.report(trace.end() - stretch.from(), stretch.length())) {
                throw new CancellationException();
            }
        }
        if (counts[0] == 0 || counts[1] == 0) {
            throw new IllegalArgumentException(Words.of("analysis.difference", stretch.from(), stretch.to() - 1));
        }
        float[] difference = new float[units];
        for (int j = 0; j < units; j++) {
            difference[j] = (float) (sums[1][j] / counts[1] - sums[0][j] / counts[0]);
        }
        return difference;
    }

    /** Between 0 and 1 where these are all the values there are, else the median. */
    private static double threshold(float[] values) {
        float[] known = values.clone();
        Arrays.sort(known);
        int count = known.length;
        while (count > 0 && Float.isNaN(known[count - 1])) {
            count--;
        }
        boolean binary = true;
        for (int i = 0; i < count; i++) {
            binary &= known[i] == 0 || known[i] == 1;
        }
        return binary || count == 0 ? 0.5 : known[(count - 1) / 2];
    }
}
