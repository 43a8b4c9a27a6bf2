package rnnscope.train.live.history;

import rnnscope.model.Parameters;
import rnnscope.train.ParameterUpdate;

/**
 * Snapshot of a lane at one iteration; immutable.
 *
 * @param iteration    steps done
 * @param epoch        epochs done, with their fraction
 * @param parameters   a copy, not to be changed
 * @param loss         mean loss of the last step's window before its update; NaN before the first
 * @param heldOutLoss  mean loss on held-out windows when it was last measured; NaN before
 * @param gradientNorm norm of the last gradient before clipping
 * @param clippedNorm  the same after clipping
 * @param updateRatio  log₁₀ ‖Δw‖ / ‖w‖ when it was last measured; NaN before
 * @param state        the recurrent state that the next window goes on from; not to be changed
 * @param update       what the last step did to each parameter, of a small network; null where that is not kept
 */
public record TrainingSnapshot(long iteration, double epoch, Parameters parameters, double loss, double heldOutLoss,
        double gradientNorm, double clippedNorm, double updateRatio, float[] state, ParameterUpdate update) {}
