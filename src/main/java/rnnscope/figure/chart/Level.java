package rnnscope.figure.chart;

/**
 * Horizontal line of a chart: something to be beaten, or a threshold.
 *
 * @param words for a pointer: where it comes from
 */
public record Level(String label, double value, String words, Kind kind) {

    /** What a level is. */
    public enum Kind {
        /** To be beaten. */
        GOAL,
        /** Beaten: it lights up. */
        BEATEN,
        /** A threshold. */
        LIMIT
    }
}
