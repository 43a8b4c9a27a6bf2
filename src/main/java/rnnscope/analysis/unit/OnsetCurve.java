package rnnscope.analysis.unit;

import java.util.ArrayList;
import java.util.List;
import rnnscope.text.TextRange;

/**
 * Onset curve, a unit averaged around the places where a property begins to hold: its mean and spread from some steps
 * before to some after.
 *
 * @param before     steps before the onset, with which the lists begin
 * @param onsets     how many there are
 * @param means      of the unit at each step; NaN where no onset has that step
 * @param deviations standard deviation of the unit at each step
 */
public record OnsetCurve(int before, int onsets, List<Double> means, List<Double> deviations) {
    public OnsetCurve {
        means = List.copyOf(means);
        deviations = List.copyOf(deviations);
    }

    /**
     * @param range  onsets that are looked at; steps around them may lie outside it
     * @param before steps before an onset
     * @param after  steps after it
     */
    public static OnsetCurve of(Activity activity, int unit, PropertyValues property, TextRange range, int before,
            int after) {
        int[] counts = new int[before + 1 + after];
        double[] sums = new double[counts.length];
        double[] squares = new double[counts.length];
        int onsets = 0;
        for (int t = range.from(); t < range.to(); t++) {
            if (property.isOnset(t)) {
                onsets++;
                for (int i = 0; i < counts.length; i++) {
                    int step = t - before + i;
                    if (step >= 0 && step < activity.steps()) {
                        double value = activity.value(unit, step);
                        counts[i]++;
                        sums[i] += value;
                        squares[i] += value * value;
                    }
                }
            }
        }
        List<Double> means = new ArrayList<>();
        List<Double> deviations = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            double mean = sums[i] / counts[i];
            means.add(mean);
            deviations.add(Math.sqrt(Math.max(0, squares[i] / counts[i] - mean * mean)));
        }
        return new OnsetCurve(before, onsets, means, deviations);
    }
}
