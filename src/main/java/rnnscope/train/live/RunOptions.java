package rnnscope.train.live;

import java.time.Duration;
import java.util.function.Consumer;

/**
 * Options of how a run is watched. What is called is called by the training thread and must return at once.
 *
 * @param threads       that train
 * @param historyBytes  memory for what can be gone back to
 * @param autosaveEvery longest time that an interruption may cost
 * @param onNews        there is a new frame
 * @param onAutosave    given all that is needed to go on
 */
public record RunOptions(int threads, long historyBytes, Duration autosaveEvery, Runnable onNews,
        Consumer<RunState> onAutosave) {
    private static final long HISTORY_BYTES = 64L << 20;
    private static final Duration AUTOSAVE_EVERY = Duration.ofSeconds(30);
    private static final int MOST_THREADS = 4;

    /** One core is left to the window; small models gain nothing from more than a few. */
    public static RunOptions beside(Runnable onNews, Consumer<RunState> onAutosave) {
        int threads = Math.max(1, Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors() - 1));
        return new RunOptions(threads, HISTORY_BYTES, AUTOSAVE_EVERY, onNews, onAutosave);
    }
}
