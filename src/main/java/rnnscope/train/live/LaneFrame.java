package rnnscope.train.live;

import java.util.Map;
import rnnscope.model.ModelSpec;

/**
 * Frame of a lane in a {@link RunFrame}; immutable.
 *
 * @param symbolsPerSecond speed of its last steps; NaN before the first
 * @param series           everything measured
 * @param snapshot         how it is now; null where nobody asked for it
 */
public record LaneFrame(ModelSpec model, double symbolsPerSecond, Map<Metric, SeriesView> series,
        TrainingSnapshot snapshot) {
    public LaneFrame {
        series = Map.copyOf(series);
    }

    public SeriesView series(Metric metric) {
        return series.get(metric);
    }
}
