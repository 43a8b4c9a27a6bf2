package rnnscope.figure.score;

/**
 * Time axis that all tracks share. Step t occupies the column from {@code x(t)} to {@code x(t + 1)}. Immutable.
 *
 * @param first       step at the left edge; between two steps when a column is cut
 * @param columnWidth width of a step
 * @param width       width of the plot
 */
public record TimeAxis(double first, double columnWidth, double width) {
    /** Below this width a column holds no letter, and tracks show what many steps have in common. */
    public static final double LETTER = 7.5;

    public TimeAxis {
        if (!(columnWidth > 0) || !(width >= 0)) {
            throw new IllegalArgumentException("a column of " + columnWidth + " in a plot of " + width);
        }
    }

    /** Columns of {@code steps} steps, from {@code first}, that fill the width. */
    public static TimeAxis fitting(double first, double steps, double width) {
        return new TimeAxis(first, width / steps, width);
    }

    /** Left edge of a step's column. */
    public double x(double step) {
        return (step - first) * columnWidth;
    }

    /** Middle of a step's column. */
    public double centre(double step) {
        return x(step + 0.5);
    }

    /** The step whose column holds {@code x}. */
    public int stepAt(double x) {
        return (int) Math.floor(first + x / columnWidth);
    }

    /** First step that shows, cut or whole; may lie before the text. */
    public int from() {
        return (int) Math.floor(first);
    }

    /** The step after the last that shows. */
    public int to() {
        return (int) Math.ceil(first + steps() - 1e-9);
    }

    /** How many steps the width holds. */
    public double steps() {
        return width / columnWidth;
    }

    /** Whether columns are too narrow for letters. */
    public boolean isDense() {
        return columnWidth < LETTER;
    }

    /** Whether the whole column of {@code step} shows. */
    public boolean shows(int step) {
        return x(step) >= -1e-9 && x(step + 1) <= width + 1e-9;
    }

    /** Columns {@code factor} times as wide, with the step under {@code x} staying there. */
    public TimeAxis zoomed(double factor, double x, double narrowest, double widest) {
        double next = Math.max(narrowest, Math.min(widest, columnWidth * factor));
        return new TimeAxis(first + x / columnWidth - x / next, next, width);
    }

    /** Moved by a distance: positive shows what comes later. */
    public TimeAxis panned(double distance) {
        return new TimeAxis(first + distance / columnWidth, columnWidth, width);
    }

    public TimeAxis from(double first) {
        return new TimeAxis(first, columnWidth, width);
    }

    /** The same with columns so wide. */
    public TimeAxis withColumn(double newWidth) {
        return new TimeAxis(first, newWidth, width);
    }

    public TimeAxis withWidth(double width) {
        return new TimeAxis(first, columnWidth, width);
    }

    /** Moved just so far that no empty room shows before step 0, nor after the last while there is text to fill it. */
    public TimeAxis within(int length) {
        return from(Math.max(0, Math.min(first, length - steps())));
    }

    /** Moved and stretched just so far that it begins and ends with a whole column; dense, it stays as it is. */
    public TimeAxis whole() {
        double steps = Math.max(1, Math.rint(steps()));
        return isDense() || width == 0 ? this : new TimeAxis(Math.rint(first), width / steps, width);
    }

    /** Moved just so far that the whole column of {@code step} shows with {@code margin} steps beside it. */
    public TimeAxis revealing(int step, double margin) {
        double room = Math.max(0, Math.min(margin, (steps() - 1) / 2));
        return from(Math.max(step + 1 + room - steps(), Math.min(first, step - room)));
    }
}
