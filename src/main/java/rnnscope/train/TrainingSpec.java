package rnnscope.train;

import rnnscope.language.Words;

/**
 * Specification of a training run, what the user chooses beside the model itself.
 *
 * @param batch        sequences read side by side
 * @param steps        steps of a window: how far gradients go back
 * @param optimizer    how a gradient becomes an update
 * @param learningRate size of an update
 * @param decay        factor by which the learning rate shrinks at each epoch after {@code decayAfter}
 * @param decayAfter   epochs before the learning rate begins to shrink; 0 is as 1, the first is never shrunk
 * @param clip         greatest norm of the whole gradient; 0 for no limit (Pascanu, Mikolov and Bengio, 2013)
 * @param init         how weights begin
 * @param forgetBias   what an LSTM's forget gates begin with (Jozefowicz, Zaremba and Sutskever, 2015)
 * @param seed         decides everything random
 */
public record TrainingSpec(int batch, int steps, Optimizer.Kind optimizer, double learningRate, double decay,
        int decayAfter, double clip, Initialisation init, double forgetBias, long seed) {

    public static final int MAX_BATCH = 4096;
    public static final int MAX_STEPS = 10_000;

    /** @throws IllegalArgumentException in words for the user when a value makes no sense */
    public TrainingSpec {
        require(batch >= 1 && batch <= MAX_BATCH, Words.of("train.bad.batch", MAX_BATCH, batch));
        require(steps >= 1 && steps <= MAX_STEPS, Words.of("train.bad.steps", MAX_STEPS, steps));
        new Hyperparameters(learningRate, decay, decayAfter, clip);
        require(Double.isFinite(forgetBias), Words.of("train.bad.forget-bias"));
    }

    /** Adam at 0.002, batch 32, 50 steps, clipped at 5, forget bias 1. */
    public static TrainingSpec withSeed(long seed) {
        return new TrainingSpec(32, 50, Optimizer.Kind.ADAM, 0.002, 1, 0, 5, Initialisation.UNIFORM, 1, seed);
    }

    /** The part of this that may change while training runs. */
    public Hyperparameters hyperparameters() {
        return new Hyperparameters(learningRate, decay, decayAfter, clip);
    }

    /** Learning rate during an epoch, counted from 0. */
    public double learningRate(int epoch) {
        return hyperparameters().learningRate(epoch);
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
