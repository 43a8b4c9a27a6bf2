package rnnscope.figure.gradient;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Stroke;
import java.awt.geom.Path2D;
import rnnscope.figure.Look;
import rnnscope.figure.TimeAxis;

/**
 * Magnitudes, one a step.
 *
 * @param label  at the line: "cell road"
 * @param lane   whose it is, which gives its colour: "LSTM"
 * @param symbol what it is: "‖∂L/∂h‖"
 * @param dash   how it is drawn
 * @param norms  by step, NaN where there is none; not modified
 */
public record Curve(String label, String lane, String symbol, Dash dash, double[] norms) {
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

    /** The line from the middle of one column to that of the next, broken where a value is missing. */
    void paint(Graphics2D g, TimeAxis axis, Decades scale, double height, Look look) {
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
        g.setColor(colour(look));
        g.setStroke(stroke());
        g.draw(line);
    }

    /** Whether all of it was flushed to 0. */
    boolean isFlushed() {
        boolean any = false;
        for (double norm : norms) {
            if (norm > 0) {
                return false;
            }
            any |= norm == 0;
        }
        return any;
    }

    boolean hasValue(int t) {
        return t >= 0 && t < norms.length && !Double.isNaN(norms[t]);
    }
}
