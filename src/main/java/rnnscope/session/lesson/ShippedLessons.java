package rnnscope.session.lesson;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import rnnscope.session.file.SessionFileException;

/** Lessons that come with the program, read once, in the background. */
public final class ShippedLessons {
    private volatile Map<String, Lesson> byName = Map.of();

    /** Reads them all where that has not been done; not on the JavaFX thread. */
    public synchronized void read() {
        if (!byName.isEmpty()) {
            return;
        }
        Map<String, Lesson> read = new LinkedHashMap<>();
        for (String name : LessonFiles.shipped()) {
            try {
                read.put(name, LessonFiles.load(name));
            } catch (SessionFileException e) {
                throw new IllegalStateException(e);
            }
        }
        byName = Collections.unmodifiableMap(read);
    }

    /** In the order of a course; none until they are read. */
    public Map<String, Lesson> byName() {
        return byName;
    }
}
