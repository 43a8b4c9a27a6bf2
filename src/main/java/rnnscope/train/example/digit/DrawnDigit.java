package rnnscope.train.example.digit;

import java.util.Locale;
import rnnscope.math.SeededRandom;

/**
 * Digit to draw, with the style it is drawn in and the place, all of it in numbers: what a network is given, and the picture
 * that should come out.
 *
 * @param slant     see {@link Style}
 * @param width     see {@link Style}
 * @param thickness in pixels
 * @param x         column of its middle
 * @param y         row of its middle
 */
public record DrawnDigit(int digit, double slant, double width, double thickness, double x, double y) {
    /** Numbers that are given: one of ten for the digit, then the five others, each from −1 to 1. */
    public static final int GIVEN = 15;

    private static final double HEIGHT = 16;
    /** Middle of each number's range, and half of its length. */
    private static final double[] MIDDLE = {0.1, 0.7, 2.3, 14, 14};
    private static final double[] HALF = {0.3, 0.15, 0.7, 4, 4};

    /** One drawn by chance, its numbers as they are written down. */
    public static DrawnDigit next(int digit, SeededRandom random) {
        double[] numbers = new double[MIDDLE.length];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = MIDDLE[i] + HALF[i] * (2 * random.nextDouble() - 1);
        }
        return parse(new DrawnDigit(digit, numbers[0], numbers[1], numbers[2], numbers[3], numbers[4]).text());
    }

    /**
     * The digit and its five numbers, apart by spaces: "7 0.20 0.70 2.0 14.0 13.5".
     *
     * @return null where it is not that
     */
    public static DrawnDigit parse(String text) {
        String[] parts = text.strip().split("[\\s,]+");
        if (parts.length != 1 + MIDDLE.length || !parts[0].matches("[0-9]")) {
            return null;
        }
        double[] numbers = new double[MIDDLE.length];
        for (int i = 0; i < numbers.length; i++) {
            if (!parts[i + 1].matches("-?\\d{1,3}(\\.\\d{1,6})?")) {
                return null;
            }
            numbers[i] = Double.parseDouble(parts[i + 1]);
        }
        return new DrawnDigit(Integer.parseInt(parts[0]), numbers[0], numbers[1], numbers[2], numbers[3], numbers[4]);
    }

    /** What {@link #parse} reads. */
    public String text() {
        return String.format(Locale.ROOT, "%d %.2f %.2f %.2f %.1f %.1f", digit, slant, width, thickness, x, y);
    }

    /** The digit that was {@linkplain #given given}. */
    public static DrawnDigit of(float[] given) {
        int digit = 0;
        for (int k = 1; k < 10; k++) {
            digit = given[k] > given[digit] ? k : digit;
        }
        double[] numbers = new double[MIDDLE.length];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = MIDDLE[i] + HALF[i] * given[10 + i];
        }
        return new DrawnDigit(digit, numbers[0], numbers[1], numbers[2], numbers[3], numbers[4]);
    }

    /** What a network is given. */
    public float[] given() {
        float[] given = new float[GIVEN];
        given[digit] = 1;
        double[] numbers = {slant, width, thickness, x, y};
        for (int i = 0; i < numbers.length; i++) {
            given[10 + i] = (float) ((numbers[i] - MIDDLE[i]) / HALF[i]);
        }
        return given;
    }

    /** The picture that should come out, row after row. */
    public float[] levels() {
        DigitPicture picture = new DigitPicture();
        picture.draw(digit, new Style(slant, width, thickness, HEIGHT), x, y, 0, new SeededRandom(0));
        return picture.levels();
    }
}
