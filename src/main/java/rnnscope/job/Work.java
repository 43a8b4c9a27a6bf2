package rnnscope.job;

import java.io.IOException;
import java.io.Serializable;

/**
 * Work that is done shard by shard, each by itself, in any order, on any machine, and again where a machine is lost: the
 * result of a shard depends on nothing but the shard.
 *
 * @param <S> shard
 * @param <R> its result
 */
@FunctionalInterface
public interface Work<S extends Serializable, R extends Serializable> extends Serializable {
    /**
     * @throws IOException              when a file fails
     * @throws IllegalArgumentException in words for the user
     */
    R run(S shard) throws IOException;
}
