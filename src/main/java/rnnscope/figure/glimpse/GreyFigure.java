package rnnscope.figure.glimpse;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import rnnscope.figure.Figure;
import rnnscope.figure.Hit;
import rnnscope.figure.paint.Look;

/** Picture of grey levels by itself, as large as fits. */
public record GreyFigure(GreyPicture picture) implements Figure {

    @Override
    public void paint(Graphics2D g, double width, double height, Look look) {
        double side = Math.max(1, Math.min(width, height) - 1);
        picture.paint(g, new Rectangle2D.Double((width - side) / 2, (height - side) / 2, side, side), look);
    }

    @Override
    public Hit at(double x, double y, double width, double height) {
        return null;
    }
}
