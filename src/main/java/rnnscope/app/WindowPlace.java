package rnnscope.app;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.beans.WeakInvalidationListener;
import javafx.beans.property.StringProperty;
import javafx.event.EventHandler;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import javafx.util.Duration;

/**
 * Position and size of a window on the screens: where it is and how large while it is neither maximised nor over the
 * whole screen, and whether it was left maximised. A window opens as it was left, on a screen that is still there; at
 * first it is 1280×720, maximised where the screen has no more than that.
 */
record WindowPlace(Rectangle2D bounds, boolean maximised) {
    private static final double WIDTH = 1280;
    private static final double HEIGHT = 720;
    /** What a window manager puts around a window, at the most. */
    private static final double FRAME = 48;
    /** So much of a window must be on a screen for it to be found. */
    private static final double IN_SIGHT = 160;
    /** A window manager tells bit by bit what it did to a window. */
    private static final Duration SETTLED = Duration.millis(400);

    /** Reads what {@link #words} wrote; nothing when it is not that. */
    static Optional<WindowPlace> parse(String words) {
        try {
            double[] numbers = Arrays.stream(words.split(" ")).mapToDouble(Double::parseDouble).toArray();
            return numbers.length != 5 || Arrays.stream(numbers).anyMatch(n -> !Double.isFinite(n)) || numbers[2] <= 0
                    || numbers[3] <= 0 ? Optional.empty()
                    : Optional.of(new WindowPlace(new Rectangle2D(numbers[0], numbers[1], numbers[2], numbers[3]),
                            numbers[4] == 1));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    String words() {
        return bounds.getMinX() + " " + bounds.getMinY() + " " + bounds.getWidth() + " " + bounds.getHeight() + " "
                + (maximised ? 1 : 0);
    }

    /** The place of a window that has none yet, on a screen with this much room. */
    static WindowPlace first(Rectangle2D screen) {
        double width = Math.min(WIDTH, screen.getWidth());
        double height = Math.min(HEIGHT + FRAME, screen.getHeight());
        return new WindowPlace(
                new Rectangle2D(screen.getMinX() + (screen.getWidth() - width) / 2,
                        screen.getMinY() + (screen.getHeight() - height) / 2, width, height),
                screen.getWidth() < WIDTH + FRAME || screen.getHeight() < HEIGHT + FRAME);
    }

    /** This place where it can be seen on that screen: no larger than it, and not beyond its edges. */
    WindowPlace within(Rectangle2D screen) {
        double width = Math.min(bounds.getWidth(), screen.getWidth());
        double height = Math.min(bounds.getHeight(), screen.getHeight());
        double x = Math.max(screen.getMinX(), Math.min(screen.getMaxX() - width, bounds.getMinX()));
        double y = Math.max(screen.getMinY(), Math.min(screen.getMaxY() - height, bounds.getMinY()));
        return new WindowPlace(new Rectangle2D(x, y, width, height), maximised);
    }

    private boolean isInSight(Rectangle2D screen) {
        return bounds.getMinX() + IN_SIGHT < screen.getMaxX() && bounds.getMaxX() - IN_SIGHT > screen.getMinX()
                && bounds.getMinY() + FRAME < screen.getMaxY() && bounds.getMinY() + FRAME > screen.getMinY();
    }

    /**
     * Puts a window that does not show yet where it was left, and keeps where it is left next.
     *
     * @return what keeps it; the stage, which may be given another window, holds it weakly
     */
    static InvalidationListener open(Stage stage, StringProperty kept) {
        Rectangle2D primary = Screen.getPrimary().getVisualBounds();
        WindowPlace place = parse(kept.get())
                .flatMap(left -> Screen.getScreens().stream().map(Screen::getVisualBounds).filter(left::isInSight)
                        .findFirst().map(left::within))
                .orElseGet(() -> first(primary));
        stage.setX(place.bounds.getMinX());
        stage.setY(place.bounds.getMinY());
        stage.setWidth(place.bounds.getWidth());
        stage.setHeight(place.bounds.getHeight());
        stage.setMaximized(place.maximised);
        InvalidationListener keeper = keep(stage, place, kept);
        if (!place.maximised) {
            insist(stage, place.bounds);
        }
        return keeper;
    }

    /** Asks for the size once more when the window shows: with JavaFX on X11 it is otherwise as small as it may be. */
    private static void insist(Stage stage, Rectangle2D bounds) {
        stage.addEventHandler(WindowEvent.WINDOW_SHOWN, new EventHandler<>() {
            @Override
            public void handle(WindowEvent event) {
                stage.removeEventHandler(WindowEvent.WINDOW_SHOWN, this);
                PauseTransition mapped = new PauseTransition(SETTLED.divide(4));
                mapped.setOnFinished(later -> {
                    boolean small = stage.getWidth() < bounds.getWidth() || stage.getHeight() < bounds.getHeight();
                    if (small && !stage.isMaximized() && !stage.isFullScreen()) {
                        stage.setWidth(bounds.getWidth());
                        stage.setHeight(bounds.getHeight());
                    }
                });
                mapped.play();
            }
        });
    }

    private static InvalidationListener keep(Stage stage, WindowPlace opened, StringProperty kept) {
        WindowPlace[] last = {opened};
        Runnable look = () -> {
            if (stage.isShowing() && !stage.isFullScreen() && !stage.isIconified()) {
                last[0] = new WindowPlace(stage.isMaximized() ? last[0].bounds
                        : new Rectangle2D(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight()),
                        stage.isMaximized());
                kept.set(last[0].words());
            }
        };
        PauseTransition settled = new PauseTransition(SETTLED);
        settled.setOnFinished(event -> look.run());
        InvalidationListener changed = property -> settled.playFromStart();
        InvalidationListener weak = new WeakInvalidationListener(changed);
        for (Observable value : List.<Observable>of(stage.xProperty(), stage.yProperty(), stage.widthProperty(),
                stage.heightProperty(), stage.maximizedProperty(), stage.fullScreenProperty())) {
            value.addListener(weak);
        }
        return changed;
    }
}
