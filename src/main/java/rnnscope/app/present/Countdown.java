package rnnscope.app.present;

import java.util.function.LongSupplier;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;
import rnnscope.control.Visibility;
import rnnscope.language.Words;

/** Countdown for questions: minutes and seconds that are left, in the upper right corner, until it is ended. */
public final class Countdown extends HBox {
    private static final long SECOND = 1_000_000_000L;
    private static final long MINUTE = 60 * SECOND;
    private static final long SOON = 10 * SECOND;
    private static final Duration TICK = Duration.millis(200);

    private final LongSupplier clock;
    private final Label words = new Label();
    private final Label time = new Label();
    private final Timeline ticking = new Timeline(new KeyFrame(TICK, event -> tick()));
    private long end;

    public Countdown() {
        this(System::nanoTime);
    }

    /** @param clock nanoseconds */
    Countdown(LongSupplier clock) {
        this.clock = clock;
        setId("countdown");
        getStyleClass().add("countdown");
        setMouseTransparent(true);
        words.getStyleClass().add("countdown-words");
        time.setId("countdown-time");
        time.getStyleClass().add("countdown-time");
        getChildren().addAll(words, time);
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        StackPane.setAlignment(this, Pos.BOTTOM_RIGHT);
        ticking.setCycleCount(Animation.INDEFINITE);
        Visibility.show(this, false);
    }

    /** A minute, or one more. */
    public void addMinute() {
        long now = clock.getAsLong();
        end = isVisible() ? Math.max(end, now) + MINUTE : now + MINUTE;
        Visibility.show(this, true);
        toFront();
        ticking.play();
        tick();
    }

    /** No more questions. */
    public void end() {
        ticking.stop();
        Visibility.show(this, false);
    }

    /** Says what is left. */
    void tick() {
        long left = Math.max(0, end - clock.getAsLong());
        long seconds = (left + SECOND - 1) / SECOND;
        time.setText(seconds / 60 + ":" + (seconds % 60 < 10 ? "0" : "") + seconds % 60);
        words.setText(seconds == 0 ? Words.of("app.present.time-is-up") : Words.of("app.present.questions"));
        setAccessibleText(words.getText() + ", " + time.getText());
        boolean soon = left <= SOON;
        if (soon != getStyleClass().contains("soon")) {
            if (soon) {
                getStyleClass().add("soon");
            } else {
                getStyleClass().remove("soon");
            }
        }
        if (seconds == 0) {
            ticking.stop();
        }
    }
}
