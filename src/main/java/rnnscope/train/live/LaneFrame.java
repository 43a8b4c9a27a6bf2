package rnnscope.train.live;

import java.util.Map;
import rnnscope.model.ModelSpec;
import rnnscope.train.live.history.Metric;
import rnnscope.train.live.history.SeriesView;
import rnnscope.train.live.history.TrainingSnapshot;

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
