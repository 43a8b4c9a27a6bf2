package rnnscope.figure.gradient;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import rnnscope.figure.GlyphRuns;
import rnnscope.figure.Look;
import rnnscope.figure.TimeAxis;

/** Labels of curves, where they cross no other line and no other label: laid out first, then painted. */
final class CurveLabels {
    private static final double SIZE = 12;
    private static final double HEIGHT = 14;
    private static final double GAP = 6;
    private static final int PLACES = 23;
    private static final double CROSSED = 30;
    private static final double COVERED = 400;

    private final List<GradientCurve> curves;
    private final TimeAxis axis;
    private final Decades scale;
    private final double height;
    private final List<Rectangle2D> taken = new ArrayList<>();
    private final List<Label> labels = new ArrayList<>();

    private record Label(String words, Font font, Color colour, Rectangle2D place) {}

    CurveLabels(List<GradientCurve> curves, TimeAxis axis, Decades scale, double height) {
        this.curves = curves;
        this.axis = axis;
        this.scale = scale;
        this.height = height;
    }

    /** Keeps a place free. */
    void keepFree(Rectangle2D place) {
        taken.add(place);
    }

    /** Puts a label at a place. */
    void add(String words, Font font, Color colour, Rectangle2D place) {
        labels.add(new Label(words, font, colour, place));
        keepFree(place);
    }

    /** Places that are taken. */
    List<Rectangle2D> taken() {
        return taken;
    }

    /** Whether no other label stands at a place or close beside it. */
    boolean isFree(Rectangle2D place) {
        return taken.stream().noneMatch(other -> other.intersects(place.getX() - GAP, place.getY() - 1,
                place.getWidth() + 2 * GAP, place.getHeight() + 2));
    }

    /** Whether no curve passes through a place. */
    boolean isOffCurves(Rectangle2D place) {
        for (GradientCurve curve : curves) {
            double[] range = range(curve, place.getX() - 4, place.getMaxX() + 4);
            if (range != null && range[0] < place.getMaxY() + 3 && range[1] > place.getY() - 3) {
                return false;
            }
        }
        return true;
    }

    void paint(Graphics2D g, Look look) {
        for (Label label : labels) {
            GlyphRuns.drawHaloed(g, label.words, label.font, look, label.colour, label.place.getX(),
                    label.place.getMaxY() - 3);
        }
    }

    /** Gives each curve its label. */
    void layOut(Look look) {
        Font font = look.fonts().uiSemiBold(SIZE);
        for (GradientCurve curve : curves) {
            if (curve.label().isEmpty()) {
                continue;
            }
            GlyphRuns words = new GlyphRuns(curve.label(), font, look.fonts());
            Rectangle2D place = best(curve, words.width());
            if (place != null) {
                add(curve.label(), font, curve.colour(look), place);
            }
        }
    }

    private Rectangle2D best(GradientCurve curve, double width) {
        Rectangle2D best = null;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 1; i <= PLACES; i++) {
            double x = i * axis.width() / (PLACES + 1) - width / 2;
            double[] range = range(curve, x, x + width);
            if (range == null || x < 2 || x + width > axis.width() - 2) {
                continue;
            }
            for (double y : new double[] {range[0] - GAP - HEIGHT, range[1] + GAP}) {
                Rectangle2D place = new Rectangle2D.Double(x, y, width, HEIGHT);
                double cost = cost(curve, place) + atEdge(curve, x + width / 2)
                        + (range[1] - range[0]) / 4 + Math.abs(i - PLACES * 0.4) * 0.4;
                if (cost < least) {
                    least = cost;
                    best = place;
                }
            }
        }
        return least < COVERED ? best : null;
    }

    /** What stands at the edge of the axis says least about where the line is. */
    private double atEdge(GradientCurve curve, double x) {
        int t = Math.max(0, Math.min(curve.norms().length - 1, axis.stepAt(x)));
        return scale.holds(curve.norms()[t]) ? 0 : CROSSED * 1.5;
    }

    private double cost(GradientCurve own, Rectangle2D place) {
        double cost = place.getY() < 0 || place.getMaxY() > height ? COVERED : 0;
        cost += isFree(place) ? 0 : COVERED;
        for (GradientCurve curve : curves) {
            double[] range = range(curve, place.getX() - 4, place.getMaxX() + 4);
            if (range != null && range[0] < place.getMaxY() + 3 && range[1] > place.getY() - 3) {
                cost += curve == own ? CROSSED / 3 : CROSSED;
            }
        }
        return cost;
    }

    /** Least and greatest y of a curve between two x, or null where it has no value. */
    private double[] range(GradientCurve curve, double x0, double x1) {
        double top = Double.POSITIVE_INFINITY;
        double bottom = Double.NEGATIVE_INFINITY;
        int from = Math.max(0, axis.stepAt(x0));
        int to = Math.min(curve.norms().length - 1, axis.stepAt(x1));
        for (int t = from; t <= to; t++) {
            if (curve.hasValue(t)) {
                double y = scale.y(curve.norms()[t], height);
                top = Math.min(top, y);
                bottom = Math.max(bottom, y);
            }
        }
        return top > bottom ? null : new double[] {top, bottom};
    }
}
