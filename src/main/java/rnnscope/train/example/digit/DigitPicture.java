package rnnscope.train.example.digit;

import java.util.List;
import rnnscope.math.SeededRandom;

/**
 * Picture of {@value #SIDE} × {@value #SIDE} grey levels to draw digits on, row after row, dark 0 to light 1, in tenths:
 * so it can be written down in figures and is the same when it is read.
 */
public final class DigitPicture {
    /** Rows and columns. */
    public static final int SIDE = 28;

    private final double[] levels = new double[SIDE * SIDE];

    /** Draws a digit around a place, its points shaken by a share of its height. */
    public void draw(int digit, Style style, double x, double y, double shake, SeededRandom random) {
        for (double[][] stroke : Strokes.of(digit)) {
            double[][] placed = new double[stroke.length][];
            for (int i = 0; i < stroke.length; i++) {
                double up = 0.5 - stroke[i][1];
                double dx = (stroke[i][0] - 0.5) * style.width() + style.slant() * up + shake * random.nextGaussian();
                double dy = -up + shake * random.nextGaussian();
                placed[i] = new double[] {x + dx * style.height(), y + dy * style.height()};
            }
            draw(placed, style.thickness());
        }
    }

    /** Draws a line through points in pixels. */
    public void draw(double[][] points, double thickness) {
        for (int i = 1; i < points.length; i++) {
            double[] from = points[i - 1];
            double[] to = points[i];
            for (int row = first(from[1], to[1], thickness); row < end(from[1], to[1], thickness); row++) {
                for (int column = first(from[0], to[0], thickness); column < end(from[0], to[0], thickness); column++) {
                    double far = distance(column + 0.5, row + 0.5, from, to);
                    int pixel = row * SIDE + column;
                    levels[pixel] = Math.max(levels[pixel], Math.min(1, thickness / 2 + 0.5 - far));
                }
            }
        }
    }

    /** The first pixel that a line between two places may reach along an axis. */
    private static int first(double from, double to, double thickness) {
        return Math.max(0, (int) Math.floor(Math.min(from, to) - thickness));
    }

    /** The pixel after the last. */
    private static int end(double from, double to, double thickness) {
        return Math.min(SIDE, (int) Math.ceil(Math.max(from, to) + thickness) + 1);
    }

    private static double distance(double x, double y, double[] from, double[] to) {
        double dx = to[0] - from[0];
        double dy = to[1] - from[1];
        double square = dx * dx + dy * dy;
        double along = square == 0 ? 0 : Math.max(0, Math.min(1, ((x - from[0]) * dx + (y - from[1]) * dy) / square));
        return Math.hypot(x - from[0] - along * dx, y - from[1] - along * dy);
    }

    /** The grey levels. */
    public float[] levels() {
        float[] rounded = new float[levels.length];
        for (int i = 0; i < rounded.length; i++) {
            rounded[i] = Math.round(10 * levels[i]) / 10f;
        }
        return rounded;
    }

    /** A piece of a digit that is no digit: a few points of one of its strokes, around a place. */
    void drawPiece(double x, double y, double size, double thickness, SeededRandom random) {
        List<double[][]> strokes = Strokes.of(random.nextInt(10));
        double[][] stroke = strokes.get(random.nextInt(strokes.size()));
        int count = Math.min(stroke.length, 3);
        int first = random.nextInt(stroke.length - count + 1);
        double[][] piece = new double[count][];
        double longest = 1e-9;
        for (int i = 1; i < count; i++) {
            longest = Math.max(longest, Math.hypot(stroke[first + i][0] - stroke[first][0], stroke[first + i][1] - stroke[first][1]));
        }
        for (int i = 0; i < count; i++) {
            piece[i] = new double[] {x + (stroke[first + i][0] - stroke[first][0]) / longest * size,
                y + (stroke[first + i][1] - stroke[first][1]) / longest * size};
        }
        draw(piece, thickness);
    }
}
