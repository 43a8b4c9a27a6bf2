package rnnscope.session.training;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.StringProperty;
import rnnscope.language.Words;
import rnnscope.math.Kernels;
import rnnscope.session.Notice;
import rnnscope.session.Session;
import rnnscope.session.background.LatestTask;
import rnnscope.train.live.history.HistoryPoint;

/** Background saving of a run's models. */
final class ModelSaving {
    private final Session session;
    private final Kernels kernels;
    private final StringProperty busy;
    private final LatestTask<SavedModel> task;

    ModelSaving(Session session, Kernels kernels, Executor background, Executor foreground, StringProperty busy,
            Consumer<Throwable> failed) {
        this.session = session;
        this.kernels = kernels;
        this.busy = busy;
        this.task = new LatestTask<>(background, foreground, this::saved, failed);
    }

    /** @param measured in words */
    private record SavedModel(Path file, String measured) {}

    /** @param point waited for in the background */
    void save(Path file, RunStarter.StartedRun run, int lane, Callable<HistoryPoint> point) {
        busy.set(Words.of("session.saving", file.getFileName()));
        task.ask(wanted -> {
            String measured = TrainedModelFile.write(file, run.settings(), run.material(), lane, point.call(), kernels);
            return new SavedModel(file, measured);
        });
    }

    private void saved(SavedModel saved) {
        busy.set(null);
        session.files().saved(saved.file);
        session.noticeProperty().set(Notice.information(Words.of("session.saved", saved.file.getFileName()
                + (saved.measured.isEmpty() ? "" : ": " + saved.measured))));
    }
}
