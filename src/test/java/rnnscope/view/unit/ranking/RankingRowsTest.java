package rnnscope.view.unit.ranking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import rnnscope.analysis.ranking.PropertyRanking;
import rnnscope.analysis.ranking.UnitRanking;
import rnnscope.analysis.ranking.UnitScore;
import rnnscope.tape.Channel;
import rnnscope.text.property.TextProperty;

class RankingRowsTest {
    private static final Channel H = Channel.signed("hidden", "h", "hidden state", Channel.Role.STATE, 1);

    private static TextProperty property(String title, TextProperty.Kind kind) {
        return new TextProperty(title, title, "a definition", kind, (tokens, wanted) -> new float[tokens.length()]);
    }

    private static RankingRows rows(boolean layered, PropertyRanking... properties) {
        return new RankingRows(new UnitRanking(H, 5000, 1200, 5000, List.of(properties)),
                layer -> layered ? "layer " + (layer + 1) : "");
    }

    private static UnitScore score(int layer, int unit, int sign, double heldOut, double q) {
        return new UnitScore(layer, unit, sign, heldOut + 0.01, heldOut, 0.25, 0.8, 0.02, 1e-6, q);
    }

    @Test
    void theBestUnitStandsForItsPropertyAndAllOthersBelowIt() {
        PropertyRanking quotation = new PropertyRanking(property("Inside a quotation", TextProperty.Kind.BINARY), 0.3,
                List.of(score(1, 7, -1, 0.95, 1e-9), score(0, 3, 1, 0.60, 0.2)), 0.55, "");
        RankingTable.Entry entry = rows(true, quotation).entries().get(0);
        RankingRow best = entry.best();
        assertEquals(List.of(1, 7), List.of(best.layer(), best.unit()));
        assertEquals(0.9, best.length(), 1e-12, "from chance, 0.5, to 1");
        assertEquals(0.1, best.control(), 1e-12);
        assertTrue(best.significant());
        assertEquals("""
                Inside a quotation: a definition
                Unit 7 of layer 2: area under the ROC curve 0.950 on the second half of the text, 0.960 on the first, \
                which chose it
                Low where it holds; F₁ 0.800 below 0.250
                By chance 0.5 ± 0.020; corrected for 1\u2009200 tests, q < 0.001
                Best unit of an untrained model 0.550""", best.words());
        RankingRow second = entry.units().get().get(1);
        assertEquals("chosen by 0.61, F₁ 0.80", second.name());
        assertEquals(3, second.unit());
        assertFalse(second.significant());
        assertTrue(second.words().contains("q = 0.200: may be chance"));
    }

    /** The score that is shown is what sorts: no correlation stands between areas under the curve. */
    @Test
    void areasUnderTheCurveAndCorrelationsAreNotMixed() {
        List<RankingRow> rows = new ArrayList<>();
        for (double held : new double[] {0.62, 0.91, 0.9, 0.76}) {
            boolean binary = held == 0.91 || held == 0.62;
            rows.add(rows(false, new PropertyRanking(property("p" + held, binary ? TextProperty.Kind.BINARY
                    : TextProperty.Kind.SCALAR), 0.3, List.of(score(0, 1, 1, held, 1e-9)), Double.NaN, "")).entries().get(0).best());
        }
        rows.sort(((Comparator<RankingRow>) RankingRow::compareScores).reversed());
        assertEquals(List.of(0.91, 0.62, 0.9, 0.76), rows.stream().map(RankingRow::score).toList());
        assertEquals(List.of(false, false, true, true), rows.stream().map(RankingRow::isCorrelation).toList());
    }

    @Test
    void whatHasASizeIsScoredByItsCorrelation() {
        UnitScore score = new UnitScore(0, 2, 1, 0.7, 0.6, Double.NaN, Double.NaN, 0.02, 1e-9, 1e-8);
        PropertyRanking column = new PropertyRanking(property("Column in the line", TextProperty.Kind.SCALAR), Double.NaN,
                List.of(score), Double.NaN, "");
        RankingRow row = rows(false, column).entries().get(0).best();
        assertEquals(0.6, row.length(), 1e-12);
        assertTrue(Double.isNaN(row.control()));
        assertTrue(row.words().contains("Unit 2: rank correlation 0.600") && row.words().contains("High where it is large\n"));
        assertFalse(row.words().contains("untrained"));
        assertEquals("chosen by 0.70", rows(false, column).entries().get(0).units().get().get(0).name());
    }

    @Test
    void aScoreBelowChanceIsNothingHoweverFewTestsThereWere() {
        PropertyRanking vowel = new PropertyRanking(property("Vowel", TextProperty.Kind.BINARY), 0.3,
                List.of(score(0, 1, 1, 0.45, 0.01)), 0.5, "");
        RankingRow row = rows(false, vowel).entries().get(0).best();
        assertEquals(0, row.length());
        assertFalse(row.significant());
    }

    @Test
    void aPropertyThatCouldNotBeRankedSaysWhy() {
        PropertyRanking digit = new PropertyRanking(property("Digit", TextProperty.Kind.BINARY), 0, List.of(), Double.NaN,
                "it does not occur in this text");
        PropertyRanking vowel = new PropertyRanking(property("Vowel", TextProperty.Kind.BINARY), 0.3,
                List.of(score(0, 1, 1, 0.8, 0.01)), 0.5, "");
        RankingRow row = rows(false, digit).entries().get(0).best();
        assertEquals("Digit: not ranked, it does not occur in this text", row.words());
        assertEquals(-1, row.unit());
        assertTrue(row.length() < 0, "below all that were ranked");
        assertEquals("it does not occur in this text", rows(false, digit).fault());
        assertEquals("", rows(false, digit, vowel).fault());
    }
}
