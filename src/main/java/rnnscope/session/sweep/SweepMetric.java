package rnnscope.session.sweep;

import java.util.Comparator;
import java.util.Locale;
import rnnscope.language.Words;

/** Metric of a sweep's runs, measured on the held-out part. */
public enum SweepMetric {
    /** Mean loss, the less the better. */
    HELD_OUT_LOSS,
    /** Share of the examples that are wholly right, the more the better. */
    HELD_OUT_EXACT;

    /** Its field in files. */
    public String field() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What users read. */
    public String title() {
        return Words.of("session.sweep.metric." + field());
    }

    /** Of a run; NaN where it was not measured. */
    public double of(SweepResults.Run run) {
        return this == HELD_OUT_LOSS ? run.loss() : run.exact();
    }

    /** The better value first. */
    public Comparator<Double> bestFirst() {
        return this == HELD_OUT_LOSS ? Comparator.naturalOrder() : Comparator.reverseOrder();
    }
}
