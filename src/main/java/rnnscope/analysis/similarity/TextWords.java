package rnnscope.analysis.similarity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import rnnscope.text.TokenSequence;
import rnnscope.text.Vocabulary;
import rnnscope.text.WordTokenizer;

/**
 * Words of a text and where each stands: runs of letters and digits, and every other symbol that is no white space by
 * itself, as {@link WordTokenizer} cuts them. Whatever the model reads, a word is given by its first and its last
 * step. A word at the very beginning, before which nothing was read, does not count. Immutable.
 */
public final class TextWords {
    private final List<String> words;
    private final int[] counts; // (words)
    private final int[] kinds; // (occurrences)
    private final int[] firsts; // (occurrences)
    private final int[] lasts; // (occurrences)

    private TextWords(List<String> words, int[] counts, int[] kinds, int[] firsts, int[] lasts) {
        this.words = words;
        this.counts = counts;
        this.kinds = kinds;
        this.firsts = firsts;
        this.lasts = lasts;
    }

    /**
     * @param end  steps of the text to look at
     * @param most how many different words are told apart, the most frequent first; the others are nameless
     */
    public static TextWords of(TokenSequence tokens, int end, int most) {
        String text = end == 0 ? "" : tokens.text().substring(0, tokens.end(end - 1));
        TokenSequence cut = new WordTokenizer(new Vocabulary(List.of())).encode(text);
        Map<String, Integer> counts = new HashMap<>();
        List<String> found = new ArrayList<>();
        int[] firsts = new int[cut.length()];
        int[] lasts = new int[cut.length()];
        for (int i = 0; i < cut.length(); i++) {
            int start = i == 0 ? 0 : cut.end(i - 1);
            int first = start == 0 ? 0 : tokens.stepAt(start);
            if (first > 0 && !Character.isWhitespace(text.codePointAt(start))) {
                firsts[found.size()] = first;
                lasts[found.size()] = tokens.stepAt(cut.end(i) - 1);
                found.add(cut.symbol(i));
                counts.merge(cut.symbol(i), 1, Integer::sum);
            }
        }
        Comparator<Map.Entry<String, Integer>> frequentFirst = Map.Entry.<String, Integer>comparingByValue().reversed();
        List<String> words = counts.entrySet().stream()
                .sorted(frequentFirst.thenComparing(Map.Entry.comparingByKey())).limit(most).map(Map.Entry::getKey).toList();
        Map<String, Integer> kinds = new HashMap<>();
        for (String word : words) {
            kinds.put(word, kinds.size());
        }
        return new TextWords(words, words.stream().mapToInt(counts::get).toArray(),
                found.stream().mapToInt(word -> kinds.getOrDefault(word, -1)).toArray(),
                Arrays.copyOf(firsts, found.size()), Arrays.copyOf(lasts, found.size()));
    }

    /** The words told apart, the most frequent first. */
    public List<String> words() {
        return words;
    }

    /** How often a word stands in the text. */
    public int count(int word) {
        return counts[word];
    }

    /** How many words stand in the text, the nameless too. */
    public int occurrences() {
        return kinds.length;
    }

    /** Which word an occurrence is, −1 for one that is nameless. */
    public int word(int occurrence) {
        return kinds[occurrence];
    }

    /** First step of an occurrence, at least 1. */
    public int first(int occurrence) {
        return firsts[occurrence];
    }

    /** Last step of an occurrence. */
    public int last(int occurrence) {
        return lasts[occurrence];
    }
}
