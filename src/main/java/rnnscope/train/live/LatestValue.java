package rnnscope.train.live;

import java.util.concurrent.atomic.AtomicReference;

/**
 * Hand-over of the newest value from one thread to another. The giver makes one only when it is wanted, the taker
 * takes what is there and so asks for the next: at most one value is under way, neither side waits, nothing queues up.
 */
public final class LatestValue<T> {
    private final AtomicReference<T> value = new AtomicReference<>();
    private volatile boolean wanted = true;

    /** Whether the taker has taken the last one. */
    public boolean isWanted() {
        return wanted;
    }

    /** Gives a value, in place of one that was not taken. */
    public void put(T newest) {
        wanted = false;
        value.set(newest);
    }

    /** The newest value, or null when there is none that was not taken before; asks for the next. */
    public T take() {
        T taken = value.getAndSet(null);
        wanted = true;
        return taken;
    }
}
