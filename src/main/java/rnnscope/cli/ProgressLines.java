package rnnscope.cli;

import java.io.PrintWriter;
import rnnscope.language.Words;
import rnnscope.network.Progress;

/** Progress lines on standard error, written now and then. */
final class ProgressLines implements Progress {
    private static final long EVERY_NANOS = 2_000_000_000L;

    private final PrintWriter err;
    private final String things;
    private long reported = System.nanoTime();

    /** @param things what is counted: "symbols", "steps", "runs" of examples or "parts" of the work */
    ProgressLines(PrintWriter err, String things) {
        this.err = err;
        this.things = things;
    }

    @Override
    public boolean report(long done, long total) {
        if (System.nanoTime() - reported > EVERY_NANOS) {
            reported = System.nanoTime();
            err.println(Words.of("cli.progress." + things, done, total));
            err.flush();
        }
        return true;
    }
}
