package rnnscope.figure.message;

import java.awt.Shape;
import java.awt.geom.FlatteningPathIterator;
import java.awt.geom.Line2D;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;

/**
 * Room in a picture: which cells of a fine grid lines and labels touch. What is free here touches none of them.
 */
final class FreeSpace {
    /** Side of a cell. */
    static final double CELL = 3;

    private final Rectangle2D bounds;
    private final int columns;
    private final int rows;
    private final boolean[] lines;
    private final boolean[] labels;
    /** How many cells are taken above and left of each; null when it is no longer true. */
    private int[] sums;

    FreeSpace(Rectangle2D bounds) {
        this.bounds = (Rectangle2D) bounds.clone();
        columns = Math.max(0, (int) Math.floor(bounds.getWidth() / CELL));
        rows = Math.max(0, (int) Math.floor(bounds.getHeight() / CELL));
        lines = new boolean[columns * rows];
        labels = new boolean[columns * rows];
    }

    Rectangle2D bounds() {
        return bounds;
    }

    void takeLabel(Rectangle2D place) {
        int to = Math.min(columns - 1, column(place.getMaxX()));
        for (int row = Math.max(0, row(place.getY())); row <= Math.min(rows - 1, row(place.getMaxY())); row++) {
            for (int column = Math.max(0, column(place.getX())); column <= to; column++) {
                labels[row * columns + column] = true;
            }
        }
        sums = null;
    }

    /** @param margin to both sides of the line */
    void takeLine(Shape line, double margin) {
        PathIterator path = new FlatteningPathIterator(line.getPathIterator(null), 0.5);
        double[] point = new double[6];
        double x = 0;
        double y = 0;
        double startX = 0;
        double startY = 0;
        for (; !path.isDone(); path.next()) {
            int kind = path.currentSegment(point);
            double toX = kind == PathIterator.SEG_CLOSE ? startX : point[0];
            double toY = kind == PathIterator.SEG_CLOSE ? startY : point[1];
            if (kind == PathIterator.SEG_MOVETO) {
                startX = toX;
                startY = toY;
            } else {
                takeSegment(x, y, toX, toY, margin);
            }
            x = toX;
            y = toY;
        }
        sums = null;
    }

    private void takeSegment(double x0, double y0, double x1, double y1, double margin) {
        Line2D visible = new Line2D.Double(x0, y0, x1, y1);
        int firstRow = Math.max(0, row(Math.min(y0, y1) - margin));
        int lastRow = Math.min(rows - 1, row(Math.max(y0, y1) + margin));
        int firstColumn = Math.max(0, column(Math.min(x0, x1) - margin));
        int lastColumn = Math.min(columns - 1, column(Math.max(x0, x1) + margin));
        for (int row = firstRow; row <= lastRow; row++) {
            for (int column = firstColumn; column <= lastColumn; column++) {
                if (!lines[row * columns + column] && visible.intersects(bounds.getX() + column * CELL - margin,
                        bounds.getY() + row * CELL - margin, CELL + 2 * margin, CELL + 2 * margin)) {
                    lines[row * columns + column] = true;
                }
            }
        }
    }

    private int column(double x) {
        return (int) Math.floor(Math.max(-1e6, Math.min(1e6, (x - bounds.getX()) / CELL)));
    }

    private int row(double y) {
        return (int) Math.floor(Math.max(-1e6, Math.min(1e6, (y - bounds.getY()) / CELL)));
    }

    /** Whether a place lies within and touches nothing. */
    boolean isFree(Rectangle2D place) {
        int left = column(place.getX());
        int right = column(place.getMaxX());
        int top = row(place.getY());
        int bottom = row(place.getMaxY());
        if (left < 0 || top < 0 || right >= columns || bottom >= rows) {
            return false;
        }
        int[] taken = sums();
        int wide = columns + 1;
        return taken[(bottom + 1) * wide + right + 1] - taken[top * wide + right + 1] - taken[(bottom + 1) * wide + left]
                + taken[top * wide + left] == 0;
    }

    private int[] sums() {
        if (sums == null) {
            int wide = columns + 1;
            sums = new int[wide * (rows + 1)];
            for (int row = 0; row < rows; row++) {
                for (int column = 0; column < columns; column++) {
                    int cell = row * columns + column;
                    sums[(row + 1) * wide + column + 1] = sums[row * wide + column + 1] + sums[(row + 1) * wide + column]
                            - sums[row * wide + column] + (lines[cell] || labels[cell] ? 1 : 0);
                }
            }
        }
        return sums;
    }

    /** How many cells with a line a leader would cross, −1 where it would cross a label. */
    int crossings(Line2D leader) {
        double length = leader.getP1().distance(leader.getP2());
        int steps = (int) Math.ceil(length / CELL);
        int crossed = 0;
        for (int i = 0; i <= steps; i++) {
            double share = steps == 0 ? 0 : (double) i / steps;
            int column = column(leader.getX1() + share * (leader.getX2() - leader.getX1()));
            int row = row(leader.getY1() + share * (leader.getY2() - leader.getY1()));
            if (column < 0 || row < 0 || column >= columns || row >= rows) {
                continue;
            }
            if (labels[row * columns + column]) {
                return -1;
            }
            crossed += lines[row * columns + column] ? 1 : 0;
        }
        return crossed;
    }
}
