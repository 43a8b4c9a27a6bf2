package rnnscope.app;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/** Executor that knows whether it has anything to do. */
final class WatchedExecutor implements Executor {
    private final Executor inner;
    private final AtomicInteger pending = new AtomicInteger();

    WatchedExecutor(Executor inner) {
        this.inner = inner;
    }

    @Override
    public void execute(Runnable work) {
        pending.incrementAndGet();
        inner.execute(() -> {
            try {
                work.run();
            } finally {
                pending.decrementAndGet();
            }
        });
    }

    /** Whether all that it was given is done. */
    boolean isIdle() {
        return pending.get() == 0;
    }
}
