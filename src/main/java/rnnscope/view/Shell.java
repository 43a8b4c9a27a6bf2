package rnnscope.view;

import java.util.function.Consumer;
import javafx.animation.Animation;
import javafx.animation.PauseTransition;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import rnnscope.control.Refresh;

/**
 * Frame of a perspective: the score, what happens now beside it, a transport below. It refreshes what it shows before a
 * pulse, once, however much has changed, and only while it is in the window.
 */
public final class Shell extends BorderPane {
    /** Share of the width that "Now" takes, and what it takes besides, unless a perspective says otherwise. */
    private static final double NOW_SHARE = 0.3125;
    private static final double NOW_EXTRA = 24;
    /** Numbers that are late fade after a while. */
    private static final Duration PATIENCE = Duration.millis(250);

    private final Halves halves;
    private final Refresh refresh;
    private final PauseTransition patience = new PauseTransition(PATIENCE);

    /** @param refresh makes anew what is no longer true */
    public Shell(Runnable refresh) {
        this(NOW_SHARE, NOW_EXTRA, refresh);
    }

    /** @param share of the width that "Now" takes, and what it takes besides in units of a figure's */
    public Shell(double share, double extra, Runnable refresh) {
        halves = new Halves(share, extra);
        setCenter(halves);
        this.refresh = new Refresh(this, refresh);
        patience.setOnFinished(event -> Waiting.fade(halves.now(), true));
    }

    /** Shows the score and what happens now; null for no Now. */
    public void show(Region score, Region now) {
        halves.show(score, now);
    }

    /** The score, and what happens now beside it. */
    public Region content() {
        return halves;
    }

    /** Whether something is what shows beside the score. */
    public boolean showsNow(Region now) {
        return halves.now() == now;
    }

    /** Shows a transport, or what else goes through what is shown. */
    public void showTransport(Region transport) {
        if (getBottom() != transport) {
            setBottom(transport);
        }
    }

    /** Called with true when the perspective comes into the window, with false when it leaves it. */
    public void setOnShown(Consumer<Boolean> action) {
        sceneProperty().addListener((property, was, is) -> {
            if ((was == null) != (is == null)) {
                action.accept(is != null);
            }
        });
    }

    /** Whether the perspective is in the window. */
    public boolean isShown() {
        return getScene() != null;
    }

    /** Something is no longer true: a refresh follows before the next pulse that finds the perspective in the window. */
    public void markStale() {
        refresh.ask();
    }

    /** Whether the numbers of Now are of something else than what they should be of; they fade where that takes a while. */
    public void showWaiting(boolean waits) {
        if (!waits) {
            patience.stop();
            Waiting.fade(halves.now(), false);
        } else if (patience.getStatus() != Animation.Status.RUNNING) {
            patience.playFromStart();
        }
    }
}
