package rnnscope.app;

import java.nio.file.Path;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;
import rnnscope.math.Kernels;
import rnnscope.session.Library;
import rnnscope.session.Session;
import rnnscope.session.example.ExampleLab;
import rnnscope.session.training.TrainingRun;

/** Puts the program together and opens it on the first of its models and that model's text. */
public class RnnScopeApplication extends Application {
    private final Executor background = Executors.newCachedThreadPool(named("background"));
    private final Executor painter = Executors.newSingleThreadExecutor(named("painter"));

    private TrainingRun training;

    @Override
    public void start(Stage stage) {
        Typefaces.load();
        Session session = new Session(Kernels.best(), background, Platform::runLater);
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> {
            if (Platform.isFxApplicationThread()) {
                session.failed(failure);
            } else {
                Platform.runLater(() -> session.failed(failure));
            }
        });
        training = new TrainingRun(session, Kernels.best(), background, Platform::runLater, autosave());
        ExampleLab examples = new ExampleLab(session, background, Platform::runLater);
        new MainWindow(stage, session, training, examples, settings(), background, painter);
        training.unfinished().look();
        begin(session);
        stage.show();
    }

    @Override
    public void stop() {
        if (training != null) {
            training.close();
        }
    }

    /** What the window trains; null before the start. */
    protected TrainingRun training() {
        return training;
    }

    /** Where an unfinished run survives the program; null for nowhere. */
    protected Path autosave() {
        return Path.of(System.getProperty("user.home"), ".rnnscope", "unfinished-run.safetensors");
    }

    /** What the user prefers. */
    protected Settings settings() {
        return Settings.kept();
    }

    /** Opens what the window begins with. */
    protected void begin(Session session) {
        session.openModel(Library.first().name(), Library.first().load());
    }

    /** Daemons, so that the program ends with its window, whatever they are doing. */
    private static ThreadFactory named(String name) {
        return work -> {
            Thread thread = new Thread(work, name);
            thread.setDaemon(true);
            return thread;
        };
    }
}
