package rnnscope.figure.gradient;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import rnnscope.figure.Figure;
import rnnscope.figure.Hit;
import rnnscope.figure.NumberTable;
import rnnscope.figure.Numbers;
import rnnscope.figure.paint.GlyphRuns;
import rnnscope.figure.paint.Look;
import rnnscope.figure.paint.PixelGrid;
import rnnscope.language.Words;

/**
 * Spectrum of recurrent weights, the eigenvalues in the complex plane with the unit circle, a plane for each lane;
 * their numbers below.
 */
public record SpectrumFigure(List<Plane> planes) implements Figure {
    private static final double WORDS = 34;
    private static final double GAP = 14;
    /** Least width of a plane that leaves room for words beside the numbers. */
    private static final double WIDE = 92;
    private static final double LEAST_EXTENT = 1.25;
    private static final double BEYOND = 1.06;
    /** Least radius of the unit circle in pixels at which it is named. */
    private static final double NAMED = 5;

    /**
     * One matrix.
     *
     * @param lane      whose: "LSTM"
     * @param real      of the eigenvalues; not modified
     * @param imaginary of the eigenvalues; not modified
     * @param radius    largest modulus
     * @param sigma     largest singular value
     */
    public record Plane(String lane, double[] real, double[] imaginary, double radius, double sigma) {}

    public SpectrumFigure {
        planes = List.copyOf(planes);
    }

    /** Side by side, or one below another where that makes them larger. */
    private Rectangle2D square(int i, double width, double height) {
        int n = planes.size();
        if (!isStacked(width, height)) {
            double cell = (width - GAP * (n - 1)) / n;
            double side = Math.max(1, Math.min(cell, height - WORDS));
            double top = Math.max(0, (height - WORDS - side) / 2);
            return new Rectangle2D.Double(i * (cell + GAP) + (cell - side) / 2, top, side, side);
        }
        double cell = height / n;
        double side = Math.max(1, Math.min(width, cell - WORDS));
        return new Rectangle2D.Double((width - side) / 2, i * cell + (cell - WORDS - side) / 2, side, side);
    }

    private boolean isStacked(double width, double height) {
        int n = planes.size();
        return Math.min(width, height / n - WORDS) > Math.min((width - GAP * (n - 1)) / n, height - WORDS);
    }

    /** What all planes reach to, so that they can be compared: the greatest radius, and the unit circle at the least. */
    double extent() {
        return Math.max(LEAST_EXTENT, BEYOND * planes.stream().mapToDouble(Plane::radius).filter(Double::isFinite).max()
                .orElse(1));
    }

    @Override
    public void paint(Graphics2D g, double width, double height, Look look) {
        for (int i = 0; i < planes.size(); i++) {
            paintPlane(g, planes.get(i), square(i, width, height), look,
                    (isStacked(width, height) ? width : width / planes.size()) < WIDE);
        }
    }

    private void paintPlane(Graphics2D g, Plane plane, Rectangle2D square, Look look, boolean letters) {
        double scale = square.getWidth() / 2 / extent();
        double cx = square.getCenterX();
        double cy = square.getCenterY();
        PixelGrid grid = new PixelGrid(g);
        grid.horizontal(g, look.line(), square.getX(), square.getMaxX(), cy, 1);
        grid.vertical(g, look.line(), cx, square.getY(), square.getMaxY(), 1);
        Color own = GradientCurve.laneColour(look, plane.lane);
        double dot = plane.real.length > 300 ? 1.2 : plane.real.length > 40 ? 1.9 : 2.6;
        for (int i = 0; i < plane.real.length; i++) {
            double x = cx + plane.real[i] * scale;
            double y = cy - plane.imaginary[i] * scale;
            g.setColor(new Color(own.getRed(), own.getGreen(), own.getBlue(), 215));
            g.fill(new Ellipse2D.Double(x - dot, y - dot, 2 * dot, 2 * dot));
        }
        g.setColor(look.ink());
        g.setStroke(new BasicStroke(1f));
        g.draw(new Ellipse2D.Double(cx - scale, cy - scale, 2 * scale, 2 * scale));
        if (scale >= NAMED && plane == planes.get(0)) {
            GlyphRuns.drawHaloed(g, "|λ| = 1", look.fonts().ui(11), look, look.ink(),
                    Math.min(square.getMaxX() - 36, cx + 0.72 * scale + 3), Math.max(square.getY() + 10, cy - 0.72 * scale - 2));
        }
        line(g, look, letters ? "ρ " : Words.of("figure.gradient.radius") + " ", Numbers.signed(plane.radius, 2), own, cx, square.getMaxY() + 15);
        line(g, look, letters ? "σ " : "σ max ", Numbers.signed(plane.sigma, 2), own, cx, square.getMaxY() + 30);
    }

    private static void line(Graphics2D g, Look look, String words, String number, Color colour, double centre,
                             double baseline) {
        Font ui = look.fonts().ui(11.5);
        Font mono = look.fonts().monoSemiBold(11.5);
        double left = GlyphRuns.width(words, ui, look.fonts());
        double x = centre - (left + GlyphRuns.width(number, mono, look.fonts())) / 2;
        GlyphRuns.draw(g, words, ui, look, look.muted(), x, baseline);
        GlyphRuns.draw(g, number, mono, look, colour, x + left, baseline);
    }

    @Override
    public Hit at(double x, double y, double width, double height) {
        for (int i = 0; i < planes.size(); i++) {
            Plane plane = planes.get(i);
            Rectangle2D square = square(i, width, height);
            double scale = square.getWidth() / 2 / extent();
            if (!square.contains(x, y)) {
                continue;
            }
            for (int k = 0; k < plane.real.length; k++) {
                if (Math.hypot(square.getCenterX() + plane.real[k] * scale - x,
                        square.getCenterY() - plane.imaginary[k] * scale - y) < 4) {
                    return new Hit(-1, -1, null, Words.of("figure.gradient.eigenvalue", plane.lane, Numbers.signed(plane.real[k], 4)
                            + (plane.imaginary[k] < 0 ? " − " : " + ") + Numbers.signed(Math.abs(plane.imaginary[k]), 4) + " i",
                            Numbers.signed(Math.hypot(plane.real[k], plane.imaginary[k]), 4)), null);
                }
            }
            return new Hit(-1, -1, null, Words.of("figure.gradient.spectrum", plane.lane, Numbers.signed(plane.radius, 4),
                    Numbers.signed(plane.sigma, 4)),
                    square);
        }
        return null;
    }

    @Override
    public NumberTable numbers() {
        List<NumberTable> tables = new ArrayList<>();
        for (Plane plane : planes) {
            tables.add(NumberTable.of(plane.real().length).with(plane.lane() + ", real", i -> plane.real()[i])
                    .with(plane.lane() + ", imaginary", i -> plane.imaginary()[i]).build());
        }
        return NumberTable.beside(tables);
    }
}
