package rnnscope.analysis.ngram;

import java.util.Arrays;

/**
 * Hash table that numbers the n-grams of one length in the order in which they come: open addressing with linear
 * probing, from a long to an int. An n-gram is known by the number of its first n − 1 symbols, as a gram of that length, and its last
 * symbol.
 */
final class GramTable {
    private static final int FREE = -1;

    private final long symbols;
    private long[] keys = new long[1 << 10];
    private int[] ids = new int[keys.length];
    private int size;

    /** @param symbols how many there are to end with */
    GramTable(int symbols) {
        this.symbols = symbols;
        Arrays.fill(ids, FREE);
    }

    int size() {
        return size;
    }

    /** Number of the gram, −1 when there is none; a {@code context} of −1 has none. */
    int find(int context, int symbol) {
        return context < 0 ? -1 : ids[slot(keys, ids, context * symbols + symbol)];
    }

    /** Number of the gram; {@link #size} as it was before when it is new. */
    int add(int context, int symbol) {
        long key = context * symbols + symbol;
        int slot = slot(keys, ids, key);
        if (ids[slot] == FREE) {
            keys[slot] = key;
            ids[slot] = size++;
            if (size > keys.length / 2) {
                grow();
                return size - 1;
            }
        }
        return ids[slot];
    }

    /** What a visitor of all grams is told. */
    interface Visitor {
        void gram(int id, int context);
    }

    void forEach(Visitor visitor) {
        for (int slot = 0; slot < ids.length; slot++) {
            if (ids[slot] != FREE) {
                visitor.gram(ids[slot], (int) (keys[slot] / symbols));
            }
        }
    }

    private void grow() {
        long[] moreKeys = new long[Math.multiplyExact(2, keys.length)];
        int[] moreIds = new int[moreKeys.length];
        Arrays.fill(moreIds, FREE);
        for (int i = 0; i < ids.length; i++) {
            if (ids[i] != FREE) {
                int slot = slot(moreKeys, moreIds, keys[i]);
                moreKeys[slot] = keys[i];
                moreIds[slot] = ids[i];
            }
        }
        keys = moreKeys;
        ids = moreIds;
    }

    /** Where the key is, or the free place where it belongs. */
    private static int slot(long[] keys, int[] ids, long key) {
        int mask = keys.length - 1;
        long hash = key * 0x9E3779B97F4A7C15L;
        int slot = (int) (hash ^ (hash >>> 32)) & mask;
        while (ids[slot] != FREE && keys[slot] != key) {
            slot = slot + 1 & mask;
        }
        return slot;
    }
}
