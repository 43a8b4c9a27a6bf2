package rnnscope.control.picture;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.RoundRectangle2D;
import java.util.function.Function;
import rnnscope.figure.Figure;
import rnnscope.figure.paint.Look;

/**
 * Panel of one colour with round corners, or its hairline.
 *
 * @param thick of the hairline; 0 for the panel
 */
record PanelFigure(Function<Look, Color> colour, double radius, double thick) implements Figure {
    @Override
    public void paint(Graphics2D g, double width, double height, Look look) {
        g.setColor(colour.apply(look));
        if (thick == 0) {
            g.fill(new RoundRectangle2D.Double(0, 0, width, height, 2 * radius, 2 * radius));
            return;
        }
        g.setStroke(new java.awt.BasicStroke((float) thick));
        double corner = Math.max(0, 2 * radius - thick);
        g.draw(new RoundRectangle2D.Double(thick / 2, thick / 2, width - thick, height - thick, corner, corner));
    }
}
