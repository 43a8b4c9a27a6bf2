package rnnscope.train.live;

/**
 * What a lane wrote at one iteration.
 *
 * @param lane        which one, from 0
 * @param text        symbols drawn from its predictions, from the zero state
 * @param temperature 0 takes the most probable symbol, 1 draws from the prediction as it is
 */
public record Sample(long iteration, int lane, String text, double temperature) {}
