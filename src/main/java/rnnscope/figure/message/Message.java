package rnnscope.figure.message;

/**
 * Message of a picture, a sentence that says what a picture shows, computed from its numbers, and the mark that it
 * speaks of.
 *
 * @param sentence as a lecturer would say it while pointing; empty to say nothing
 * @param x        of the mark, in the measure of the picture's own axis: a step, a column
 * @param y        of the mark, likewise: a value, a row
 */
public record Message(String sentence, double x, double y) {
    /** Where there is nothing to say. */
    public static final Message NONE = new Message("", 0, 0);

    /** The same at another place: that of its mark in pixels. */
    public Message at(double newX, double newY) {
        return new Message(sentence, newX, newY);
    }
}
