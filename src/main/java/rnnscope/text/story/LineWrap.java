package rnnscope.text.story;

/** Breaks a paragraph into lines: at spaces only, each line as long as the width allows. */
final class LineWrap {
    private final int width;

    /** @param width most characters in a line, its line end not counted */
    LineWrap(int width) {
        this.width = width;
    }

    /** Appends the paragraph, each line with its line end. A word wider than the width gets a line of its own. */
    void append(String paragraph, StringBuilder out) {
        int start = 0;
        while (paragraph.length() - start > width) {
            int end = paragraph.lastIndexOf(' ', start + width);
            if (end <= start) {
                end = paragraph.indexOf(' ', start + width);
            }
            if (end < 0) {
                break;
            }
            out.append(paragraph, start, end).append('\n');
            start = end + 1;
        }
        out.append(paragraph, start, paragraph.length()).append('\n');
    }
}
