package rnnscope.train.live;

import rnnscope.language.Words;
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
            return new Failure(iteration, lane, null, Words.of("train.failure.memory"));
        }
        String message = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        return new Failure(iteration, lane, null, Words.of("train.failure.stopped", message));
    }

    static Failure exploded(long iteration, int lane, String parameter, double loss) {
        return new Failure(iteration, lane, parameter, Words.of("train.failure.exploded", iteration, loss, parameter));
    }

    private static String sentence(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
