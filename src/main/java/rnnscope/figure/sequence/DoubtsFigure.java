package rnnscope.figure.sequence;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import rnnscope.figure.Figure;
import rnnscope.figure.Hit;
import rnnscope.figure.Numbers;
import rnnscope.figure.Symbols;
import rnnscope.figure.paint.GlyphRuns;
import rnnscope.figure.paint.Look;
import rnnscope.figure.paint.PixelGrid;
import rnnscope.language.Words;

/**
 * Overview of an answer's doubts: a cell for each step with a bar as high as what was written there was doubtful, 1 −
 * p on a log axis from 10⁻⁴ to 1; of a sure answer too the cells can be told apart.
 *
 * @param doubts 1 − p by step, NaN where nothing is written; not modified
 * @param words  what is written, by step, each left out where its cell is too narrow for it; empty for none
 */
public record DoubtsFigure(float[] doubts, List<String> words) implements Figure {
    private static final double LETTERS = 12;
    private static final double PADDING = 3;
    private static final double LEAST = 1e-4;
    private static final double FLOOR = 2;
    private static final double GAP = 1.5;

    public DoubtsFigure {
        words = List.copyOf(words);
    }

    @Override
    public void paint(Graphics2D g, double width, double height, Look look) {
        PixelGrid grid = new PixelGrid(g);
        for (int t = 0; t < doubts.length; t++) {
            double left = width * t / doubts.length;
            double right = width * (t + 1) / doubts.length - Math.min(GAP, width / doubts.length / 4);
            grid.fill(g, look.hover(), left, 0, right, height);
            if (!Float.isNaN(doubts[t])) {
                double bar = Math.max(FLOOR, share(doubts[t]) * height);
                grid.fill(g, look.muted(), left, height - bar, right, height);
            }
            if (t < words.size()) {
                paintWord(g, words.get(t), left, right, height, look);
            }
        }
    }

    private static void paintWord(Graphics2D g, String word, double left, double right, double height, Look look) {
        Font font = look.fonts().mono(LETTERS);
        double width = GlyphRuns.width(word, font, look.fonts());
        if (width + 2 * PADDING <= right - left) {
            GlyphRuns.drawHaloed(g, word, font, look, look.ink(), (left + right - width) / 2, height / 2 + LETTERS * 0.35);
        }
    }

    private static double share(double doubt) {
        return doubt <= LEAST ? 0 : Math.min(1, 1 - Math.log(doubt) / Math.log(LEAST));
    }

    @Override
    public Hit at(double x, double y, double width, double height) {
        int step = (int) Math.floor(x / width * doubts.length);
        if (step < 0 || step >= doubts.length || y < 0 || y >= height) {
            return null;
        }
        String value = Float.isNaN(doubts[step]) ? Words.of("figure.sequence.nothing")
                : Words.of("figure.sequence.doubt", Numbers.exact(doubts[step]));
        String word = step < words.size() ? Symbols.name(words.get(step)) + ", " : "";
        return new Hit(step, -1, null, word + Symbols.step(step) + ", " + value, new Rectangle2D.Double(
                width * step / doubts.length, 0, width / doubts.length, height));
    }
}
