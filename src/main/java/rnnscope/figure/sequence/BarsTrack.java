package rnnscope.figure.sequence;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import rnnscope.figure.Hit;
import rnnscope.figure.NumberTable;
import rnnscope.figure.Numbers;
import rnnscope.figure.paint.GlyphRuns;
import rnnscope.figure.paint.Look;
import rnnscope.figure.paint.PixelGrid;
import rnnscope.figure.score.HeadedTrack;
import rnnscope.figure.score.Heading;
import rnnscope.figure.score.TimeAxis;

/**
 * Track of bars, one for each step: an amount in ink upwards from 0, or a difference to both sides of it, coloured by
 * its sign.
 *
 * @param first  step of the axis at which the values begin
 * @param values one a step; NaN where there is none
 * @param signed whether they go to both sides of 0
 * @param top    value of a full bar
 * @param words  what a value is, for pointing: "weight"
 * @param window the steps of the axis that stand out, from the first to the one after the last; null for none
 */
public record BarsTrack(Heading heading, List<String> definition, int first, float[] values, boolean signed, double top,
        String words, int[] window) implements HeadedTrack {
    private static final double HEIGHT = 34;
    private static final double SIGNED_HEIGHT = 46;
    private static final double SMALL = 11;
    private static final double LINE = 15;

    public BarsTrack {
        definition = List.copyOf(definition);
    }

    @Override
    public double preferredHeight() {
        return (signed ? SIGNED_HEIGHT : HEIGHT) + LINE * (definition.size() - 1);
    }

    @Override
    public double minHeight() {
        return signed ? preferredHeight() - 2 : 30;
    }

    private double zero(double height) {
        return signed ? height / 2 : height - 1;
    }

    @Override
    public void paint(Graphics2D g, TimeAxis axis, double height, Look look) {
        PixelGrid grid = new PixelGrid(g);
        CurvesTrack.paintWindow(g, grid, axis, window, height, look);
        double zero = grid.y(zero(height));
        grid.horizontal(g, look.line(), 0, axis.width(), zero, 1);
        double gap = Math.min(4, axis.columnWidth() * 0.15);
        Font font = look.fonts().mono(SMALL);
        for (int i = Math.max(0, axis.from() - first); i < Math.min(values.length, axis.to() - first); i++) {
            double length = Math.max(-1, Math.min(1, values[i] / top)) * (signed ? height / 2 : height - 2);
            if (Float.isNaN(values[i]) || length == 0) {
                continue;
            }
            double x0 = axis.x(first + i) + gap;
            double x1 = axis.x(first + i + 1) - gap;
            Color colour = signed ? look.diverging().colour((float) (Math.signum(values[i])
                    * (0.35 + 0.65 * Math.min(1, Math.abs(values[i] / top)))), -1, 1) : look.muted();
            grid.fill(g, colour, x0, Math.min(zero, zero - length), x1, Math.max(zero, zero - length));
            String number = Numbers.signed(values[i], 2);
            double width = GlyphRuns.width(number, font, look.fonts());
            boolean above = zero - length >= SMALL + 3;
            if (!signed && width <= x1 - x0) {
                GlyphRuns.draw(g, number, font, look, above ? look.muted() : look.card(), (x0 + x1 - width) / 2,
                        above ? zero - length - 3 : zero - length + SMALL + 2);
            }
        }
    }

    @Override
    public void paintGutter(Graphics2D g, TimeAxis axis, double height, Gutter gutter, Look look) {
        Font font = look.fonts().ui(11);
        int decimals = top >= 1 && top == Math.rint(top) ? 0 : top >= 0.1 ? 1 : 2;
        String full = Numbers.signed(top, decimals);
        GlyphRuns.drawRight(g, signed ? "+" + full : full, font, look, look.faint(), gutter.axis(), 8);
        String least = signed ? Numbers.signed(-top, decimals) : "0";
        GlyphRuns.drawRight(g, least, font, look, look.faint(), gutter.axis(), height);
    }

    @Override
    public Hit at(double x, double y, TimeAxis axis, double height) {
        int i = axis.stepAt(x) - first;
        return i < 0 || i >= values.length || Float.isNaN(values[i]) ? null : new Hit(first + i, -1, null,
                words + " " + Numbers.exact(values[i]),
                new Rectangle2D.Double(axis.x(first + i), 0, axis.columnWidth(), height));
    }

    @Override
    public NumberTable numbers(TimeAxis axis) {
        return NumberTable.of(values.length).withSteps(first).with(words, i -> values[i]).build();
    }
}
