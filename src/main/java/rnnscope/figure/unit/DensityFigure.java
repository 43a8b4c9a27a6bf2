package rnnscope.figure.unit;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import rnnscope.figure.Figure;
import rnnscope.figure.Hit;
import rnnscope.figure.NumberTable;
import rnnscope.figure.Numbers;
import rnnscope.figure.paint.ColourMap;
import rnnscope.figure.paint.GlyphRuns;
import rnnscope.figure.paint.Look;
import rnnscope.figure.paint.PixelGrid;
import rnnscope.language.Words;
import rnnscope.tape.Channel;

/**
 * Density plot of a unit's values at every size of a property: a column for each range of sizes, ink for the share of
 * its steps, and a line through the medians.
 *
 * @param channel of the values
 * @param axis    what the property is, in words
 * @param edges   where columns begin, and at the end where the last one ends; rising; not modified
 * @param lows    least size in each column; not modified
 * @param highs   greatest size in each column; not modified
 * @param min     least value of the lowest part
 * @param max     greatest value of the highest
 * @param shares  {@code shares[column][part]}: of the column's steps, in equal parts of min … max; not modified
 * @param medians of each column; not modified
 */
public record DensityFigure(Channel channel, String axis, double[] edges, double[] lows, double[] highs, float min,
        float max, double[][] shares, double[] medians) implements Figure {
    private static final double BELOW = 18;
    private static final double LEFT = 40;
    private static final double EDGE = 2;

    @Override
    public void paint(Graphics2D g, double width, double height, Look look) {
        PixelGrid grid = new PixelGrid(g);
        double base = grid.y(height - BELOW);
        double most = 0;
        for (double[] column : shares) {
            for (double share : column) {
                most = Math.max(most, share);
            }
        }
        ColourMap ink = look.amount();
        for (int c = 0; c < shares.length; c++) {
            int parts = shares[c].length;
            for (int p = 0; p < parts; p++) {
                if (shares[c][p] > 0) {
                    // The root, so that what is rare shows beside what is not.
                    grid.fill(g, ink.colour((float) (0.75 * Math.sqrt(shares[c][p] / most)), 0, 1), x(edges[c], width),
                            y(min + (max - min) * (p + 1.0) / parts, base), x(edges[c + 1], width),
                            y(min + (max - min) * p / parts, base));
                }
            }
        }
        grid.horizontal(g, look.line(), LEFT, width, base, 1);
        Shape whole = g.getClip();
        g.clip(new Rectangle2D.Double(LEFT, 0, width - LEFT, base));
        Path2D line = line(width, base);
        g.setColor(look.card());
        g.setStroke(new BasicStroke(4, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.draw(line);
        g.setColor(look.lineColour(channel.symbol()));
        g.setStroke(new BasicStroke(2, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.draw(line);
        g.setClip(whole);
        var font = look.fonts().ui(Axes.LABEL);
        GlyphRuns.drawRight(g, Axes.number(max), font, look, look.muted(), LEFT - 6, EDGE + 9);
        GlyphRuns.drawRight(g, Axes.number(min), font, look, look.muted(), LEFT - 6, base - 1);
        GlyphRuns.draw(g, Axes.amount(lows[0]), font, look, look.muted(), LEFT, height - 4);
        GlyphRuns.drawRight(g, Axes.amount(highs[highs.length - 1]), font, look, look.muted(), width, height - 4);
        Axes.drawCentred(g, axis, look, (LEFT + width) / 2, height - 4);
    }

    private Path2D line(double width, double base) {
        Path2D line = new Path2D.Double();
        for (int c = 0; c < medians.length; c++) {
            double x = (x(edges[c], width) + x(edges[c + 1], width)) / 2;
            double y = y(medians[c], base);
            if (c == 0) {
                line.moveTo(x, y);
            } else {
                line.lineTo(x, y);
            }
        }
        return line;
    }

    private double x(double size, double width) {
        double first = edges[0];
        return LEFT + (size - first) / (edges[edges.length - 1] - first) * (width - LEFT);
    }

    private double y(double value, double base) {
        double range = max > min ? max - min : 1;
        return EDGE + (max - value) / range * (base - EDGE);
    }

    @Override
    public Hit at(double x, double y, double width, double height) {
        double base = height - BELOW;
        for (int c = 0; c < shares.length; c++) {
            if (x >= x(edges[c], width) && x < x(edges[c + 1], width) && y < base) {
                int parts = shares[c].length;
                int part = Math.max(0, Math.min(parts - 1, (int) Math.floor((1 - (y - EDGE) / (base - EDGE)) * parts)));
                float step = (max - min) / parts;
                String sizes = lows[c] == highs[c] ? Axes.amount(lows[c])
                        : Words.of("figure.density.sizes", Axes.amount(lows[c]), Axes.amount(highs[c]));
                return new Hit(-1, -1, channel.id(), Words.of("figure.density", axis + " " + sizes, channel.symbol(),
                        Numbers.signed(medians[c], 3), Numbers.percent(shares[c][part], 1),
                        Numbers.signed(min + part * step, 2), Numbers.signed(min + (part + 1) * step, 2)),
                        new Rectangle2D.Double(x(edges[c], width), 0, x(edges[c + 1], width) - x(edges[c], width), base));
            }
        }
        return null;
    }

    @Override
    public NumberTable numbers() {
        return NumberTable.of(medians.length).with(axis + ", from", i -> edges[i]).with(axis + ", to", i -> edges[i + 1])
                .with("median", i -> medians[i]).build();
    }
}
