package rnnscope.train.live;

import java.util.List;
import rnnscope.train.live.material.Attempt;

/**
 * Sample of what a lane wrote at one iteration.
 *
 * @param lane        which one, from 0
 * @param text        symbols drawn from its predictions, from the zero state; empty where it answers instead
 * @param temperature 0 takes the most probable symbol, 1 draws from the prediction as it is; answers are not drawn
 * @param attempts    what it makes of held-out examples; empty where it learns a text
 */
public record Sample(long iteration, int lane, String text, double temperature, List<Attempt> attempts) {
    public Sample {
        attempts = List.copyOf(attempts);
    }
}
