package rnnscope.session.cause;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import rnnscope.session.Session;
import rnnscope.session.background.LatestTask;
import rnnscope.session.reading.Continuation;
import rnnscope.session.reading.Excerpt;

/**
 * Comparison of what the model writes from the cursor with its edits and without, and again whenever they change while
 * someone looks. All methods are called in the foreground.
 */
public final class WritingLab {
    private final Session session;
    private final ReadOnlyObjectWrapper<Writings> writings = new ReadOnlyObjectWrapper<>(this, "writings");
    private final LatestTask<Writings> task;
    private Continuation how;
    private int step = -1;
    private final Set<Object> watchers = new HashSet<>();
    private boolean stale;

    public WritingLab(Session session, Executor background, Executor foreground) {
        this.session = session;
        this.task = new LatestTask<>(background, foreground, writings::set, session::failed);
        session.excerptProperty().addListener((property, was, is) -> changed(was, is));
    }

    /** Null until something was asked for of this text. */
    public ReadOnlyObjectProperty<Writings> writingsProperty() {
        return writings.getReadOnlyProperty();
    }

    /** Begins or ends to follow the edits, for one of those who look. */
    public void watch(Object watcher, boolean looks) {
        if (looks) {
            watchers.add(watcher);
        } else {
            watchers.remove(watcher);
        }
        if (looks && stale) {
            write();
        }
    }

    /** Writes on from the cursor. */
    public void write(Continuation wanted) {
        how = wanted;
        step = session.cursor().step();
        write();
    }

    private void changed(Excerpt was, Excerpt is) {
        if (was != null && was.tokens() != is.tokens()) {
            step = -1;
            task.cancel();
            writings.set(null);
        } else if (was == null || was.reading() != is.reading() || was.approximate() != is.approximate()) {
            stale = true;
            if (!watchers.isEmpty()) {
                write();
            }
        }
    }

    private void write() {
        Excerpt now = session.excerpt();
        if (now == null || step < 0 || !now.trace().contains(step)) {
            return;
        }
        stale = false;
        int from = step;
        Continuation asked = how;
        task.ask(wanted -> {
            String with = asked.write(session.kernels(), now.model(), now.trace(), from, wanted);
            String without = !now.isEdited() ? with
                    : asked.write(session.kernels(), now.original().model(), now.before(), from, wanted);
            return new Writings(from, with, without);
        });
    }
}
