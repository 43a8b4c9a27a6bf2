package rnnscope.figure.attention;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.util.List;
import java.util.stream.IntStream;
import rnnscope.figure.paint.Fonts;
import rnnscope.figure.paint.GlyphRuns;
import rnnscope.figure.paint.Look;
import rnnscope.figure.paint.PixelGrid;

/**
 * Columns of a source's steps, the same in every picture of an alignment: a gutter, then a column for each. Labels
 * that are wider than their columns stand in two rows in turn, or aslant where they are too wide for that; where even
 * those would touch, only some are written.
 *
 * @param left   of the first column
 * @param column width of one
 * @param count  of them
 * @param manner how labels are written
 * @param rise   height of the row of labels
 * @param every  of how many labels one is written
 */
record SourceColumns(double left, double column, int count, Manner manner, double rise, int every) {
    /** Room on the right of the last. */
    static final double RIGHT = 20;
    private static final double LEAST_GUTTER = 97;
    private static final double MOST_GUTTER = 150;
    private static final double MOST_COLUMN = 108;
    private static final double ANGLE = Math.toRadians(50);
    private static final double MOST_RISE = 84;
    private static final double UPRIGHT = 26;
    /** From one row of labels to the other. */
    private static final double ROW = 20;
    /** Between labels of one row. */
    private static final double APART = 9;

    /** Manner of writing labels: in one row, in two rows in turn, turned. */
    enum Manner { UPRIGHT, IN_TURN, ASLANT }

    /** Columns of all steps of an alignment in a picture of this width, with labels in {@code font}. */
    static SourceColumns of(Alignment alignment, double width, Font font, Fonts fonts) {
        double gutter = gutter(alignment, fonts);
        return of(IntStream.range(0, alignment.sourceSteps()).mapToObj(alignment::source).toList(), gutter,
                width - gutter - RIGHT, font, fonts);
    }

    /** Columns for labels in {@code room}. */
    static SourceColumns of(List<String> labels, double left, double room, Font font, Fonts fonts) {
        int count = labels.size();
        double column = Math.min(MOST_COLUMN, room / count);
        double widest = labels.stream().distinct().mapToDouble(label -> GlyphRuns.width(label, font, fonts)).max().orElse(0);
        double height = font.getSize2D() * 1.25;
        Manner manner = widest <= column - 4 || widest <= 1.2 * font.getSize2D() ? Manner.UPRIGHT
                : fitInTurn(labels, column, font, fonts) ? Manner.IN_TURN : Manner.ASLANT;
        double rise = switch (manner) {
            case UPRIGHT -> UPRIGHT;
            case IN_TURN -> UPRIGHT + ROW;
            case ASLANT -> Math.min(MOST_RISE, widest * Math.sin(ANGLE) + height);
        };
        int every = manner == Manner.IN_TURN ? 1 : Math.max(1, (int) Math.ceil(
                (manner == Manner.ASLANT ? height / Math.sin(ANGLE) : widest) * 0.98 / column));
        return new SourceColumns(left, column, count, manner, rise, every);
    }

    private static boolean fitInTurn(List<String> labels, double column, Font font, Fonts fonts) {
        double[] widths = labels.stream().mapToDouble(label -> GlyphRuns.width(label, font, fonts)).toArray();
        return IntStream.range(2, widths.length).allMatch(s -> (widths[s - 2] + widths[s]) / 2 + APART <= 2 * column)
                && widths[0] <= 2 * column && widths[widths.length - 1] <= 2 * column;
    }

    /** How much further from the columns a label stands than in the nearer row. */
    double away(int s) {
        return manner == Manner.IN_TURN && s % 2 == 1 ? ROW : 0;
    }

    /** Room for the labels of what is written. */
    static double gutter(Alignment alignment, Fonts fonts) {
        Font font = fonts.mono(13.5);
        double widest = IntStream.range(0, alignment.targetSteps()).mapToObj(alignment::target).distinct()
                .mapToDouble(label -> GlyphRuns.width(label, font, fonts)).max().orElse(0);
        return Math.max(LEAST_GUTTER, Math.min(MOST_GUTTER, widest + 24));
    }

    /** The same, with so much room in place of the labels. */
    SourceColumns withoutLabels(double room) {
        return new SourceColumns(left, column, count, manner, room, every);
    }

    double x(int s) {
        return left + s * column;
    }

    double middle(int s) {
        return left + (s + 0.5) * column;
    }

    double right() {
        return left + count * column;
    }

    /** The column at a place, −1 where there is none. */
    int at(double x) {
        int s = (int) Math.floor((x - left) / column);
        return s >= 0 && s < count ? s : -1;
    }

    /** Whether there is room for its label; there always is for the one that is {@code chosen}, and not beside it. */
    boolean says(int s, int chosen) {
        return s == chosen || s % every == 0 && (chosen < 0 || Math.abs(s - chosen) >= every);
    }

    /** Writes a label so that it ends above, or stands in the middle of, its column; {@code bottom} is that of the row. */
    void label(Graphics2D g, String label, int s, Font font, Color colour, double bottom, Look look) {
        write(g, label, s, font, colour, bottom, look, false);
    }

    /** The same from below: aslant, the label begins at the row's top and goes down. */
    void labelBelow(Graphics2D g, String label, int s, Font font, Color colour, double top, Look look) {
        write(g, label, s, font, colour, top, look, true);
    }

    private void write(Graphics2D g, String label, int s, Font font, Color colour, double edge, Look look,
            boolean below) {
        Font fitted = font;
        double width = GlyphRuns.width(label, font, look.fonts());
        double x = middle(s);
        double most = manner == Manner.ASLANT ? (MOST_RISE - font.getSize2D()) / Math.sin(ANGLE) : Double.POSITIVE_INFINITY;
        if (width > most) {
            fitted = font.deriveFont((float) Math.max(11, font.getSize2D() * most / width));
        }
        GlyphRuns runs = new GlyphRuns(label, fitted, look.fonts());
        g.setColor(colour);
        if (manner != Manner.ASLANT) {
            runs.paint(g, x - runs.width() / 2, below ? edge + 0.7 * UPRIGHT + away(s) : edge - 0.32 * UPRIGHT - away(s));
            if (away(s) > 0) {
                PixelGrid grid = new PixelGrid(g);
                double end = below ? edge + away(s) : edge - away(s);
                grid.fill(g, look.line(), x, Math.min(edge, end), x + grid.whole(1), Math.max(edge, end));
            }
            return;
        }
        AffineTransform transform = g.getTransform();
        g.translate(x + 0.3 * font.getSize2D(), below ? edge + font.getSize2D() * 0.7 : edge - 5);
        g.rotate(-ANGLE);
        runs.paint(g, below ? -runs.width() : 0, 0);
        g.setTransform(transform);
    }
}
