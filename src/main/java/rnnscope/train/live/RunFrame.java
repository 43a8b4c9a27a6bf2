package rnnscope.train.live;

import java.util.ArrayList;
import java.util.List;
import rnnscope.train.Hyperparameters;
import rnnscope.train.live.history.HistoryPoint;

/**
 * Frame of a run, all that it shows of itself at one moment; immutable.
 *
 * @param phase           what it is doing
 * @param failure         why it stopped, or null
 * @param iteration       steps done by each lane
 * @param epoch           the same in epochs
 * @param lastIteration   where it ends; {@link Long#MAX_VALUE} where it does not
 * @param seconds         time spent training
 * @param secondsLeft     time to the end at the present speed; NaN where there is none or it is not known
 * @param lanes           in the order of the settings
 * @param history         points that can be gone back to, the first and the newest among them
 * @param samples         what the lanes wrote, oldest first
 * @param hyperparameters in force
 * @param costs           where the time went
 */
public record RunFrame(LiveTraining.Phase phase, Failure failure, long iteration, double epoch, long lastIteration,
        double seconds, double secondsLeft, List<LaneFrame> lanes, List<HistoryPoint> history, List<Sample> samples,
        Hyperparameters hyperparameters, Costs costs) {

    /** Seconds spent on each kind of work since the start. */
    public record Costs(double training, double heldOut, double samples, double snapshots) {
        /** Share of the time that is not training. */
        public double watching() {
            double beside = heldOut + samples + snapshots;
            return beside / (training + beside);
        }
    }

    /** The same, ended before its end: in the state where it was stopped. */
    public RunFrame endedAt(RunState last) {
        List<LaneFrame> lastLanes = new ArrayList<>();
        for (int i = 0; i < lanes.size(); i++) {
            lastLanes.add(new LaneFrame(lanes.get(i).model(), lanes.get(i).symbolsPerSecond(), last.series().get(i),
                    last.point().lanes().get(i)));
        }
        List<HistoryPoint> all = new ArrayList<>(history);
        all.removeIf(point -> point.iteration() >= last.point().iteration());
        all.add(last.point());
        return new RunFrame(LiveTraining.Phase.FINISHED, failure, last.point().iteration(),
                last.point().lanes().get(0).epoch(), last.point().iteration(), last.point().seconds(), 0, List.copyOf(lastLanes),
                List.copyOf(all), last.samples(), hyperparameters, costs);
    }

    /** The point of the history at {@code iteration}, or the nearest before it. */
    public HistoryPoint point(long iteration) {
        HistoryPoint nearest = history.get(0);
        for (HistoryPoint point : history) {
            if (point.iteration() <= iteration) {
                nearest = point;
            }
        }
        return nearest;
    }
}
