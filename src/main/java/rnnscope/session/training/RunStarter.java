package rnnscope.session.training;

import java.nio.file.Path;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import rnnscope.math.Kernels;
import rnnscope.session.background.LatestTask;
import rnnscope.session.background.SingleMessage;
import rnnscope.train.live.LiveTraining;
import rnnscope.train.live.RunOptions;
import rnnscope.train.live.RunState;
import rnnscope.train.live.TrainingRuns;
import rnnscope.train.live.material.TrainingMaterial;
import rnnscope.train.live.setting.TrainingSettings;

/** Starter of training runs, in the background: of those asked for, only the newest comes to anything. */
final class RunStarter {
    private final Kernels kernels;
    private final Materials materials;
    private final Executor foreground;
    private final UnfinishedRun unfinished;
    private final Consumer<LiveTraining> onNews;
    private final LatestTask<StartedRun> task;
    /** Begun, and not yet known in the foreground. */
    private final AtomicReference<LiveTraining> undelivered = new AtomicReference<>();

    /**
     * How a run begins: at rest, at rest in place of another, learning at once, where another was interrupted, or was kept
     * in a file, or where another took its place.
     */
    enum Kind {
        PREPARED, RESET, STARTED, RESUMED, OPENED, BROUGHT_BACK
    }

    /** A run that has begun. */
    record StartedRun(LiveTraining live, TrainingSettings settings, TrainingMaterial material, Kind kind) {}

    /**
     * @param unfinished where runs survive
     * @param begun      given a run, in the foreground; whoever gets it closes it
     * @param onNews     called in the foreground when a run has a new frame, also before it is {@code begun}
     */
    RunStarter(Kernels kernels, Materials materials, Executor background, Executor foreground, UnfinishedRun unfinished,
            Consumer<StartedRun> begun, Consumer<LiveTraining> onNews, Consumer<Throwable> failed) {
        this.kernels = kernels;
        this.materials = materials;
        this.foreground = foreground;
        this.unfinished = unfinished;
        this.onNews = onNews;
        this.task = new LatestTask<>(background, foreground, run -> {
            undelivered.compareAndSet(run.live(), null);
            begun.accept(run);
        }, failed);
    }

    /** @param typed the text to learn; null where the settings name one */
    void ask(TrainingSettings settings, String typed, Kind kind) {
        task.ask(wanted -> begin(settings, materials.open(settings, typed), null, kind));
    }

    /** Goes on with the run that was left unfinished. */
    void resume() {
        task.ask(wanted -> {
            Autosave.Resumed read = unfinished.read();
            return begin(read.settings(), read.material(), read.state(), Kind.RESUMED);
        });
    }

    /** Goes on with a run that was kept in a file. */
    void open(Path file) {
        task.ask(wanted -> {
            Autosave.Resumed read = new Autosave(file, null).read();
            return begin(read.settings(), read.material(), read.state(), Kind.OPENED);
        });
    }

    /** Goes on with a run that another took the place of. */
    void bringBack(PastRuns.Past past) {
        task.ask(wanted -> begin(past.settings(), past.material(), past.state().get(), Kind.BROUGHT_BACK));
    }

    private StartedRun begin(TrainingSettings settings, TrainingMaterial material, RunState from, Kind kind) {
        AtomicReference<LiveTraining> self = new AtomicReference<>();
        SingleMessage news = new SingleMessage(foreground);
        RunOptions options = RunOptions.beside(() -> news.tell(() -> onNews.accept(self.get())),
                state -> unfinished.keep(settings, material, state));
        LiveTraining live = TrainingRuns.begin(settings, material, from, kernels, options);
        self.set(live);
        close(undelivered.getAndSet(live));
        return new StartedRun(live, settings, material, kind);
    }

    /** Ends what nobody got. */
    void close() {
        close(undelivered.getAndSet(null));
    }

    private static void close(LiveTraining live) {
        if (live != null) {
            live.close();
        }
    }
}
