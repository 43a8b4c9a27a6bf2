package rnnscope.train.live.history;

import java.util.EnumMap;
import java.util.Map;
import rnnscope.train.Trainer;

/** Metrics of a lane, everything measured of it, in bounded memory. Of one thread. */
public final class Metrics {
    /** Stretches of a series: as many as a chart on a large screen has points, twice. */
    private static final int CAPACITY = 1024;

    private final Map<Metric, Series> series = new EnumMap<>(Metric.class);

    public Metrics() {
        for (Metric metric : Metric.values()) {
            series.put(metric, new Series(CAPACITY));
        }
    }

    public void add(Metric metric, long iteration, double value) {
        series.get(metric).add(iteration, value);
    }

    /** What a trainer's last step was like. */
    public void addStep(Trainer trainer, boolean measuredUpdate) {
        long iteration = trainer.iteration();
        add(Metric.TRAINING_LOSS, iteration, trainer.loss());
        add(Metric.GRADIENT_NORM, iteration, trainer.gradientNorm());
        add(Metric.CLIPPED_NORM, iteration, trainer.clippedNorm());
        add(Metric.LEARNING_RATE, iteration, trainer.learningRate());
        if (measuredUpdate) {
            add(Metric.UPDATE_RATIO, iteration, Math.log10(trainer.updateRatio()));
        }
    }

    /** Takes up what was measured before an interruption. */
    public void resume(Map<Metric, SeriesView> measured) {
        measured.forEach((metric, view) -> series.put(metric, Series.of(view, CAPACITY)));
    }

    public void cutAfter(long iteration) {
        series.values().forEach(s -> s.cutAfter(iteration));
    }

    public Map<Metric, SeriesView> views() {
        Map<Metric, SeriesView> views = new EnumMap<>(Metric.class);
        series.forEach((metric, s) -> views.put(metric, s.view()));
        return views;
    }
}
