package rnnscope.session.dynamics;

import rnnscope.text.property.TextProperty;

/**
 * Question of what all units of a layer together know of a property of the text.
 *
 * @param layer of the tape
 */
public record ProbeQuestion(Course course, int layer, TextProperty property) {}
