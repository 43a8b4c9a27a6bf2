package rnnscope.figure.chart;

/**
 * Group of examples and the share of them that came out right.
 *
 * @param label what they have in common: "7–10"
 * @param count how many
 * @param hits  how many came out right
 * @param low   lower end of the interval that holds the share with 95% confidence
 * @param high  its upper end
 */
public record ShareGroup(String label, int count, int hits, double low, double high) {
    double share() {
        return (double) hits / count;
    }
}
