package rnnscope.figure.gradient;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import rnnscope.figure.paint.GlyphRuns;
import rnnscope.figure.paint.Look;
import rnnscope.figure.score.TimeAxis;

/** Labels of curves, where they cross no other line and no other label: laid out first, then painted. */
final class CurveLabels {
    private static final double SIZE = 12;
    private static final double HEIGHT = 14;
    private static final double GAP = 6;
    private static final int PLACES = 23;
    /** Rows above or below its line in which a label may stand. */
    private static final int ROWS = 3;
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

    /**
     * Gives each curve its label, where that lies on no curve: all of it, or what stands before its first comma. A road that
     * has no such place has none; a whole gradient's stands where it crosses least.
     */
    void layOut(Look look) {
        Font font = look.fonts().uiSemiBold(SIZE);
        for (GradientCurve curve : curves) {
            String all = curve.label();
            String brief = all.contains(", ") ? all.substring(0, all.indexOf(", ")) : all;
            boolean added = all.isEmpty() || add(curve, all, font, false, look) || add(curve, brief, font, false, look);
            if (!added && curve.dash() == GradientCurve.Dash.SOLID) {
                add(curve, brief, font, true, look);
            }
        }
    }

    private boolean add(GradientCurve curve, String words, Font font, boolean crossing, Look look) {
        Rectangle2D place = best(curve, GlyphRuns.width(words, font, look.fonts()), crossing);
        if (place != null) {
            add(words, font, curve.colour(look), place);
        }
        return place != null;
    }

    /** @param crossing whether it may lie on curves */
    private Rectangle2D best(GradientCurve curve, double width, boolean crossing) {
        Rectangle2D best = null;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 1; i <= PLACES; i++) {
            double x = i * axis.width() / (PLACES + 1) - width / 2;
            double[] range = range(curve, x, x + width);
            if (range == null || x < 2 || x + width > axis.width() - 2) {
                continue;
            }
            for (int away = 0; away < 2 * ROWS; away++) {
                double rows = away / 2 * HEIGHT;
                double y = away % 2 == 0 ? range[0] - GAP - HEIGHT - rows : range[1] + GAP + rows;
                Rectangle2D place = new Rectangle2D.Double(x, y, width, HEIGHT);
                if (!crossing && (!isOffCurves(place) || isBehindAnother(curve, place, range))) {
                    continue;
                }
                double cost = cost(curve, place) + atEdge(curve, x + width / 2)
                        + (range[1] - range[0]) / 4 + rows + Math.abs(i - PLACES * 0.4) * 0.4;
                if (cost < least) {
                    least = cost;
                    best = place;
                }
            }
        }
        return least < COVERED ? best : null;
    }

    /** Whether another curve passes between a place and the curve that it would name. */
    private boolean isBehindAnother(GradientCurve own, Rectangle2D place, double[] ownRange) {
        double top = Math.min(place.getY(), ownRange[1]);
        double bottom = Math.max(place.getMaxY(), ownRange[0]);
        return curves.stream().filter(curve -> curve != own).map(curve -> range(curve, place.getX(), place.getMaxX()))
                .anyMatch(range -> range != null && range[0] < bottom && range[1] > top);
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
            if (curve.hasValue(t) && axis.centre(t) >= x0 && axis.centre(t) <= x1) {
                double y = scale.y(curve.norms()[t], height);
                top = Math.min(top, y);
                bottom = Math.max(bottom, y);
            }
        }
        for (double x : new double[] {x0, x1}) {
            double y = y(curve, x);
            top = Double.isNaN(y) ? top : Math.min(top, y);
            bottom = Double.isNaN(y) ? bottom : Math.max(bottom, y);
        }
        return top > bottom ? null : new double[] {top, bottom};
    }

    /** Where a curve passes at x, on its way from one step to the next; NaN where it does not. */
    private double y(GradientCurve curve, double x) {
        int at = axis.stepAt(x);
        int t = x < axis.centre(at) ? at - 1 : at;
        if (!curve.hasValue(t) || !curve.hasValue(t + 1)) {
            return curve.hasValue(at) ? scale.y(curve.norms()[at], height) : Double.NaN;
        }
        double share = (x - axis.centre(t)) / (axis.centre(t + 1) - axis.centre(t));
        return (1 - share) * scale.y(curve.norms()[t], height) + share * scale.y(curve.norms()[t + 1], height);
    }
}
