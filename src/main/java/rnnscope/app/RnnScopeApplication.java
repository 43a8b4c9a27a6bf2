package rnnscope.app;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;
import rnnscope.math.Kernels;
import rnnscope.session.Library;
import rnnscope.session.Session;

/** Puts the program together and opens it on the first of its models and that model's text. */
public final class RnnScopeApplication extends Application {
    private final ExecutorService background = Executors.newCachedThreadPool(named("background"));
    private final ExecutorService painter = Executors.newSingleThreadExecutor(named("painter"));

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
        new MainWindow(stage, session, Settings.kept(), background, painter);
        session.openModel(Library.first().name(), Library.first().load());
        stage.show();
    }

    @Override
    public void stop() {
        background.shutdownNow();
        painter.shutdownNow();
    }

    private static ThreadFactory named(String name) {
        return work -> {
            Thread thread = new Thread(work, name);
            thread.setDaemon(true);
            return thread;
        };
    }
}
