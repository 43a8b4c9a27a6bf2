package rnnscope.session.background;

import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Background task of which only the newest result matters. At most one piece runs at a time; one that waits is
 * replaced by a newer one; a result or failure that is no longer asked for is dropped.
 */
public final class LatestTask<T> {

    /** A piece of work. */
    @FunctionalInterface
    public interface Work<T> {
        /** @param wanted false as soon as the result is no longer asked for; long work asks now and then */
        T run(BooleanSupplier wanted) throws Exception;
    }

    private final Executor background;
    private final Executor foreground;
    private final Consumer<? super T> done;
    private final Consumer<Throwable> failed;

    private Work<T> waiting;
    private boolean running;
    private volatile long newest;

    /**
     * @param background where work runs
     * @param foreground where {@code done} and {@code failed} are called
     */
    public LatestTask(Executor background, Executor foreground, Consumer<? super T> done, Consumer<Throwable> failed) {
        this.background = background;
        this.foreground = foreground;
        this.done = done;
        this.failed = failed;
    }

    /** Asks for new work; what was asked for before is no longer wanted. */
    public void ask(Work<T> work) {
        synchronized (this) {
            newest++;
            waiting = work;
            if (running) {
                return;
            }
            running = true;
        }
        background.execute(this::drain);
    }

    /** Nothing that was asked for is wanted any more. */
    public synchronized void cancel() {
        newest++;
        waiting = null;
    }

    /** Whether something asked for has not come back yet. */
    public synchronized boolean isBusy() {
        return waiting != null || running;
    }

    private void drain() {
        while (true) {
            Work<T> work;
            long number;
            synchronized (this) {
                work = waiting;
                waiting = null;
                number = newest;
                if (work == null) {
                    running = false;
                    return;
                }
            }
            boolean told = false;
            try {
                run(work, number);
                told = true;
            } finally {
                if (!told) {
                    // Not even the failure could be told, for want of memory: what is asked next begins anew.
                    stopped();
                }
            }
        }
    }

    private synchronized void stopped() {
        running = false;
    }

    private void run(Work<T> work, long number) {
        try {
            T result = work.run(() -> newest == number);
            foreground.execute(() -> {
                if (newest == number) {
                    done.accept(result);
                }
            });
        } catch (CancellationException e) {
            // The work noticed that nobody wants it.
        } catch (Throwable e) {
            foreground.execute(() -> {
                if (newest == number) {
                    failed.accept(e);
                }
            });
        }
    }
}
