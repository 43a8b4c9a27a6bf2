package rnnscope.app;

/**
 * Magnification of letters and figures, from the room there is. A figure is drawn for a window of 1280×720, where
 * letters have 13 points and the magnification is 1; a window of 1920×1080 has 1.2 times that, and shows more besides.
 * Presenting, letters have 3% of the window's height, which the last row of a room can read. The user's own factor comes
 * on top. No window is magnified so far that it would hold less than {@link #LEAST_WIDTH} by {@link #LEAST_HEIGHT} units:
 * that is what every perspective needs at the least, when all has given way that may.
 */
final class Magnification {
    /** Least room for a perspective, in the units of a figure. */
    static final double LEAST_WIDTH = 768;
    static final double LEAST_HEIGHT = 432;
    /** Points of the root's font at magnification 1. */
    static final double FONT = 13;
    /** A key's worth of the user's own factor. */
    static final double STEP = 1.1;
    private static final double WIDTH = 1280;
    private static final double HEIGHT = 720;
    /** Share of a window's growth that goes into the size of letters; the rest shows more. */
    private static final double GROWTH = 0.4;
    /** Height of letters in a window's that presents. */
    private static final double PRESENTED = 0.03;
    private static final double STEPS = 20;
    /** The smallest letters that a user may ask for. */
    private static final double LEAST_OWN = 0.8;
    /** A kept factor beyond that was written by other hands. */
    private static final double MOST_OWN = 10;

    private Magnification() {}

    /**
     * Scene units for each unit of a figure.
     *
     * @param own the user's own factor
     */
    static double of(double width, double height, boolean presenting, double own) {
        return of(width, height, presenting, own, 0);
    }

    /** @param beside height that something else takes beside a perspective, in the units of a figure */
    static double of(double width, double height, boolean presenting, double own, double beside) {
        double growth = Math.min(width / WIDTH, height / HEIGHT);
        double usual = Math.max(1, 1 + GROWTH * (growth - 1));
        double kept = own > 0 && own < MOST_OWN ? own : 1;
        double wanted = kept * (presenting ? Math.max(usual, PRESENTED * height / FONT) : usual);
        double most = Math.floor(STEPS * Math.min(width / LEAST_WIDTH, height / (LEAST_HEIGHT + beside))) / STEPS;
        return Math.max(Math.max(LEAST_OWN, Math.min(1, kept)), Math.min(most, Math.round(STEPS * wanted) / STEPS));
    }

    /** The user's own factor a key later, the same where a larger or smaller one would change nothing. */
    static double next(double width, double height, boolean presenting, double own, double beside, boolean larger) {
        double next = larger ? own * STEP : own / STEP;
        return of(width, height, presenting, next, beside) == of(width, height, presenting, own, beside) ? own : next;
    }
}
