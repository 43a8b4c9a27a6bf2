package rnnscope.session.dynamics;

/**
 * Question of the gradient that a loss sends back.
 *
 * @param layer of the tape, that it reaches
 * @param step  of the text, whose loss it is, or that of the example that it belongs to
 */
public record GradientsQuestion(Course course, int layer, int step) {}
