package rnnscope.figure.chart;

import java.util.ArrayList;
import java.util.List;
import rnnscope.figure.Numbers;

/**
 * Value axis of a chart: linear, or logarithmic to base 10, between round ends that hold all that is shown.
 *
 * @param isLog whether equal factors are equally far
 */
public record ChartAxis(double low, double high, boolean isLog) {
    private static final int MOST_TICKS = 6;

    /**
     * The narrowest round axis that holds {@code min} … {@code max}.
     *
     * @throws IllegalArgumentException when a log axis is to hold what is not positive
     */
    public static ChartAxis holding(double min, double max, boolean isLog) {
        if (!(max >= min)) {
            return isLog ? new ChartAxis(0.1, 10, true) : new ChartAxis(0, 1, false);
        }
        if (isLog) {
            if (!(min > 0)) {
                throw new IllegalArgumentException("a log axis does not reach " + min);
            }
            double low = Math.log10(min);
            double high = Math.log10(max);
            double room = Math.max(0.03, 0.05 * (high - low));
            return new ChartAxis(Math.pow(10, low - room), Math.pow(10, high + room), true);
        }
        double room = Math.max(1e-6 * Math.max(1, Math.abs(max)), 0.05 * (max - min));
        return new ChartAxis(min - room, max + room, false);
    }

    /** Where a value lies, from 0 at the lower end to 1 at the upper. */
    public double share(double value) {
        return isLog ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low);
    }

    /** Whether a value lies further down than any log axis can reach. */
    boolean isBelowAll(double value) {
        return isLog && value <= 0;
    }

    boolean holds(double value) {
        return value >= low && value <= high;
    }

    /** Round values, from below. */
    public List<Double> ticks() {
        return isLog ? logTicks() : linearTicks(low, high);
    }

    private static List<Double> linearTicks(double low, double high) {
        double unit = Math.pow(10, Math.floor(Math.log10(Math.max(1e-300, (high - low) / MOST_TICKS))));
        double step = unit;
        for (double factor : new double[] {1, 2, 5, 10}) {
            step = factor * unit;
            if ((high - low) / step <= MOST_TICKS) {
                break;
            }
        }
        List<Double> ticks = new ArrayList<>();
        for (long i = (long) Math.ceil(low / step - 1e-9); i * step <= high * (1 + 1e-12); i++) {
            ticks.add(i * step);
        }
        return ticks;
    }

    private List<Double> logTicks() {
        double decades = Math.log10(high / low);
        if (decades < 0.7) {
            return linearTicks(low, high);
        }
        double[] digits = decades > 2.5 ? new double[] {1} : new double[] {1, 2, 5};
        int every = (int) Math.max(1, Math.ceil(decades / MOST_TICKS));
        List<Double> ticks = new ArrayList<>();
        for (int e = (int) Math.floor(Math.log10(low)); e <= Math.ceil(Math.log10(high)); e++) {
            for (double digit : digits) {
                double tick = digit * Math.pow(10, e);
                if (holds(tick) && Math.floorMod(e, every) == 0) {
                    ticks.add(tick);
                }
            }
        }
        return ticks;
    }

    /** A tick in as many digits as tell it from its neighbours. */
    public String label(double tick) {
        List<Double> ticks = ticks();
        double gap = ticks.size() > 1 ? ticks.get(1) - ticks.get(0) : Math.abs(tick);
        if (isLog) {
            gap = Math.min(gap, Math.abs(tick));
        }
        int decimals = tick == 0 && isLog ? 0 : (int) Math.max(0, Math.ceil(-Math.log10(Math.max(1e-12, gap)) - 1e-9));
        if (decimals > 4 || Math.abs(tick) >= 100_000) {
            return Numbers.scientific(tick, 1).replace("1·10", "10");
        }
        return Math.abs(tick) >= 10_000 ? Numbers.count(Math.round(tick)) : Numbers.signed(tick, decimals);
    }
}
