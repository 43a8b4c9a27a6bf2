package rnnscope.figure.now;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import rnnscope.figure.Figure;
import rnnscope.figure.Hit;
import rnnscope.figure.paint.GlyphRuns;
import rnnscope.figure.paint.Look;
import rnnscope.tape.Channel;

/** List of a cell's channels, one a row, with the values of one unit: what is shown of a cell that has no drawing. */
final class ChannelListFigure implements Figure {
    private static final double ROW = 24;
    private static final double TAG_WIDTH = 48;

    private final CellValues values;
    private final String marked;

    ChannelListFigure(CellValues values, String marked) {
        this.values = values;
        this.marked = marked;
    }

    private double rowHeight(double height) {
        return Math.min(ROW, height / values.channels().size());
    }

    @Override
    public void paint(Graphics2D g, double width, double height, Look look) {
        double row = rowHeight(height);
        Font symbols = look.fonts().mathItalic(1);
        for (int i = 0; i < values.channels().size(); i++) {
            Channel channel = values.channels().get(i);
            double y = (i + 0.5) * row;
            g.setColor(look.lineColour(channel.symbol()));
            MathText symbol = new MathText(Formula.parse(channel.symbol()), symbols, look.fonts().mathRoman(1), 15,
                    width);
            symbol.paint(g, 0, y + 4.5);
            boolean isMarked = channel.id().equals(marked);
            GlyphRuns.draw(g, channel.label(), isMarked ? look.fonts().uiMedium(12) : look.fonts().ui(12), look,
                    isMarked ? look.ink() : look.muted(), 56, y + 4.3);
            float value = (float) values.at(channel.symbol());
            Rectangle2D box = new Rectangle2D.Double(width - TAG_WIDTH, y - 8.5, TAG_WIDTH, 17);
            Color ground = look.ground(channel, value);
            g.setColor(ground);
            g.fill(CellPainter.rounded(box, 4));
            CentredText.draw(g, look, Numerals.fixed(value, 3), look.fonts().monoSemiBold(11), Look.letterOn(ground),
                    box.getCenterX(), y);
        }
    }

    @Override
    public Hit at(double x, double y, double width, double height) {
        double row = rowHeight(height);
        int i = (int) Math.floor(y / row);
        if (i < 0 || i >= values.channels().size()) {
            return null;
        }
        Channel channel = values.channels().get(i);
        return new Hit(values.step(), values.unit(), channel.id(), values.words(channel.symbol()),
                new Rectangle2D.Double(0, i * row, width, row));
    }
}
