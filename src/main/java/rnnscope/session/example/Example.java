package rnnscope.session.example;

/**
 * A source of a model's task that it did not learn from, to choose.
 *
 * @param source as it would be typed
 * @param answer what should come out, in words
 */
public record Example(String source, String answer) {}
