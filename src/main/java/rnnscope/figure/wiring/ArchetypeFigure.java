package rnnscope.figure.wiring;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import rnnscope.figure.Figure;
import rnnscope.figure.paint.Look;

/** Small picture of an archetype: what enters below, states, what comes out above. */
public record ArchetypeFigure(Archetype archetype, boolean present) implements Figure {
    private static final double BOX = 6;

    @Override
    public void paint(Graphics2D g, double width, double height, Look look) {
        int steps = archetype.steps();
        double pitch = Math.min(9, (width - BOX) / Math.max(1, steps - 1));
        double left = (width - (steps - 1) * pitch) / 2;
        double[] y = {height - 5, height / 2, 5};
        Color line = present ? look.ink() : look.muted();
        g.setStroke(new BasicStroke(1));
        for (int t = 0; t < steps; t++) {
            double x = left + t * pitch;
            boolean enters = t < archetype.inputs();
            boolean leaves = t >= archetype.lag() && t < archetype.lag() + archetype.outputs();
            g.setColor(line);
            if (enters) {
                g.draw(new Line2D.Double(x, y[0], x, y[1]));
            }
            if (leaves) {
                g.draw(new Line2D.Double(x, y[1], x, y[2]));
            }
            if (t + 1 < steps) {
                g.draw(new Line2D.Double(x, y[1], x + pitch, y[1]));
            }
            box(g, x, y[0], enters, look.lineColour("f"));
            box(g, x, y[1], true, look.lineColour("h"));
            box(g, x, y[2], leaves, look.lineColour("i"));
        }
    }

    private void box(Graphics2D g, double x, double y, boolean there, Color colour) {
        if (there) {
            g.setColor(present ? colour : new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), 150));
            g.fill(new Rectangle2D.Double(x - BOX / 2, y - BOX / 2, BOX, BOX));
        }
    }
}
