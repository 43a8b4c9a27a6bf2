package rnnscope.figure.sequence;

import java.awt.BasicStroke;
import java.awt.Color;
import rnnscope.figure.paint.Look;

/**
 * Pen of a label or a line among many: five hues, each as a whole line, then dashed, then dotted. After fifteen they
 * come again; its words always stand beside it.
 */
public final class LabelPen {
    private static final String[] HUES = {"f", "i", "g", "o", "h"};
    private static final float[][] DASHES = {null, {7, 3}, {2.5f, 2.5f}};

    private LabelPen() {}

    /** The pen in the hue of a channel; −1, ink, for the cell state. */
    public static int ofChannel(String symbol) {
        return switch (symbol) {
            case "f", "z" -> 0;
            case "i", "q" -> 1;
            case "g", "n", "a" -> 2;
            case "o", "r" -> 3;
            case "h" -> 4;
            default -> -1;
        };
    }

    public static Color colour(Look look, int label) {
        return look.lineColour(HUES[label % HUES.length]);
    }

    /** A stroke of this width, whole or dashed. */
    public static BasicStroke stroke(int label, double width) {
        return new BasicStroke((float) width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1,
                DASHES[label / HUES.length % DASHES.length], 0);
    }
}
