package rnnscope.view.unit.ranking;

import rnnscope.text.property.TextProperty;

/**
 * Row of the ranking, what one unit knows of one property.
 *
 * @param name        in the first column: the property's title, or the unit's where a property is unfolded
 * @param rank        0 for a property; place among its units, from 1, for one of these
 * @param unit        −1 where there is none
 * @param score       on held-out text; NaN where there is none
 * @param length      of its bar, 0 for nothing to 1 for all
 * @param control     length of the bar of the best unit of an untrained model; NaN for none
 * @param significant after correction
 * @param words       all of it, for the tooltip
 */
record RankingRow(TextProperty property, String name, int rank, int layer, int unit, double score, double length,
        double control, boolean significant, String words) {

    /** Whether the score is the magnitude of a rank correlation; else it is the area under a ROC curve. */
    boolean isCorrelation() {
        return property.kind() != TextProperty.Kind.BINARY;
    }

    /** How far the bar reaches beyond that of an untrained model. */
    double lead() {
        return length - (Double.isNaN(control) ? 0 : control);
    }

    /** By what the score says: areas under the curve, then correlations, which are another measure. */
    static int compareScores(RankingRow a, RankingRow b) {
        int kinds = Boolean.compare(b.isCorrelation(), a.isCorrelation());
        return kinds != 0 ? kinds : Double.compare(a.score, b.score);
    }
}
