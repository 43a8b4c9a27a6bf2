package rnnscope.figure.unit;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import rnnscope.figure.Figure;
import rnnscope.figure.Hit;
import rnnscope.figure.NumberTable;
import rnnscope.figure.Numbers;
import rnnscope.figure.paint.GlyphRuns;
import rnnscope.figure.paint.Look;
import rnnscope.figure.paint.PixelGrid;
import rnnscope.language.Words;
import rnnscope.tape.Channel;

/**
 * Onset plot of a unit's value, averaged around all places where a property begins to hold, with a band of one
 * standard deviation.
 *
 * @param channel of the values
 * @param before  steps before the onset, with which the arrays begin
 * @param means   mean at each step, NaN where there is none; not modified
 * @param spreads standard deviation at each step; not modified
 */
public record OnsetFigure(Channel channel, int before, double[] means, double[] spreads) implements Figure {
    private static final double BELOW = 18;
    private static final double LEFT = 26;
    private static final double EDGE = 5;

    @Override
    public void paint(Graphics2D g, double width, double height, Look look) {
        PixelGrid grid = new PixelGrid(g);
        double base = grid.y(height - BELOW);
        grid.horizontal(g, look.line(), LEFT, width, base, 1);
        if (channel.isSigned()) {
            grid.horizontal(g, look.line(), LEFT, width, y(0, base), 1);
        }
        grid.vertical(g, look.faint(), x(before, width), 0, base, 1);
        Shape whole = g.getClip();
        g.clip(new Rectangle2D.Double(LEFT, 0, width - LEFT, base));
        Color line = look.lineColour(channel.symbol());
        g.setColor(new Color(line.getRed(), line.getGreen(), line.getBlue(), 44));
        g.fill(band(width, base));
        g.setColor(line);
        g.setStroke(new BasicStroke(2, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.draw(curve(width, base));
        g.setClip(whole);
        paintLabels(g, width, height, base, look);
    }

    private void paintLabels(Graphics2D g, double width, double height, double base, Look look) {
        var font = look.fonts().ui(Axes.LABEL);
        GlyphRuns.drawRight(g, Axes.number(channel.max()), font, look, look.muted(), LEFT - 6, EDGE + 6);
        GlyphRuns.drawRight(g, Axes.number(channel.min()), font, look, look.muted(), LEFT - 6, base - 1);
        double below = height - 4;
        GlyphRuns.draw(g, Axes.number(-before), font, look, look.muted(), LEFT, below);
        GlyphRuns.drawRight(g, Axes.number(after()), font, look, look.muted(), width, below);
        Axes.drawCentred(g, Words.of("figure.onset.begins"), look, x(before, width), below);
    }

    private int after() {
        return means.length - 1 - before;
    }

    private Path2D curve(double width, double base) {
        Path2D curve = new Path2D.Double();
        boolean down = false;
        for (int i = 0; i < means.length; i++) {
            if (Double.isNaN(means[i])) {
                down = false;
            } else if (down) {
                curve.lineTo(x(i, width), y(means[i], base));
            } else {
                curve.moveTo(x(i, width), y(means[i], base));
                down = true;
            }
        }
        return curve;
    }

    /** One quadrilateral between each two neighbours. */
    private Path2D band(double width, double base) {
        Path2D band = new Path2D.Double();
        for (int i = 0; i + 1 < means.length; i++) {
            if (!Double.isNaN(means[i]) && !Double.isNaN(means[i + 1])) {
                band.moveTo(x(i, width), y(means[i] - spreads[i], base));
                band.lineTo(x(i, width), y(means[i] + spreads[i], base));
                band.lineTo(x(i + 1, width), y(means[i + 1] + spreads[i + 1], base));
                band.lineTo(x(i + 1, width), y(means[i + 1] - spreads[i + 1], base));
                band.closePath();
            }
        }
        return band;
    }

    private double x(int i, double width) {
        return LEFT + (double) i / (means.length - 1) * (width - LEFT);
    }

    private double y(double value, double base) {
        return EDGE + (channel.max() - value) / (channel.max() - channel.min()) * (base - 2 * EDGE);
    }

    @Override
    public Hit at(double x, double y, double width, double height) {
        int i = (int) Math.rint((x - LEFT) / (width - LEFT) * (means.length - 1));
        if (i < 0 || i >= means.length || Double.isNaN(means[i])) {
            return null;
        }
        String where = i == before ? Words.of("figure.onset.where")
                : Words.count(i < before ? "figure.onset.before" : "figure.onset.after", Math.abs(i - before));
        return new Hit(-1, -1, channel.id(), where + "\n" + Words.of("figure.onset.mean", channel.symbol(), Numbers.signed(means[i], 3),
                Numbers.signed(spreads[i], 3)), new Rectangle2D.Double(x, 0, 1, height));
    }

    @Override
    public NumberTable numbers() {
        return NumberTable.of(means.length).with("steps from the onset", i -> i - before).with("mean", i -> means[i])
                .with("standard deviation", i -> spreads[i]).build();
    }
}
