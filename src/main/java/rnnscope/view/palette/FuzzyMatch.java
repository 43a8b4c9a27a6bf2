package rnnscope.view.palette;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Fuzzy match of a query with the entries of a palette. Each word of the query must be found: in a name, best at the start
 * of one of its words, worst with other letters between its own; or as it stands in what explains the name.
 */
final class FuzzyMatch {
    private static final int NONE = -1;
    private static final int WHOLE = 120;
    private static final int WORD = 90;
    private static final int WITHIN = 60;
    private static final int SCATTERED = 12;
    private static final int START = 8;
    private static final int EXPLAINED = 15;
    /** That several words stand in the name as they were typed. */
    private static final int PHRASE = 40;

    private FuzzyMatch() {}

    /** Those that match, the best first; equally good ones as they came. */
    static List<PaletteEntry> best(List<PaletteEntry> entries, String query) {
        String[] words = query.strip().toLowerCase(Locale.ROOT).split("\\s+");
        String phrase = String.join(" ", words);
        int[] scores = entries.stream().mapToInt(entry -> score(entry, words, phrase)).toArray();
        return IntStream.range(0, scores.length).filter(i -> scores[i] > NONE).boxed()
                .sorted(Comparator.comparing((Integer i) -> -scores[i])).map(entries::get).toList();
    }

    /** How well an entry matches; negative where it does not. */
    private static int score(PaletteEntry entry, String[] words, String phrase) {
        String name = entry.name().toLowerCase(Locale.ROOT);
        String beside = (entry.kindWords() + ' ' + entry.about() + ' ' + entry.keys()).toLowerCase(Locale.ROOT);
        int sum = words.length > 1 && name.contains(phrase) ? PHRASE : 0;
        for (String word : words) {
            int score = Math.max(inName(name, word), beside.contains(word) ? EXPLAINED : NONE);
            if (score == NONE) {
                return NONE;
            }
            sum += score;
        }
        return sum;
    }

    private static int inName(String name, String word) {
        if (name.equals(word)) {
            return WHOLE;
        }
        int at = name.indexOf(word);
        for (int i = at; i >= 0; i = name.indexOf(word, i + 1)) {
            if (startsWord(name, i)) {
                return WORD + (i == 0 ? START : 0);
            }
        }
        return at >= 0 ? WITHIN : scattered(name, word);
    }

    /** Its letters in their order, with others between: the more of them begin a word, or follow each other, the better. None where they lie all over the name. */
    private static int scattered(String name, String word) {
        int score = SCATTERED;
        int from = 0;
        for (int i = 0; i < word.length(); i++) {
            int at = name.indexOf(word.charAt(i), from);
            if (at < 0) {
                return NONE;
            }
            if (i == 0 && !startsWord(name, at)) {
                int start = startOfWord(name, word.charAt(0), at);
                at = start < 0 ? at : start;
            }
            score += startsWord(name, at) ? START : at == from && i > 0 ? START / 2 : 0;
            score -= Math.min(START / 2, at - from);
            from = at + 1;
        }
        return score <= 0 ? NONE : Math.min(WITHIN - 1, score);
    }

    private static int startOfWord(String name, char letter, int from) {
        for (int i = name.indexOf(letter, from); i >= 0; i = name.indexOf(letter, i + 1)) {
            if (startsWord(name, i)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean startsWord(String name, int at) {
        return at == 0 || !Character.isLetterOrDigit(name.charAt(at - 1));
    }
}
