package rnnscope.session.training;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import rnnscope.session.training.RunStarter.StartedRun;
import rnnscope.train.Hyperparameters;
import rnnscope.train.live.LiveTraining;
import rnnscope.train.live.RunState;
import rnnscope.train.live.history.HistoryPoint;
import rnnscope.train.live.material.TrainingMaterial;
import rnnscope.train.live.setting.TrainingSettings;

/** Active run of a window: the one that was begun last, alive until it is stopped. All methods are called in the foreground. */
final class ActiveRun {
    private final Executor foreground;
    private StartedRun run;
    private boolean stopped;
    /** All of a run that was stopped. */
    private CompletableFuture<RunState> whole;

    ActiveRun(Executor foreground) {
        this.foreground = foreground;
    }

    /** Another run takes its place. */
    void begin(StartedRun next) {
        run = next;
        stopped = false;
    }

    /** Whether none was begun yet. */
    boolean isNone() {
        return run == null;
    }

    boolean isAlive() {
        return run != null && !stopped;
    }

    boolean is(StartedRun other) {
        return run == other;
    }

    StartedRun started() {
        return run;
    }

    LiveTraining live() {
        return run.live();
    }

    TrainingSettings settings() {
        return run.settings();
    }

    TrainingMaterial material() {
        return run.material();
    }

    /** The run as it is, to be come back to. */
    PastRuns.Past present(Hyperparameters now, int lane) {
        return new PastRuns.Past(run.settings().with(now), run.material(), stopped ? whole : run.live().captureWhole(), lane);
    }

    /**
     * The run as it is, to be kept in a file.
     *
     * @param past where in its history it is looked at; null for nowhere
     */
    RunFile file(HistoryPoint past) {
        return new RunFile(run.settings(), run.material(), stopped ? whole : run.live().capture(), past);
    }

    /**
     * Ends the run and its thread at the next step boundary, where it is alive.
     *
     * @param then given the run and how it ended, in the foreground
     */
    void stop(BiConsumer<StartedRun, RunState> then) {
        if (!isAlive()) {
            return;
        }
        stopped = true;
        StartedRun ending = run;
        ending.live().pause();
        whole = ending.live().captureWhole();
        ending.live().capture().thenAccept(last -> {
            ending.live().close();
            foreground.execute(() -> then.accept(ending, last));
        });
    }

    /** Ends it at once. */
    void close() {
        run.live().close();
        stopped = true;
    }
}
