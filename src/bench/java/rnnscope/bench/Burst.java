package rnnscope.bench;

/**
 * How long a piece of work took when it was repeated for a while.
 *
 * @param mean    seconds, on average: what a user of this machine gets
 * @param fastest seconds, the fastest: what it would be if nobody else used the machine
 */
public record Burst(double mean, double fastest) {

    /** Repeats {@code work} for {@code seconds}. */
    public static Burst of(Runnable work, double seconds) {
        long start = System.nanoTime();
        long now = start;
        long fastest = Long.MAX_VALUE;
        int calls = 0;
        while (now - start < seconds * 1e9) {
            long before = now;
            work.run();
            calls++;
            now = System.nanoTime();
            fastest = Math.min(fastest, now - before);
        }
        return new Burst((now - start) * 1e-9 / calls, fastest * 1e-9);
    }
}
