package rnnscope.session.library;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import rnnscope.session.file.SessionFiles;
import rnnscope.session.lesson.LessonFiles;
import rnnscope.storage.KeptValues;

/** Recent files: those of models and texts that were opened or saved last, kept with what the user prefers. */
public final class Recents {
    /** Files of each kind that are remembered. */
    static final int MOST = 8;

    private final KeptValues kept;

    /** What a file holds. */
    public enum Kind {
        MODELS("recent-models"), TEXTS("recent-texts"), SESSIONS("recent-sessions"), LESSONS("recent-lessons");

        private final String key;

        Kind(String key) {
            this.key = key;
        }
    }

    public Recents(KeptValues kept) {
        this.kept = kept;
    }

    /** The newest first; some may be gone by now. */
    public List<Path> of(Kind kind) {
        return lines(kept.get(kind.key, "")).stream().map(Path::of).toList();
    }

    /** A file was opened or saved. What another window adds meanwhile is kept too. */
    public void add(Path file) {
        String added = file.toAbsolutePath().normalize().toString();
        if (added.indexOf('\n') >= 0) {
            return;
        }
        kept.change(kind(file).key, was -> {
            List<String> files = new ArrayList<>(lines(was == null ? "" : was));
            files.remove(added);
            files.add(0, added);
            return String.join("\n", files.subList(0, Math.min(MOST, files.size())));
        });
    }

    private static Kind kind(Path file) {
        return SessionFiles.isSession(file) ? Kind.SESSIONS : LessonFiles.isLesson(file) ? Kind.LESSONS
                : FilesToOpen.isModel(file) ? Kind.MODELS : Kind.TEXTS;
    }

    private static List<String> lines(String value) {
        return value.lines().filter(line -> !line.isBlank()).toList();
    }
}
