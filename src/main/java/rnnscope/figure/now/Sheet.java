package rnnscope.figure.now;

import java.awt.geom.Rectangle2D;
import rnnscope.figure.now.Diagram.Name;
import rnnscope.figure.paint.PixelGrid;

/**
 * Layout of a diagram's sheet on a card: parts grow by one factor, the rest of the room goes between them.
 *
 * @param scale of parts and type
 * @param grid lines are centred on its pixels, so that they stay crisp; null where nothing is painted
 */
record Sheet(double scale, double stretchX, double stretchY, double left, double top, PixelGrid grid) {
    /** Beyond this the drawing falls apart; what room is left stays empty around it. */
    private static final double MOST = 1.4;
    /** A little less than half a pixel, so that all places between two pixels go the same way. */
    private static final double HALF = 0.49;

    static Sheet on(double width, double height, PixelGrid grid) {
        double scale = Math.max(0.05, Math.min(width / Diagram.WIDTH, height / Diagram.HEIGHT));
        double x = scale * Math.min(MOST, width / (Diagram.WIDTH * scale));
        double y = scale * Math.min(MOST, height / (Diagram.HEIGHT * scale));
        return new Sheet(scale, x, y, (width - x * Diagram.WIDTH) / 2, (height - y * Diagram.HEIGHT) / 2,
                grid);
    }

    double x(double x) {
        double at = left + x * stretchX;
        return grid == null ? at : grid.x(at - HALF * grid.pixel()) + grid.pixel() / 2;
    }

    double y(double y) {
        double at = top + y * stretchY;
        return grid == null ? at : grid.y(at - HALF * grid.pixel()) + grid.pixel() / 2;
    }

    /** A length in the card's units, an odd number of pixels so that a box around a wire is symmetric. */
    double size(double length) {
        if (grid == null) {
            return length * scale;
        }
        return (2 * Math.round((length * scale / grid.pixel() - 1) / 2) + 1) * grid.pixel();
    }

    double[] points(double[] points) {
        double[] placed = new double[points.length];
        for (int i = 0; i < points.length; i += 2) {
            placed[i] = x(points[i]);
            placed[i + 1] = y(points[i + 1]);
        }
        return placed;
    }

    /** Where a letter stands. */
    Rectangle2D box(Name name) {
        double x = x(name.x()) + name.besideX() * scale;
        double y = y(name.y()) + name.besideY() * scale;
        return new Rectangle2D.Double(x - name.width() * scale / 2, y - Name.HEIGHT * scale / 2, name.width() * scale,
                Name.HEIGHT * scale);
    }

    /** A box that keeps its size around its centre. */
    Rectangle2D box(double x, double y, double width, double height) {
        double w = size(width);
        double h = size(height);
        return new Rectangle2D.Double(x(x) - w / 2, y(y) - h / 2, w, h);
    }
}
