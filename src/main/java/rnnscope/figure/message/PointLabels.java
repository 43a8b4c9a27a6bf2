package rnnscope.figure.message;

import java.awt.geom.Rectangle2D;

/**
 * Labels beside points, each where it touches neither another label nor a mark, to the right, left, above or below its
 * point; what is asked for first has the choice, what finds no room has none.
 */
public final class PointLabels {
    private static final double GAP = 3;

    private final FreeSpace room;

    /** @param bounds of the picture, in which all labels stay */
    public PointLabels(Rectangle2D bounds) {
        room = new FreeSpace(bounds);
    }

    /** Keeps labels off a mark. */
    public void avoid(Rectangle2D mark) {
        room.takeLabel(mark);
    }

    /**
     * Takes a place for a label of this size.
     *
     * @param radius of its point
     * @return null where there is none
     */
    public Rectangle2D place(double x, double y, double radius, double width, double height) {
        double beside = radius + GAP;
        double[][] corners = {{x + beside, y - height / 2}, {x - beside - width, y - height / 2},
            {x - width / 2, y - beside - height}, {x - width / 2, y + beside}, {x + radius, y - beside - height},
            {x + radius, y + beside}, {x - radius - width, y - beside - height}, {x - radius - width, y + beside}};
        for (double[] corner : corners) {
            Rectangle2D label = new Rectangle2D.Double(corner[0], corner[1], width, height);
            if (room.isFree(label)) {
                room.takeLabel(label);
                return label;
            }
        }
        return null;
    }
}
