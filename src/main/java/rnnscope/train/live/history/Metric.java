package rnnscope.train.live.history;

/** Metric of a lane while it trains. */
public enum Metric {
    /** Mean loss of a step's window before its update; nats per symbol, or squared error. */
    TRAINING_LOSS,
    /** Mean loss on held-out windows; the same unit. */
    HELD_OUT_LOSS,
    /** Share of the held-out examples of which everything is predicted right. */
    HELD_OUT_EXACT,
    /** Norm of the whole gradient before clipping. */
    GRADIENT_NORM,
    /** The same after clipping. */
    CLIPPED_NORM,
    /** log₁₀ ‖Δw‖ / ‖w‖ of an update. */
    UPDATE_RATIO,
    /** Learning rate in force. */
    LEARNING_RATE
}
