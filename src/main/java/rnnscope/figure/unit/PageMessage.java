package rnnscope.figure.unit;

/**
 * Message of a page, beside one of the symbols that it speaks of.
 *
 * @param sentence empty for nothing
 * @param speaksOf by step whether the sentence speaks of its symbol; not modified
 * @param from     step of the first
 */
public record PageMessage(String sentence, boolean[] speaksOf, int from) {
    public static final PageMessage NONE = new PageMessage("", new boolean[0], 0);

    boolean speaksOf(int step) {
        return step >= from && step < from + speaksOf.length && speaksOf[step - from];
    }
}
