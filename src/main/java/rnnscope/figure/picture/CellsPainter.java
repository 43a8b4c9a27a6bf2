package rnnscope.figure.picture;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import rnnscope.figure.Hit;
import rnnscope.figure.Numbers;
import rnnscope.figure.paint.Look;
import rnnscope.figure.paint.PixelGrid;
import rnnscope.language.Words;

/**
 * Painter of a square picture's cells, light ones as ink, and on each cell how much it speaks for what is predicted: a
 * square whose area is the amount, coloured by its sign.
 *
 * @param levels   row after row, dark 0 to light 1; not modified
 * @param saliency of each cell; null for none. Not modified
 * @param top      amount of a full cell
 */
public record CellsPainter(float[] levels, float[] saliency, double top) {
    /** Ink of the lightest cell where something lies on it. */
    private static final float BELOW = 0.4f;
    private static final double LEAST = 1;

    public int side() {
        return (int) Math.round(Math.sqrt(levels.length));
    }

    public void paint(Graphics2D g, double left, double above, double size, Look look) {
        PixelGrid grid = new PixelGrid(g);
        int side = side();
        double cell = size / side;
        for (int i = 0; i < side * side; i++) {
            double x = left + i % side * cell;
            double y = above + i / side * cell;
            g.setColor(look.amount().colour((saliency == null ? 1 : BELOW) * levels[i], 0, 1));
            g.fill(grid.rectangle(x, y, x + cell, y + cell));
        }
        for (int i = 0; i < side * side && saliency != null && top > 0; i++) {
            double half = Math.sqrt(Math.min(1, Math.abs(saliency[i]) / top)) * cell / 2;
            if (2 * half >= LEAST) {
                double x = left + (i % side + 0.5) * cell;
                double y = above + (i / side + 0.5) * cell;
                grid.fill(g, look.diverging().colour(Math.signum(saliency[i]) * 0.8f, -1, 1), x - half, y - half, x + half, y + half);
            }
        }
        grid.frame(g, look.line(), left - 1, above - 1, left + size + 1, above + size + 1, 1);
    }

    /** The cell at a place of the picture, as a hit of a step; null where there is none. */
    public Hit at(double x, double y, double left, double above, double size, int step) {
        int side = side();
        int column = (int) Math.floor((x - left) / size * side);
        int row = (int) Math.floor((y - above) / size * side);
        if (column < 0 || column >= side || row < 0 || row >= side) {
            return null;
        }
        int i = row * side + column;
        double cell = size / side;
        return new Hit(step, i, null, Words.of("figure.picture.level", row + 1, column + 1, Numbers.exact(levels[i]))
                + (saliency == null ? "" : Words.of("figure.picture.saliency", Numbers.exact(saliency[i]))),
                new Rectangle2D.Double(left + column * cell, above + row * cell, cell, cell));
    }
}
