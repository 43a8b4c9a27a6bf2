package rnnscope.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import rnnscope.language.Words;

/**
 * Clean-up of a text: without the characters that are no content but leftovers of its file: a byte order mark at the
 * start, the carriage returns of line ends, form feeds, halves of surrogate pairs. Which of them stay, because a model
 * knows them or the user wants them, is decided by whoever reads the text; what was changed is said.
 *
 * @param text   what is left
 * @param counts how often each change was made, by the end of the key of its words
 */
public record TextChanges(String text, Map<String, Long> counts) {
    static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final char REPLACEMENT = '\uFFFD';

    /** What was changed, each in words: "12 carriage returns are read as line ends". */
    public List<String> words() {
        return words(counts);
    }

    /** Changes of a text, or of many passages of one together, in words. */
    public static List<String> words(Map<String, Long> counts) {
        List<String> words = new ArrayList<>();
        counts.forEach((change, count) -> words.add(Words.count("text.change." + change, count)));
        return List.copyOf(words);
    }

    /**
     * Makes the changes: CR LF and CR become LF, a form feed becomes LF, a byte order mark goes.
     *
     * @param stays whether U+FEFF, CR or the form feed is to stay as it is
     */
    public static TextChanges of(String raw, IntPredicate stays) {
        boolean mark = !raw.isEmpty() && raw.charAt(0) == BYTE_ORDER_MARK && !stays.test(BYTE_ORDER_MARK);
        boolean returns = raw.indexOf('\r') >= 0 && !stays.test('\r');
        boolean feeds = raw.indexOf('\f') >= 0 && !stays.test('\f');
        if (!mark && !returns && !feeds && !hasSurrogate(raw)) {
            return new TextChanges(raw, Map.of());
        }
        StringBuilder out = new StringBuilder(raw.length());
        long countOfReturns = 0;
        long countOfFeeds = 0;
        long halves = 0;
        for (int i = mark ? 1 : 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c == '\r' && returns) {
                out.append('\n');
                i += i + 1 < raw.length() && raw.charAt(i + 1) == '\n' ? 1 : 0;
                countOfReturns++;
            } else if (c == '\f' && feeds) {
                out.append('\n');
                countOfFeeds++;
            } else if (!Character.isSurrogate(c)) {
                out.append(c);
            } else if (i + 1 < raw.length() && Character.isSurrogatePair(c, raw.charAt(i + 1))) {
                out.append(c).append(raw.charAt(++i));
            } else {
                out.append(REPLACEMENT);
                halves++;
            }
        }
        Map<String, Long> counts = new LinkedHashMap<>();
        counts.put("mark", mark ? 1L : 0);
        counts.put("returns", countOfReturns);
        counts.put("feeds", countOfFeeds);
        counts.put("halves", halves);
        counts.values().removeIf(count -> count == 0);
        return new TextChanges(counts.isEmpty() ? raw : out.toString(), counts);
    }

    private static boolean hasSurrogate(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }
}
