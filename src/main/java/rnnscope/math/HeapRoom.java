package rnnscope.math;

import java.util.Locale;
import rnnscope.language.Words;

/** Room on the heap, how much memory the JVM can still take, asked before work that would not fit into it is begun. */
public final class HeapRoom {
    /** What is not worth a question, bytes. */
    private static final long SMALL = 8L << 20;
    /** The garbage collector cannot fill a heap to its last byte. */
    private static final double USABLE = 0.92;

    private HeapRoom() {}

    /** Bytes that new objects can take. */
    public static long left() {
        Runtime runtime = Runtime.getRuntime();
        return (long) (USABLE * (runtime.maxMemory() - (runtime.totalMemory() - runtime.freeMemory())));
    }

    /**
     * Refuses what does not fit.
     *
     * @param bytes  needed at once
     * @param what   needs them: "a text of 40 MB"
     * @param advice what would need fewer: "take a shorter one"
     * @throws IllegalArgumentException in words for the user when there is less
     */
    public static void require(long bytes, String what, String advice) {
        if (bytes <= SMALL || bytes <= left()) {
            return;
        }
        System.gc();
        long left = left();
        if (bytes > left) {
            throw new IllegalArgumentException(Words.of("math.heap", what, inWords(bytes), inWords(left),
                    inWords(Runtime.getRuntime().maxMemory()), advice));
        }
    }

    /** "340 MB", "15.2 GB". */
    public static String inWords(long bytes) {
        double megabytes = bytes / 1048576.0;
        return megabytes < 1024 ? String.format(Locale.ROOT, "%.0f MB", Math.ceil(megabytes))
                : String.format(Locale.ROOT, "%.1f GB", megabytes / 1024);
    }
}
