package rnnscope.figure.now;

import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import rnnscope.figure.Figure;
import rnnscope.figure.Hit;
import rnnscope.figure.NumberTable;
import rnnscope.figure.Numbers;
import rnnscope.figure.paint.GlyphRuns;
import rnnscope.figure.paint.Look;
import rnnscope.figure.paint.PixelGrid;
import rnnscope.language.Words;
import rnnscope.tape.Trace;
import rnnscope.text.SymbolDisplay;

/**
 * Bars of the predicted distribution over the next symbol or over labels, best first, as many rows as fit. What came
 * true is green; where it is not among those rows, the last one shows it with its rank. A full bar is probability 1. A
 * hit's unit is the number of the symbol.
 */
public final class NextSymbolFigure implements Figure {
    private static final double ROW = 18;
    private static final double MOST_ROW = 22;
    private static final double BAR = 0.56;
    private static final double PERCENT = 52;
    private static final double SYMBOL = 13.5;
    private static final int SPOKEN = 3;

    private final int step;
    private final List<Row> best;
    private final Row came;
    private final double entropy;
    private final double surprise;

    /** @param rank from 1 */
    private record Row(int id, String symbol, double probability, int rank, boolean cameTrue) {}

    /** @param names what each symbol is called */
    public NextSymbolFigure(Trace trace, IntFunction<String> names, int step) {
        this.step = step;
        this.entropy = trace.entropy(step);
        this.surprise = trace.surprise(step);
        int next = trace.next(step);
        this.best = new ArrayList<>();
        int[] order = trace.best(step, 64);
        for (int i = 0; i < order.length; i++) {
            best.add(new Row(order[i], names.apply(order[i]), trace.probability(step, order[i]), i + 1, order[i] == next));
        }
        this.came = next < 0 ? null
                : new Row(next, names.apply(next), trace.probability(step, next), rank(trace, step, next), true);
    }

    /**
     * A distribution over labels.
     *
     * @param names what each is called
     * @param right the right one, −1 where it is not known
     */
    public NextSymbolFigure(float[] probabilities, List<String> names, int right, int step) {
        this.step = step;
        this.best = new ArrayList<>();
        int[] order = IntStream.range(0, probabilities.length).boxed()
                .sorted(Comparator.comparingDouble(k -> -probabilities[k])).mapToInt(k -> k).toArray();
        double sum = 0;
        Row known = null;
        for (int i = 0; i < order.length; i++) {
            double p = probabilities[order[i]];
            sum -= p > 0 ? p * Math.log(p) : 0;
            Row row = new Row(order[i], names.get(order[i]), p, i + 1, order[i] == right);
            best.add(row);
            known = row.cameTrue() ? row : known;
        }
        this.entropy = sum;
        this.surprise = known == null ? Double.NaN : -Math.log(known.probability());
        this.came = known;
    }

    private static int rank(Trace trace, int step, int symbol) {
        double p = trace.probability(step, symbol);
        int rank = 1;
        for (int k = 0; k < trace.symbols(); k++) {
            double other = trace.probability(step, k);
            rank += other > p || other == p && k < symbol ? 1 : 0;
        }
        return rank;
    }

    /** "entropy 2.47 · surprise 1.86 nats"; without the surprise where what came is not known. */
    public String summary() {
        return best.stream().anyMatch(row -> Double.isNaN(row.probability())) ? Numbers.tooLarge() : Double.isNaN(surprise)
                ? Words.of("figure.now.entropy", Numbers.signed(entropy, 2))
                : Words.of("figure.now.entropy-surprise", Numbers.signed(entropy, 2), Numbers.signed(surprise, 2));
    }

    /** The best in words, for a screen reader: "“r” 99.2%, came true; “t” 0.8%". */
    public String words() {
        return best.stream().limit(SPOKEN).map(row -> SymbolDisplay.name(row.symbol()) + " " + percent(row.probability())
                + (row.cameTrue() ? Words.of("figure.now.came") : "")).collect(Collectors.joining("; "));
    }

