package rnnscope.analysis.ranking;

import java.util.List;
import rnnscope.text.property.TextProperty;

/**
 * Ranking of all units by their score for one property.
 *
 * @param property the property
 * @param share    of the symbols at which it is defined, the part where it holds; NaN for one that has a size
 * @param scores   best first, as the first half of the text has them
 * @param control  the score on the second half of the untrained model's best unit, chosen in the same way; NaN where
 *                 there is none
 * @param fault    why it could not be ranked, in half a sentence ("it does not occur in this text"); empty where it was
 */
public record PropertyRanking(TextProperty property, double share, List<UnitScore> scores, double control,
        String fault) {

    /** What a unit scores that knows nothing: 0.5, or 0 for a property that has a size. */
    public static double chance(TextProperty property) {
        return property.kind() == TextProperty.Kind.BINARY ? 0.5 : 0;
    }

    public PropertyRanking {
        scores = List.copyOf(scores);
    }

    public boolean isRanked() {
        return fault.isEmpty();
    }

    /** The unit that the first half of the text chose. */
    public UnitScore best() {
        return scores.get(0);
    }
}
