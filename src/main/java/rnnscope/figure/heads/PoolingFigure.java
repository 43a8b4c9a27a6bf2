package rnnscope.figure.heads;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.List;
import rnnscope.figure.Figure;
import rnnscope.figure.Hit;
import rnnscope.figure.NumberTable;
import rnnscope.figure.Numbers;
import rnnscope.figure.paint.Fonts;
import rnnscope.figure.paint.GlyphRuns;
import rnnscope.figure.paint.Look;
import rnnscope.figure.paint.PixelGrid;
import rnnscope.language.Words;

/**
 * Pooling by attention: every step linked to the one answer, the link as thick as its weight, and below the same as a
 * matrix of one row, with the scores that the weights come from. A hit's step is the step looked at.
 *
 * @param symbols what was read, a label for each step
 * @param weights of each step; not modified
 * @param scores  before the softmax; not modified
 * @param answer  what was answered: "positive 99.8%"
 * @param step    in the beam
 */
public record PoolingFigure(List<String> symbols, float[] weights, float[] scores, String answer, int step)
        implements Figure {
    private static final double GUTTER = 112;
    private static final double LEFT = 14;
    private static final double RIGHT = 12;
    private static final double SYMBOL = 15;
    private static final double SMALL_SYMBOL = 12;
    private static final double MOST_COLUMN = 190;
    private static final double ANSWER = 34;
    private static final double GAP = 18;
    private static final double ROW = 40;
    private static final double SCORES = 22;
    private static final double THICKEST = 26;
    private static final double LEAST_VALUE_WIDTH = 34;

    public PoolingFigure {
        symbols = List.copyOf(symbols);
    }

    /** Where things are: symbols above, links, the answer, the row of weights, that of scores. */
    private record Places(double column, Font font, boolean slanted, double linksTop, double answerTop, double rowTop) {
        double middle(int s) {
            return GUTTER + (s + 0.5) * column;
        }
    }

    private Places places(double width, double height, Fonts fonts) {
        double column = Math.min(MOST_COLUMN, (width - GUTTER - RIGHT) / Math.max(1, symbols.size()));
        Font large = fonts.mono(SYMBOL);
        boolean fits = SlantedLabels.widest(symbols, large, fonts) <= column - 4;
        Font font = fits ? large : fonts.mono(SMALL_SYMBOL);
        boolean slanted = SlantedLabels.widest(symbols, font, fonts) > column - 4;
        double top = slanted ? SlantedLabels.height(symbols, font, fonts, column) : SYMBOL + 14;
        double rowTop = height - ROW - SCORES - 8;
        return new Places(column, font, slanted, top, Math.max(top + 40, rowTop - GAP - ANSWER), rowTop);
    }

    @Override
    public void paint(Graphics2D g, double width, double height, Look look) {
        Places places = places(width, height, look.fonts());
        double centre = GUTTER + symbols.size() * places.column / 2;
        paintStep(g, places, look);
        for (int pass = 0; pass < 2; pass++) {
            for (int s = 0; s < symbols.size(); s++) {
                if (s == step == (pass == 1)) {
                    paintLink(g, places, s, centre, look);
                }
            }
        }
        for (int s = 0; s < symbols.size(); s++) {
            boolean now = s == step;
            SlantedLabels.paint(g, symbols.get(s), now ? bold(places, look) : places.font, look,
                    now ? look.ink() : look.muted(), places.middle(s), places.linksTop - (places.slanted ? 0 : 2), places.slanted);
        }
        paintAnswer(g, places, centre, look);
        paintRow(g, places, look);
        label(g, Words.of("figure.heads.read"), Words.of("figure.heads.read.about"), 18, look);
        label(g, Words.of("figure.attention"), Words.of("figure.attention.thickness"), (places.linksTop + places.answerTop) / 2 - 14, look);
        GlyphRuns.draw(g, Words.of("figure.attention.weight"), look.fonts().ui(11), look, look.muted(), LEFT,
                (places.linksTop + places.answerTop) / 2 + 16);
        label(g, Words.of("figure.heads.answer"), Words.of("figure.heads.answer.about"), places.answerTop + 14, look);
        label(g, Words.of("figure.heads.weights"), "softmax", places.rowTop + 18, look);
        GlyphRuns.draw(g, Words.of("figure.heads.scores"), look.fonts().uiSemiBold(12), look, look.ink(), LEFT, places.rowTop + ROW + 16);
    }

    private static Font bold(Places places, Look look) {
        return look.fonts().monoSemiBold(places.font.getSize2D());
    }

    private static void label(Graphics2D g, String title, String words, double baseline, Look look) {
        GlyphRuns.draw(g, title, look.fonts().uiSemiBold(12), look, look.ink(), LEFT, baseline);
        GlyphRuns.draw(g, words, look.fonts().ui(11), look, look.muted(), LEFT, baseline + 15);
    }

    private void paintStep(Graphics2D g, Places places, Look look) {
        if (step < 0 || step >= symbols.size()) {
            return;
        }
        PixelGrid grid = new PixelGrid(g);
        double left = GUTTER + step * places.column;
        double bottom = places.rowTop + ROW + SCORES;
        grid.fill(g, look.beamColumn(), left, places.linksTop, left + places.column, bottom);
    }

    private void paintLink(Graphics2D g, Places places, int s, double centre, Look look) {
        double from = places.linksTop + 4;
        double to = places.answerTop - 2;
        double x = places.middle(s);
        boolean now = s == step;
        Path2D path = new Path2D.Double();
        path.moveTo(x, from);
        path.curveTo(x, from + 0.62 * (to - from), centre, to - 0.62 * (to - from), centre, to);
        Color colour = now ? look.beam() : look.amount().colour(0.25f + 0.45f * weights[s], 0, 1);
        g.setColor(colour);
        g.setStroke(new BasicStroke((float) Math.max(0.7, THICKEST * weights[s]), BasicStroke.CAP_BUTT,
                BasicStroke.JOIN_ROUND));
        g.draw(path);
    }

    private void paintAnswer(Graphics2D g, Places places, double centre, Look look) {
        Font font = look.fonts().monoSemiBold(SYMBOL);
        double wide = GlyphRuns.width(answer, font, look.fonts()) + 28;
        RoundRectangle2D frame = new RoundRectangle2D.Double(centre - wide / 2, places.answerTop, wide, ANSWER, 10, 10);
        g.setColor(look.card());
        g.fill(frame);
        g.setColor(look.ink());
        g.setStroke(new BasicStroke(1.5f));
        g.draw(frame);
        GlyphRuns.draw(g, answer, font, look, look.ink(), centre - wide / 2 + 14, places.answerTop + ANSWER / 2 + 5.5);
    }

    private void paintRow(Graphics2D g, Places places, Look look) {
        PixelGrid grid = new PixelGrid(g);
        Font font = look.fonts().mono(11);
        for (int s = 0; s < symbols.size(); s++) {
            double x = GUTTER + s * places.column;
            Color ground = look.amount().colour(weights[s], 0, 1);
            grid.fill(g, look.line(), x, places.rowTop, x + places.column, places.rowTop + ROW);
            Rectangle2D cell = grid.rectangle(x, places.rowTop, x + places.column, places.rowTop + ROW);
            g.setColor(ground);
            g.fill(new Rectangle2D.Double(cell.getX() + grid.pixel(), cell.getY() + grid.pixel(),
                    cell.getWidth() - 2 * grid.pixel(), cell.getHeight() - 2 * grid.pixel()));
            if (places.column >= LEAST_VALUE_WIDTH) {
                centred(g, Numbers.signed(weights[s], 2), font, look, Look.letterOn(ground), places.middle(s),
                        places.rowTop + ROW / 2 + 4);
                centred(g, Numbers.signed(scores[s], 1), font, look, s == step ? look.ink() : look.muted(),
                        places.middle(s), places.rowTop + ROW + 16);
            }
        }
        if (step >= 0 && step < symbols.size()) {
            double x = GUTTER + step * places.column;
            grid.frame(g, look.beam(), x - 1, places.rowTop - 1, x + places.column + 1, places.rowTop + ROW + 1, 2);
        }
    }

    private static void centred(Graphics2D g, String text, Font font, Look look, Color colour, double middle,
            double baseline) {
        GlyphRuns.draw(g, text, font, look, colour, middle - GlyphRuns.width(text, font, look.fonts()) / 2, baseline);
    }

    @Override
    public Hit at(double x, double y, double width, double height) {
        Places places = places(width, height, Fonts.get());
        int s = (int) Math.floor((x - GUTTER) / places.column);
        if (s < 0 || s >= symbols.size()) {
            return null;
        }
        return new Hit(s, -1, null, Words.of("figure.heads.symbol", symbols.get(s), s + 1) + "\n"
                + Words.of("figure.heads.weight", Numbers.exact(weights[s]), Numbers.exact(scores[s])), new Rectangle2D.Double(GUTTER + s * places.column, 0, places.column,
                        height));
    }

    @Override
    public NumberTable numbers() {
        return NumberTable.of(weights.length).with("symbol", symbols::get).with("score", s -> scores[s])
                .with("weight", s -> weights[s]).build();
    }
}
