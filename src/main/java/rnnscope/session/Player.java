package rnnscope.session;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;

/**
 * Player of the text: moves the cursor as time goes by. It has no clock of its own; whoever shows it tells it how much
 * time has passed.
 */
public final class Player {
    public static final double SLOWEST = 0.5;
    public static final double FASTEST = 60;
    /** Up to this speed there is time to show how values flow through a step. */
    public static final double FLOW_SPEED = 4;

    private final Cursor cursor;
    private final BooleanProperty playing = new SimpleBooleanProperty(this, "playing");
    private final DoubleProperty speed = new SimpleDoubleProperty(this, "speed", 8) {
        @Override
        public void set(double value) {
            super.set(Math.max(SLOWEST, Math.min(FASTEST, value)));
        }
    };
    /** Part of the current step that has passed, 0 to 1. */
    private double phase;

    /** Plays what the cursor goes through. */
    public Player(Cursor cursor) {
        this.cursor = cursor;
        playing.addListener((property, was, is) -> phase = 0);
    }

    public BooleanProperty playingProperty() {
        return playing;
    }

    public boolean isPlaying() {
        return playing.get();
    }

    /** Steps a second, {@value #SLOWEST} to {@value #FASTEST}. */
    public DoubleProperty speedProperty() {
        return speed;
    }

    /** Part of the current step that has passed, 0 to 1. */
    public double phase() {
        return phase;
    }

    /** Whether the flow through a step can be followed by eye. */
    public boolean isSlow() {
        return speed.get() <= FLOW_SPEED;
    }

    /** Plays or pauses; from the end it begins again. */
    public void toggle() {
        if (!playing.get() && cursor.isAtEnd()) {
            cursor.moveTo(0);
        }
        playing.set(!playing.get() && cursor.length() > 1);
    }

    public void pause() {
        playing.set(false);
    }

    /** Changes the speed by a factor. */
    public void faster(double factor) {
        speed.set(speed.get() * factor);
    }

    /** Time went by while playing. Stops at the end of the text. */
    public void advance(double seconds) {
        if (!playing.get()) {
            return;
        }
        phase += Math.min(seconds, 0.25) * speed.get();
        int whole = (int) phase;
        if (whole > 0) {
            phase -= whole;
            cursor.moveBy(whole);
            if (cursor.isAtEnd()) {
                pause();
            }
        }
    }
}
