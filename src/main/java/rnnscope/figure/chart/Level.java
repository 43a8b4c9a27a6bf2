package rnnscope.figure.chart;

/**
 * Horizontal line of a chart: something to be beaten, or a threshold.
 *
 * @param words   for a pointer: where it comes from
 * @param isLimit whether it is a threshold, drawn stronger
 */
public record Level(String label, double value, String words, boolean isLimit) {}
