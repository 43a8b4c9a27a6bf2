package rnnscope.figure.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import rnnscope.figure.paint.GlyphRuns;
import rnnscope.figure.paint.Look;

/**
 * Labels at the ends of their lines, moved apart as little as need be where they would touch; one that had to move far
 * from its line's end is joined to it by a hairline. Each has a halo of card colour, so that it reads on a line too.
 */
public final class EndLabels {
    private static final double GAP = 14;
    private static final double BESIDE = 8;
    private static final double FAR = 9;
    private static final int PASSES = 40;

    private final Rectangle2D area;
    private final List<Label> labels = new ArrayList<>();

    /** A label whose line ends at (x, y). */
    private record Label(double x, double y, String text, Color colour, Font font, double width) {
        boolean isBeside(Label other) {
            return x < other.x + other.width + BESIDE && other.x < x + width + BESIDE;
        }
    }

    /** @param area in whose height they stay */
    public EndLabels(Rectangle2D area) {
        this.area = area;
    }

    /** Adds the label of a line that ends at (x, y). */
    public void add(double x, double y, String text, Color colour, Font font, Look look) {
        labels.add(new Label(x, y, text, colour, font, GlyphRuns.width(text, font, look.fonts())));
    }

    /** Where labels stand. */
    List<Rectangle2D> places() {
        labels.sort(Comparator.comparingDouble(Label::y));
        double[] y = spread();
        List<Rectangle2D> places = new ArrayList<>();
        for (int i = 0; i < y.length; i++) {
            places.add(new Rectangle2D.Double(labels.get(i).x + BESIDE, y[i] - 8, labels.get(i).width, 14));
        }
        return places;
    }

    public void paint(Graphics2D g, Look look) {
        labels.sort(Comparator.comparingDouble(Label::y));
        double[] y = spread();
        for (int i = 0; i < y.length; i++) {
            Label label = labels.get(i);
            if (Math.abs(y[i] - label.y) > FAR) {
                g.setColor(label.colour);
                g.setStroke(new BasicStroke(0.75f));
                g.draw(new Line2D.Double(label.x + 2, label.y, label.x + BESIDE - 1, y[i]));
            }
            GlyphRuns.drawHaloed(g, label.text, label.font, look, label.colour, label.x + BESIDE, y[i] + 4);
        }
    }

    private double[] spread() {
        double[] y = labels.stream().mapToDouble(Label::y).toArray();
        for (int pass = 0; pass < PASSES; pass++) {
            for (int i = 1; i < y.length; i++) {
                for (int j = 0; j < i; j++) {
                    double overlap = GAP - (y[i] - y[j]);
                    if (overlap > 0 && labels.get(i).isBeside(labels.get(j))) {
                        y[j] -= overlap / 2;
                        y[i] += overlap / 2;
                    }
                }
            }
            for (int i = 0; i < y.length; i++) {
                y[i] = Math.max(area.getMinY() + 6, Math.min(area.getMaxY() - 6, y[i]));
            }
        }
        return y;
    }
}
