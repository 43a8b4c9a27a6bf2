package rnnscope.figure.picture;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import rnnscope.figure.Figure;
import rnnscope.figure.Hit;
import rnnscope.figure.Numbers;
import rnnscope.figure.paint.Look;
import rnnscope.figure.paint.PixelGrid;
import rnnscope.language.Words;

/**
 * Picture with attention: light cells as ink, and on each cell a green square whose area is its share of attention: a
 * whole cell is a weight of 1. A hit's unit is the cell.
 *
 * @param marked cell that is framed, −1 for none
 */
public record PictureFigure(CellPicture picture, int marked) implements Figure {
    /** Ink of the lightest cell, so that green stands out on it. */
    private static final float LIGHTEST = 0.62f;
    private static final double LEAST = 2;

    /** Where the picture lies: the largest square, from the left upper corner. */
    Rectangle2D place(double width, double height) {
        double side = Math.min(width, height) - 2;
        return new Rectangle2D.Double(0, 0, side, side);
    }

    @Override
    public void paint(Graphics2D g, double width, double height, Look look) {
        Rectangle2D place = place(width, height);
        PixelGrid grid = new PixelGrid(g);
        int side = picture.side();
        double cell = place.getWidth() / side;
        Rectangle2D cells = grid.rectangle(place.getX(), place.getY(), place.getMaxX(), place.getMaxY());
        g.setColor(look.line());
        g.fill(new Rectangle2D.Double(cells.getX(), cells.getY(), cells.getWidth() + grid.pixel(),
                cells.getHeight() + grid.pixel()));
        for (int i = 0; i < side * side; i++) {
            double x = place.getX() + i % side * cell;
            double y = place.getY() + i / side * cell;
            Rectangle2D inner = grid.rectangle(x, y, x + cell, y + cell);
            g.setColor(look.amount().colour(LIGHTEST * picture.level(i), 0, 1));
            g.fill(new Rectangle2D.Double(inner.getX() + grid.pixel(), inner.getY() + grid.pixel(),
                    inner.getWidth() - grid.pixel(), inner.getHeight() - grid.pixel()));
        }
        for (int i = 0; i < side * side && picture.isLookedAt(); i++) {
            paintWeight(g, grid, place.getX() + (i % side + 0.5) * cell, place.getY() + (i / side + 0.5) * cell, cell,
                    picture.weight(i), look);
        }
        if (marked >= 0) {
            double x = place.getX() + marked % side * cell;
            double y = place.getY() + marked / side * cell;
            grid.frame(g, look.ink(), x - 1, y - 1, x + cell + 2, y + cell + 2, 2);
        }
    }

    /** A square around (x, y), with a hairline of the card around it; nothing where it would be too small to see. */
    private static void paintWeight(Graphics2D g, PixelGrid grid, double x, double y, double cell, float weight,
            Look look) {
        double half = Math.sqrt(Math.max(0, weight)) * (cell - 2) / 2;
        if (2 * half < LEAST) {
            return;
        }
        Color ground = look.card();
        g.setColor(new Color(ground.getRed(), ground.getGreen(), ground.getBlue(), 200));
        g.fill(new Rectangle2D.Double(x - half - 1, y - half - 1, 2 * half + 2, 2 * half + 2));
        g.setColor(look.beam());
        g.fill(grid.rectangle(x - half, y - half, x + half, y + half));
    }

    @Override
    public Hit at(double x, double y, double width, double height) {
        Rectangle2D place = place(width, height);
        if (!place.contains(x, y)) {
            return null;
        }
        int side = picture.side();
        double cell = place.getWidth() / side;
        int column = Math.min(side - 1, (int) ((x - place.getX()) / cell));
        int row = Math.min(side - 1, (int) ((y - place.getY()) / cell));
        int i = row * side + column;
        return new Hit(-1, i, null, Words.of("figure.picture.level", row + 1, column + 1,
                Numbers.exact(picture.level(i))) + (picture.isLookedAt() ? Words.of("figure.picture.weight",
                        Numbers.exact(picture.weight(i))) : ""),
                new Rectangle2D.Double(place.getX() + column * cell, place.getY() + row * cell, cell, cell));
    }
}
