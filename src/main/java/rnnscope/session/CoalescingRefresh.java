package rnnscope.session;

import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Background refresh of what shows when its model changes, as one does in training, or an edit is made. At most one
 * refresh is under way; requests made meanwhile are coalesced into one that follows, so that fast changes are shown at
 * the pace of the refreshes.
 */
public final class CoalescingRefresh<T> {
    private final LatestTask<T> task;
    private final Supplier<LatestTask.Work<T>> next;
    private final Consumer<T> done;
    private final Consumer<Throwable> failed;
    private boolean running;
    private boolean again;

    /**
     * @param next work that refreshes what shows as it should be by now, taken when it begins
     * @param done given the result, in the foreground
     */
    public CoalescingRefresh(Executor background, Executor foreground, Supplier<LatestTask.Work<T>> next,
            Consumer<T> done, Consumer<Throwable> failed) {
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
            task.ask(next.get());
        }
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
    }

    private void refreshed(T result) {
        done.accept(result);
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
