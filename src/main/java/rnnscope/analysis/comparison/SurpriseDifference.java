package rnnscope.analysis.comparison;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.CancellationException;
import rnnscope.network.Progress;
import rnnscope.network.Reading;
import rnnscope.tape.Trace;

/**
 * Difference of the surprise of two models over a text, in bits. At step t, before symbol x_{t+1},
 *
 * <pre>
 *   Δ_t = log₂ p_B(x_{t+1}) − log₂ p_A(x_{t+1})
 * </pre>
 *
 * which is the surprise of the first, A, minus that of the second, B: above 0 where A is surprised more. They disagree
 * most where |Δ| is greatest (Strobelt et al.: LMdiff, 2021, lists such places). Where the next symbol is unknown to one
 * of them there is no difference. Immutable.
 */
public final class SurpriseDifference {
    /** Steps of a window, all that is held of the traces at a time. */
    private static final int WINDOW = 4 * Reading.INTERVAL;
    private static final double LN2 = Math.log(2);

    private final float[] first; // (T), bits
    private final float[] second;
    private final int count;
    private final double firstMean;
    private final double secondMean;

    /** What both give to the symbol that came after a step; {@code first} and {@code second} are probabilities. */
    public record Disagreement(int step, double first, double second, double bits) {}

    private SurpriseDifference(float[] first, float[] second) {
        this.first = first;
        this.second = second;
        double firstSum = 0;
        double secondSum = 0;
        int known = 0;
        for (int t = 0; t < first.length; t++) {
            if (!Float.isNaN(first[t]) && !Float.isNaN(second[t])) {
                firstSum += first[t];
                secondSum += second[t];
                known++;
            }
        }
        this.count = known;
        this.firstMean = firstSum / known;
        this.secondMean = secondSum / known;
    }

    /**
     * Reads a text to its end with both.
     *
     * @param steps    of the two readings
     * @param progress counts steps
     * @throws CancellationException when {@code progress} says no
     */
    public static SurpriseDifference of(Reading first, Reading second, SharedSteps steps, Progress progress) {
        int length = steps.first().length();
        float[] own = new float[length];
        float[] other = new float[length];
        for (int from = 0; from < length; from += WINDOW) {
            if (!progress.report(from, length)) {
                throw new CancellationException();
            }
            int to = Math.min(length, from + WINDOW);
            Trace a = first.trace(from, to);
            Trace b = second.trace(from, to);
            for (int t = from; t < to; t++) {
                own[t] = (float) bits(a, steps, t);
                other[t] = (float) bits(b, steps, t);
            }
        }
        return new SurpriseDifference(own, other);
    }

    /** Surprise of what comes after a step; NaN where one of the two does not know it. */
    private static double bits(Trace trace, SharedSteps steps, int step) {
        return steps.isKnown(step) ? trace.surprise(step) / LN2 : Double.NaN;
    }

    /** Δ at a step of two traces that hold it, in bits; NaN where what follows is unknown to one of the models. */
    public static double at(Trace first, Trace second, SharedSteps steps, int step) {
        return bits(first, steps, step) - bits(second, steps, step);
    }

    /** Steps at which both are measured. */
    public int count() {
        return count;
    }

    /** Mean surprise of the first, bits per symbol; NaN where nothing is measured. */
    public double firstMean() {
        return firstMean;
    }

    public double secondMean() {
        return secondMean;
    }

    /** Δ at a step, in bits. */
    public double at(int step) {
        return (double) first[step] - second[step];
    }

    /** The places at which they disagree most, at most so many, the greatest |Δ| first; of equal ones the earliest. */
    public List<Disagreement> most(int places) {
        Comparator<Integer> least = Comparator.<Integer>comparingDouble(t -> Math.abs(at(t))).thenComparing(Comparator.reverseOrder());
        PriorityQueue<Integer> best = new PriorityQueue<>(least);
        for (int t = 0; t < first.length; t++) {
            if (Math.abs(at(t)) > 0) {
                best.add(t);
                if (best.size() > places) {
                    best.poll();
                }
            }
        }
        Integer[] steps = best.toArray(Integer[]::new);
        Arrays.sort(steps, least.reversed());
        return Arrays.stream(steps).map(t -> new Disagreement(t, Math.pow(2, -first[t]), Math.pow(2, -second[t]), at(t))).toList();
    }
}
