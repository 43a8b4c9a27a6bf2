package rnnscope.figure.attention;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.function.BiFunction;
import rnnscope.figure.Hit;
import rnnscope.figure.Numbers;
import rnnscope.figure.paint.GlyphRuns;
import rnnscope.figure.paint.Look;
import rnnscope.figure.paint.PixelGrid;

/**
 * Grid of an alignment: a row for each step of the target, a column for each of the source, ink for the weight, the row of
 * the beam framed. A hit's step is the row, its unit the column.
 *
 * @param step   row of the beam
 * @param filled rows that are; those after them are empty
 * @param column that is pinned in the beam's row, −1 for none
 * @param below  whether it stands below a {@link LinksFigure}, whose labels of the source serve it too where there is no
 *               room for them twice
 * @param full   weight of full ink
 */
record AlignmentGrid(Alignment alignment, int step, int filled, int column, boolean below,
        double full) {
    private static final double LABEL = 13.5;
    private static final double SMALL = 11;
    private static final double MOST_ROW = 64;
    private static final double BOTTOM = 10;
    /** Least cell in which a number stands. */
    private static final double NUMBER_WIDTH = 34;
    private static final double NUMBER_HEIGHT = 16;
    /** A weight that rounds to less than this is not written. */
    private static final float WORTH_SAYING = 0.095f;

    private SourceColumns columns(double width, Look look) {
        SourceColumns columns = SourceColumns.of(alignment, width, look.fonts().mono(12.5), look.fonts());
        return below && columns.manner() != SourceColumns.Manner.UPRIGHT ? columns.withoutLabels(BOTTOM) : columns;
    }

    private double row(double height, SourceColumns columns) {
        return Math.min(MOST_ROW, (height - columns.rise() - BOTTOM) / alignment.targetSteps());
    }

    void paint(Graphics2D g, double width, double height, Look look) {
        SourceColumns columns = columns(width, look);
        double row = row(height, columns);
        PixelGrid grid = new PixelGrid(g);
        Font font = look.fonts().mono(12.5);
        for (int s = 0; s < columns.count(); s++) {
            if (columns.rise() > BOTTOM && columns.says(s, column)) {
                columns.label(g, alignment.source(s), s, font, s == column ? look.ink() : look.muted(), columns.rise(),
                        look);
            }
        }
        double gap = columns.column() > 12 && row > 12 ? 2 : columns.column() > 5 && row > 5 ? 1 : 0;
        for (int t = 0; t < alignment.targetSteps(); t++) {
            double y = columns.rise() + t * row;
            label(g, t, columns, y, row, look);
            for (int s = 0; s < columns.count(); s++) {
                cell(g, grid, look, t, s, columns, y, row, gap);
            }
        }
        beam(g, grid, look, columns, row);
    }

    private void cell(Graphics2D g, PixelGrid grid, Look look, int t, int s, SourceColumns columns, double y, double row,
            double gap) {
        double x0 = columns.x(s);
        double x1 = columns.x(s + 1) - gap;
        double y1 = y + row - gap;
        if (t >= filled) {
            if (gap > 0) {
                grid.frame(g, look.line(), x0, y, x1, y1, 1);
            }
            return;
        }
        float weight = alignment.weight(t, s);
        Color ground = look.amount().colour(weight, 0, (float) full);
        grid.fill(g, ground, x0, y, x1, y1);
        if (gap > 0 && weight < 0.02) {
            grid.frame(g, look.line(), x0, y, x1, y1, 1);
        }
        if (weight >= WORTH_SAYING && x1 - x0 >= NUMBER_WIDTH && y1 - y >= NUMBER_HEIGHT) {
            Font font = look.fonts().mono(SMALL + 0.5);
            String number = Numbers.signed(weight, 2);
            GlyphRuns.draw(g, number, font, look, Look.letterOn(ground),
                    (x0 + x1 - GlyphRuns.width(number, font, look.fonts())) / 2, (y + y1) / 2 + 0.36 * SMALL);
        }
    }

    private void label(Graphics2D g, int t, SourceColumns columns, double y, double row, Look look) {
        int every = Math.max(1, (int) Math.ceil(12 / row));
        boolean isBeam = t == step;
        if (!isBeam && (t % every != 0 || Math.abs(t - step) < every)) {
            return;
        }
        double size = Math.max(SMALL, Math.min(LABEL, row * 0.72));
        String words = t >= filled ? "?" : alignment.target(t);
        Font font = isBeam ? look.fonts().monoSemiBold(size) : look.fonts().mono(size);
        double room = columns.left() - 22;
        double width = GlyphRuns.width(words, font, look.fonts());
        Font fitted = width <= room ? font : font.deriveFont((float) Math.max(SMALL, size * room / width));
        Color colour = t >= filled ? look.faint() : alignment.isSymbolForced(t) ? look.amber() : look.ink();
        GlyphRuns.drawRight(g, words, fitted, look, colour, columns.left() - 11, y + row / 2 + 0.36 * size - 1);
        if (t < filled && alignment.isRowForced(t)) {
            g.setColor(look.amber());
            g.setStroke(new BasicStroke(2.5f));
            g.draw(new Line2D.Double(columns.left() - 5, y + 1, columns.left() - 5, y + row - 3));
        }
    }

    /** The beam's row, framed between two hairlines of card colour, and in it the column that is pinned. */
    private void beam(Graphics2D g, PixelGrid grid, Look look, SourceColumns columns, double row) {
        double y0 = columns.rise() + step * row - 2;
        double y1 = y0 + row + 2;
        double x0 = columns.left() - 2;
        double x1 = columns.right();
        double hair = grid.pixel();
        double thick = grid.whole(2);
        grid.frame(g, look.card(), x0 - hair, y0 - hair, x1 + hair, y1 + hair, hair);
        grid.frame(g, look.beam(), x0, y0, x1, y1, thick);
        grid.frame(g, look.card(), x0 + thick, y0 + thick, x1 - thick, y1 - thick, hair);
        if (column >= 0 && column < columns.count()) {
            grid.frame(g, look.beam(), columns.x(column) - 1, y0, columns.x(column + 1) - 1, y1, thick);
        }
    }

    /** @param words of a row and a column, −1 for none */
    Hit at(double x, double y, double width, double height, BiFunction<Integer, Integer, String> words) {
        SourceColumns columns = columns(width, Look.light());
        double row = row(height, columns);
        int s = columns.at(x);
        int t = (int) Math.floor((y - columns.rise()) / row);
        if (t < 0 || t >= alignment.targetSteps() || x > columns.right() || s < 0 && x >= columns.left()) {
            return null;
        }
        Rectangle2D area = new Rectangle2D.Double(s < 0 ? 0 : columns.x(s), columns.rise() + t * row,
                s < 0 ? columns.left() : columns.column(), row);
        return new Hit(t, s, null, words.apply(t, s), area);
    }
}
