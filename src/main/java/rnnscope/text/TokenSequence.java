package rnnscope.text;

import java.util.Arrays;

/**
 * A text cut into symbols, with each symbol's number and its place in the text. Nothing is dropped: a symbol that the
 * vocabulary does not know has the number {@link Vocabulary#UNKNOWN} and its own text. Immutable.
 */
public final class TokenSequence {
    private final String text;
    private final int[] ids;
    private final int[] ends;

    /**
     * @param text the whole text
     * @param ids  number of each symbol
     * @param ends ends[t] is the index in {@code text} just after symbol t
     */
    TokenSequence(String text, int[] ids, int[] ends) {
        this.text = text;
        this.ids = ids;
        this.ends = ends;
    }

    public int length() {
        return ids.length;
    }

    /** Number of symbol {@code t}, {@link Vocabulary#UNKNOWN} when the vocabulary lacks it. */
    public int id(int t) {
        return ids[t];
    }

    /** Symbol {@code t} as it stands in the text. */
    public String symbol(int t) {
        return text.substring(t == 0 ? 0 : ends[t - 1], ends[t]);
    }

    /** Index in {@link #text} just after symbol {@code t}. */
    public int end(int t) {
        return ends[t];
    }

    /** The symbol that holds the character at an index of {@link #text}; the last for an index past the end. */
    public int stepAt(int index) {
        int at = Arrays.binarySearch(ends, index + 1);
        return Math.min(ends.length - 1, at >= 0 ? at : -at - 1);
    }

    public String text() {
        return text;
    }

    /** Numbers of the symbols {@code from} … {@code to − 1}; past the end, {@link Vocabulary#UNKNOWN}. */
    public int[] ids(int from, int to) {
        int[] part = new int[to - from];
        for (int i = 0; i < part.length; i++) {
            part[i] = from + i < ids.length ? ids[from + i] : Vocabulary.UNKNOWN;
        }
        return part;
    }

    /** How many symbols both begin with alike. */
    public int common(TokenSequence other) {
        int different = this == other ? -1 : Arrays.mismatch(ids, other.ids);
        return different < 0 ? Math.min(ids.length, other.ids.length) : different;
    }

    /** How many symbols the vocabulary lacks. */
    public int unknown() {
        int count = 0;
        for (int id : ids) {
            count += id == Vocabulary.UNKNOWN ? 1 : 0;
        }
        return count;
    }
}
