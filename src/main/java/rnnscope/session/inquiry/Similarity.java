package rnnscope.session.inquiry;

import java.util.Comparator;
import java.util.stream.IntStream;
import rnnscope.analysis.similarity.Correlations;
import rnnscope.analysis.similarity.Dendrogram;
import rnnscope.analysis.unit.Activity;
import rnnscope.network.Progress;

/**
 * Similarity of units over a text, by a sample of its steps at equal distances. Of a very large layer the units that
 * vary most. Immutable.
 */
public final class Similarity {
    private static final int MOST_STEPS = 4096;
    private static final int MOST_UNITS = 1024;

    private final int[] units;
    private final Correlations correlations;
    private final Dendrogram order;

    private Similarity(int[] units, float[][] series) {
        this.units = units;
        this.correlations = Correlations.of(series);
        this.order = correlations.cluster();
    }

    /** How they are found. */
    public static Similarity of(UnitQuestion<?> question, Activities activities, Progress progress) {
        Activity activity = activities.of(question.reading(), question.layer(), question.channel(), progress);
        int steps = Math.min(MOST_STEPS, activity.steps());
        float[][] series = new float[activity.units()][steps];
        for (int unit = 0; unit < series.length; unit++) {
            for (int i = 0; i < steps; i++) {
                series[unit][i] = activity.value(unit, (int) ((long) i * activity.steps() / steps));
            }
        }
        int[] units = IntStream.range(0, series.length).boxed()
                .sorted(Comparator.comparingDouble(unit -> -variance(series[unit])))
                .limit(MOST_UNITS).sorted().mapToInt(Integer::intValue).toArray();
        float[][] chosen = new float[units.length][];
        for (int i = 0; i < units.length; i++) {
            chosen[i] = series[units[i]];
        }
        return new Similarity(units, chosen);
    }

    private static double variance(float[] x) {
        double sum = 0;
        double squares = 0;
        for (float value : x) {
            sum += value;
            squares += (double) value * value;
        }
        return squares / x.length - sum / x.length * (sum / x.length);
    }

    /** How many units are compared. */
    public int size() {
        return units.length;
    }

    /** The unit that is number {@code i} of those compared. */
    public int unit(int i) {
        return units[i];
    }

    /** Of those compared. */
    public Correlations correlations() {
        return correlations;
    }

    /** Of those compared. */
    public Dendrogram order() {
        return order;
    }
}
