package rnnscope.analysis.cause;

/** Methods of ablation: to what value a unit is clamped that is taken away. */
public enum AblationMethod {
    /** Clamped to 0. */
    ZERO,
    /** Clamped to its mean. */
    MEAN
}
