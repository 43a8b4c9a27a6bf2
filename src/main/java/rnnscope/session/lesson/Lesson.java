package rnnscope.session.lesson;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import rnnscope.language.Words;

/**
 * Lesson, a file of steps that a lecturer goes through, and a student after it.
 *
 * @param version {@value #VERSION}
 * @param title   of all of it
 * @param about   one sentence for a list; null for none
 */
public record Lesson(@JsonProperty(value = "lesson", required = true) int version,
        @JsonProperty(required = true) Bilingual title, Bilingual about, @JsonProperty(required = true) List<LessonStep> steps) {
    public static final int VERSION = 1;
    /** Ending of the names of lessons. */
    public static final String ENDING = "lesson.json";

    /** The list is copied. */
    public Lesson {
        if (version != VERSION) {
            throw new IllegalArgumentException(Words.of("session.file.version", version, VERSION));
        }
        if (title == null || steps == null || steps.isEmpty()) {
            throw new IllegalArgumentException(Words.of("session.lesson.needs"));
        }
        steps = List.copyOf(steps);
    }

    public Lesson withTitle(Bilingual other) {
        return new Lesson(version, other, about, steps);
    }

    /** With another step in the place of one. */
    public Lesson with(int index, LessonStep step) {
        List<LessonStep> changed = new ArrayList<>(steps);
        changed.set(index, step);
        return new Lesson(version, title, about, changed);
    }

    /** With a step put in before that of an index. */
    public Lesson added(int index, LessonStep step) {
        List<LessonStep> changed = new ArrayList<>(steps);
        changed.add(index, step);
        return new Lesson(version, title, about, changed);
    }

    /** Without a step; not without the last that it has. */
    public Lesson without(int index) {
        List<LessonStep> changed = new ArrayList<>(steps);
        changed.remove(index);
        return new Lesson(version, title, about, changed);
    }

    /** With a step moved to another place. */
    public Lesson moved(int from, int to) {
        List<LessonStep> changed = new ArrayList<>(steps);
        changed.add(to, changed.remove(from));
        return new Lesson(version, title, about, changed);
    }
}
