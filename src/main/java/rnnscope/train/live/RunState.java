package rnnscope.train.live;

import java.util.List;
import java.util.Map;
import rnnscope.train.live.history.HistoryPoint;
import rnnscope.train.live.history.Metric;
import rnnscope.train.live.history.SeriesView;

/**
 * State of a run at one iteration, all of it, so that it can go on in another program as if nothing had happened;
 * immutable.
 *
 * @param series  of each lane, everything measured
 * @param samples what the lanes wrote, oldest first
 * @param history points that could be gone back to, a few or all, oldest first
 */
public record RunState(HistoryPoint point, List<Map<Metric, SeriesView>> series, List<Sample> samples,
        List<HistoryPoint> history) {
    public RunState {
        series = List.copyOf(series);
        samples = List.copyOf(samples);
        history = List.copyOf(history);
    }
}
