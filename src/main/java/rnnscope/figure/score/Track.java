package rnnscope.figure.score;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import rnnscope.figure.Hit;
import rnnscope.figure.NumberTable;
import rnnscope.figure.paint.Look;

/**
 * Track, one row of the score: a picture over the shared axis of time. What belongs to step t stands in t's column. A
 * track paints its plot in a coordinate system of its own, whose origin is the plot's top left corner; the score
 * paints its title. Immutable.
 */
public interface Track {
    /** A user's word: "Surprise". */
    String title();

    /** What files and commands call it: its title in English. */
    default String name() {
        return title();
    }

    /** What it is in symbols and units, a line for each entry: "−ln p, nats". */
    List<String> definition();

    double preferredHeight();

    /** Height of the plot below which it cannot be read. */
    default double minHeight() {
        return preferredHeight();
    }

    /** Share in the height that all tracks together leave over, in proportion to the others' shares; 0 for none. */
    default double growth() {
        return 0;
    }

    /** How early it gives way where height is short: the greatest first, of equal ones the lowest in the score. */
    default int givesWay() {
        return 0;
    }

    /** Whether it belongs to the track above, without a line between them. */
    default boolean continuesAbove() {
        return false;
    }

    /** Paints the plot into (0, 0)–(axis.width, height); what lies outside is cut off. */
    void paint(Graphics2D g, TimeAxis axis, double height, Look look);

    /**
     * Paints what stands in the gutter beside the title: axis labels, a colour bar. The plot's left edge is at x = 0 and
     * its top at y = 0, so the gutter is at negative x.
     *
     * @param gutter the gutter's measures
     */
    default void paintGutter(Graphics2D g, TimeAxis axis, double height, Gutter gutter, Look look) {}

    /** Paints what stands out in the beam at {@code step}, over the plot; repainted at every step. */
    default void paintBeam(Graphics2D g, TimeAxis axis, double height, int step, Look look) {}

    /** Whether {@link #paintMessages} says anything wherever the beam is. */
    default boolean speaks() {
        return false;
    }

    /**
     * Writes what the picture shows with the beam at {@code step}, beside the marks it speaks of; over the beam, and painted
     * anew at every step.
     */
    default void paintMessages(Graphics2D g, TimeAxis axis, double height, int step, Look look) {}

    /** What is at a place of the plot, or null. */
    Hit at(double x, double y, TimeAxis axis, double height);

    /** The numbers that it shows of this axis, whose first column are the steps; null where it has none. */
    default NumberTable numbers(TimeAxis axis) {
        return null;
    }

    /** How far beyond both edges of the beam's column {@link #paintBeam} may reach. */
    default double beamReach(TimeAxis axis) {
        return 0;
    }

    /** Where the symbol of the beam is framed, from top to bottom of the plot; null in a track without symbols. */
    default double[] symbolRow(double height) {
        return null;
    }

    /**
     * What the beam frames in the plot where that is not the symbol's column in {@link #symbolRow}: a word that reaches
     * past its column. Null for the column.
     */
    default Rectangle2D symbolFrame(TimeAxis axis, double height, int step) {
        return null;
    }

    /** Whether the beam goes through it; where there are two, the one of {@code second} reads backwards. */
    default boolean isCrossedBy(boolean second) {
        return true;
    }

    /**
     * Measures of the gutter.
     *
     * @param left where text begins, negative
     * @param axis where axis labels end, negative, near 0
     * @param top  first y below title and definition
     */
    record Gutter(double left, double axis, double top) {}
}
