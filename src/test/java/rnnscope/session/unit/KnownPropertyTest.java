package rnnscope.session.unit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import rnnscope.analysis.ranking.PropertyRanking;
import rnnscope.analysis.ranking.UnitRanking;
import rnnscope.analysis.ranking.UnitScore;
import rnnscope.text.property.TextProperties;
import rnnscope.text.property.TextProperty;

class KnownPropertyTest {
    private static UnitScore score(int unit, double heldOut, double q) {
        return new UnitScore(0, unit, 1, heldOut, heldOut, 0, Double.NaN, 0.01, q, q);
    }

    private static PropertyRanking ranking(String property, UnitScore... scores) throws java.io.IOException {
        TextProperty found = TextProperties.of(property);
        return new PropertyRanking(found, 0.3, List.of(scores), 0.6, "");
    }

    @Test
    void isTheBestOfAllPropertiesComparedFromChanceToPerfection() throws java.io.IOException {
        UnitRanking all = new UnitRanking(null, 100, 2, 0, List.of(
                ranking("quotation", score(74, 0.987, 0.001), score(3, 0.85, 0.001), score(5, 0.99, 0.2)),
                ranking("column", score(3, 0.9, 0.001), score(74, 0.61, 0.001), score(9, 0.4, 0.001))));

        assertEquals("unit 74: inside a quotation, AUC 0.99", KnownProperty.of(all, 0, 74).orElseThrow().sentence());
        assertEquals("unit 3: column in the line, |r| 0.90", KnownProperty.of(all, 0, 3).orElseThrow().sentence());
        assertTrue(KnownProperty.of(all, 0, 5).isEmpty(), "that may be chance");
        assertTrue(KnownProperty.of(all, 0, 9).isEmpty(), "weak");
        assertTrue(KnownProperty.of(all, 1, 74).isEmpty(), "another layer");
    }
}
