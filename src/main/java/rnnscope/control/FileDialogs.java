package rnnscope.control;

import java.util.Locale;
import java.util.function.Function;
import javafx.event.Event;
import javafx.event.EventHandler;
import javafx.scene.input.InputEvent;
import javafx.stage.Window;
import javafx.stage.WindowEvent;

/**
 * File dialogs that leave the window as it is. JavaFX holds the size of a window fixed while a dialog that it owns is
 * open, and window managers of X11 take a window whose size is fixed out of its maximised state. There a dialog has no
 * owner, and the window takes no input as long as it is open.
 */
public final class FileDialogs {
    private FileDialogs() {}

    /**
     * Shows a dialog of a window and waits for its end.
     *
     * @param dialog shows it, given its owner: {@code chooser::showOpenDialog}
     */
    public static <T> T show(Window window, Function<Window, T> dialog) {
        if (!System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux")) {
            return dialog.apply(window);
        }
        EventHandler<Event> nothing = Event::consume;
        window.addEventFilter(InputEvent.ANY, nothing);
        window.addEventFilter(WindowEvent.WINDOW_CLOSE_REQUEST, nothing);
        try {
            return dialog.apply(null);
        } finally {
            window.removeEventFilter(InputEvent.ANY, nothing);
            window.removeEventFilter(WindowEvent.WINDOW_CLOSE_REQUEST, nothing);
        }
    }
}
