package rnnscope.train.live;

/**
 * Pace of something that takes time beside something else, as questions do beside training: when it is due again so that
 * it takes no more than a share of the whole. Of one thread.
 */
public final class Pace {
    private static final int COLD = 8;
    private static final long COLD_NANOS = 60_000_000L;
    private static final double FORGETTING = 0.1;
    private static final double SPIKE = 8;

    private final long leastNanos;
    private final long patience;
    private final boolean typically;
    private long due = Long.MIN_VALUE;
    private double typical;
    private long spent;
    private int times;

    private Pace(long leastNanos, long patience, boolean typically) {
        this.leastNanos = leastNanos;
        this.patience = patience;
        this.typically = typically;
    }

    /**
     * After each time a pause in proportion to it.
     *
     * @param leastNanos from the end of one time to the next
     * @param patience   it waits at least so many times as long as it took
     */
    public static Pace ofEach(long leastNanos, long patience) {
        return new Pace(leastNanos, patience, false);
    }

    /**
     * The same in proportion to what it usually takes, a mean over its last times, so that one spike, as when memory is
     * collected meanwhile, does not hold it up for long; the first times, while its code is not compiled yet, do not count.
     */
    static Pace ofMany(long leastNanos, long patience) {
        return new Pace(leastNanos, patience, true);
    }

    public boolean isDue(long now) {
        return now >= due;
    }

    /** How long it is until it is due; 0 where it is. */
    public long nanosUntilDue(long now) {
        return isDue(now) ? 0 : due - now;
    }

    /** It was done from {@code start} to {@code end}, times of {@link System#nanoTime}. */
    public void done(long start, long end) {
        long took = end - start;
        spent += took;
        times++;
        boolean cold = typically && times <= COLD;
        typical = cold || !typically ? took : typical + FORGETTING * (Math.min(took, SPIKE * typical) - typical);
        due = end + Math.max(leastNanos, Math.round(cold ? Math.min(COLD_NANOS, patience * took) : patience * typical));
    }

    /** Time that it has taken altogether. */
    double seconds() {
        return spent * 1e-9;
    }
}
