package rnnscope.figure.unit;

import java.awt.Graphics2D;
import rnnscope.figure.Numbers;
import rnnscope.figure.paint.GlyphRuns;
import rnnscope.figure.paint.Look;

/** Axes of small charts, in what they have in common. */
final class Axes {
    static final double LABEL = 11;

    private Axes() {}

    /** The end of an axis: "+1" for signed ones, whole where it is whole. */
    static String number(double value) {
        String digits = Numbers.signed(value, value == Math.rint(value) ? 0 : Math.abs(value) < 0.1 ? 3 : 2);
        return value > 0 ? "+" + digits : digits;
    }

    /** The same without a sign before what is positive. */
    static String amount(double value) {
        return Numbers.signed(value, value == Math.rint(value) ? 0 : 1);
    }

    static void drawCentred(Graphics2D g, String words, Look look, double centre, double baseline) {
        GlyphRuns runs = new GlyphRuns(words, look.fonts().ui(LABEL), look.fonts());
        g.setColor(look.muted());
        runs.paint(g, centre - runs.width() / 2, baseline);
    }
}
