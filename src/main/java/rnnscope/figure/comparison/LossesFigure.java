package rnnscope.figure.comparison;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import rnnscope.figure.Figure;
import rnnscope.figure.Hit;
import rnnscope.figure.NumberTable;
import rnnscope.figure.Numbers;
import rnnscope.figure.paint.GlyphRuns;
import rnnscope.figure.paint.Look;
import rnnscope.figure.paint.PixelGrid;
import rnnscope.language.Words;

/**
 * Losses of two models over one text in bits per symbol, as bars, and which of them is the less.
 *
 * @param count symbols at which both were measured
 */
public record LossesFigure(Sides sides, double first, double second, int count) implements Figure {
    private static final double ROW = 20;
    private static final double NUMBER = 50;
    private static final double MARK = 16;
    private static final double BAR = 8;

    @Override
    public void paint(Graphics2D g, double width, double height, Look look) {
        double most = Math.max(first, second);
        row(g, "A", first, most, 0, width, look, first <= second);
        row(g, "B", second, most, ROW, width, look, second <= first);
        GlyphRuns.draw(g, sentence(), look.fonts().ui(12), look, look.ink(), 0, 2 * ROW + 15);
    }

    private static void row(Graphics2D g, String mark, double bits, double most, double top, double width, Look look, boolean best) {
        double middle = top + ROW / 2;
        GlyphRuns.draw(g, mark, look.fonts().uiSemiBold(12), look, look.ink(), 0, middle + 4.5);
        double room = Math.max(1, width - MARK - NUMBER);
        new PixelGrid(g).fill(g, best ? look.ink() : look.faint(), MARK, middle - BAR / 2,
                MARK + (most > 0 ? Math.max(1, room * bits / most) : 1), middle + BAR / 2);
        GlyphRuns.drawRight(g, Numbers.signed(bits, 3), best ? look.fonts().monoSemiBold(12) : look.fonts().mono(12), look,
                look.ink(), width, middle + 4.5);
    }

    /** "A needs 0.231 bits per symbol more than B". */
    public String sentence() {
        double more = first - second;
        if (Math.abs(more) < 0.0005) {
            return Words.of("figure.comparison.losses.same");
        }
        return more > 0 ? Words.of("figure.comparison.losses.more", "A", Numbers.signed(more, 3), "B")
                : Words.of("figure.comparison.losses.more", "B", Numbers.signed(-more, 3), "A");
    }

    @Override
    public Hit at(double x, double y, double width, double height) {
        if (y < 0 || y >= 2 * ROW) {
            return null;
        }
        boolean isFirst = y < ROW;
        return new Hit(-1, -1, null, Words.of("figure.comparison.losses.words", isFirst ? sides.first() : sides.second(),
                Numbers.signed(isFirst ? first : second, 4), Numbers.count(count)),
                new Rectangle2D.Double(0, isFirst ? 0 : ROW, width, ROW));
    }

    @Override
    public NumberTable numbers() {
        return NumberTable.of(2).with("model", i -> i == 0 ? sides.first() : sides.second())
                .with("bits per symbol", i -> i == 0 ? first : second).with("symbols", i -> count).build();
    }
}
