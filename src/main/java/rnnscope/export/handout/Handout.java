package rnnscope.export.handout;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** Handout, the audience's copy of a lesson: its steps one after another, with their pictures as they were shown. */
public interface Handout extends Closeable {
    /** Adds the next step. */
    void add(HandoutStep step) throws IOException;

    /** All steps are there: the file appears. Closed without, it does not. */
    void end() throws IOException;

    /** Whether a file's name is that of a handout. */
    static boolean isHandout(Path file) {
        return hasEnding(file, ".pdf") || hasEnding(file, ".html");
    }

    /**
     * Begins a handout, a PDF or an HTML file as its ending says.
     *
     * @param scale pixels for each unit of a picture, in HTML
     */
    static Handout begin(Path file, HandoutHeading heading, int scale) throws IOException {
        return hasEnding(file, ".pdf") ? new PdfHandout(file, heading) : new HtmlHandout(file, heading, scale);
    }

    private static boolean hasEnding(Path file, String ending) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(ending);
    }
}
