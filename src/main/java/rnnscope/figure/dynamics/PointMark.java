package rnnscope.figure.dynamics;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import rnnscope.figure.dynamics.PhasePortraitFigure.Kind;
import rnnscope.figure.paint.Look;

/** Mark of a fixed point: full where it is stable, half full for a saddle, empty where all leaves; dashed where it is only slow. */
final class PointMark {
    private static final float[] DASHES = {2.4f, 2.2f};

    private PointMark() {}

    static void paint(Graphics2D g, Kind kind, boolean rests, double x, double y, double radius, Look look) {
        Ellipse2D circle = new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
        g.setColor(look.card());
        g.fill(circle);
        g.setColor(look.ink());
        if (kind == Kind.STABLE) {
            g.fill(rests ? circle : new Ellipse2D.Double(x - radius / 2, y - radius / 2, radius, radius));
        } else if (kind == Kind.SADDLE) {
            g.fill(new Arc2D.Double(circle.getBounds2D(), 90, 180, Arc2D.PIE));
        }
        g.setStroke(rests ? new BasicStroke(1.6f)
                : new BasicStroke(1.6f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, DASHES, 0));
        g.draw(circle);
    }
}
