package rnnscope.control;

import java.util.function.BooleanSupplier;
import javafx.animation.AnimationTimer;

/** Rest of a window: a few pulses in a row in which nothing is asked for, worked out or painted any more. */
public final class Rest extends AnimationTimer {
    /** What one pulse sets going shows in the next ones. */
    private static final int PULSES = 6;

    private final BooleanSupplier isAtRest;
    private final Runnable then;
    private int pulses;

    /** @param then called once, at rest */
    public Rest(BooleanSupplier isAtRest, Runnable then) {
        this.isAtRest = isAtRest;
        this.then = then;
    }

    /** Begins to watch. */
    public void begin() {
        start();
    }

    @Override
    public void handle(long now) {
        pulses = isAtRest.getAsBoolean() ? pulses + 1 : 0;
        if (pulses == PULSES) {
            stop();
            then.run();
        }
    }
}
