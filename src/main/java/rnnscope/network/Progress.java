package rnnscope.network;

/**
 * Progress of long work, which tells how far it is and learns that it is no longer wanted. Called from the worker's
 * thread.
 */
@FunctionalInterface
public interface Progress {
    /** Never stops, tells nobody. */
    Progress IGNORED = (done, total) -> true;

    /** @return whether to go on */
    boolean report(long done, long total);
}
