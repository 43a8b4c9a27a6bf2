package rnnscope.session.training;

import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import rnnscope.language.Words;
import rnnscope.storage.UserFolder;
import rnnscope.train.live.RunState;
import rnnscope.train.live.material.TrainingMaterial;
import rnnscope.train.live.setting.TrainingSettings;

/**
 * Unfinished run that an earlier session left, offered until it is taken up, thrown away, or another run begins to
 * learn; and where this window's own run survives. Only a run that belongs to no open window is offered.
 */
public final class UnfinishedRun {
    private static final long LAST_WORD_SECONDS = 5;

    private final UserFolder folder;
    private final AutosavePlaces places;
    private final Executor background;
    private final Executor foreground;
    private final Consumer<Throwable> failed;
    private final ReadOnlyObjectWrapper<Offer> offer = new ReadOnlyObjectWrapper<>(this, "offer");
    private final AtomicBoolean writing = new AtomicBoolean();
    private boolean isOver;

    // Guarded by this

    /** What is offered, and so nobody else's meanwhile; null for none. */
    private Autosave left;
    /** Where the run of this window survives; null until it is first kept. */
    private Autosave own;
    private boolean closed;

    /** What can be gone on with. */
    public record Offer(TrainingSettings settings, long iteration) {}

    UnfinishedRun(UserFolder folder, Executor background, Executor foreground, Consumer<Throwable> failed) {
        this.folder = folder;
        this.places = new AutosavePlaces(folder);
        this.background = background;
        this.foreground = foreground;
        this.failed = failed;
    }

    /** Null where there is none. */
    public ReadOnlyObjectProperty<Offer> offerProperty() {
        return offer.getReadOnlyProperty();
    }

    /** Looks whether an earlier session left a run. */
    public void look() {
        if (!folder.isNone()) {
            isOver = false;
            background.execute(() -> {
                Offer found = find();
                foreground.execute(() -> {
                    if (isOver) {
                        letGo();
                    } else {
                        offer.set(found);
                    }
                });
            });
        }
    }

    private synchronized Offer find() {
        if (closed) {
            return null;
        }
        try {
            left = left == null ? places.orphan() : left;
        } catch (IOException e) {
            folder.failed(e);
        }
        return left == null ? null : left.find();
    }

    /** Throws it away, and offers the one before it, if there is one. */
    public void discard() {
        offer.set(null);
        background.execute(() -> {
            try {
                discardNow();
            } catch (IOException e) {
                folder.failed(e);
                return;
            }
            foreground.execute(() -> {
                if (!isOver) {
                    look();
                }
            });
        });
    }

    private synchronized void discardNow() throws IOException {
        Autosave thrown = left;
        left = null;
        if (thrown != null) {
            thrown.discard();
        }
    }

    /** Another run learns here: this one is no longer offered, and stays for another window or start. */
    void end() {
        isOver = true;
        if (offer.get() != null) {
            offer.set(null);
            background.execute(this::letGo);
        }
    }

    private synchronized void letGo() {
        try {
            if (left != null) {
                left.release();
            }
        } catch (IOException e) {
            folder.failed(e);
        }
        left = null;
    }

    /** Takes it up: it is the run of this window now. */
    synchronized Autosave.Resumed read() throws IOException {
        if (left == null) {
            throw new IllegalArgumentException(Words.of("session.run.unfinished-gone"));
        }
        Autosave.Resumed read = left.read();
        if (own != null) {
            own.release();
        }
        own = left;
        left = null;
        return read;
    }

    /** Keeps a run as it is now in the background, unless the last time is still under way. Called by any thread. */
    void keep(TrainingSettings settings, TrainingMaterial material, RunState state) {
        if (!folder.isNone() && state.point().iteration() > 0 && writing.compareAndSet(false, true)) {
            background.execute(() -> {
                keepNow(settings, material, state);
                writing.set(false);
            });
        }
    }

    /** Keeps a run as it is now, on the calling thread. */
    void keepNow(TrainingSettings settings, TrainingMaterial material, RunState state) {
        if (folder.isNone() || state.point().iteration() == 0) {
            return;
        }
        try {
            Autosave place = own();
            if (place != null) {
                place.write(settings, state, RunFile.typed(settings, material));
            }
        } catch (IOException e) {
            folder.failed(e);
        } catch (RuntimeException e) {
            foreground.execute(() -> failed.accept(e));
        }
    }

    private synchronized Autosave own() throws IOException {
        if (own == null && !closed) {
            own = places.own();
        }
        return own;
    }

    /** Keeps a run as the program ends. */
    void keepLast(RunStarter.StartedRun run) {
        try {
            keepNow(run.settings(), run.material(), run.live().capture().get(LAST_WORD_SECONDS, TimeUnit.SECONDS));
        } catch (Exception e) {
            System.getLogger(UnfinishedRun.class.getName()).log(System.Logger.Level.WARNING, "not kept at the end", e);
        }
    }

    /** Another window takes over the run of this one, and where it survives. */
    void handTo(UnfinishedRun heir) {
        Autosave place;
        synchronized (this) {
            place = own;
            own = null;
        }
        synchronized (heir) {
            heir.own = place;
        }
    }

    /** The window ends: what it had is anybody's. */
    synchronized void close() {
        closed = true;
        letGo();
        try {
            if (own != null) {
                own.release();
            }
        } catch (IOException e) {
            folder.failed(e);
        }
    }
}
