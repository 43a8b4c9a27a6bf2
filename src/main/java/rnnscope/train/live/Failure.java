package rnnscope.train.live;

import rnnscope.train.DivergenceException;

/**
 * Failure that stopped a run.
 *
 * @param iteration step at which it happened, counted from 1
 * @param lane      the lane it happened to, from 0
 * @param parameter whose gradient broke, or is the steepest; null where the failure is another
 * @param words     a sentence for the user
 */
public record Failure(long iteration, int lane, String parameter, String words) {

    static Failure of(Throwable failure, long iteration, int lane) {
        if (failure instanceof DivergenceException divergence) {
            return new Failure(divergence.iteration(), lane, divergence.parameter(), sentence(divergence.getMessage()));
        }
        if (failure instanceof OutOfMemoryError) {
            return new Failure(iteration, lane, null, "There is not enough memory to go on training.");
        }
        String message = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        return new Failure(iteration, lane, null, "Training stopped: " + message);
    }

    static Failure exploded(long iteration, int lane, String parameter, double loss) {
        return new Failure(iteration, lane, parameter, String.format(java.util.Locale.ROOT,
                "Training diverged at step %d: the loss has grown to %.0f, and the steepest gradient is that of %s; try "
                + "a smaller learning rate or a clipping threshold", iteration, loss, parameter));
    }

    private static String sentence(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
