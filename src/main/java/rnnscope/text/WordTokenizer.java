package rnnscope.text;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One symbol for each word, each run of white space and each other code point. {@link WordCharacters} says what makes a
 * word. The symbols of a text, one after the other, are the text.
 */
public record WordTokenizer(Vocabulary vocabulary) implements Tokenizer {
    public static final String ID = "word";

    /** The tokenizer of the most frequent symbols in {@code text}, at most {@code size}, the most frequent first. */
    public static WordTokenizer of(String text, int size) {
        Map<String, Integer> counts = new HashMap<>();
        for (int at = 0, end; at < text.length(); at = end) {
            end = end(text, at);
            counts.merge(text.substring(at, end), 1, Integer::sum);
        }
        Comparator<Map.Entry<String, Integer>> frequentFirst = Map.Entry.<String, Integer>comparingByValue().reversed();
        List<String> symbols = counts.entrySet().stream()
                .sorted(frequentFirst.thenComparing(Map.Entry.comparingByKey()))
                .limit(size).map(Map.Entry::getKey).toList();
        return new WordTokenizer(new Vocabulary(symbols));
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public TokenSequence encode(String text) {
        int[] ids = new int[text.length()];
        int[] ends = new int[text.length()];
        int count = 0;
        for (int at = 0; at < text.length(); count++) {
            int end = end(text, at);
            ids[count] = vocabulary.id(text.substring(at, end));
            ends[count] = end;
            at = end;
        }
        return new TokenSequence(text, Arrays.copyOf(ids, count), Arrays.copyOf(ends, count));
    }

    @Override
    public String decode(int[] ids) {
        StringBuilder text = new StringBuilder();
        for (int id : ids) {
            text.append(vocabulary.symbol(id));
        }
        return text.toString();
    }

    /** Where the symbol that starts at {@code at} ends. */
    static int end(String text, int at) {
        int first = text.codePointAt(at);
        int end = at + Character.charCount(first);
        if (Character.isWhitespace(first)) {
            while (end < text.length() && Character.isWhitespace(text.codePointAt(end))) {
                end += Character.charCount(text.codePointAt(end));
            }
        } else if (WordCharacters.isWord(first)) {
            while (end < text.length()) {
                if (WordCharacters.isInnerApostrophe(text, end)) {
                    end++;
                } else if (WordCharacters.isWord(text.codePointAt(end))) {
                    end += Character.charCount(text.codePointAt(end));
                } else {
                    break;
                }
            }
        }
        return end;
    }
}
