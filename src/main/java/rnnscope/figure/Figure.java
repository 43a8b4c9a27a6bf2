package rnnscope.figure;

import java.awt.Graphics2D;
import rnnscope.figure.paint.Look;

/**
 * Figure, a picture that is a pure function of the values it was made from. The same figure is shown on screen,
 * exported at any size and tested pixel by pixel. Lengths are in logical pixels (those of a 1280×720 window); the
 * caller scales the graphics.
 */
public interface Figure {
    /** Paints into (0, 0)–(width, height), over whatever ground is there. */
    void paint(Graphics2D g, double width, double height, Look look);

    /** What is at a place of the picture of this size, or null where there is nothing to say. */
    default Hit at(double x, double y, double width, double height) {
        return null;
    }

    /** The numbers that it shows; null where it has none of its own. */
    default NumberTable numbers() {
        return null;
    }
}
