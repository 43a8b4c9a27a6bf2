package rnnscope.job;

import java.io.IOException;
import java.io.Serializable;
import java.util.List;

/** Cluster of cores, those of this machine or of many, that runs the shards of a {@link Work}. */
public interface Cluster {

    /**
     * Takes results as they come.
     *
     * @param <R> result of a shard
     */
    @FunctionalInterface
    interface Results<R> {
        /**
         * Called once for each shard, one call at a time, in no order: what is made of the results must not depend on it.
         *
         * @param shard index of the shard
         */
        void take(int shard, R result) throws IOException;
    }

    /** How many shards run at once, about. */
    int cores();

    /**
     * Runs all shards and returns when every result was taken. When one fails, the rest is given up.
     *
     * @throws IOException              of a shard, or of what takes results
     * @throws IllegalArgumentException likewise
     */
    <S extends Serializable, R extends Serializable> void run(Work<S, R> work, List<S> shards, Results<R> to)
            throws IOException;
}
