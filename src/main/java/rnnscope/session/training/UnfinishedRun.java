package rnnscope.session.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import rnnscope.train.live.RunState;
import rnnscope.train.live.TextMaterial;
import rnnscope.train.live.TrainingMaterial;
import rnnscope.train.live.TrainingSettings;

/**
 * The run that an earlier session left unfinished, offered until it is taken up, thrown away, or another run begins to
 * learn, which then survives in its place.
 */
public final class UnfinishedRun {
    private static final long LAST_WORD_SECONDS = 5;

    private final Autosave autosave;
    private final Executor background;
    private final Executor foreground;
    private final Consumer<Throwable> failed;
    private final ReadOnlyObjectWrapper<Offer> offer = new ReadOnlyObjectWrapper<>(this, "offer");
    private final AtomicBoolean writing = new AtomicBoolean();
    private boolean isOver;

    /** What can be gone on with. */
    public record Offer(TrainingSettings settings, long iteration) {}

    /** @param file null for none */
    UnfinishedRun(Path file, Executor background, Executor foreground, Consumer<Throwable> failed) {
        this.autosave = file == null ? null : new Autosave(file);
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
        if (autosave != null) {
            background.execute(() -> {
                Offer found = autosave.find();
                foreground.execute(() -> offer.set(isOver ? null : found));
            });
        }
    }

    /** Throws it away. */
    public void discard() {
        end();
        background.execute(() -> {
            try {
                autosave.discard();
            } catch (IOException e) {
                foreground.execute(() -> failed.accept(e));
            }
        });
    }

    /** It is no longer offered: it goes on, or another begins. */
    void end() {
        isOver = true;
        offer.set(null);
    }

    Autosave.Resumed read() throws IOException {
        return autosave.read();
    }

    /** Keeps a run as it is now in the background, unless the last time is still under way. Called by any thread. */
    void keep(TrainingSettings settings, TrainingMaterial material, RunState state) {
        if (autosave != null && state.point().iteration() > 0 && writing.compareAndSet(false, true)) {
            background.execute(() -> {
                keepNow(settings, material, state);
                writing.set(false);
            });
        }
    }

    /** Keeps a run as it is now, on the calling thread. */
    void keepNow(TrainingSettings settings, TrainingMaterial material, RunState state) {
        if (autosave == null || state.point().iteration() == 0) {
            return;
        }
        try {
            boolean typed = settings.source().equals(TrainingRun.THIS_TEXT) && material instanceof TextMaterial;
            autosave.write(settings, state, typed ? ((TextMaterial) material).corpus().text() : null);
        } catch (IOException | RuntimeException e) {
            foreground.execute(() -> failed.accept(e));
        }
    }

    /** Keeps a run as the program ends. */
    void keepLast(Beginnings.Begun run) {
        try {
            keepNow(run.settings(), run.material(), run.live().capture().get(LAST_WORD_SECONDS, TimeUnit.SECONDS));
        } catch (Exception e) {
            System.getLogger(UnfinishedRun.class.getName()).log(System.Logger.Level.WARNING, "not kept at the end", e);
        }
    }
}
