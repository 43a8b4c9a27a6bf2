package rnnscope.view;

import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.application.Platform;

/** Writer of files part by part in the background; what comes after a part is done on the JavaFX thread. */
public final class BackgroundWriter {
    private final Executor background;
    private final Consumer<Exception> failed;

    /** Writes a part of a file. */
    @FunctionalInterface
    public interface Writing {
        void write() throws IOException;
    }

    /** @param failed given what went wrong with a part, on the JavaFX thread */
    public BackgroundWriter(Executor background, Consumer<Exception> failed) {
        this.background = background;
        this.failed = failed;
    }

    /** @param then done once the part is written, on the JavaFX thread */
    public void write(Writing writing, Runnable then) {
        background.execute(() -> {
            try {
                writing.write();
                Platform.runLater(then);
            } catch (IOException | RuntimeException e) {
                Platform.runLater(() -> failed.accept(e));
            }
        });
    }
}
