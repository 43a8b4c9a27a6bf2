package rnnscope.figure.paint;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Marks that tell signs apart without colour. A symbol alone in its column has a bar, at its top where the value is
 * positive, at its bottom where it is negative; rows of many have a line below what is negative, and the cells of a map, which
 * are too low for either, are striped where they are negative. Values near 0 have none.
 */
public final class SignMarks {
    /** Share of the greatest value from which on there is a mark. */
    private static final double LEAST = 0.15;
    private static final double LONGEST = 8;
    private static final double THICK = 2;
    private static final double LINE = 1.5;
    /** Least width of a striped cell. */
    private static final double NARROWEST = 5;

    private final PixelGrid grid;
    private final Map<Color, Path2D> stripes = new LinkedHashMap<>();

    public SignMarks(Graphics2D g) {
        grid = new PixelGrid(g);
    }

    /** The bar of a cell. */
    public static void bar(Graphics2D g, PixelGrid grid, float value, float most, Color ground, Rectangle2D cell) {
        if (isMarked(value, most)) {
            double half = Math.min(LONGEST / 2, cell.getWidth() * 0.3);
            double y = value > 0 ? cell.getY() + 1.5 : cell.getMaxY() - 1.5 - THICK;
            grid.fill(g, Look.quietLetterOn(ground), cell.getCenterX() - half, y, cell.getCenterX() + half, y + THICK);
        }
    }

    /**
     * The line below what is negative of a row of cells.
     *
     * @param values of cells that are equally wide; NaN for none
     */
    public static void below(Graphics2D g, float[] values, float most, Look look, double left, double right, double bottom) {
        PixelGrid grid = new PixelGrid(g);
        double wide = (right - left) / values.length;
        for (int i = 0; i < values.length; i++) {
            int from = i;
            while (i < values.length && values[i] < 0 && isMarked(values[i], most)) {
                i++;
            }
            if (i > from) {
                grid.horizontal(g, look.muted(), left + from * wide, left + i * wide, bottom, LINE);
            }
        }
    }

    private static boolean isMarked(float value, float most) {
        return Math.abs(value) >= LEAST * most;
    }

    /** Remembers the stripe of a cell of a map where there is to be one; {@link #paint} paints all of them. */
    public void add(float value, float most, Color ground, double x0, double y0, double x1, double y1) {
        if (value < 0 && isMarked(value, most) && x1 - x0 >= NARROWEST) {
            double wide = grid.whole(1);
            double left = grid.x((x0 + x1 - wide) / 2);
            stripes.computeIfAbsent(Look.quietLetterOn(ground), colour -> new Path2D.Double())
                    .append(new Rectangle2D.Double(left, grid.y(y0), wide, grid.y(y1) - grid.y(y0)), false);
        }
    }

    public void paint(Graphics2D g) {
        stripes.forEach((colour, path) -> {
            g.setColor(colour);
            g.fill(path);
        });
    }
}
