package rnnscope.text.pair;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import rnnscope.text.Dice;

/**
 * Random strings of lower-case letters, each letter uniform, and what becomes of them. Lengths are uniform from 1 to
 * the greatest; of a length of which there are few strings each comes once, so that longer ones are more frequent.
 */
public final class LetterStrings {
    private static final int PAIRS = 21_000;
    private static final int PARTS = 21;
    private static final int ATTEMPTS = 10 * PAIRS;
    private static final long SEED = 1;

    private LetterStrings() {}

    /** The letters from last to first: "abc" becomes "cba". */
    public static PairCorpus reversed(int most) {
        return corpus(most, LetterStrings::reverse);
    }

    public static String reverse(String letters) {
        return new StringBuilder(letters).reverse().toString();
    }

    /** The letters in the order of the alphabet: "banana" becomes "aaabnn". */
    public static PairCorpus sorted(int most) {
        return corpus(most, LetterStrings::sort);
    }

    public static String sort(String letters) {
        return letters.chars().sorted()
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }

    private static PairCorpus corpus(int most, UnaryOperator<String> change) {
        Dice dice = new Dice(SEED);
        Set<String> seen = new HashSet<>();
        List<TextPair> pairs = new ArrayList<>();
        // Of short strings there are few: after so many attempts there are no more.
        for (int attempt = 0; pairs.size() < PAIRS && attempt < ATTEMPTS; attempt++) {
            StringBuilder letters = new StringBuilder();
            for (int length = 1 + dice.below(most); length > 0; length--) {
                letters.append((char) ('a' + dice.below(26)));
            }
            String source = letters.toString();
            if (seen.add(source)) {
                pairs.add(new TextPair(source, change.apply(source)));
            }
        }
        return PairCorpus.split(pairs, PARTS);
    }
}
