package rnnscope.app;

import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.collections.ObservableList;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.input.KeyEvent;
import javafx.stage.Screen;
import javafx.stage.Stage;
import rnnscope.control.key.KeyMap;
import rnnscope.control.key.Shortcut;
import rnnscope.language.Words;
import rnnscope.session.lesson.OpenLesson;
import rnnscope.view.lesson.SpeakerView;

/** Window of the speaker's notes, on another screen where there is one. Its keys go through the lesson too. */
final class SpeakerStage {
    private static final double WIDTH = 760;
    private static final double HEIGHT = 560;
    private static final double MARGIN = 24;

    private final Stage owner;
    private final OpenLesson lesson;
    private final Consumer<Scene> dress;
    /** Null until it is first asked for. */
    private Stage stage;
    private SpeakerView view;

    /** @param dress gives a scene the window's theme */
    SpeakerStage(Stage owner, OpenLesson lesson, Consumer<Scene> dress) {
        this.owner = owner;
        this.lesson = lesson;
        this.dress = dress;
    }

    /** Shows the notes, or hides them. */
    void toggle() {
        if (stage != null && stage.isShowing()) {
            close();
            return;
        }
        if (stage == null) {
            view = new SpeakerView(lesson);
            stage = new Stage();
            stage.setTitle(Words.of("app.notes"));
            Scene scene = new Scene(view, WIDTH, HEIGHT);
            scene.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
            stage.setScene(scene);
            stage.setOnHidden(event -> view.run(false));
            owner.showingProperty().addListener((property, was, is) -> close());
        }
        dress.accept(stage.getScene());
        place();
        view.run(true);
        stage.show();
        // some window managers forget where a window should be that was never shown
        Platform.runLater(this::place);
    }

    /** On a screen that the window is not on; where there is none, in the window's corner. */
    private void place() {
        ObservableList<Screen> own =
                Screen.getScreensForRectangle(owner.getX(), owner.getY(), owner.getWidth(), owner.getHeight());
        Screen.getScreens().stream().filter(screen -> !own.contains(screen)).findFirst().ifPresentOrElse(other -> {
            Rectangle2D room = other.getVisualBounds();
            stage.setX(room.getMinX());
            stage.setY(room.getMinY());
            stage.setWidth(room.getWidth());
            stage.setHeight(room.getHeight());
        }, () -> {
            stage.setWidth(WIDTH);
            stage.setHeight(HEIGHT);
            stage.setX(owner.getX() + Math.max(0, owner.getWidth() - WIDTH - MARGIN));
            stage.setY(owner.getY() + Math.max(0, owner.getHeight() - HEIGHT - MARGIN));
        });
    }

    /** Dresses it anew, after the theme has changed. */
    void dress() {
        if (stage != null) {
            dress.accept(stage.getScene());
        }
    }

    void close() {
        if (stage != null) {
            stage.hide();
        }
    }

    private void key(KeyEvent event) {
        if (new KeyMap().on(Shortcut.ON, lesson::next).on(Shortcut.BACK, lesson::back).on(Shortcut.LEAVE, this::close).handle(event)) {
            event.consume();
        }
    }
}
