package rnnscope.session.unit;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import rnnscope.analysis.ranking.PropertyRanking;
import rnnscope.analysis.ranking.UnitRanking;
import rnnscope.analysis.ranking.UnitScore;
import rnnscope.language.Words;
import rnnscope.text.property.TextProperty;

/**
 * Property of a text that a unit knows best, and how well: its score on held-out text.
 *
 * @param property the property
 * @param score    of the unit for it
 */
public record KnownProperty(TextProperty property, UnitScore score) {
    /** What counts as knowing: an area under the ROC curve, a rank correlation; and no chance find. */
    private static final double AREA = 0.8;
    private static final double CORRELATION = 0.6;
    private static final double CHANCE = 0.05;

    /** What a unit knows best; empty where it knows nothing well. */
    public static Optional<KnownProperty> of(UnitRanking ranking, int layer, int unit) {
        return ranking.properties().stream().filter(PropertyRanking::isRanked)
                .flatMap(known -> known.scores().stream().filter(score -> score.layer() == layer && score.unit() == unit)
                        .map(score -> new KnownProperty(known.property(), score)))
                .filter(KnownProperty::isKnown).max(Comparator.comparingDouble(KnownProperty::aboveChance));
    }

    private boolean isBinary() {
        return property.kind() == TextProperty.Kind.BINARY;
    }

    private boolean isKnown() {
        return score.heldOut() >= (isBinary() ? AREA : CORRELATION) && !(score.q() > CHANCE);
    }

    /** The score as a share of the way from chance to perfection, by which properties of both kinds are compared. */
    double aboveChance() {
        double chance = PropertyRanking.chance(property);
        return (score.heldOut() - chance) / (1 - chance);
    }

    /** "inside a quotation, AUC 0.99". */
    public String words() {
        return property.words() + ", " + (isBinary() ? "AUC " : "|r| ")
                + String.format(Locale.ROOT, "%.2f", Math.abs(score.heldOut()));
    }

    /** "unit 74: inside a quotation, AUC 0.99". */
    public String sentence() {
        return Words.of("session.unit.knows", score.unit(), words());
    }
}
