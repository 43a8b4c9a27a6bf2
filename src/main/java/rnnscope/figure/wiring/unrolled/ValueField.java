package rnnscope.figure.wiring.unrolled;

import java.awt.geom.Rectangle2D;

/**
 * Field of values in a node, as small squares row by row; the first ones, where there is no room for all. A square number
 * of values has as many rows as columns, so that a patch of a picture looks as it does there.
 *
 * @param columns of squares
 * @param rows    of squares
 * @param shown   how many values have one
 */
record ValueField(int columns, int rows, int shown) {
    private static final double SIDE = 3;
    /** So few values stand one above the other. */
    static final int FEW = 4;
    /** Cells along the side of a picture, at least. */
    private static final int PICTURE = 7;

    /** Of numbers that enter: so many as a picture has cells stand as the picture does. */
    static ValueField of(int count, Rectangle2D box, boolean enters) {
        int side = (int) Math.round(Math.sqrt(count));
        return enters && side >= PICTURE && side * side == count ? new ValueField(side, side, count) : of(count, box);
    }

    private static ValueField of(int count, Rectangle2D box) {
        if (count <= FEW) {
            return new ValueField(1, count, count);
        }
        int root = (int) Math.round(Math.sqrt(count));
        if (root * root == count && box.getHeight() >= root * SIDE && box.getWidth() >= root * SIDE) {
            return new ValueField(root, root, count);
        }
        double side = Math.max(SIDE, Math.sqrt(box.getWidth() * box.getHeight() / count));
        int columns = Math.max(1, (int) Math.round(box.getWidth() / side));
        int most = (int) Math.max(1, Math.round(box.getHeight() / side));
        int rows = Math.min((count + columns - 1) / columns, most);
        return new ValueField(columns, rows, Math.min(count, columns * rows));
    }

    /** Which value is at a place of the node, −1 for none. */
    int at(Rectangle2D box, double x, double y) {
        int column = (int) Math.floor((x - box.getX()) / box.getWidth() * columns);
        int row = (int) Math.floor((y - box.getY()) / box.getHeight() * rows);
        int index = row * columns + column;
        return column < 0 || column >= columns || row < 0 || index >= shown ? -1 : index;
    }
}
