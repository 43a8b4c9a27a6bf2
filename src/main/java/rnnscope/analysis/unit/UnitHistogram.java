package rnnscope.analysis.unit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import rnnscope.text.TextRange;

/**
 * Histogram of a unit's values, where a property has one value or another: inside and outside, or over the ranges of
 * what has a size.
 *
 * @param min    lower end of the first bin
 * @param max    upper end of the last
 * @param groups in order of the property
 */
public record UnitHistogram(float min, float max, List<Group> groups) {

    /**
     * The steps at which the property lies between two values.
     *
     * @param low           least value of the property
     * @param high          greatest
     * @param count         how many steps
     * @param mean          of the unit's values there
     * @param lowerQuartile a quarter of them lies below
     * @param median        half of them lies below
     * @param upperQuartile three quarters lie below
     * @param shares        part of the steps in each bin of the unit's values
     */
    public record Group(float low, float high, int count, double mean, float lowerQuartile, float median,
            float upperQuartile, List<Double> shares) {
        public Group {
            shares = List.copyOf(shares);
        }
    }

    public UnitHistogram {
        groups = List.copyOf(groups);
    }

    /**
     * @param range  steps that are looked at; those where the property is not defined are passed over
     * @param groups at most so many of about the same size where the property has more values than that
     * @param bins   of equal width, from the unit's least value to its greatest
     */
    public static UnitHistogram of(Activity activity, int unit, PropertyValues property, TextRange range, int groups,
            int bins) {
        float[] highs = highs(property, range, groups);
        int[][] counts = new int[highs.length][Activity.LEVELS];
        float[] lows = new float[highs.length];
        Arrays.fill(lows, Float.POSITIVE_INFINITY);
        for (int t = range.from(); t < range.to(); t++) {
            if (property.isDefined(t)) {
                int at = Arrays.binarySearch(highs, property.value(t) + 0f);
                int group = at >= 0 ? at : -at - 1;
                counts[group][activity.level(unit, t)]++;
                lows[group] = Math.min(lows[group], property.value(t));
            }
        }
        float min = Float.POSITIVE_INFINITY;
        float max = Float.NEGATIVE_INFINITY;
        for (int[] group : counts) {
            for (int l = 0; l < group.length; l++) {
                if (group[l] > 0) {
                    min = Math.min(min, activity.levelValue(unit, l));
                    max = Math.max(max, activity.levelValue(unit, l));
                }
            }
        }
        List<Group> list = new ArrayList<>();
        for (int g = 0; g < highs.length; g++) {
            list.add(group(activity, unit, counts[g], lows[g], highs[g], min, max, bins));
        }
        return new UnitHistogram(min, max, list);
    }

    /** The greatest value of each group. */
    private static float[] highs(PropertyValues property, TextRange range, int groups) {
        float[] sorted = new float[range.length()];
        int count = 0;
        for (int t = range.from(); t < range.to(); t++) {
            if (property.isDefined(t)) {
                sorted[count++] = property.value(t) + 0f;
            }
        }
        Arrays.sort(sorted, 0, count);
        float[] distinct = new float[count];
        int kinds = 0;
        for (int i = 0; i < count; i++) {
            if (i == 0 || sorted[i] != sorted[i - 1]) {
                distinct[kinds++] = sorted[i];
            }
        }
        if (kinds <= groups) {
            return Arrays.copyOf(distinct, kinds);
        }
        float[] highs = new float[groups];
        int found = 0;
        for (int g = 1; g <= groups; g++) {
            float high = sorted[(int) ((long) count * g / groups) - 1];
            if (found == 0 || high > highs[found - 1]) {
                highs[found++] = high;
            }
        }
        return Arrays.copyOf(highs, found);
    }

    private static Group group(Activity activity, int unit, int[] counts, float low, float high, float min, float max,
            int bins) {
        int count = Arrays.stream(counts).sum();
        int[] inBin = new int[bins];
        double sum = 0;
        for (int l = 0; l < counts.length; l++) {
            if (counts[l] > 0) {
                float value = activity.levelValue(unit, l);
                sum += (double) value * counts[l];
                inBin[max > min ? Math.min(bins - 1, (int) (bins * ((value - min) / (max - min)))) : 0] += counts[l];
            }
        }
        return new Group(low, high, count, sum / count, quantile(activity, unit, counts, count, 0.25),
                quantile(activity, unit, counts, count, 0.5), quantile(activity, unit, counts, count, 0.75),
                Arrays.stream(inBin).mapToObj(n -> n / (double) count).toList());
    }

    private static float quantile(Activity activity, int unit, int[] counts, int count, double part) {
        int level = 0;
        int below = counts[0];
        while (below < part * count) {
            below += counts[++level];
        }
        return activity.levelValue(unit, level);
    }
}
