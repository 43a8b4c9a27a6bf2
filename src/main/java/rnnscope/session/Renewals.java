package rnnscope.session;

import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Renews what shows when its model changes, as one does in training or under an edit. At most one renewal is under way;
 * of those asked for meanwhile only the newest follows, so that changes that come fast are followed at the pace of the
 * renewals.
 */
final class Renewals {
    private final LatestTask<Excerpt> task;
    private final Supplier<LatestTask.Work<Excerpt>> next;
    private final Consumer<Excerpt> done;
    private final Consumer<Throwable> failed;
    private boolean running;
    private boolean again;

    /**
     * @param next work that renews what shows as it should be by now, taken when it begins
     * @param done given the result, in the foreground
     */
    Renewals(Executor background, Executor foreground, Supplier<LatestTask.Work<Excerpt>> next, Consumer<Excerpt> done,
            Consumer<Throwable> failed) {
        this.next = next;
        this.done = done;
        this.failed = failed;
        this.task = new LatestTask<>(background, foreground, this::renewed, this::failed);
    }

    void ask() {
        again = running;
        if (!running) {
            running = true;
            task.ask(next.get());
        }
    }

    private void renewed(Excerpt excerpt) {
        done.accept(excerpt);
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
