package rnnscope.session.dynamics;

import rnnscope.model.Model;
import rnnscope.network.Reading;

/**
 * Question of the gradient that a loss sends back.
 *
 * @param model that moves
 * @param layer that it reaches
 * @param step  whose loss it is
 */
public record GradientsQuestion(Reading reading, Model model, int layer, int step) {}
