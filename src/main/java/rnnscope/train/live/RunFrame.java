package rnnscope.train.live;

import java.util.List;
import rnnscope.train.Hyperparameters;

/**
 * All that a run shows of itself at one moment; immutable.
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
        /** Share of the time that samples and snapshots took. */
        public double watching() {
            return (samples + snapshots) / (training + heldOut + samples + snapshots);
        }
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