    private List<Row> rows(double height) {
        int fit = Math.max(1, Math.min(best.size(), (int) Math.floor((height + 0.5) / ROW)));
        List<Row> rows = new ArrayList<>(best.subList(0, fit));
        if (came != null && came.rank() > fit) {
            rows.set(fit - 1, came);
        }
        return rows;
    }

    private static double rowHeight(double height, int rows) {
        return Math.min(MOST_ROW, height / rows);
    }

    @Override
    public void paint(Graphics2D g, double width, double height, Look look) {
        paint(g, width, height, look, labelWidth(width, height, look));
    }

    /** Width of the symbols beside the bars. */
    public double labelWidth(double width, double height, Look look) {
        Font symbols = look.fonts().monoSemiBold(SYMBOL);
        double label = 26;
        for (Row each : rows(height)) {
            label = Math.max(label, GlyphRuns.width(SymbolDisplay.cell(each.symbol()), symbols, look.fonts()) + 12);
        }
        return Math.min(label, width * 0.4);
    }

    /** Paints it with symbols of a given width, so that bars beside others have one scale. */
    public void paint(Graphics2D g, double width, double height, Look look, double label) {
        List<Row> rows = rows(height);
        double row = rowHeight(height, rows.size());
        PixelGrid grid = new PixelGrid(g);
        Font symbols = look.fonts().monoSemiBold(SYMBOL);
        double from = label + 8;
        Font percents = look.fonts().mono(11.5);
        boolean ranked = rows.get(rows.size() - 1).rank() > rows.size();
        for (int i = 0; i < rows.size(); i++) {
            Row each = rows.get(i);
            double middle = (i + 0.5) * row;
            Rectangle2D box = new Rectangle2D.Double(0.75, middle - row / 2 + 1.25, label - 1.5, row - 2.5);
            if (each.cameTrue()) {
                g.setColor(look.beam());
                g.setStroke(new BasicStroke(1.5f));
                g.draw(CellPainter.rounded(box, 5));
            }
            CentredText.symbol(g, look, SymbolDisplay.cell(each.symbol()), symbols, look.ink(), box);
            double length = Double.isNaN(each.probability()) ? 1
                    : Math.max(1, each.probability() * (width - PERCENT - from));
            g.setColor(each.cameTrue() ? look.beam() : look.faint());
            Rectangle2D bar = grid.rectangle(from, middle - BAR * row / 2, from + length, middle + BAR * row / 2);
            g.fill(CellPainter.rounded(bar, Math.min(2, length / 2)));
            double baseline = CentredText.baseline(percents, middle);
            GlyphRuns.drawRight(g, percent(each.probability()), percents, look,
                    each.cameTrue() ? look.ink() : look.muted(), width, baseline);
            if (ranked && i == rows.size() - 1) {
                GlyphRuns.draw(g, Words.of("figure.now.rank", each.rank()), look.fonts().ui(11), look, look.muted(), from + length + 8,
                        baseline);
            }
        }
    }

    private static String percent(double p) {
        return p > 0 && p < 0.0005 ? "<0.1%" : Numbers.percent(p, 1);
    }

    @Override
    public Hit at(double x, double y, double width, double height) {
        List<Row> rows = rows(height);
        double row = rowHeight(height, rows.size());
        int i = (int) Math.floor(y / row);
        if (x < 0 || x >= width || i < 0 || i >= rows.size()) {
            return null;
        }
        Row each = rows.get(i);
        String words = "p(" + SymbolDisplay.name(each.symbol()) + ") = " + Numbers.exact((float) each.probability())
                + ", " + Words.of("figure.now.rank", each.rank()) + (each.cameTrue() ? Words.of("figure.now.came") : "");
        return new Hit(step, each.id(), null, words, new Rectangle2D.Double(0, i * row, width, row));
    }

    @Override
    public NumberTable numbers() {
        return NumberTable.of(best.size()).with("symbol", i -> best.get(i).symbol())
                .with("probability", i -> best.get(i).probability()).build();
    }
}
