package rnnscope.session.background;

import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import rnnscope.train.live.Pace;

/**
 * Background refresh of what shows when its model changes, as one does in training, or an edit is made. At most one
 * refresh is under way; requests made meanwhile are coalesced into one that follows, so that fast changes are shown at
 * the pace of the refreshes.
 */
public final class CoalescingRefresh<T> {
    private final Executor background;
    private final Executor foreground;
    private final LatestTask<Timed<T>> task;
    private final Supplier<LatestTask.Work<T>> next;
    private final Consumer<T> done;
    private final Consumer<Throwable> failed;
    /** Null for one refresh right after the other. */
    private final Pace pace;
    private final BooleanSupplier keepsPace;
    private boolean running;
    private boolean again;
    /** Counts how often it was cancelled. */
    private int cancelled;

    private record Timed<T>(T result, long start, long end) {}

    /**
     * @param next work that refreshes what shows as it should be by now, taken when it begins
     * @param done given the result, in the foreground
     */
    public CoalescingRefresh(Executor background, Executor foreground, Supplier<LatestTask.Work<T>> next,
            Consumer<T> done, Consumer<Throwable> failed) {
        this(background, foreground, next, done, failed, null);
    }

    /**
     * The same with pauses between refreshes.
     *
     * @param pace when the next may begin
     */
    public CoalescingRefresh(Executor background, Executor foreground, Supplier<LatestTask.Work<T>> next,
            Consumer<T> done, Consumer<Throwable> failed, Pace pace) {
        this(background, foreground, next, done, failed, pace, () -> true);
    }

    /**
     * The same with pauses at some times only.
     *
     * @param keepsPace whether a refresh that is asked for by now keeps the pace
     */
    public CoalescingRefresh(Executor background, Executor foreground, Supplier<LatestTask.Work<T>> next,
            Consumer<T> done, Consumer<Throwable> failed, Pace pace, BooleanSupplier keepsPace) {
        this.background = background;
        this.foreground = foreground;
        this.pace = pace;
        this.keepsPace = keepsPace;
        this.next = next;
        this.done = done;
        this.failed = failed;
        this.task = new LatestTask<>(background, foreground, this::refreshed, this::failed);
    }

    /** Asks for a refresh. */
    public void ask() {
        again = running;
        if (!running) {
            running = true;
            begin();
        }
    }

    /** At once, or when it is due; what is refreshed is taken then. */
    private void begin() {
        long pause = pace != null && keepsPace.getAsBoolean() ? pace.nanosUntilDue(System.nanoTime()) : 0;
        if (pause == 0) {
            LatestTask.Work<T> work = next.get();
            task.ask(wanted -> {
                long start = System.nanoTime();
                return new Timed<>(work.run(wanted), start, System.nanoTime());
            });
            return;
        }
        int then = cancelled;
        background.execute(() -> {
            LockSupport.parkNanos(pause);
            foreground.execute(() -> {
                if (then == cancelled) {
                    again = false;
                    begin();
                }
            });
        });
    }

    /** Whether a refresh is under way. */
    public boolean isRunning() {
        return running;
    }

    /** Nothing that was asked for is wanted any more. */
    public void cancel() {
        task.cancel();
        running = false;
        again = false;
        cancelled++;
    }

    private void refreshed(Timed<T> timed) {
        if (pace != null) {
            pace.done(timed.start, timed.end);
        }
        done.accept(timed.result);
        goOn();
    }

    private void failed(Throwable failure) {
        failed.accept(failure);
        goOn();
    }

    private void goOn() {
        running = false;
        if (again) {
            ask();
        }
    }
}
