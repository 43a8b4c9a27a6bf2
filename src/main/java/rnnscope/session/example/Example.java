package rnnscope.session.example;

/**
 * Held-out example of a model's task, to choose as a source.
 *
 * @param source as it would be typed
 * @param answer what should come out, in words
 */
public record Example(String source, String answer) {}
