package rnnscope.figure.comparison;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.util.List;
import rnnscope.figure.Figure;
import rnnscope.figure.Hit;
import rnnscope.figure.NumberTable;
import rnnscope.figure.now.NextSymbolFigure;
import rnnscope.figure.paint.GlyphRuns;
import rnnscope.figure.paint.Look;
import rnnscope.figure.paint.PixelGrid;
import rnnscope.language.Words;

/** What two models expect after one step, side by side: each its best guesses with bars of one scale; what came is framed. */
public record NextSymbolsFigure(Sides sides, NextSymbolFigure first, NextSymbolFigure second) implements Figure {
    private static final double HEAD = 18;
    private static final double GAP = 20;

    @Override
    public void paint(Graphics2D g, double width, double height, Look look) {
        double half = half(width);
        double label = Math.max(first.labelWidth(half, height - HEAD, look), second.labelWidth(half, height - HEAD, look));
        name(g, "A", sides.first(), 0, half, look);
        name(g, "B", sides.second(), half + GAP, half, look);
        new PixelGrid(g).vertical(g, look.line(), half + GAP / 2, 0, height, 1);
        paint(g, first, 0, half, height, label, look);
        paint(g, second, half + GAP, half, height, label, look);
    }

    private static double half(double width) {
        return Math.max(1, (width - GAP) / 2);
    }

    private static void paint(Graphics2D g, NextSymbolFigure side, double x, double half, double height, double label, Look look) {
        AffineTransform before = g.getTransform();
        g.translate(x, HEAD);
        side.paint(g, half, height - HEAD, look, label);
        g.setTransform(before);
    }

    /** "A story-lstm"; of a long name its beginning. */
    private static void name(Graphics2D g, String mark, String name, double x, double room, Look look) {
        GlyphRuns.draw(g, mark, look.fonts().uiSemiBold(12), look, look.ink(), x, 11);
        double from = x + 14;
        String shown = name;
        while (shown.length() > 1 && GlyphRuns.width(shown, look.fonts().ui(11.5), look.fonts()) > room - 14) {
            shown = shown.substring(0, shown.length() - 1);
        }
        GlyphRuns.draw(g, shown, look.fonts().ui(11.5), look, look.muted(), from, 11);
    }

    @Override
    public Hit at(double x, double y, double width, double height) {
        double half = half(width);
        double from = x < half ? 0 : half + GAP;
        Hit hit = (x < half ? first : second).at(x - from, y - HEAD, half, height - HEAD);
        if (y < HEAD || hit == null) {
            return null;
        }
        Rectangle2D area = hit.area();
        return new Hit(hit.step(), -1, null, (x < half ? sides.first() : sides.second()) + ": " + hit.words(),
                new Rectangle2D.Double(area.getX() + from, area.getY() + HEAD, area.getWidth(), area.getHeight()));
    }

    /** For a screen reader. */
    public String words() {
        return Words.of("figure.comparison.next.words", sides.first(), first.words(), sides.second(), second.words());
    }

    @Override
    public NumberTable numbers() {
        return NumberTable.beside(List.of(named(first.numbers(), "A"), named(second.numbers(), "B")));
    }

    private static NumberTable named(NumberTable table, String side) {
        return new NumberTable(table.columns().stream()
                .map(column -> new NumberTable.Column(column.name() + " of " + side, column.values())).toList());
    }
}
