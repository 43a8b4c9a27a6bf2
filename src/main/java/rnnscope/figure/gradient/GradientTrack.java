package rnnscope.figure.gradient;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import rnnscope.figure.GlyphRuns;
import rnnscope.figure.Hit;
import rnnscope.figure.Look;
import rnnscope.figure.PixelGrid;
import rnnscope.figure.TimeAxis;
import rnnscope.figure.Track;

/**
 * How much of the loss arrives at each step, on a log axis. Below the floor of float32 a step's share is lost in
 * a sum with the last step's.
 *
 * @param definition of what is drawn, in symbols
 * @param floor      of float32, 0 for none
 * @param boundaries steps just before which training cuts the way back; not modified
 * @param held       whether the curves are hidden, so that they can be predicted
 */
public record GradientTrack(WindowText text, List<String> definition, List<Curve> curves, double floor, Decades scale,
        int[] boundaries, boolean held) implements Track {
    private static final double HEIGHT = 170;
    private static final double LEAST = 92;
    private static final double LABELS = 26;
    private static final double NEAR = 12;
    private static final double DOT = 4;

    public GradientTrack {
        definition = List.copyOf(definition);
        curves = List.copyOf(curves);
    }

    @Override
    public String title() {
        return "Gradient";
    }

    @Override
    public double preferredHeight() {
        return HEIGHT;
    }

    @Override
    public double minHeight() {
        return LEAST;
    }

    @Override
    public double growth() {
        return 1;
    }

    @Override
    public void paint(Graphics2D g, TimeAxis axis, double height, Look look) {
        PixelGrid grid = new PixelGrid(g);
        double lost = floor > 0 ? scale.y(floor, height) : height;
        if (lost < height) {
            grid.fill(g, look.hover(), 0, lost, axis.width(), height);
        }
        for (int power : scale.labelled(height, LABELS)) {
            double y = Math.min(height - 1, scale.y(Math.pow(10, power), height));
            grid.horizontal(g, look.line(), 0, axis.width(), y, 1);
        }
        CurveLabels labels = new CurveLabels(curves, axis, scale, height);
        paintCuts(g, axis, height, look, boundaries, labels, true);
        if (held) {
            Held.paint(g, look, axis.width(), height, "Held: predict the curve, then reveal it");
            return;
        }
        for (int i = curves.size() - 1; i >= 0; i--) {
            curves.get(i).paint(g, axis, scale, height, look);
        }
        if (height - lost > 15) {
            String words = "lost in a float32 sum with the last step’s";
            double width = GlyphRuns.width(words, look.fonts().ui(11), look.fonts());
            double x = freeOfCurves(axis, height, 10, axis.width() - 8, width);
            GlyphRuns.draw(g, words, look.fonts().ui(11), look, look.muted(), x, height - 6);
            labels.keepFree(new Rectangle2D.Double(x - 6, height - 18, width + 12, 18));
        }
        new EdgeValues(curves, axis, scale, height).paint(g, look, labels);
        labels.paint(g, look);
    }

    /** Where words at the bottom are crossed least, as near the middle as may be. */
    private double freeOfCurves(TimeAxis axis, double height, double from, double to, double width) {
        double best = from;
        double least = Double.POSITIVE_INFINITY;
        for (double x = from; x + width < to; x += 16) {
            double cost = Math.abs(x + width / 2 - (from + to) / 2) / axis.width();
            for (Curve curve : curves) {
                for (int t = Math.max(0, axis.stepAt(x - 4)); t <= axis.stepAt(x + width + 4); t++) {
                    double y = curve.hasValue(t) ? scale.y(curve.norms()[t], height) : 0;
                    cost += y > height - 22 && y < height - 2 ? 1 : 0;
                }
            }
            if (cost < least) {
                least = cost;
                best = x;
            }
        }
        return best;
    }

    /** Dashed lines where training cuts the way back. */
    static void paintCuts(Graphics2D g, TimeAxis axis, double height, Look look, int[] boundaries, CurveLabels labels,
                          boolean inWords) {
        g.setStroke(new BasicStroke(1, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 1, new float[] {4, 3}, 0));
        for (int i = 0; i < boundaries.length; i++) {
            double x = axis.x(boundaries[i]);
            g.setColor(look.muted());
            g.draw(new Line2D.Double(x, 0, x, height));
            if (inWords && i == boundaries.length - 1) {
                double width = GlyphRuns.width("training cuts here", look.fonts().ui(11), look.fonts());
                double from = x + 6 + width > axis.width() ? x - 6 - width : x + 6;
                GlyphRuns.draw(g, "training cuts here", look.fonts().ui(11), look, look.muted(), from, 11);
                labels.keepFree(new Rectangle2D.Double(from - 4, 0, width + 8, 15));
            }
        }
    }

    @Override
    public void paintGutter(Graphics2D g, TimeAxis axis, double height, Gutter gutter, Look look) {
        paintPowers(g, scale, height, gutter.axis(), look, LABELS);
    }

    static void paintPowers(Graphics2D g, Decades scale, double height, double right, Look look, double gap) {
        for (int power : scale.labelled(height, gap)) {
            double y = scale.y(Math.pow(10, power), height);
            GlyphRuns.drawRight(g, Powers.power(power), look.fonts().ui(11), look, look.muted(), right,
                    Math.max(6, y + 4));
        }
    }

    @Override
    public void paintBeam(Graphics2D g, TimeAxis axis, double height, int step, Look look) {
        for (int i = curves.size() - 1; i >= 0 && !held; i--) {
            Curve curve = curves.get(i);
            if (curve.hasValue(step) && curve.dash() == Curve.Dash.SOLID && scale.holds(curve.norms()[step])) {
                dot(g, axis.centre(step), scale.y(curve.norms()[step], height), curve.colour(look), look);
            }
        }
    }

    static void dot(Graphics2D g, double x, double y, Color colour, Look look) {
        Ellipse2D circle = new Ellipse2D.Double(x - DOT, y - DOT, 2 * DOT, 2 * DOT);
        g.setColor(look.card());
        g.fill(circle);
        g.setColor(colour);
        g.setStroke(new BasicStroke(2));
        g.draw(circle);
    }

    @Override
    public Hit at(double x, double y, TimeAxis axis, double height) {
        int t = axis.stepAt(x);
        if (t < 0 || t >= text.steps()) {
            return null;
        }
        StringBuilder words = new StringBuilder();
        for (Curve curve : curves) {
            boolean near = curve.hasValue(t) && Math.abs(height * (1 - scale.share(curve.norms()[t])) - y) < NEAR;
            if (!held && curve.hasValue(t) && (near || curve.dash() == Curve.Dash.SOLID)) {
                words.append(curve.lane()).append(", ").append(curve.symbol()).append(" = ")
                        .append(Powers.norm(curve.norms()[t], 4)).append('\n');
            }
        }
        return new Hit(t, -1, null, words + text.place(t),
                new Rectangle2D.Double(axis.x(t), 0, axis.columnWidth(), height));
    }
}
