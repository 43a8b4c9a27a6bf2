package rnnscope.figure.comparison;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import rnnscope.figure.Figure;
import rnnscope.figure.Hit;
import rnnscope.figure.NumberTable;
import rnnscope.figure.Numbers;
import rnnscope.figure.Symbols;
import rnnscope.figure.paint.GlyphRuns;
import rnnscope.figure.paint.Look;
import rnnscope.figure.paint.PixelGrid;
import rnnscope.text.SymbolDisplay;

/**
 * A unit of one model and the one of another that corresponds to it, under one another around the beam: the text in the
 * colours of either's value, and its line.
 *
 * @param symbols of the stretch
 * @param from    its first step
 * @param step    the beam
 * @param first   the unit of A
 * @param second  the unit of B
 */
public record CounterpartFigure(List<String> symbols, int from, int step, Unit first, Unit second) implements Figure {
    /** Width of a symbol. */
    private static final double CELL = 9.5;
    private static final double LEFT = 18;
    private static final double ROW = 19;
    private static final double GAP = 10;

    /**
     * A unit over the stretch.
     *
     * @param mark   "A"
     * @param words  "tanh c of unit 74"
     * @param values one for each symbol; not modified
     * @param extent value at the ends of the colours
     */
    public record Unit(String mark, String words, float[] values, float extent) {}

    public CounterpartFigure {
        symbols = List.copyOf(symbols);
    }

    /** Symbols for which there is room. */
    public static int columns(double width) {
        return Math.max(1, (int) ((width - LEFT) / CELL));
    }

    @Override
    public void paint(Graphics2D g, double width, double height, Look look) {
        double half = (height - GAP) / 2;
        double x = LEFT + (step - from) * CELL;
        if (step >= from && step < from + symbols.size()) {
            g.setColor(look.beamColumn());
            g.fill(new Rectangle2D.Double(x, 0, CELL, height));
        }
        paint(g, first, 0, half, look);
        paint(g, second, half + GAP, half, look);
        if (step >= from && step < from + symbols.size()) {
            PixelGrid grid = new PixelGrid(g);
            grid.vertical(g, look.beam(), x, 0, height, 1);
            grid.vertical(g, look.beam(), x + CELL, 0, height, 1);
        }
    }

    private void paint(Graphics2D g, Unit unit, double top, double height, Look look) {
        PixelGrid grid = new PixelGrid(g);
        GlyphRuns.draw(g, unit.mark(), look.fonts().uiSemiBold(12), look, look.ink(), 0, top + 14);
        Font font = look.fonts().mono(12);
        for (int i = 0; i < symbols.size(); i++) {
            double x = LEFT + i * CELL;
            Color ground = look.diverging().colour(unit.values()[i], -unit.extent(), unit.extent());
            grid.fill(g, ground, x, top, x + CELL, top + ROW);
            String drawn = SymbolDisplay.cell(symbols.get(i));
            if (drawn.codePointCount(0, drawn.length()) == 1) {
                GlyphRuns.draw(g, drawn, font, look, Symbols.isMark(symbols.get(i)) ? Look.quietLetterOn(ground) : Look.letterOn(ground),
                        x + (CELL - GlyphRuns.width(drawn, font, look.fonts())) / 2, top + 14);
            }
        }
        double bottom = top + height;
        double zero = (top + ROW + 3 + bottom) / 2;
        double size = (bottom - top - ROW - 3) / 2 - 1;
        grid.horizontal(g, look.line(), LEFT, LEFT + symbols.size() * CELL, zero, 1);
        Path2D line = new Path2D.Double();
        for (int i = 0; i < symbols.size(); i++) {
            double y = zero - size * Math.max(-1, Math.min(1, unit.values()[i] / unit.extent()));
            double x = LEFT + (i + 0.5) * CELL;
            if (i == 0) {
                line.moveTo(x, y);
            } else {
                line.lineTo(x, y);
            }
        }
        g.setColor(look.ink());
        g.setStroke(new BasicStroke(1.6f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.draw(line);
    }

    @Override
    public Hit at(double x, double y, double width, double height) {
        int i = (int) Math.floor((x - LEFT) / CELL);
        if (i < 0 || i >= symbols.size() || y < 0 || y >= height) {
            return null;
        }
        double half = (height - GAP) / 2;
        Unit unit = y < half + GAP / 2 ? first : second;
        return new Hit(from + i, -1, null, unit.words() + " (" + unit.mark() + ") = " + Numbers.exact(unit.values()[i]) + "\n"
                + Symbols.name(symbols.get(i)) + ", " + Symbols.step(from + i),
                new Rectangle2D.Double(LEFT + i * CELL, unit == first ? 0 : half + GAP, CELL, half));
    }

    @Override
    public NumberTable numbers() {
        return NumberTable.of(symbols.size()).withSteps(from).with("symbol", symbols::get)
                .with("A: " + first.words(), i -> first.values()[i]).with("B: " + second.words(), i -> second.values()[i]).build();
    }
}
