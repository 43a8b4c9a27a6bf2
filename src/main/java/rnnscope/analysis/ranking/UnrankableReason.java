package rnnscope.analysis.ranking;

import java.util.Locale;
import rnnscope.analysis.unit.PropertyValues;

/** Reason why a property cannot be ranked on a text. */
final class UnrankableReason {
    /** A text shorter than this has no halves to speak of. */
    static final int SHORTEST = 1000;
    /** How often a property must change in either half. */
    private static final int CHANGES = 10;

    private UnrankableReason() {}

    /** Half a sentence ("it does not occur in this text"); empty where nothing is wrong. */
    static String of(PropertyValues values) {
        if (values.length() < SHORTEST) {
            return String.format(Locale.ROOT, "the text is shorter than %,d symbols", SHORTEST);
        }
        if (values.isBinary() && isSame(values)) {
            for (int t = 0; t < values.length(); t++) {
                if (values.isDefined(t)) {
                    return values.value(t) == 1 ? "it holds everywhere in this text" : "it does not occur in this text";
                }
            }
        }
        if (isSame(values)) {
            return "it is the same everywhere in this text";
        }
        int first = changes(values, Half.first(values.length()));
        int second = changes(values, Half.second(values.length()));
        if (Math.min(first, second) < CHANGES) {
            return "it changes only " + Math.min(first, second) + " times in the "
                    + (first <= second ? "first" : "second") + " half of this text";
        }
        return "";
    }

    private static boolean isSame(PropertyValues values) {
        return changes(values, new Half(0, values.length())) == 0;
    }

    /** How often the value is another than where it was last defined. */
    private static int changes(PropertyValues values, Half half) {
        int changes = 0;
        float last = Float.NaN;
        for (int t = half.from(); t < half.to(); t++) {
            if (values.isDefined(t)) {
                changes += !Float.isNaN(last) && values.value(t) != last ? 1 : 0;
                last = values.value(t);
            }
        }
        return changes;
    }
}
