package rnnscope.app.present;

import java.util.List;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import rnnscope.control.FigureContext;
import rnnscope.control.key.Shortcut;

/** Presenter's means in a window: the whole screen and back to where one was, and all that lies over it for an audience. */
public final class Presenter {
    private final Stage stage;
    private final BigForm bigForm;
    private final Countdown countdown = new Countdown();
    private final InputEcho echo = new InputEcho();
    private final PointerSpot spot;
    private final BlankScreen blank = new BlankScreen();
    /** Goes back to where one was when one left the whole screen; null before. */
    private Runnable back;

    /**
     * @param presenting  whether the window is over the whole screen
     * @param workspace   what a big form is cut out of
     * @param perspective what shows in it
     * @param here        remembers where one is: what it gives goes back there
     */
    public Presenter(Stage stage, BooleanProperty presenting, Region workspace, Supplier<Region> perspective,
            FigureContext figures, Supplier<Runnable> here) {
        this.stage = stage;
        bigForm = new BigForm(workspace, perspective, figures);
        spot = new PointerSpot(presenting::get);
        presenting.addListener((property, was, is) -> back = is ? back : here.get());
    }

    /** What lies over the workspace, and below messages. */
    public BigForm bigForm() {
        return bigForm;
    }

    /** What lies over everything, from below. */
    public List<Node> over() {
        return List.of(countdown, echo, spot, blank);
    }

    /** Follows the keys and the pointer of the window. */
    public void install(Scene scene) {
        bigForm.install(scene);
        spot.install(scene);
        echo.install(scene);
    }

    /** Over the whole screen, or back. */
    public void present() {
        stage.setFullScreen(!stage.isFullScreen());
    }

    /** Over the whole screen, where one was when one left it. */
    public void resume() {
        if (back != null) {
            back.run();
        }
        stage.setFullScreen(true);
    }

    /** Covers the window with black. */
    public void blank() {
        blank.cover();
    }

    /** Fills the window with what is meant, or gives it back. */
    public void fill() {
        bigForm.toggle();
    }

    /** A minute for questions, or one more; or the end of them. */
    public void countdown(boolean runs) {
        if (runs) {
            countdown.addMinute();
        } else {
            countdown.end();
        }
    }

    /** Shows keys and clicks, or no longer. */
    public void echo() {
        echo.wantedProperty().set(!echo.wantedProperty().get());
    }

    /** Takes a key that is for a black screen. */
    public boolean uncovers(KeyEvent event) {
        return blank.key(event);
    }

    /** Takes a key that ends a big form. */
    public boolean closes(KeyEvent event) {
        boolean closes = bigForm.isOpen() && (Shortcut.LET_GO.isOf(event) || Shortcut.FILL.isOf(event));
        if (closes) {
            bigForm.close();
            event.consume();
        }
        return closes;
    }
}
