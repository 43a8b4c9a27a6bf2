package rnnscope.figure.gradient;

import java.awt.Font;
import java.awt.geom.Rectangle2D;
import java.util.List;
import rnnscope.figure.paint.GlyphRuns;
import rnnscope.figure.paint.Look;
import rnnscope.figure.score.TimeAxis;
import rnnscope.language.Words;

/**
 * Values of curves where they lie outside their axis: at the edge, near the middle of the longest stretch that is
 * outside, stands the value that the curve has there. One that is outside everywhere is named too.
 */
final class EdgeValues {
    private static final double SIZE = 11;
    private static final double LINE = 14;
    /** A plot in which there is room for words. */
    private static final double TALL = 90;
    /** How finely a place is looked for. */
    private static final double STEP = 8;

    private final List<GradientCurve> curves;
    private final TimeAxis axis;
    private final Decades scale;
    private final double height;

    /** Where a curve is outside: the steps {@code from} … {@code to − 1}, all on one side. */
    private record Stretch(int from, int to, boolean above) {
        int middle() {
            return (from + to - 1) / 2;
        }
    }

    EdgeValues(List<GradientCurve> curves, TimeAxis axis, Decades scale, double height) {
        this.curves = curves;
        this.axis = axis;
        this.scale = scale;
        this.height = height;
    }

    /** @param labels of which these keep clear, and which keep clear of these */
    void layOut(Look look, CurveLabels labels) {
        Font font = look.fonts().uiSemiBold(SIZE);
        for (GradientCurve curve : curves) {
            Stretch stretch = curve.dash() == GradientCurve.Dash.GHOST ? null : longest(curve);
            if (stretch == null) {
                continue;
            }
            boolean inFull = height >= TALL && 2 * GlyphRuns.width(words(curve, stretch, stretch.middle(), true), font,
                    look.fonts()) < axis.width();
            double width = GlyphRuns.width(words(curve, stretch, stretch.middle(), inFull), font, look.fonts());
            Rectangle2D place = place(width, stretch, labels);
            if (place != null) {
                int at = Math.max(stretch.from(), Math.min(stretch.to() - 1, axis.stepAt(place.getCenterX())));
                labels.add(words(curve, stretch, at, inFull), font, curve.colour(look), place);
            }
        }
    }

    /** @param inFull whether there is room for more than an arrow */
    private String words(GradientCurve curve, Stretch stretch, int at, boolean inFull) {
        boolean everywhere = !curve.label().isEmpty() && stretch.to() - stretch.from() == values(curve);
        return (everywhere ? curve.label() + (inFull ? ", " : " ") : "")
                + (inFull ? Words.of("figure.gradient.off-axis") : stretch.above() ? "↑ " : "↓ ") + MagnitudeFormat.norm(curve.norms()[at], 2);
    }

    private int values(GradientCurve curve) {
        int values = 0;
        for (int t = Math.max(0, axis.from()); t < axis.to(); t++) {
            values += curve.hasValue(t) ? 1 : 0;
        }
        return values;
    }

    private Stretch longest(GradientCurve curve) {
        Stretch longest = null;
        int from = -1;
        int end = Math.min(curve.norms().length, axis.to());
        for (int t = Math.max(0, axis.from()); t <= end; t++) {
            boolean outside = t < end && isOutside(curve, t);
            if (from >= 0 && (!outside || isAbove(curve, t) != isAbove(curve, from))) {
                Stretch found = new Stretch(from, t, isAbove(curve, from));
                longest = longest == null || found.to() - found.from() > longest.to() - longest.from() ? found : longest;
                from = -1;
            }
            from = outside && from < 0 ? t : from;
        }
        return longest;
    }

    private boolean isOutside(GradientCurve curve, int t) {
        return curve.hasValue(t) && !scale.holds(curve.norms()[t]);
    }

    private boolean isAbove(GradientCurve curve, int t) {
        return curve.norms()[t] >= Math.pow(10, scale.top());
    }

    /**
     * In the first row from the edge where no other label stands, as near the middle of the stretch as may be, rather
     * where no curve passes; null where there is no room.
     */
    private Rectangle2D place(double width, Stretch stretch, CurveLabels labels) {
        double middle = axis.centre(stretch.middle()) - width / 2;
        double reach = Math.max(0, (stretch.to() - stretch.from()) * axis.columnWidth() / 2);
        Rectangle2D crossed = null;
        for (int row = 0; (row + 1) * LINE < height; row++) {
            double y = stretch.above() ? row * LINE : height - (row + 1) * LINE;
            for (double away = 0; away <= reach; away += STEP) {
                for (double x : new double[] {middle + away, middle - away}) {
                    double within = Math.max(2, Math.min(axis.width() - width - 2, x));
                    Rectangle2D place = new Rectangle2D.Double(within, y, width, LINE);
                    if (labels.isFree(place)) {
                        if (labels.isOffCurves(place)) {
                            return place;
                        }
                        crossed = crossed == null ? place : crossed;
                    }
                }
            }
        }
        return crossed;
    }
}
