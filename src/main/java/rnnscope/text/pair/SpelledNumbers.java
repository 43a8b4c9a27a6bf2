package rnnscope.text.pair;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Spelled numbers from 0 to 999 in figures, three of them always, and spelled: "042" and "forty-two". Every
 * {@value #PARTS}th, in an order that leaps about, is held out.
 */
public final class SpelledNumbers {
    private static final int PARTS = 8;
    private static final int COUNT = 1000;
    /** Prime to the count, so that its multiples leap over all numbers. */
    private static final int LEAP = 387;

    private static final String[] ONES = {"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
        "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
    private static final String[] TENS = {"", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty",
        "ninety"};

    private SpelledNumbers() {}

    /** The same pairs always. */
    public static PairCorpus corpus() {
        List<TextPair> pairs = IntStream.range(0, COUNT).map(i -> i * LEAP % COUNT)
                .mapToObj(n -> new TextPair(String.format(Locale.ROOT, "%03d", n), spelled(n))).toList();
        return PairCorpus.split(pairs, PARTS);
    }

    static String spelled(int number) {
        if (number < ONES.length) {
            return ONES[number];
        }
        if (number < 100) {
            return TENS[number / 10] + (number % 10 == 0 ? "" : "-" + ONES[number % 10]);
        }
        return ONES[number / 100] + " hundred" + (number % 100 == 0 ? "" : " " + spelled(number % 100));
    }
}
