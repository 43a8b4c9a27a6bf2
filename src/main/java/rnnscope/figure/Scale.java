package rnnscope.figure;

/**
 * A linear axis of values from top to bottom of a plot, with round ends and ticks that do not crowd.
 *
 * @param bottom value at y = height
 * @param top    value at y = 0
 * @param height of the plot
 * @param tick   distance of two ticks
 * @param lowest the least tick
 * @param count  of ticks
 */
record Scale(double bottom, double top, double height, double tick, double lowest, int count) {
    private static final double LEAST_GAP = 22;
    private static final int MOST = 5;

    /** The narrowest round axis that holds min … max, with room of {@code edge} beyond its ends for thick lines. */
    static Scale holding(double min, double max, double height, double edge) {
        double tick = 1;
        double gaps = Math.max(1, Math.min(MOST, Math.floor(height / LEAST_GAP)));
        for (int i = 0; (max - min) / tick > gaps && i < 100; i++) {
            tick *= i % 3 == 1 ? 2.5 : 2;
        }
        double low = Math.floor(min / (tick / 2) + 1e-9) * tick / 2;
        double high = Math.ceil(max / (tick / 2) - 1e-9) * tick / 2;
        if (high - low < 2 * tick) { // half steps would leave a single tick
            low = Math.floor(min / tick + 1e-9) * tick;
            high = Math.ceil(max / tick - 1e-9) * tick;
        }
        double lowest = Math.ceil(low / tick - 1e-9) * tick;
        int count = (int) Math.floor((high - lowest) / tick + 1e-9) + 1;
        double beyond = (high - low) * edge / Math.max(1, height - 2 * edge);
        return new Scale(low - beyond, high + beyond, height, tick, lowest, count);
    }

    double y(double value) {
        return (top - value) / (top - bottom) * height;
    }

    double[] ticks() {
        double[] ticks = new double[count];
        for (int i = 0; i < count; i++) {
            ticks[i] = lowest + i * tick;
        }
        return ticks;
    }

    int decimals() {
        return tick == Math.rint(tick) ? 0 : 1;
    }
}
