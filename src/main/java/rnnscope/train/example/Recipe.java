package rnnscope.train.example;

import rnnscope.train.Initialisation;
import rnnscope.train.Optimizer;
import rnnscope.train.TrainingSpec;

/**
 * Recipe, settings with which a task is learned well: Adam, clipped at 1, orthogonal weights, a learning rate that
 * shrinks after a while.
 *
 * @param decay      factor by which the learning rate shrinks at each epoch after {@code decayAfter}
 * @param epochs     until it is learned
 */
record Recipe(int batch, double rate, double decay, int decayAfter, int epochs) {

    TrainingSpec training(int steps, long seed) {
        return new TrainingSpec(batch, steps, Optimizer.Kind.ADAM, rate, decay, decayAfter, 1, Initialisation.ORTHOGONAL,
                1, seed);
    }
}
