package rnnscope.figure.gradient;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.util.List;
import rnnscope.figure.Figure;
import rnnscope.figure.Hit;
import rnnscope.figure.NumberTable;
import rnnscope.figure.paint.GlyphRuns;
import rnnscope.figure.paint.Look;
import rnnscope.figure.paint.PixelGrid;
import rnnscope.figure.score.TimeAxis;
import rnnscope.language.Words;

/**
 * Chart of Jacobian norms, how strongly the state at the last loss depends on the state k steps before:
 * σ_max(∂h_t/∂h_{t−k}) against k, on a log axis. In the curves' {@code norms}, index k is the distance.
 *
 * @param lags greatest k
 */
public record JacobianFigure(List<GradientCurve> curves, int lags, Decades scale, boolean concealed) implements Figure {
    private static final double LEFT = 34;
    private static final double BOTTOM = 18;
    private static final double TOP = 6;

    public JacobianFigure {
        curves = List.copyOf(curves);
    }

    private TimeAxis axis(double width) {
        return TimeAxis.fitting(0, Math.max(1, lags + 1), Math.max(1, width - LEFT));
    }

    @Override
    public void paint(Graphics2D g, double width, double height, Look look) {
        double plot = Math.max(1, height - TOP - BOTTOM);
        AffineTransform before = g.getTransform();
        g.translate(LEFT, TOP);
        PixelGrid grid = new PixelGrid(g);
        TimeAxis axis = axis(width);
        for (int power : scale.labelled(plot, 26)) {
            double y = scale.y(Math.pow(10, power), plot);
            grid.horizontal(g, look.line(), 0, axis.width(), y, 1);
            GlyphRuns.drawRight(g, MagnitudeFormat.power(power), look.fonts().ui(11), look, look.muted(), -6, y + 4);
        }
        if (concealed) {
            PredictionCover.paint(g, look, axis.width(), plot, Words.of("figure.gradient.held"));
        } else {
            curves.forEach(curve -> curve.paint(g, axis, scale, plot, look));
            CurveLabels labels = new CurveLabels(curves, axis, scale, plot);
            new EdgeValues(curves, axis, scale, plot).layOut(look, labels);
            labels.layOut(look);
            labels.paint(g, look);
        }
        double baseline = plot + 14;
        GlyphRuns.draw(g, "k = 0", look.fonts().ui(11), look, look.muted(), 0, baseline);
        GlyphRuns.drawRight(g, Integer.toString(lags), look.fonts().ui(11), look, look.muted(), axis.width(), baseline);
        g.setTransform(before);
    }

    @Override
    public Hit at(double x, double y, double width, double height) {
        int k = axis(width).stepAt(x - LEFT);
        if (concealed || k < 0 || k > lags) {
            return null;
        }
        StringBuilder words = new StringBuilder(Words.count("figure.gradient.over", k));
        for (GradientCurve curve : curves) {
            if (curve.hasValue(k)) {
                words.append('\n').append(curve.lane()).append(", ").append(curve.symbol()).append(" = ")
                        .append(MagnitudeFormat.number(curve.norms()[k], 4));
            }
        }
        return new Hit(-1, -1, null, words.toString(), null);
    }

    @Override
    public NumberTable numbers() {
        NumberTable.Builder table = NumberTable.of(concealed ? 0 : lags + 1).with("k", i -> i);
        for (GradientCurve curve : curves) {
            table.with(curve.lane(), i -> i < curve.norms().length ? curve.norms()[i] : null);
        }
        return table.build();
    }
}
