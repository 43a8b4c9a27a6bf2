package rnnscope.figure.sweep;

import java.util.Arrays;
import rnnscope.figure.Numbers;
import rnnscope.language.Words;

/**
 * Point of a group's curve: what its seeds have at a value of the option that the curve is drawn along.
 *
 * @param at        which value
 * @param seeds     how many were measured
 * @param deviation sample deviation, NaN of one seed
 */
public record SweepPoint(int at, int seeds, double mean, double deviation, double least, double greatest) {
    private static final double SMALL = 1e-3;

    /** @param measured one value a seed, at least one */
    public static SweepPoint of(int at, double... measured) {
        double mean = Arrays.stream(measured).average().orElseThrow();
        double squares = Arrays.stream(measured).map(value -> (value - mean) * (value - mean)).sum();
        return new SweepPoint(at, measured.length, mean, measured.length < 2 ? Double.NaN
                : Math.sqrt(squares / (measured.length - 1)), Arrays.stream(measured).min().orElseThrow(),
                Arrays.stream(measured).max().orElseThrow());
    }

    /** A value of a metric in words: four decimals, or figures of what is small. */
    public static String shown(double value) {
        return value == 0 || Math.abs(value) >= SMALL ? Numbers.signed(value, 4) : Numbers.scientific(value, 3);
    }

    String words() {
        return seeds == 1 ? Words.of("figure.sweep.point.one", shown(mean))
                : Words.of("figure.sweep.point", shown(mean), shown(deviation), shown(least), shown(greatest), seeds);
    }
}
