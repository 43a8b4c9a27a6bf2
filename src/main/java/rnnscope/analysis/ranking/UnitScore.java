package rnnscope.analysis.ranking;

/**
 * Score of how well a unit tells a property. The first half of the text chose its sign and threshold; on the second,
 * which had no say, it is scored.
 *
 * @param layer     of the unit, from 0
 * @param unit      from 0
 * @param sign      1 where the unit is high when the property holds (or is large), −1 where it is low
 * @param chosenBy  score on the first half, by which units are ranked: the area under the ROC curve of a property that
 *                  holds or not, the rank correlation with one that has a size; with the sign, so that 1 is perfect
 * @param heldOut   the same on the second half
 * @param threshold value of the unit that divides best on the first half; NaN for a property that has a size
 * @param f1        F₁ of that threshold on the second half; NaN for a property that has a size
 * @param deviation standard deviation of {@code heldOut} among all circular shifts of the property against the unit
 * @param p         probability that a shift scores as high: the normal distribution's tail
 * @param q         least rate of false discoveries (Benjamini and Hochberg, 1995) at which it counts as one, among all
 *                  units and properties ranked together
 */
public record UnitScore(int layer, int unit, int sign, double chosenBy, double heldOut, double threshold, double f1,
        double deviation, double p, double q) {

    /** The same with what chance does. */
    UnitScore tested(double newDeviation, double newP, double newQ) {
        return new UnitScore(layer, unit, sign, chosenBy, heldOut, threshold, f1, newDeviation, newP, newQ);
    }
}
