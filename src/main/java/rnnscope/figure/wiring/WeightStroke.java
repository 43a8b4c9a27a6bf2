package rnnscope.figure.wiring;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Stroke;
import rnnscope.figure.paint.Look;
import rnnscope.figure.wiring.WiringPlan.Weight;

/** Stroke of all copies of a weight: hue by its kind, dashes to tell those of a kind apart. */
public final class WeightStroke {
    private static final float[][] DASHES = {null, {5, 3}, {1.6f, 2.6f}, {9, 3, 2, 3}, {12, 4}, {2, 2, 6, 2},
        {4, 6}, {9, 2, 2, 2, 2, 2}};

    private WeightStroke() {}

    /** @param weight null for a copy of values, which has no weight */
    public static Color colour(Weight weight, Look look) {
        return weight == null ? look.muted() : look.lineColour(weight.family().line());
    }

    public static Stroke stroke(Weight weight, double thick) {
        float[] dash = weight == null ? null : DASHES[weight.dash() % DASHES.length];
        return new BasicStroke((float) thick, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, dash, 0);
    }
}
