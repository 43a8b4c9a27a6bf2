package rnnscope.session.lesson;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import rnnscope.language.Words;
import rnnscope.session.file.JsonFile;
import rnnscope.session.file.SessionFileException;

/** Files of lessons, and the lessons that come with the program. */
public final class LessonFiles {
    private static final JsonFile<Lesson> JSON = new JsonFile<>(Lesson.class, "lesson", 1L << 26);
    private static final String FOLDER = "/assets/lessons/";
    /** In the order of a course. */
    private static final List<String> SHIPPED = List.of("language-model", "order", "perplexity", "vanishing",
            "exploding", "truncated", "lstm", "gru", "quotation", "archetypes", "directions", "translation", "attention",
            "pictures", "self-attention", "train");

    private LessonFiles() {}

    /** Whether a file's name is that of a lesson. */
    public static boolean isLesson(Path file) {
        return file.toString().endsWith(Lesson.ENDING);
    }

    /** @throws SessionFileException with file, line and field when it cannot be read or says what no lesson says */
    public static Lesson read(Path file) throws SessionFileException {
        return JSON.read(file);
    }

    /** Replaces the file, whole or not at all. */
    public static void write(Path file, Lesson lesson) throws IOException {
        JSON.write(file, lesson);
    }

    /** @param name what messages call it */
    static Lesson parse(String name, byte[] json) throws SessionFileException {
        return JSON.parse(name, json);
    }

    static byte[] bytes(Lesson lesson) throws IOException {
        return JSON.bytes(lesson);
    }

    /** The names of those that come with the program, in the order of a course. */
    public static List<String> shipped() {
        return SHIPPED;
    }

    /** One of those that come with the program. */
    public static Lesson load(String name) throws SessionFileException {
        String file = name + "." + Lesson.ENDING;
        try (InputStream in = LessonFiles.class.getResourceAsStream(FOLDER + file)) {
            if (in == null) {
                throw new IllegalArgumentException(Words.of("session.lesson.not-shipped", name));
            }
            return JSON.parse(file, in.readAllBytes());
        } catch (SessionFileException e) {
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
