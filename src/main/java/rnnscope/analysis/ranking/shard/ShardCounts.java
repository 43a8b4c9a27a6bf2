package rnnscope.analysis.ranking.shard;

import java.io.Serializable;
import java.util.List;
import rnnscope.analysis.ranking.LevelCounts;
import rnnscope.network.StreamReading.StreamState;

/**
 * Counts of a shard.
 *
 * @param counts   [half][unit], to be added to those of other shards; null for a half that it has nothing of
 * @param kept     levels at some of the steps that must be known by themselves; those of a later round replace others
 * @param read     the streams as they were left
 * @param overflow the first symbol at which a value was not finite, −1 for none
 * @param place    where that was, index
 */
record ShardCounts(LevelCounts[][] counts, List<Kept> kept, List<StreamState> read, long overflow, int place)
        implements Serializable {

    /**
     * Levels of all units at steps that follow each other.
     *
     * @param place  of the first among the steps kept
     * @param levels [unit · count + step]
     */
    record Kept(int place, int count, byte[] levels) implements Serializable {}
}
