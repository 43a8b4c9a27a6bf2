package rnnscope.session.gradient.question;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Pair of names in a text that asks for one of them: its last word is a name that was said before, as was another.
 * “Jane walked into the room. John walked in too. Jane said hi to John.” Whoever predicts the right one must remember
 * both.
 *
 * @param right    the name at the end
 * @param other    the other name that was said twice or more
 * @param nameAt   index in the text at which the right name begins
 * @param saidAt   index of the last letter of its first mention
 * @param decideAt index of the first letter in which the names differ there
 */
public record NamePair(String right, String other, int nameAt, int saidAt, int decideAt) {
    private static final Pattern NAME = Pattern.compile("(?U)\\b\\p{Lu}\\p{L}+");
    private static final Pattern LAST = Pattern.compile("(\\p{Lu}\\p{L}+)[.!?]?\\s*$");
    /** A longer text is not one sentence's worth of a question. */
    private static final int LONGEST = 2_000;

    /** The pair that a short text ends with, if it does. */
    public static Optional<NamePair> in(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        var last = LAST.matcher(text);
        if (!last.find()) {
            return Optional.empty();
        }
        String right = last.group(1);
        int at = last.start(1);
        List<String> names = NAME.matcher(text).results().map(r -> r.group()).toList();
        Map<String, Integer> counts = new TreeMap<>();
        names.forEach(name -> counts.merge(name, 1, Integer::sum));
        return names.stream().filter(name -> !name.equals(right) && counts.get(name) > 1 && counts.get(right) > 1)
                .reduce((earlier, later) -> later).map(other -> new NamePair(right, other, at, saidAt(text, right),
                        at + common(right, other)));
    }

    private static int saidAt(String text, String name) {
        return NAME.matcher(text).results().filter(r -> r.group().equals(name)).findFirst().orElseThrow().end() - 1;
    }

    private static int common(String a, String b) {
        int n = 0;
        while (n < Math.min(a.length(), b.length()) - 1 && a.charAt(n) == b.charAt(n)) {
            n++;
        }
        return n;
    }
}
