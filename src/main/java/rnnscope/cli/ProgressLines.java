package rnnscope.cli;

import java.io.PrintWriter;
import java.util.Locale;
import rnnscope.network.Progress;

/** Progress lines on standard error, written now and then. */
final class ProgressLines implements Progress {
    private static final long EVERY_NANOS = 2_000_000_000L;

    private final PrintWriter err;
    private final String things;
    private long reported = System.nanoTime();

    /** @param things what is counted: "symbols" */
    ProgressLines(PrintWriter err, String things) {
        this.err = err;
        this.things = things;
    }

    @Override
    public boolean report(long done, long total) {
        if (System.nanoTime() - reported > EVERY_NANOS) {
            reported = System.nanoTime();
            err.printf(Locale.ROOT, "%d of %d %s%n", done, total, things);
            err.flush();
        }
        return true;
    }
}
