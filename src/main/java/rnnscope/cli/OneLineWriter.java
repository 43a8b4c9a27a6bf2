package rnnscope.cli;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;
import rnnscope.text.PlainLine;

/**
 * Writer of one-line messages: control characters, marks that change the direction of writing and whatever else a file
 * name or a file can hide in a line come out as U+FFFD, so that a line is what it looks like.
 */
final class OneLineWriter extends FilterWriter {
    OneLineWriter(Writer out) {
        super(out);
    }

    @Override
    public void write(int c) throws IOException {
        write(Character.toString(c), 0, 1);
    }

    @Override
    public void write(char[] chars, int from, int count) throws IOException {
        write(new String(chars, from, count), 0, count);
    }

    @Override
    public void write(String text, int from, int count) throws IOException {
        String part = text.substring(from, from + count);
        StringBuilder shown = new StringBuilder(count);
        part.codePoints().forEach(c -> shown.appendCodePoint(isShown(c) ? c : 0xFFFD));
        out.write(shown.toString());
    }

    private static boolean isShown(int codePoint) {
        return codePoint == '\n' || codePoint == '\r' || codePoint == '\t' || PlainLine.isVisible(codePoint);
    }
}
