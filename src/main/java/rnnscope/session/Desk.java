package rnnscope.session;

import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import rnnscope.model.Model;
import rnnscope.model.Wiring;
import rnnscope.session.background.LatestTask;

/**
 * Desk of subjects of one kind: which is in front, which comes to the front when it has been read, and how the others
 * were left; with the cursor and the player of the one in front. All methods are called in the foreground.
 *
 * @param <R> what is read of a subject before it is shown first
 * @param <L> how a subject is left
 */
public final class Desk<R, L> {
    private final Content<R, L> content;
    private final Wiring usual;
    private final Cursor cursor = new Cursor();
    private final Player player = new Player(cursor);
    private final ReadOnlyObjectWrapper<Subject> subject = new ReadOnlyObjectWrapper<>(this, "subject");
    private final ReadOnlyIntegerWrapper openCount = new ReadOnlyIntegerWrapper(this, "openCount");
    private final LatestTask<Arrival> arrivals;
    private Own front;
    /** The subject that comes to the front when it has been read, or null. */
    private final ReadOnlyObjectWrapper<Subject> coming = new ReadOnlyObjectWrapper<>(this, "coming");

    /** What shows of the subject in front. */
    public interface Content<R, L> {
        /** The model that shows; null until something does. */
        Model model();

        /** The model of a subject that was left. */
        Model model(L left);

        /** Shows what has been read of a subject that was never shown before. */
        void begin(R read);

        /** Lets go of what shows; returns what {@link #restore} needs. */
        L leave();

        /** Shows a subject as it was left. */
        void restore(L left);

        /** Takes back the last edit. */
        void undo();

        Optional<LastEdit> lastEdit();

        void redo();
    }

    private final class Own implements Subject {
        /** What it is called before it was read. */
        private final String name;
        private final boolean ofRun;
        /** Null where it was read when it was opened. */
        private final Supplier<LatestTask.Work<R>> reading;
        /** Null while it is in front, and before it was shown first. */
        private L left;

        Own(String name, boolean ofRun, Supplier<LatestTask.Work<R>> reading) {
            this.name = name;
            this.ofRun = ofRun;
            this.reading = reading;
        }

        @Override
        public Model model() {
            return isShown() ? content.model() : left == null ? null : content.model(left);
        }

        @Override
        public Wiring wiring() {
            return model() == null ? usual : model().spec().wiring();
        }

        @Override
        public String name() {
            return model() == null ? name : model().card().name();
        }

        @Override
        public boolean isOfRun() {
            return ofRun;
        }

        @Override
        public void show() {
            Desk.this.show(this);
        }

        @Override
        public boolean isShown() {
            return front == this;
        }

        @Override
        public Cursor cursor() {
            return cursor;
        }

        @Override
        public Player player() {
            return player;
        }

        @Override
        public void undo() {
            content.undo();
        }

        @Override
        public void redo() {
            content.redo();
        }

        @Override
        public Optional<LastEdit> lastEdit() {
            return isShown() ? content.lastEdit() : Optional.empty();
        }
    }

    private final class Arrival {
        private final Own subject;
        private final R read;

        Arrival(Own subject, R read) {
            this.subject = subject;
            this.read = read;
        }
    }

    /**
     * @param usual      how models are wired that have not been read yet; null where that is not known
     * @param background where subjects are read
     * @param foreground where they appear
     * @param failed     told when one cannot be read
     */
    public Desk(Content<R, L> content, Wiring usual, Executor background, Executor foreground,
            Consumer<Throwable> failed) {
        this.content = content;
        this.usual = usual;
        this.arrivals = new LatestTask<>(background, foreground, this::arrived, failure -> {
            coming.set(null);
            failed.accept(failure);
        });
    }

    /** What is in front; null until something is open. Listeners are called after those of all else that shows of it. */
    public ReadOnlyObjectProperty<Subject> subjectProperty() {
        return subject.getReadOnlyProperty();
    }

    /** What is in front; null until something is open. */
    public Subject front() {
        return front;
    }

    /** What is being read, to come to the front then; null for nothing. */
    public ReadOnlyObjectProperty<Subject> comingProperty() {
        return coming.getReadOnlyProperty();
    }

    /** Counts how often something was opened. */
    public ReadOnlyIntegerProperty openCountProperty() {
        return openCount.getReadOnlyProperty();
    }

    public Cursor cursor() {
        return cursor;
    }

    public Player player() {
        return player;
    }

    /**
     * A subject that is read when it is shown first.
     *
     * @param name    what it is called until then
     * @param ofRun   whether a run trains its model
     * @param reading how it is read, taken when it is to be shown
     */
    public Subject subject(String name, boolean ofRun, Supplier<LatestTask.Work<R>> reading) {
        return new Own(name, ofRun, reading);
    }

    /**
     * Someone has opened something.
     *
     * @param isNew whether that is a subject of its own, and not more for the one in front
     * @param begin shows it
     */
    public void opened(boolean isNew, Runnable begin) {
        if (isNew) {
            putAway();
            front = new Own("", false, null);
        }
        begin.run();
        openCount.set(openCount.get() + 1);
        subject.set(front);
    }

    /** What has not come to the front is no longer wanted there. */
    public void cancel() {
        coming.set(null);
        arrivals.cancel();
    }

    /** Brings a subject to the front as it was left; the first time, when it has been read. */
    private void show(Own wanted) {
        if (wanted == coming.get()) {
            return;
        }
        cancel();
        if (wanted == front) {
            return;
        }
        if (wanted.left == null) {
            coming.set(wanted);
            LatestTask.Work<R> reading = wanted.reading.get();
            arrivals.ask(isWanted -> new Arrival(wanted, reading.run(isWanted)));
            return;
        }
        putAway();
        front = wanted;
        L left = wanted.left;
        wanted.left = null;
        content.restore(left);
        subject.set(front);
    }

    private void arrived(Arrival arrival) {
        putAway();
        front = arrival.subject;
        coming.set(null);
        content.begin(arrival.read);
        subject.set(front);
    }

    private void putAway() {
        if (front != null) {
            player.pause();
            front.left = content.leave();
        }
    }
}
