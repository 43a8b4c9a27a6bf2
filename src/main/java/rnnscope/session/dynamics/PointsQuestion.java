package rnnscope.session.dynamics;

import rnnscope.model.Model;
import rnnscope.network.Reading;

/**
 * Question of the fixed and slow points while one symbol is held.
 *
 * @param reading of the text from whose states they are looked for
 * @param model   that moves
 */
public record PointsQuestion(Reading reading, Model model, int held) {}
