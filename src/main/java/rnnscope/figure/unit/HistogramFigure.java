package rnnscope.figure.unit;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
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
 * Histogram of a unit's values where a property holds (outline) and where it does not (filled), each as shares of its
 * own steps.
 *
 * @param channel of the values
 * @param min     least value of the first part
 * @param max     greatest value of the last
 * @param holds   share of the steps at which the property holds, for each of equal parts of min … max; not modified
 * @param others  the same of all other steps
 */
public record HistogramFigure(Channel channel, float min, float max, double[] holds, double[] others)
        implements Figure {
    private static final double BELOW = 18;
    private static final double TOP = 3;

    @Override
    public void paint(Graphics2D g, double width, double height, Look look) {
        double most = 0;
        for (int i = 0; i < holds.length; i++) {
            most = Math.max(most, Math.max(holds[i], others[i]));
        }
        PixelGrid grid = new PixelGrid(g);
        double base = grid.y(height - BELOW);
        double unit = most == 0 ? 0 : (base - TOP) / most;
        for (int i = 0; i < others.length; i++) {
            if (others[i] > 0) {
                grid.fill(g, look.faint(), x(i, width), base - others[i] * unit, x(i + 1, width) - grid.pixel(), base);
            }
        }
        g.setColor(look.ink());
        g.setStroke(new BasicStroke(1.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER));
        g.draw(outline(width, base, unit, grid));
        grid.horizontal(g, look.line(), 0, width, base, 1);
        GlyphRuns.draw(g, Axes.number(min), look.fonts().ui(Axes.LABEL), look, look.muted(), 0, height - 4);
        GlyphRuns.drawRight(g, Axes.number(max), look.fonts().ui(Axes.LABEL), look, look.muted(), width, height - 4);
        Axes.drawCentred(g, channel.symbol(), look, width / 2, height - 4);
    }

    private Path2D outline(double width, double base, double unit, PixelGrid grid) {
        Path2D outline = new Path2D.Double();
        outline.moveTo(1, base);
        for (int i = 0; i < holds.length; i++) {
            double y = grid.y(base - holds[i] * unit) + grid.pixel() / 2;
            outline.lineTo(Math.max(1, grid.x(x(i, width))), y);
            outline.lineTo(Math.min(width - 1, grid.x(x(i + 1, width))), y);
        }
        outline.lineTo(width - 1, base);
        return outline;
    }

    private double x(int part, double width) {
        return part * width / holds.length;
    }

    @Override
    public Hit at(double x, double y, double width, double height) {
        int part = (int) Math.floor(x / width * holds.length);
        if (part < 0 || part >= holds.length) {
            return null;
        }
        float step = (max - min) / holds.length;
        String words = Words.of("figure.histogram", channel.symbol(), Numbers.signed(min + part * step, 2),
                Numbers.signed(min + (part + 1) * step, 2), Numbers.percent(holds[part], 1), Numbers.percent(others[part], 1));
        return new Hit(-1, -1, channel.id(), words, new Rectangle2D.Double(x(part, width), 0, width / holds.length,
                height - BELOW));
    }

    @Override
    public NumberTable numbers() {
        double part = (max - min) / (double) holds.length;
        return NumberTable.of(holds.length).with("from", i -> min + i * part).with("to", i -> min + (i + 1) * part)
                .with("share where it holds", i -> holds[i]).with("share elsewhere", i -> others[i]).build();
    }
}
