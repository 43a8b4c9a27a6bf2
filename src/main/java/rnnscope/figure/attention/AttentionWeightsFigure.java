package rnnscope.figure.attention;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import rnnscope.figure.Figure;
import rnnscope.figure.Hit;
import rnnscope.figure.NumberTable;
import rnnscope.figure.Numbers;
import rnnscope.figure.Symbols;
import rnnscope.figure.paint.GlyphRuns;
import rnnscope.figure.paint.Look;
import rnnscope.figure.paint.PixelGrid;
import rnnscope.language.Words;
import rnnscope.text.SymbolDisplay;

/**
 * Attention weights of one step: for each step of the source a bar for its weight, its score before the softmax and
 * the weight in numbers, in the order of the source. Where they do not all fit, those with the greatest weights, and
 * how many more. A hit's unit is the step of the source.
 *
 * @param step    of the target
 * @param symbols of the source
 * @param scores  before the softmax; not modified
 * @param weights not modified
 * @param chosen  step of the source that is pinned, −1 for none
 * @param forced  whether the weights were imposed
 */
public record AttentionWeightsFigure(int step, List<String> symbols, float[] scores, float[] weights, int chosen,
        boolean forced) implements Figure {
    private static final double LEAST_ROW = 15;
    private static final double MOST_ROW = 22;
    private static final double NUMBER = 52;

    /** Steps of the source that have a row, in their order. */
    private List<Integer> rows(double height) {
        int fit = Math.max(1, (int) Math.floor(height / LEAST_ROW));
        if (symbols.size() <= fit) {
            return IntStream.range(0, symbols.size()).boxed().toList();
        }
        List<Integer> best = new ArrayList<>(IntStream.range(0, symbols.size()).boxed()
                .sorted(Comparator.comparingDouble((Integer s) -> s == chosen ? -2 : -weights[s])).limit(fit - 1).toList());
        best.sort(Comparator.naturalOrder());
        return best;
    }

    private static double row(double height, int rows) {
        return Math.min(MOST_ROW, height / rows);
    }

    private int drawn(List<Integer> rows) {
        return rows.size() + (rows.size() < symbols.size() ? 1 : 0);
    }

    @Override
    public void paint(Graphics2D g, double width, double height, Look look) {
        List<Integer> rows = rows(height);
        double row = row(height, drawn(rows));
        PixelGrid grid = new PixelGrid(g);
        Font font = look.fonts().mono(Math.min(13, row * 0.8));
        double label = rows.stream().mapToDouble(s -> GlyphRuns.width(symbol(s), font, look.fonts())).max().orElse(0);
        double from = Math.min(width * 0.36, Math.max(28, label + 12));
        double to = width - 2 * NUMBER - 10;
        int greatest = greatest();
        double rest = 1;
        for (int i = 0; i < rows.size(); i++) {
            int s = rows.get(i);
            rest -= weights[s];
            double middle = (i + 0.5) * row;
            if (s == chosen) {
                grid.frame(g, look.beam(), 0, middle - row / 2, width, middle + row / 2, 1);
            }
            double baseline = middle + 0.365 * font.getSize2D();
            double left = s == chosen ? 4 : 0;
            Font fitted = fitted(symbol(s), font, from - 10, look);
            GlyphRuns.draw(g, symbol(s), fitted, look, look.ink(), left, baseline);
            Color colour = forced ? look.amber() : s == greatest ? look.beam() : look.faint();
            double end = from + Math.max(1, weights[s] * (to - from));
            g.setColor(colour);
            Rectangle2D bar = grid.rectangle(from, middle - row * 0.27, end, middle + row * 0.27);
            g.fill(new RoundRectangle2D.Double(bar.getX(), bar.getY(), bar.getWidth(), bar.getHeight(), 2, 2));
            Font numbers = look.fonts().mono(Math.min(11.5, Math.max(11, row * 0.7)));
            GlyphRuns.drawRight(g, Numbers.signed(scores[s], 2), numbers, look, look.muted(), width - NUMBER - 4, baseline);
            GlyphRuns.drawRight(g, Numbers.signed(weights[s], 3), numbers, look, look.ink(), width - left, baseline);
        }
        if (drawn(rows) > rows.size()) {
            double baseline = (rows.size() + 0.5) * row + 4;
            GlyphRuns.draw(g, Words.of("figure.more", symbols.size() - rows.size()), look.fonts().ui(11), look, look.muted(), 0, baseline);
            GlyphRuns.drawRight(g, Numbers.signed(Math.max(0, rest), 3), look.fonts().mono(11), look, look.muted(), width,
                    baseline);
        }
    }

    private static Font fitted(String words, Font font, double room, Look look) {
        double width = GlyphRuns.width(words, font, look.fonts());
        return width <= room ? font : font.deriveFont((float) Math.max(8, font.getSize2D() * room / width));
    }

    private String symbol(int s) {
        return SymbolDisplay.cell(symbols.get(s));
    }

    private int greatest() {
        int best = 0;
        for (int s = 1; s < weights.length; s++) {
            best = weights[s] > weights[best] ? s : best;
        }
        return best;
    }

    @Override
    public Hit at(double x, double y, double width, double height) {
        List<Integer> rows = rows(height);
        double row = row(height, drawn(rows));
        int i = (int) Math.floor(y / row);
        if (i < 0 || i >= rows.size()) {
            return null;
        }
        int s = rows.get(i);
        return new Hit(step, s, null, Words.of(
                forced ? "figure.attention.weight-hit-forced" : "figure.attention.weight-hit", Symbols.name(symbol(s)),
                Numbers.exact(scores[s]), Numbers.exact(weights[s])), new Rectangle2D.Double(0, i * row, width, row));
    }

    @Override
    public NumberTable numbers() {
        return NumberTable.of(weights.length).with("source", symbols::get).with("score", s -> s < scores.length ? scores[s] : null)
                .with("weight", s -> weights[s]).build();
    }
}
