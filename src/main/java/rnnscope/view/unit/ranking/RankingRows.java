package rnnscope.view.unit.ranking;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import rnnscope.analysis.ranking.PropertyRanking;
import rnnscope.analysis.ranking.UnitRanking;
import rnnscope.analysis.ranking.UnitScore;
import rnnscope.figure.Numbers;
import rnnscope.language.Words;
import rnnscope.text.property.TextProperty;

/**
 * Rows of a ranking's table.
 *
 * @param layers what a recurrence is called; "" where there is one
 */
record RankingRows(UnitRanking ranking, IntFunction<String> layers) {
    /** Rate of false discoveries below which a unit counts as one. */
    static final double SIGNIFICANT = 0.05;

    List<RankingTable.Entry> entries() {
        List<RankingTable.Entry> entries = new ArrayList<>();
        for (PropertyRanking property : ranking.properties()) {
            if (property.isRanked()) {
                String title = property.property().title();
                entries.add(new RankingTable.Entry(row(property, property.best(), title, 0),
                        () -> units(property)));
            } else {
                entries.add(new RankingTable.Entry(unranked(property), List::of));
            }
        }
        return entries;
    }

    private List<RankingRow> units(PropertyRanking property) {
        List<RankingRow> units = new ArrayList<>();
        for (UnitScore score : property.scores()) {
            units.add(row(property, score, beside(score), units.size() + 1));
        }
        return units;
    }

    /** Why no property could be ranked, where all have the same fault; else empty. */
    String fault() {
        List<String> faults = ranking.properties().stream().map(PropertyRanking::fault).distinct().toList();
        return faults.size() == 1 ? faults.get(0) : "";
    }

    private String unit(UnitScore score) {
        String layer = layers.apply(score.layer());
        return layer.isEmpty() ? Words.of("view.unit.ranking.unit", score.unit())
                : Words.of(layer.startsWith("layer") ? "view.unit.ranking.unit.of" : "view.unit.ranking.unit.at",
                        score.unit(), layer);
    }

    /** What else is known of a unit in the list of all: "chosen by 0.92, F₁ 0.88". */
    private static String beside(UnitScore score) {
        String chosenBy = Numbers.signed(score.chosenBy(), 2);
        return Double.isNaN(score.f1()) ? Words.of("view.unit.ranking.beside", chosenBy)
                : Words.of("view.unit.ranking.beside.f1", chosenBy, Numbers.signed(score.f1(), 2));
    }

    private RankingRow row(PropertyRanking property, UnitScore score, String name, int rank) {
        return new RankingRow(property.property(), name, rank, score.layer(), score.unit(), score.heldOut(),
                length(property.property(), score.heldOut()),
                Double.isNaN(property.control()) ? Double.NaN : length(property.property(), property.control()),
                isSignificant(property, score), words(property, score));
    }

    private static RankingRow unranked(PropertyRanking property) {
        return new RankingRow(property.property(), property.property().title(), 0, -1, -1, Double.NaN, -1,
                Double.NaN, false, Words.of("view.unit.ranking.unranked", property.property().title(), property.fault()));
    }

    static boolean isSignificant(PropertyRanking property, UnitScore score) {
        return score.q() < SIGNIFICANT && score.heldOut() > PropertyRanking.chance(property.property());
    }

    /** From chance, 0, to 1. */
    private static double length(TextProperty property, double score) {
        double chance = PropertyRanking.chance(property);
        return Math.max(0, (score - chance) / (1 - chance));
    }

    private String words(PropertyRanking property, UnitScore score) {
        boolean binary = property.property().kind() == TextProperty.Kind.BINARY;
        List<String> lines = new ArrayList<>();
        lines.add(property.property().title() + ": " + property.property().definition());
        lines.add(Words.of(binary ? "view.unit.ranking.words.auc" : "view.unit.ranking.words.correlation",
                capital(unit(score)),
                Numbers.signed(score.heldOut(), 3), Numbers.signed(score.chosenBy(), 3)));
        lines.add(binary ? Words.of(score.sign() > 0 ? "view.unit.ranking.words.high" : "view.unit.ranking.words.low",
                Numbers.signed(score.f1(), 3), Numbers.signed(score.threshold(), 3))
                : Words.of(score.sign() > 0 ? "view.unit.ranking.words.rises" : "view.unit.ranking.words.falls"));
        lines.add(Words.of(isSignificant(property, score) ? "view.unit.ranking.words.chance"
                : "view.unit.ranking.words.may-be",
                Numbers.signed(PropertyRanking.chance(property.property()), 1), Numbers.signed(score.deviation(), 3),
                Numbers.count(ranking.tests()), small(score.q())));
        if (!Double.isNaN(property.control())) {
            lines.add(Words.of("view.unit.ranking.words.control", Numbers.signed(property.control(), 3)));
        }
        return String.join("\n", lines);
    }

    private static String capital(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private static String small(double q) {
        return q < 0.001 ? "< 0.001" : "= " + Numbers.signed(q, 3);
    }
}
