package rnnscope.figure.gradient;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.LinearGradientPaint;
import java.awt.Paint;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import rnnscope.figure.paint.Look;
import rnnscope.figure.score.TimeAxis;

/**
 * Curve of gradient magnitudes over time, one for each step.
 *
 * @param label  at the line: "cell road"
 * @param lane   whose it is, which gives its colour: "LSTM"
 * @param symbol what it is: "‖∂L/∂h‖"
 * @param dash   how it is drawn
 * @param norms  by step, NaN where there is none; not modified
 */
public record GradientCurve(String label, String lane, String symbol, Dash dash, double[] norms) {
    /**
     * Over how much of the plot a line fades that leaves it, and how far the thickness of one reaches over the edge.
     */
    private static final double FADE = 22;
    private static final double OVER = 2;

    /** Twins are told apart by dashes, never by hue alone. */
    public enum Dash {
        SOLID, DASHED, DOTTED, GHOST
    }

    Color colour(Look look) {
        Color own = laneColour(look, lane);
        return dash == Dash.GHOST ? new Color(own.getRed(), own.getGreen(), own.getBlue(), 90) : own;
    }

    static Color laneColour(Look look, String lane) {
        return look.lineColour(lane.startsWith("RNN") ? "RNN" : lane);
    }

    Stroke stroke() {
        return switch (dash) {
            case SOLID -> round(2.2f);
            case GHOST -> round(1.2f);
            case DASHED -> new BasicStroke(1.6f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1,
                    new float[] {5, 3}, 0);
            case DOTTED -> new BasicStroke(1.6f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1,
                    new float[] {1.6f, 2.6f}, 0);
        };
    }

    private static Stroke round(float width) {
        return new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    }

    /**
     * The line from the middle of one column to that of the next, broken where a value is missing; where it leaves the
     * axis it fades out.
     */
    void paint(Graphics2D g, TimeAxis axis, Decades scale, double height, Look look) {
        Path2D line = path(axis, scale, height);
        Shape clip = g.getClip();
        g.clip(new Rectangle2D.Double(-OVER, -OVER, axis.width() + 2 * OVER, height + 2 * OVER));
        g.setPaint(fading(line.getBounds2D(), height, look));
        g.setStroke(stroke());
        g.draw(line);
        g.setClip(clip);
    }

    /** The line, which may leave the plot. */
    Path2D path(TimeAxis axis, Decades scale, double height) {
        Path2D line = new Path2D.Double();
        boolean drawing = false;
        int to = Math.min(norms.length, axis.to() + 1);
        for (int t = Math.max(0, axis.from() - 1); t < to; t++) {
            if (Double.isNaN(norms[t])) {
                drawing = false;
                continue;
            }
            double x = axis.centre(t);
            double y = scale.y(norms[t], height);
            if (drawing) {
                line.lineTo(x, y);
            } else {
                line.moveTo(x, y);
                line.lineTo(x + 0.01, y);
            }
            drawing = true;
        }
        return line;
    }

    /** The colour, down to nothing at an edge of the plot that the line crosses. */
    private Paint fading(Rectangle2D bounds, double height, Look look) {
        Color full = colour(look);
        if (bounds.getMinY() > -0.5 && bounds.getMaxY() < height + 0.5) {
            return full;
        }
        Color none = new Color(full.getRed(), full.getGreen(), full.getBlue(), 0);
        float fade = (float) Math.min(0.3, FADE / height);
        boolean above = bounds.getMinY() <= -0.5;
        boolean below = bounds.getMaxY() >= height + 0.5;
        return new LinearGradientPaint(0, 0, 0, (float) height, new float[] {0, fade, 1 - fade, 1},
                new Color[] {above ? none : full, full, full, below ? none : full});
    }

    boolean hasValue(int t) {
        return t >= 0 && t < norms.length && !Double.isNaN(norms[t]);
    }
}
