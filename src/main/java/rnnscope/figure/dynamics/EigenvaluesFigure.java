package rnnscope.figure.dynamics;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import rnnscope.figure.Figure;
import rnnscope.figure.Hit;
import rnnscope.figure.NumberTable;
import rnnscope.figure.Numbers;
import rnnscope.figure.chart.ChartAxis;
import rnnscope.figure.paint.GlyphRuns;
import rnnscope.figure.paint.Look;
import rnnscope.figure.paint.PixelGrid;
import rnnscope.language.Words;

/**
 * Eigenvalues of the Jacobian at a point, in the complex plane with the unit circle: directions within it fade, those
 * outside leave.
 *
 * @param real      of each, the largest modulus first; not modified
 * @param imaginary of each; not modified
 * @param chosen    whose direction was chosen
 */
public record EigenvaluesFigure(double[] real, double[] imaginary, int chosen) implements Figure {
    private static final double WORDS = 16;
    private static final double REACH = 7;
    private static final double DOT = 2.4;
    private static final double LEAST_EXTENT = 1.2;

    private Rectangle2D square(double width, double height) {
        double side = Math.max(1, Math.min(width - 60, height - 2 * WORDS));
        return new Rectangle2D.Double((width - side) / 2, WORDS + (height - 2 * WORDS - side) / 2, side, side);
    }

    private double extent() {
        double most = 0;
        for (int i = 0; i < real.length; i++) {
            most = Math.max(most, Math.max(Math.abs(real[i]), Math.abs(imaginary[i])));
        }
        return Math.max(LEAST_EXTENT, 1.08 * most);
    }

    private double x(int i, Rectangle2D square) {
        return square.getCenterX() + real[i] / extent() * square.getWidth() / 2;
    }

    private double y(int i, Rectangle2D square) {
        return square.getCenterY() - imaginary[i] / extent() * square.getHeight() / 2;
    }

    @Override
    public void paint(Graphics2D g, double width, double height, Look look) {
        Rectangle2D square = square(width, height);
        ChartAxis axis = new ChartAxis(-extent(), extent(), false);
        PixelGrid grid = new PixelGrid(g);
        grid.horizontal(g, look.line(), square.getX(), square.getMaxX(), square.getCenterY(), 1);
        grid.vertical(g, look.line(), square.getCenterX(), square.getY(), square.getMaxY(), 1);
        for (double tick : axis.ticks()) {
            double x = square.getX() + axis.share(tick) * square.getWidth();
            if (Math.abs(tick) > 1e-9 && tick == Math.rint(tick)) {
                GlyphRuns.draw(g, axis.label(tick), look.fonts().mono(11), look, look.muted(), x - 6, square.getMaxY() + 12);
            }
        }
        double one = square.getWidth() / 2 / extent();
        g.setColor(look.ink());
        g.setStroke(new BasicStroke(1.1f));
        g.draw(new Ellipse2D.Double(square.getCenterX() - one, square.getCenterY() - one, 2 * one, 2 * one));
        for (int i = real.length - 1; i >= 0; i--) {
            Ellipse2D dot = new Ellipse2D.Double(x(i, square) - DOT, y(i, square) - DOT, 2 * DOT, 2 * DOT);
            g.setColor(Math.hypot(real[i], imaginary[i]) > 1 ? look.card() : PlotFrame.clear(look.lineColour("h"), 200));
            g.fill(dot);
            g.setColor(look.lineColour("h"));
            g.setStroke(new BasicStroke(1.3f));
            g.draw(dot);
        }
        if (chosen >= 0 && chosen < real.length) {
            g.setColor(look.ink());
            g.setStroke(new BasicStroke(1.6f));
            g.draw(new Ellipse2D.Double(x(chosen, square) - 6, y(chosen, square) - 6, 12, 12));
        }
        GlyphRuns.draw(g, "|λ| = 1", look.fonts().ui(11), look, look.ink(),
                Math.min(width - 40, square.getCenterX() + 0.72 * one + 4), Math.max(11, square.getCenterY() - 0.72 * one - 3));
        GlyphRuns.drawRight(g, "Re λ →", look.fonts().ui(11), look, look.muted(), width, square.getCenterY() - 4);
        GlyphRuns.draw(g, "↑ Im λ", look.fonts().ui(11), look, look.muted(), Math.max(0, square.getCenterX() - 46),
                Math.max(11, square.getY() - 3));
    }

    /** The eigenvalue at a place of a picture of this size, −1 for none. */
    public int indexAt(double x, double y, double width, double height) {
        Rectangle2D square = square(width, height);
        int nearest = -1;
        double least = REACH;
        for (int i = 0; i < real.length; i++) {
            double distance = Math.hypot(x(i, square) - x, y(i, square) - y);
            if (distance < least) {
                least = distance;
                nearest = i;
            }
        }
        return nearest;
    }

    @Override
    public Hit at(double x, double y, double width, double height) {
        int i = indexAt(x, y, width, height);
        return i < 0 ? null : new Hit(-1, -1, null, words(i), null);
    }

    /** "λ = 0.981 + 0.112i, modulus 0.987: …" */
    public String words(int i) {
        double modulus = Math.hypot(real[i], imaginary[i]);
        String value = Numbers.signed(real[i], 4) + (imaginary[i] == 0 ? ""
                : (imaginary[i] < 0 ? " − " : " + ") + Numbers.signed(Math.abs(imaginary[i]), 4) + "i");
        String fate = modulus < 1 ? Words.of("dynamics.eigenvalue.fades", steps(-1 / Math.log(modulus)))
                : modulus > 1 ? Words.of("dynamics.eigenvalue.grows", steps(1 / Math.log(modulus)))
                : Words.of("dynamics.eigenvalue.stays");
        String turns = imaginary[i] == 0 ? "" : " " + Words.of("dynamics.eigenvalue.turns",
                steps(2 * Math.PI / Math.abs(Math.atan2(imaginary[i], real[i]))));
        return Words.of("dynamics.eigenvalue", value, Numbers.signed(modulus, 4)) + " " + fate + turns;
    }

    /** A number of steps with as many decimals as matter. */
    static String steps(double steps) {
        return steps >= 1e6 ? Numbers.scientific(steps, 2) : Numbers.signed(steps, steps < 10 ? 1 : 0);
    }

    @Override
    public NumberTable numbers() {
        return NumberTable.of(real.length).with("real", i -> real[i]).with("imaginary", i -> imaginary[i])
                .with("modulus", i -> Math.hypot(real[i], imaginary[i]))
                .with("time constant", i -> -1 / Math.log(Math.hypot(real[i], imaginary[i]))).build();
    }
}
