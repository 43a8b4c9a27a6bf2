package rnnscope.session.dynamics;

import rnnscope.model.Model;
import rnnscope.network.Reading;

/**
 * Question of how long a model remembers along a text.
 *
 * @param model that moves
 */
public record MemoryQuestion(Reading reading, Model model) {}
