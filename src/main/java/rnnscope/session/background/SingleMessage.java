package rnnscope.session.background;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Message to the foreground of which at most one is under way, so that what changes fast floods nobody: those told
 * meanwhile are left out. Any thread may tell.
 */
public final class SingleMessage {
    private final Executor foreground;
    private final AtomicBoolean underWay = new AtomicBoolean();

    public SingleMessage(Executor foreground) {
        this.foreground = foreground;
    }

    /** @param message takes what is newest when it arrives, or tells what was so when it left */
    public void tell(Runnable message) {
        if (underWay.compareAndSet(false, true)) {
            foreground.execute(() -> {
                underWay.set(false);
                message.run();
            });
        }
    }
}
