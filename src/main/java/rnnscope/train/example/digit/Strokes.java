package rnnscope.train.example.digit;

import java.util.ArrayList;
import java.util.List;

/**
 * Strokes of the ten digits, as a pen draws them: lines through points in a square from (0, 0), its left upper corner, to
 * (1, 1). Immutable.
 */
final class Strokes {
    /** Points of an arc's quarter. */
    private static final int QUARTER = 4;
    private static final List<List<double[][]>> DIGITS = List.of(
            strokes(arc(0.5, 0.5, 0.34, 0.5, 0, 4)),
            strokes(line(0.28, 0.2, 0.55, 0, 0.55, 1)),
            strokes(join(arc(0.5, 0.28, 0.34, 0.28, 2, 2.3), line(0.14, 1, 0.88, 1))),
            strokes(join(arc(0.46, 0.25, 0.34, 0.25, 2.2, 2.8), arc(0.46, 0.74, 0.38, 0.26, -1, 3))),
            strokes(line(0.66, 1, 0.66, 0, 0.1, 0.68, 0.92, 0.68)),
            strokes(join(line(0.82, 0, 0.24, 0, 0.2, 0.44), arc(0.46, 0.68, 0.38, 0.32, -1.4, 3.5))),
            strokes(join(line(0.72, 0, 0.3, 0.36), arc(0.5, 0.7, 0.34, 0.3, 2.2, 4.2))),
            strokes(line(0.12, 0, 0.88, 0, 0.4, 1)),
            strokes(arc(0.5, 0.25, 0.29, 0.25, 0, 4), arc(0.5, 0.75, 0.36, 0.25, 0, 4)),
            strokes(join(arc(0.5, 0.3, 0.33, 0.3, 0, 4), line(0.83, 0.3, 0.7, 1))));

    private Strokes() {}

    /** Those of a digit, each its points from first to last, x before y. */
    static List<double[][]> of(int digit) {
        return DIGITS.get(digit);
    }

    private static List<double[][]> strokes(double[][]... strokes) {
        return List.of(strokes);
    }

    private static double[][] line(double... coordinates) {
        double[][] points = new double[coordinates.length / 2][];
        for (int i = 0; i < points.length; i++) {
            points[i] = new double[] {coordinates[2 * i], coordinates[2 * i + 1]};
        }
        return points;
    }

    /**
     * Part of an ellipse, clockwise.
     *
     * @param from     in quarters from the right, 1 at the bottom
     * @param quarters how long it is
     */
    private static double[][] arc(double x, double y, double rx, double ry, double from, double quarters) {
        int count = (int) Math.ceil(QUARTER * quarters);
        double[][] points = new double[count + 1][];
        for (int i = 0; i <= count; i++) {
            double angle = (from + quarters * i / count) * Math.PI / 2;
            points[i] = new double[] {x + rx * Math.cos(angle), y + ry * Math.sin(angle)};
        }
        return points;
    }

    private static double[][] join(double[][]... parts) {
        List<double[]> points = new ArrayList<>();
        for (double[][] part : parts) {
            points.addAll(List.of(part));
        }
        return points.toArray(double[][]::new);
    }
}
