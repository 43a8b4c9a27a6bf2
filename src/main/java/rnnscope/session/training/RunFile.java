package rnnscope.session.training;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import rnnscope.language.Words;
import rnnscope.train.live.RunState;
import rnnscope.train.live.history.HistoryPoint;
import rnnscope.train.live.material.TextMaterial;
import rnnscope.train.live.material.TrainingMaterial;
import rnnscope.train.live.setting.TrainingSettings;

/** Run file: a run with its curves and a few points of its history, as a session keeps it beside itself. */
public final class RunFile {
    /** Ending of run files. */
    public static final String ENDING = ".run";

    private final TrainingSettings settings;
    private final TrainingMaterial material;
    private final CompletableFuture<RunState> state;
    private final HistoryPoint past;

    /**
     * @param state comes at the run's next step boundary
     * @param past  where in its history it is looked at, which is kept too; null for nowhere
     */
    RunFile(TrainingSettings settings, TrainingMaterial material, CompletableFuture<RunState> state, HistoryPoint past) {
        this.settings = settings;
        this.material = material;
        this.state = state;
        this.past = past;
    }

    /** Replaces the file, whole or not at all. Works in the background, for it waits for the run. */
    public void write(Path file) throws IOException {
        try {
            new Autosave(file, null).write(settings, withPast(state.get()), typed(settings, material));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        } catch (ExecutionException e) {
            throw new IOException(Words.of("session.run.not-kept", e.getCause().getMessage()), e);
        }
    }

    private RunState withPast(RunState now) {
        if (past == null || now.history().stream().anyMatch(point -> point.iteration() == past.iteration())) {
            return now;
        }
        List<HistoryPoint> history = new ArrayList<>(now.history());
        history.add(past);
        history.sort(Comparator.comparingLong(HistoryPoint::iteration));
        return new RunState(now.point(), now.series(), now.samples(), history);
    }

    /** The text that a run learns where no name leads to it, else null. */
    static String typed(TrainingSettings settings, TrainingMaterial material) {
        return settings.source().equals(TrainingRun.THIS_TEXT) && material instanceof TextMaterial text ? text.corpus().text()
                : null;
    }
}
