package rnnscope.figure.sequence;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import rnnscope.figure.Hit;
import rnnscope.figure.NumberTable;
import rnnscope.figure.Numbers;
import rnnscope.figure.paint.GlyphRuns;
import rnnscope.figure.paint.Look;
import rnnscope.figure.paint.PixelGrid;
import rnnscope.figure.score.HeadedTrack;
import rnnscope.figure.score.Heading;
import rnnscope.figure.score.TimeAxis;

/**
 * Track of curves over time, named in the gutter in their own colours.
 *
 * @param first  step of the axis at which the values begin
 * @param curves what is drawn; the first lies on top
 * @param low    value at the bottom; NaN for the least that is in sight
 * @param high   value at the top; NaN for the greatest that is in sight
 * @param window the steps of the axis that stand out, from the first to the one after the last; null for none
 * @param height as preferred
 * @param beams  which of two beams go through it
 */
public record CurvesTrack(Heading heading, List<String> definition, int first, List<Curve> curves, double low, double high,
        int[] window, double height, Beams beams) implements HeadedTrack {
    private static final double DOT = 2.75;
    private static final double LEAST_DOTTED = 5;
    /** Radius of a value without neighbours. */
    private static final double ALONE = 3.5;
    private static final double KEY = 14;
    private static final double EDGE = 3;
    private static final double LEAST_RANGE = 1e-3;
    private static final double LINE = 15;

    /** Which of two beams go through a track. */
    public enum Beams { BOTH, FORWARD, BACKWARD }

    /**
     * One line.
     *
     * @param name   as the gutter says it
     * @param values one a step; NaN where there is none
     * @param pen    of {@link LabelPen}; −1 for ink, thicker
     */
    public record Curve(String name, float[] values, int pen) {
        Color colour(Look look) {
            return pen < 0 ? look.ink() : LabelPen.colour(look, pen);
        }

        BasicStroke stroke() {
            return pen < 0 ? new BasicStroke(2, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND)
                    : LabelPen.stroke(pen, 1.6);
        }

        /** NaN where there is none. */
        float at(int i) {
            return i >= 0 && i < values.length ? values[i] : Float.NaN;
        }

        /** Whether no line leads to a value or from it. */
        boolean isAlone(int i) {
            return Float.isNaN(at(i - 1)) && Float.isNaN(at(i + 1));
        }
    }

    public CurvesTrack {
        definition = List.copyOf(definition);
        curves = List.copyOf(curves);
    }

    @Override
    public double preferredHeight() {
        return Math.max(height, minHeight());
    }

    @Override
    public double minHeight() {
        return Math.max(40, isNamed() ? LINE * (1.2 + definition.size() + curves.size()) : 0);
    }

    /** Whether the names are words, a line each. */
    private boolean isNamed() {
        return curves.stream().anyMatch(curve -> curve.name().length() > 2);
    }

    @Override
    public double growth() {
        return height > 80 ? 1 : 0;
    }

    @Override
    public boolean isCrossedBy(boolean second) {
        return beams == Beams.BOTH || second == (beams == Beams.BACKWARD);
    }

    /** An axis of values from top to bottom of the plot. */
    private record Range(double low, double high) {
        double y(double value, double plot) {
            return EDGE + (high - value) / (high - low) * (plot - 2 * EDGE);
        }

        double[] ticks() {
            return low < 0 && high > 0 ? new double[] {low, 0, high} : new double[] {low, high};
        }
    }

    private Range range(TimeAxis axis) {
        if (!Double.isNaN(low)) {
            return new Range(low, high);
        }
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (Curve curve : curves) {
            for (int t = Math.max(first, axis.from()); t < Math.min(first + curve.values.length, axis.to()); t++) {
                float value = curve.at(t - first);
                least = value < least ? value : least;
                most = value > most ? value : most;
            }
        }
        if (most - least < LEAST_RANGE * Math.abs(most)) {
            // What stays the same is shown by how far from 0 it is.
            least = Math.min(0, least);
            most = Math.max(0, most);
        }
        double room = Math.max(LEAST_RANGE, most - least);
        double power = Math.pow(10, Math.floor(Math.log10(room)));
        double unit = room < 4 * power ? power / 2 : power;
        return least > most || least == 0 && most == 0 ? new Range(0, 1)
                : new Range(Math.floor(least / unit) * unit, Math.ceil(most / unit) * unit);
    }

    @Override
    public void paint(Graphics2D g, TimeAxis axis, double plot, Look look) {
        PixelGrid grid = new PixelGrid(g);
        Range range = range(axis);
        paintWindow(g, grid, axis, window, plot, look);
        for (double tick : range.ticks()) {
            grid.horizontal(g, look.line(), 0, axis.width(), range.y(tick, plot), 1);
        }
        for (int c = curves.size() - 1; c >= 0; c--) {
            Curve curve = curves.get(c);
            g.setColor(curve.colour(look));
            g.setStroke(curve.stroke());
            g.draw(path(curve, axis, range, plot));
            int to = Math.min(curve.values.length, axis.to() - first);
            for (int i = Math.max(0, axis.from() - first); i < to; i++) {
                if (curve.isAlone(i)) {
                    dot(g, axis, i, curve, range, plot, ALONE);
                } else if (axis.columnWidth() >= 16) {
                    dot(g, axis, i, curve, range, plot, 2);
                }
            }
        }
    }

    /** The steps that stand out, on a ground of their own. */
    static void paintWindow(Graphics2D g, PixelGrid grid, TimeAxis axis, int[] window, double plot, Look look) {
        if (window != null) {
            grid.fill(g, look.hover(), Math.max(0, axis.x(window[0])), 0, Math.min(axis.width(), axis.x(window[1])),
                    plot);
        }
    }

    private Path2D path(Curve curve, TimeAxis axis, Range range, double plot) {
        Path2D path = new Path2D.Double();
        boolean drawing = false;
        int to = Math.min(curve.values.length, axis.to() - first + 1);
        for (int i = Math.max(0, axis.from() - first - 1); i < to; i++) {
            float value = curve.values[i];
            if (Float.isNaN(value)) {
                drawing = false;
            } else if (drawing) {
                path.lineTo(axis.centre(first + i), range.y(value, plot));
            } else {
                path.moveTo(axis.centre(first + i), range.y(value, plot));
                drawing = true;
            }
        }
        return path;
    }

    private void dot(Graphics2D g, TimeAxis axis, int i, Curve curve, Range range, double plot, double radius) {
        if (!Float.isNaN(curve.at(i))) {
            double x = axis.centre(first + i);
            double y = range.y(curve.at(i), plot);
            g.fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
        }
    }

    @Override
    public void paintGutter(Graphics2D g, TimeAxis axis, double plot, Gutter gutter, Look look) {
        Range range = range(axis);
        for (double tick : range.ticks()) {
            String words = tick == Math.rint(tick) ? Numbers.onAxis(tick) : Numbers.signed(tick, 1);
            GlyphRuns.drawRight(g, words, look.fonts().ui(11), look, look.faint(), gutter.axis(), Math.max(8, Math.min(plot, range.y(tick, plot) + 4)));
        }
        if (isNamed()) {
            paintNames(g, gutter, plot, look);
        } else {
            paintLetters(g, gutter, look);
        }
    }

    private void paintLetters(Graphics2D g, Gutter gutter, Look look) {
        double x = gutter.left();
        double y = gutter.top() + 13;
        for (Curve curve : curves) {
            double width = GlyphRuns.width(curve.name(), look.fonts().monoSemiBold(12), look.fonts());
            if (x > gutter.left() && x + width > gutter.axis() - 24) {
                x = gutter.left();
                y += 16;
            }
            GlyphRuns.draw(g, curve.name(), look.fonts().monoSemiBold(12), look, curve.colour(look), x, y);
            x += width + 13;
        }
    }

    private void paintNames(Graphics2D g, Gutter gutter, double plot, Look look) {
        double baseline = gutter.top() + 11;
        for (Curve curve : curves) {
            if (baseline > plot + 4) {
                return;
            }
            g.setColor(curve.colour(look));
            g.setStroke(curve.stroke());
            g.draw(new Line2D.Double(gutter.left(), baseline - 4, gutter.left() + KEY, baseline - 4));
            GlyphRuns.draw(g, curve.name(), look.fonts().ui(11), look, curve.colour(look), gutter.left() + KEY + 6,
                    baseline);
            baseline += LINE;
        }
    }

    @Override
    public void paintBeam(Graphics2D g, TimeAxis axis, double plot, int step, Look look) {
        if (axis.columnWidth() >= LEAST_DOTTED) {
            Range range = range(axis);
            for (int c = curves.size() - 1; c >= 0; c--) {
                g.setColor(look.card());
                dot(g, axis, step - first, curves.get(c), range, plot, DOT + 1.25);
                g.setColor(curves.get(c).colour(look));
                dot(g, axis, step - first, curves.get(c), range, plot, DOT);
            }
        }
    }

    @Override
    public Hit at(double x, double y, TimeAxis axis, double plot) {
        int i = axis.stepAt(x) - first;
        StringBuilder words = new StringBuilder();
        for (Curve curve : curves) {
            if (!Float.isNaN(curve.at(i))) {
                words.append(words.length() == 0 ? "" : "\n").append(curve.name().isEmpty() ? title() : curve.name())
                        .append(": ").append(Numbers.exact(curve.at(i)));
            }
        }
        return words.length() == 0 ? null : new Hit(first + i, -1, null, words.toString(),
                new Rectangle2D.Double(axis.x(first + i), 0, axis.columnWidth(), plot));
    }

    @Override
    public NumberTable numbers(TimeAxis axis) {
        int length = curves.stream().mapToInt(curve -> curve.values().length).max().orElse(0);
        NumberTable.Builder table = NumberTable.of(length).withSteps(first);
        for (Curve curve : curves) {
            table.with(curve.name(), i -> i < curve.values().length ? curve.values()[i] : null);
        }
        return table.build();
    }
}
