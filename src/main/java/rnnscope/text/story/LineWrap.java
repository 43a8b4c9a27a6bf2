package rnnscope.text.story;

/**
 * Line wrapping of a paragraph at the first space at or after a column. So whether a space becomes a line end depends
 * on the column alone, not on the word to come: who has counted the columns knows it for sure.
 */
final class LineWrap {
    private final int width;

    /** @param width fewest characters in a line that is not a paragraph's last, its line end not counted */
    LineWrap(int width) {
        this.width = width;
    }

    /** Appends the paragraph, each line with its line end. */
    void append(String paragraph, StringBuilder out) {
        int start = 0;
        for (int end; (end = paragraph.indexOf(' ', start + width)) >= 0; start = end + 1) {
            out.append(paragraph, start, end).append('\n');
        }
        out.append(paragraph, start, paragraph.length()).append('\n');
    }
}
