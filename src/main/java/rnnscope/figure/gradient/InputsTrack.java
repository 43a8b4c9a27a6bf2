package rnnscope.figure.gradient;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.util.List;
import rnnscope.figure.Hit;
import rnnscope.figure.paint.GlyphRuns;
import rnnscope.figure.paint.Look;
import rnnscope.figure.paint.PixelGrid;
import rnnscope.figure.score.HeadedTrack;
import rnnscope.figure.score.Heading;
import rnnscope.figure.score.TimeAxis;

/**
 * Track of the numbers that enter at each step, a row for each of them: written where the columns are wide enough,
 * upright where all are single digits; else bars from 0.
 *
 * @param heading    "Batch, row 4"
 * @param definition what the loss is: "loss at the end"
 */
public record InputsTrack(WindowText text, Heading heading, List<String> definition) implements HeadedTrack {
    private static final double FONT = 11;
    private static final double UPRIGHT = 16;
    private static final double SIDEWAYS = 32;
    private static final double LEAST_ROW = 8;
    private static final int DECIMALS = 2;
    /** Least width of a column that holds a number on its side, and of one that holds a digit. */
    private static final double WIDE = 11;
    private static final double DIGIT = 7.5;

    public InputsTrack {
        definition = List.copyOf(definition);
    }

    private int rows() {
        return text.numbers()[0].length;
    }

    /** Whether all numbers of a row are single digits. */
    private boolean isShort(int row) {
        for (float[] step : text.numbers()) {
            if (step[row] != Math.rint(step[row]) || step[row] < 0 || step[row] > 9) {
                return false;
            }
        }
        return true;
    }

    @Override
    public double preferredHeight() {
        double height = 4;
        for (int row = 0; row < rows(); row++) {
            height += isShort(row) ? UPRIGHT : SIDEWAYS;
        }
        return Math.max(SIDEWAYS, Math.min(3 * SIDEWAYS, height));
    }

    @Override
    public double minHeight() {
        return Math.max(SIDEWAYS, LEAST_ROW * rows());
    }

    @Override
    public double[] symbolRow(double height) {
        return new double[] {2, height - 2};
    }

    @Override
    public void paint(Graphics2D g, TimeAxis axis, double height, Look look) {
        double whole = 0;
        for (int row = 0; row < rows(); row++) {
            whole += isShort(row) ? UPRIGHT : SIDEWAYS;
        }
        double top = 2;
        for (int row = 0; row < rows(); row++) {
            double share = (isShort(row) ? UPRIGHT : SIDEWAYS) / whole * (height - 4);
            paintRow(g, axis, look, row, top, share);
            top += share;
        }
    }

    private void paintRow(Graphics2D g, TimeAxis axis, Look look, int row, double top, double height) {
        boolean digits = isShort(row) && axis.columnWidth() >= DIGIT && height >= FONT + 2;
        boolean sideways = !isShort(row) && axis.columnWidth() >= WIDE && height >= 0.8 * SIDEWAYS;
        double largest = 1;
        for (float[] step : text.numbers()) {
            largest = Math.max(largest, Math.abs(step[row]));
        }
        Font font = look.fonts().mono(FONT);
        for (int t = Math.max(0, axis.from()); t < Math.min(text.steps(), axis.to()); t++) {
            float value = text.numbers()[t][row];
            if (digits) {
                GlyphRuns runs = new GlyphRuns(WindowText.number(value, 0), font, look.fonts());
                g.setColor(value == 0 ? look.faint() : look.ink());
                runs.paint(g, axis.centre(t) - runs.width() / 2, top + height / 2 + FONT * 0.35);
            } else if (sideways) {
                sideways(g, look, WindowText.number(value, DECIMALS), font, axis.centre(t), top + height / 2);
            } else {
                double bar = Math.abs(value) / largest * (height - 2);
                new PixelGrid(g).fill(g, value < 0 ? look.muted() : look.ink(), axis.x(t) + 0.15 * axis.columnWidth(),
                        top + height - 1 - bar, axis.x(t + 1) - 0.15 * axis.columnWidth(), top + height - 1);
            }
        }
    }

    /** Written from the bottom to the top. */
    private static void sideways(Graphics2D g, Look look, String words, Font font, double x, double y) {
        GlyphRuns runs = new GlyphRuns(words, font, look.fonts());
        AffineTransform before = g.getTransform();
        g.translate(x, y);
        g.rotate(-Math.PI / 2);
        g.setColor(look.ink());
        runs.paint(g, -runs.width() / 2, FONT * 0.35);
        g.setTransform(before);
    }

    @Override
    public Hit at(double x, double y, TimeAxis axis, double height) {
        int t = axis.stepAt(x);
        return t < 0 || t >= text.steps() ? null : new Hit(t, -1, null, text.place(t),
                new Rectangle2D.Double(axis.x(t), 0, axis.columnWidth(), height));
    }
}
