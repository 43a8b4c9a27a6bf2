package rnnscope.text;

import java.util.Arrays;
import java.util.List;

/**
 * Token sequence, a text cut into symbols, with each symbol's number and its place in the text. Nothing is dropped: a
 * symbol that the vocabulary does not know keeps its own text and has the number of {@code <unk>}, or
 * {@link Vocabulary#UNKNOWN} where the vocabulary has no such symbol. Of the bytes of a character the last one holds
 * the place of it in the text. Immutable.
 */
public final class TokenSequence {
    private final String text;
    private final int[] ids;
    private final int[] ends;
    private final int standIn;
    private final int[] starts;

    /**
     * @param text the whole text
     * @param ids  number of each symbol, {@link Vocabulary#UNKNOWN} where {@code vocabulary} lacks it
     * @param ends ends[t] is the index in {@code text} just after symbol t
     */
    TokenSequence(String text, int[] ids, int[] ends, Vocabulary vocabulary) {
        this(text, ids, ends, vocabulary, new int[0]);
    }

    private TokenSequence(String text, int[] ids, int[] ends, Vocabulary vocabulary, int[] starts) {
        this.text = text;
        this.ids = ids;
        this.ends = ends;
        this.standIn = vocabulary.standIn();
        this.starts = starts;
    }

    /**
     * Several short texts one after another.
     *
     * @param symbols    of all of them
     * @param vocabulary that knows each of {@code ids}
     * @param starts     the symbol with which each begins; ascending
     */
    public static TokenSequence ofParts(List<String> symbols, int[] ids, Vocabulary vocabulary, int[] starts) {
        StringBuilder text = new StringBuilder();
        int[] ends = new int[ids.length];
        for (int t = 0; t < ends.length; t++) {
            ends[t] = text.append(symbols.get(t)).length();
        }
        return new TokenSequence(text.toString(), ids.clone(), ends, vocabulary, starts.clone());
    }

    /** Whether symbol {@code t} begins one of several texts. */
    public boolean isStart(int t) {
        return Arrays.binarySearch(starts, t) >= 0;
    }

    public int length() {
        return ids.length;
    }

    /** Number of symbol {@code t} as a model reads it; {@link Vocabulary#UNKNOWN} when nothing stands for it. */
    public int id(int t) {
        return ids[t] == Vocabulary.UNKNOWN ? standIn : ids[t];
    }

    /** Whether the vocabulary lacks symbol {@code t}, though {@code <unk>} may stand for it. */
    public boolean isUnknown(int t) {
        return ids[t] == Vocabulary.UNKNOWN;
    }

    /** Symbol {@code t} as it stands in the text; of a character's bytes before the last, their hexadecimal name. */
    public String symbol(int t) {
        int start = t == 0 ? 0 : ends[t - 1];
        return start < ends[t] ? text.substring(start, ends[t]) : ByteTokenizer.part(text, start, partsBefore(t));
    }

    /** What the symbols {@code from} … {@code to − 1} say together. */
    public String text(int from, int to) {
        return text.substring(from == 0 ? 0 : ends[from - 1], to == 0 ? 0 : ends[to - 1]);
    }

    private int partsBefore(int t) {
        int first = t;
        while (first > 0 && ends[first - 1] == (first > 1 ? ends[first - 2] : 0)) {
            first--;
        }
        return t - first;
    }

    /** Index in {@link #text} just after symbol {@code t}. */
    public int end(int t) {
        return ends[t];
    }

    /** The symbol that holds the character at an index of {@link #text}; the last for an index past the end. */
    public int stepAt(int index) {
        int at = Arrays.binarySearch(ends, index + 1);
        while (at > 0 && ends[at - 1] == ends[at]) {
            at--;
        }
        return Math.min(ends.length - 1, at >= 0 ? at : -at - 1);
    }

    public String text() {
        return text;
    }

    /** Numbers of the symbols {@code from} … {@code to − 1}; past the end, {@link Vocabulary#UNKNOWN}. */
    public int[] ids(int from, int to) {
        int[] part = new int[to - from];
        for (int i = 0; i < part.length; i++) {
            part[i] = from + i < ids.length ? id(from + i) : Vocabulary.UNKNOWN;
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
