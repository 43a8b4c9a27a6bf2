package rnnscope.train;

import rnnscope.language.Words;

/**
 * Hyperparameters that may change while training runs, without a reset; a change holds from the next step on.
 *
 * @param learningRate size of an update
 * @param decay        factor by which the learning rate shrinks at each epoch after {@code decayAfter}
 * @param decayAfter   epochs before the learning rate begins to shrink; 0 is as 1, the first is never shrunk
 * @param clip         greatest norm of the whole gradient; 0 for no limit (Pascanu, Mikolov and Bengio, 2013)
 */
public record Hyperparameters(double learningRate, double decay, int decayAfter, double clip) {

    public static final double MAX_RATE = 10;

    /** @throws IllegalArgumentException in words for the user when a value makes no sense */
    public Hyperparameters {
        require(learningRate > 0 && learningRate <= MAX_RATE,
                Words.of("train.bad.rate", learningRate));
        require(decay > 0 && decay <= 1, Words.of("train.bad.decay", decay));
        require(decayAfter >= 0, Words.of("train.bad.decay-after", decayAfter));
        require(clip >= 0, Words.of("train.bad.clip", clip));
    }

    /** Learning rate during an epoch, counted from 0: shrunk once in the epoch of number {@code decayAfter}. */
    public double learningRate(int epoch) {
        return learningRate * Math.pow(decay, Math.max(0, epoch + 1 - Math.max(1, decayAfter)));
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
