package rnnscope.cli;

import java.nio.file.Path;

/**
 * What the command {@code lesson} is asked for: the audience's copy of a lesson.
 *
 * @param lesson the name of a shipped one, or a file
 * @param theme  "light" or "dark"
 * @param width  of each picture, in the units of a 1280×720 window
 * @param height likewise
 * @param scale  pixels for each unit of that, in HTML
 * @param out    the file to write, whose ending says what it is
 */
public record LessonRequest(String lesson, String theme, int width, int height, int scale, Path out) {
    /** Told each step as it is taken. */
    @FunctionalInterface
    public interface Steps {
        /** @param step from 1 */
        void at(int step, int of);
    }
}
