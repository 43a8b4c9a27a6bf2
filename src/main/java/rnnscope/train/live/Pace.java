package rnnscope.train.live;

/**
 * Pace of something that takes time beside training, when it is due again so that it takes no more than a share of the
 * whole. How long it takes is a mean over its last times, so that one spike, as when memory is collected meanwhile,
 * does not hold it up for long; the first times, while its code is not compiled yet, do not count. Of one thread.
 */
final class Pace {
    private static final int COLD = 8;
    private static final long COLD_NANOS = 60_000_000L;
    private static final double FORGETTING = 0.1;
    private static final double SPIKE = 8;

    private final long leastNanos;
    private final long patience;
    private long due;
    private double typical;
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
        boolean cold = times <= COLD;
        typical = cold ? took : typical + FORGETTING * (Math.min(took, SPIKE * typical) - typical);
        due = end + Math.max(leastNanos, Math.round(cold ? Math.min(COLD_NANOS, patience * took) : patience * typical));
    }

    /** Time that it has taken altogether. */
    double seconds() {
        return spent * 1e-9;
    }
}
