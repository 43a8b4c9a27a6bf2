package rnnscope.session.reading;

import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import rnnscope.network.Reading;
import rnnscope.session.background.SingleMessage;
import rnnscope.train.live.Pace;

/**
 * Background reading of the rest of a long text while its beginning is already stepped through. It can be cancelled;
 * what was read stays.
 */
public final class ReadAhead {
    private static final long PAUSE_NANOS = 500_000;
    private static final long LEAST_NANOS = 300_000_000L;
    private static final int PATIENCE = 20;

    private final Executor background;
    private final Executor foreground;
    private final BooleanSupplier givesWay;
    private final Consumer<Throwable> failed;
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper(this, "running");
    private final ReadOnlyIntegerWrapper known = new ReadOnlyIntegerWrapper(this, "known");
    private final ReadOnlyIntegerWrapper length = new ReadOnlyIntegerWrapper(this, "length");
    private final SingleMessage message;
    private volatile Reading wanted;
    private Reading whole;
    private final Pace pace = Pace.ofEach(LEAST_NANOS, PATIENCE);

    /** @param givesWay whether something more urgent uses the same reading just now */
    ReadAhead(Executor background, Executor foreground, BooleanSupplier givesWay, Consumer<Throwable> failed) {
        this.background = background;
        this.foreground = foreground;
        this.message = new SingleMessage(foreground);
        this.givesWay = givesWay;
        this.failed = failed;
    }

    public ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    public boolean isRunning() {
        return running.get();
    }

    /** Steps read so far. */
    public ReadOnlyIntegerProperty knownProperty() {
        return known.getReadOnlyProperty();
    }

    /** Steps to read. */
    public ReadOnlyIntegerProperty lengthProperty() {
        return length.getReadOnlyProperty();
    }

    /** Reads {@code reading} to its end and no other any more. */
    void start(Reading reading) {
        start(reading, false);
    }

    private void start(Reading reading, boolean paced) {
        wanted = reading;
        length.set(reading.tokens().length());
        known.set(reading.known());
        running.set(true);
        background.execute(() -> run(reading, paced));
    }

    /**
     * The same for one of many readings by a model that changes: those that come before the last one is through, and
     * for a while after it, are left out.
     */
    void startNowAndThen(Reading reading) {
        if (!running.get() && pace.isDue(System.nanoTime())) {
            start(reading, true);
        }
    }

    /** The last that was read to its end, or null. */
    public Reading whole() {
        return whole;
    }

    /** Stops reading; what was read stays. */
    public void cancel() {
        wanted = null;
        running.set(false);
    }

    private void run(Reading reading, boolean paced) {
        long begin = System.nanoTime();
        try {
            reading.readAll((done, total) -> {
                while (wanted == reading && givesWay.getAsBoolean()) {
                    LockSupport.parkNanos(PAUSE_NANOS);
                }
                publish(reading);
                return wanted == reading;
            });
        } catch (Throwable e) {
            foreground.execute(() -> {
                if (wanted == reading) {
                    failed.accept(e);
                }
            });
        }
        foreground.execute(() -> {
            if (wanted == reading) {
                whole = reading.known() == reading.tokens().length() ? reading : whole;
                if (paced) {
                    pace.done(begin, System.nanoTime());
                }
                known.set(reading.known());
                running.set(false);
            }
        });
    }

    /** Tells the newest count. */
    void publish(Reading reading) {
        message.tell(() -> {
            if (wanted == reading) {
                known.set(reading.known());
            }
        });
    }
}
