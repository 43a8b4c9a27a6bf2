package rnnscope.analysis.cause;

/** How a unit is taken away. */
public enum Absence {
    /** Held at 0. */
    SILENCED,
    /** Held at its mean. */
    AVERAGED
}
