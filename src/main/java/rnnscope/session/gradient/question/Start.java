package rnnscope.session.gradient.question;

import rnnscope.train.Initialisation;
import rnnscope.train.task.Task;

/** Start of weights that have learned nothing. */
public enum Start {
    /**
     * As lectures describe it: recurrent weights below the edge, so that what goes through them fades, and forget gates
     * whose bias keeps what is held over the whole window. The lanes of a run are as that began.
     */
    LECTURE,
    /** As PyTorch starts them: everything uniform in ±1/√H, and no bias of its own. */
    PYTORCH,
    /** Recurrent weights orthogonal, at the edge: they neither stretch nor shrink. */
    ORTHOGONAL;

    /** Spectral radius of {@link #LECTURE}. */
    public static final double BELOW_EDGE = 0.9;

    /**
     * How weights begin.
     *
     * @param steps of the window
     */
    public ComparedNetwork.Beginning beginning(long seed, int steps) {
        return switch (this) {
            case LECTURE -> new ComparedNetwork.Beginning(Initialisation.ORTHOGONAL, Task.forgetBias(steps), seed,
                    BELOW_EDGE);
            case PYTORCH -> new ComparedNetwork.Beginning(Initialisation.UNIFORM, 0, seed, Double.NaN);
            case ORTHOGONAL -> new ComparedNetwork.Beginning(Initialisation.ORTHOGONAL, 1, seed, Double.NaN);
        };
    }
}
