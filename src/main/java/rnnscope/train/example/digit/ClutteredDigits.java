package rnnscope.train.example.digit;

import java.util.ArrayList;
import java.util.List;
import rnnscope.math.SeededRandom;

/**
 * Pictures of one digit anywhere among pieces of strokes that are no digit, as the cluttered digits of Mnih et al. (2014)
 * and of Gregor et al. (2015), drawn by a seeded pen: each leans, is wide, thick and tall as chance has it, and its points
 * are shaken.
 */
public final class ClutteredDigits {
    private static final int PIECES = 5;
    private static final double SHAKE = 0.02;

    /** A picture and the digit that it shows. */
    public record Shown(float[] levels, int digit) {
        public Shown {
            levels = levels.clone();
        }

        @Override
        public float[] levels() {
            return levels.clone();
        }
    }

    private ClutteredDigits() {}

    /** So many, all ten digits in turn. */
    public static List<Shown> of(int count, long seed) {
        SeededRandom random = new SeededRandom(seed);
        List<Shown> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(next(i % 10, random));
        }
        return List.copyOf(all);
    }

    private static Shown next(int digit, SeededRandom random) {
        DigitPicture picture = new DigitPicture();
        Style style = new Style(between(-0.15, 0.3, random), between(0.6, 0.85, random), between(1.4, 2.2, random),
                between(10, 14, random));
        double reach = style.height() / 2 + 1;
        double x = between(reach, DigitPicture.SIDE - reach, random);
        double y = between(reach, DigitPicture.SIDE - reach, random);
        picture.draw(digit, style, x, y, SHAKE, random);
        for (int i = 0; i < PIECES; i++) {
            double px;
            double py;
            do {
                px = between(2, DigitPicture.SIDE - 2, random);
                py = between(2, DigitPicture.SIDE - 2, random);
            } while (Math.hypot(px - x, py - y) < style.height() * 0.8);
            picture.drawPiece(px, py, between(2.5, 4.5, random), style.thickness(), random);
        }
        return new Shown(picture.levels(), digit);
    }

    private static double between(double least, double most, SeededRandom random) {
        return least + (most - least) * random.nextDouble();
    }
}
