package rnnscope.analysis.ranking;

/** Units of all layers one after the other, whose levels were counted over both halves of a text. */
public interface CountedUnits {
    int size();

    /** Layer of a unit, from 0. */
    int layer(int unit);

    /** Its number within the layer. */
    int index(int unit);

    /** What a level of a unit stands for. */
    float levelValue(int unit, int level);

    /** What one thread asks for units. */
    interface Counter {
        /**
         * Gives the counts of a unit, which hold until the next call.
         *
         * @param kept its levels at the steps of {@link NullSegments}, overwritten
         */
        LevelCounts[] read(int unit, byte[] kept); // (halves)
    }

    Counter counter();
}
