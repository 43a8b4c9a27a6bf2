package rnnscope.figure.chart;

/**
 * Curve of a chart over iterations; its arrays are not to be changed.
 *
 * @param colour what decides its colour, as in {@link rnnscope.figure.paint.Look#lineColour}
 * @param label  at its end, and in what a pointer is told; "" for none at the end
 * @param name   what a pointer is told that it is
 * @param style  how it is drawn
 * @param x      iterations, ascending
 * @param y      values, of which none is NaN
 */
public record ChartCurve(String colour, String label, String name, Style style, double[] x, double[] y) {
    /** How much a line counts. */
    public enum Style {
        MAIN, THIN, FAINT, DASHED
    }

    int size() {
        return x.length;
    }

    /** Index of the last point at or before {@code at}; −1 where there is none. */
    int before(double at) {
        int i = java.util.Arrays.binarySearch(x, at);
        return i >= 0 ? i : -i - 2;
    }
}
