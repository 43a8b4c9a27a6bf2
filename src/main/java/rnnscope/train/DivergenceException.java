package rnnscope.train;

import rnnscope.language.Words;

/** Exception for training that broke down: the gradient is infinite or not a number. */
public final class DivergenceException extends RuntimeException {
    private final long iteration;
    private final String parameter;

    /** @param parameter the first parameter, in PyTorch's order, whose gradient is broken */
    public DivergenceException(long iteration, String parameter) {
        super(Words.of("train.diverged", iteration, parameter));
        this.iteration = iteration;
        this.parameter = parameter;
    }

    public long iteration() {
        return iteration;
    }

    public String parameter() {
        return parameter;
    }
}
