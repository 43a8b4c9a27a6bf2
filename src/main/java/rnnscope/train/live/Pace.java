package rnnscope.train.live;

/**
 * When something that takes time beside training is due again, so that it takes no more than a share of the whole. A
 * spike, as when memory is collected meanwhile, is not held against it, and neither are the first times, while its code
 * is not compiled yet. Of one thread.
 */
final class Pace {
    private static final int COLD = 8;
    private static final long COLD_NANOS = 60_000_000L;

    private final long leastNanos;
    private final long patience;
    private long due;
    private long typical;
    private long spent;
    private int times;

    /**
     * @param leastNanos from the end of one time to the next
     * @param patience   it waits at least so many times as long as it usually takes
     */
    Pace(long leastNanos, long patience) {
        this.leastNanos = leastNanos;
        this.patience = patience;
    }

    boolean isDue(long now) {
        return now >= due;
    }

    /** It was done from {@code start} to {@code end}, times of {@link System#nanoTime}. */
    void done(long start, long end) {
        long took = end - start;
        spent += took;
        times++;
        typical = times <= COLD ? took : Math.min(took, 2 * typical);
        long wait = times <= COLD ? Math.min(COLD_NANOS, patience * typical) : patience * typical;
        due = end + Math.max(leastNanos, wait);
    }

    /** Time that it has taken altogether. */
    double seconds() {
        return spent * 1e-9;
    }
}
