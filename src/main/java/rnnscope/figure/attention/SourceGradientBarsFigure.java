package rnnscope.figure.attention;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import rnnscope.figure.Figure;
import rnnscope.figure.Hit;
import rnnscope.figure.NumberTable;
import rnnscope.figure.Numbers;
import rnnscope.figure.Symbols;
import rnnscope.figure.message.Message;
import rnnscope.figure.message.Messages;
import rnnscope.figure.paint.GlyphRuns;
import rnnscope.figure.paint.Look;
import rnnscope.figure.paint.PixelGrid;
import rnnscope.language.Words;
import rnnscope.text.SymbolDisplay;

/**
 * Gradient of the loss of one step that is written, at each step of the source: a bar for the part that comes back
 * through the attention, below it one for the part that comes back over the bridge, and the share of the whole in
 * numbers, in the order of the source. Where they do not all fit, those with the greatest shares, and how many more. A
 * hit's unit is the step of the source.
 *
 * @param step     that is written
 * @param symbols  of the source
 * @param arrivals at each step of the source; not modified
 * @param attends  whether a part comes back through attention
 * @param full     share of a bar over the whole width
 * @param chosen   step of the source that is pinned, −1 for none
 * @param sentence what is said of the greatest; empty to say nothing
 */
public record SourceGradientBarsFigure(int step, List<String> symbols, List<Arrival> arrivals, boolean attends,
        double full, int chosen, String sentence) implements Figure {
    private static final double LEAST_ROW = 15;
    private static final double MOST_ROW = 26;
    private static final double NUMBER = 46;
    private static final double KEY = 18;

    /** Steps of the source that have a row, in their order. */
    private List<Integer> rows(double height) {
        int fit = Math.max(1, (int) Math.floor((height - KEY) / LEAST_ROW));
        if (symbols.size() <= fit) {
            return IntStream.range(0, symbols.size()).boxed().toList();
        }
        List<Integer> best = new ArrayList<>(IntStream.range(0, symbols.size()).boxed().sorted(Comparator.comparingDouble(
                (Integer s) -> s == chosen ? -2 : -arrivals.get(s).share())).limit(fit - 1).toList());
        best.sort(Comparator.naturalOrder());
        return best;
    }

    private double row(double height, int rows) {
        return Math.min(MOST_ROW, (height - KEY) / (rows + (rows < symbols.size() ? 1 : 0)));
    }

    @Override
    public void paint(Graphics2D g, double width, double height, Look look) {
        List<Integer> rows = rows(height);
        double row = row(height, rows.size());
        PixelGrid grid = new PixelGrid(g);
        Font font = look.fonts().mono(Math.min(13, row * 0.8));
        double label = rows.stream().mapToDouble(s -> GlyphRuns.width(symbol(s), font, look.fonts())).max().orElse(0);
        double from = Math.min(width * 0.36, Math.max(28, label + 12));
        double to = width - NUMBER;
        Messages messages = new Messages(width, height);
        paintKey(g, look, from, messages);
        for (int i = 0; i < rows.size(); i++) {
            int s = rows.get(i);
            double middle = KEY + (i + 0.5) * row;
            if (s == chosen) {
                grid.frame(g, look.beam(), 0, middle - row / 2, width, middle + row / 2, 1);
            }
            double baseline = middle + 0.365 * font.getSize2D();
            GlyphRuns.draw(g, symbol(s), fitted(symbol(s), font, from - 10, look), look, look.ink(), s == chosen ? 4 : 0,
                    baseline);
            bar(g, grid, look, true, arrivals.get(s), from, to, middle, row, messages);
            bar(g, grid, look, false, arrivals.get(s), from, to, middle, row, messages);
            GlyphRuns.drawRight(g, Numbers.percent(arrivals.get(s).share(), 0),
                    look.fonts().mono(Math.min(11.5, Math.max(11, row * 0.7))), look, look.ink(), width - 4, baseline);
            messages.avoid(new Rectangle2D.Double(0, middle - row / 2, from - 4, row));
            messages.avoid(new Rectangle2D.Double(to, middle - row / 2, NUMBER, row));
        }
        if (rows.size() < symbols.size()) {
            GlyphRuns.draw(g, Words.of("figure.more", symbols.size() - rows.size()), look.fonts().ui(11), look, look.muted(), 0,
                    KEY + (rows.size() + 0.5) * row + 4);
            messages.avoid(new Rectangle2D.Double(0, KEY + rows.size() * row, from + 20, row));
        }
        int greatest = greatest();
        if (rows.contains(greatest)) {
            Arrival arrival = arrivals.get(greatest);
            messages.paint(g, look, new Message(sentence, end(Math.max(arrival.attention(), arrival.bridge()), from, to) + 3,
                    KEY + (rows.indexOf(greatest) + 0.5) * row));
        }
    }

    /** What the two bars are, in their colours. */
    private void paintKey(Graphics2D g, Look look, double from, Messages messages) {
        Font font = look.fonts().uiSemiBold(11);
        double x = from;
        if (attends) {
            String attention = Words.of("figure.attention.key");
            GlyphRuns.draw(g, attention, font, look, colour(look, true), x, 11);
            x += GlyphRuns.width(attention, font, look.fonts()) + 14;
        }
        GlyphRuns.draw(g, Words.of("figure.bridge.key"), font, look, colour(look, false), x, 11);
        messages.avoid(new Rectangle2D.Double(from, 0, x + 50 - from, KEY - 4));
    }

    private static Color colour(Look look, boolean attention) {
        return look.lineColour(attention ? "f" : "h");
    }

    private double end(double amount, double from, double to) {
        return from + Math.min(1, amount / full) * (to - from);
    }

    /** The attention's above, the bridge's below the middle; alone, it is in the middle. */
    private void bar(Graphics2D g, PixelGrid grid, Look look, boolean attention, Arrival arrival, double from, double to,
            double middle, double row, Messages messages) {
        if (attention && !attends) {
            return;
        }
        double thick = row * 0.3;
        double top = attends ? attention ? middle - thick - 0.5 : middle + 0.5 : middle - thick / 2;
        double amount = attention ? arrival.attention() : arrival.bridge();
        double end = Math.max(from + 1, end(amount, from, to));
        grid.fill(g, colour(look, attention), from, top, end, top + thick);
        messages.avoid(new Rectangle2D.Double(from, top, end - from, thick));
    }

    private static Font fitted(String words, Font font, double room, Look look) {
        double width = GlyphRuns.width(words, font, look.fonts());
        return width <= room ? font : font.deriveFont((float) Math.max(8, font.getSize2D() * room / width));
    }

    private String symbol(int s) {
        return SymbolDisplay.cell(symbols.get(s));
    }

    private int greatest() {
        return IntStream.range(0, arrivals.size()).boxed()
                .max(Comparator.comparingDouble(s -> arrivals.get(s).share())).orElse(0);
    }

    @Override
    public Hit at(double x, double y, double width, double height) {
        List<Integer> rows = rows(height);
        double row = row(height, rows.size());
        int i = (int) Math.floor((y - KEY) / row);
        if (y < KEY || i >= rows.size()) {
            return null;
        }
        int s = rows.get(i);
        Arrival arrival = arrivals.get(s);
        return new Hit(step, s, null, Words.of("figure.arrives", Symbols.name(symbol(s)), Numbers.exact((float) arrival.norm()),
                        Numbers.percent(arrival.share(), 1))
                + (attends ? Words.of("figure.arrives.roads", Numbers.percent(arrival.attention(), 1),
                        Numbers.percent(arrival.bridge(), 1)) : ""),
                new Rectangle2D.Double(0, KEY + i * row, width, row));
    }

    @Override
    public NumberTable numbers() {
        return NumberTable.of(arrivals.size()).with("source", symbols::get).with("norm", s -> arrivals.get(s).norm())
                .with("share", s -> arrivals.get(s).share()).build();
    }
}
