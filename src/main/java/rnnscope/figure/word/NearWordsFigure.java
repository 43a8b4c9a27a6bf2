package rnnscope.figure.word;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import rnnscope.figure.Figure;
import rnnscope.figure.Hit;
import rnnscope.figure.NumberTable;
import rnnscope.figure.Numbers;
import rnnscope.figure.paint.GlyphRuns;
import rnnscope.figure.paint.Look;
import rnnscope.figure.paint.PixelGrid;
import rnnscope.language.Words;

/**
 * Words near something, a row each: a bar of the cosine, the cosine and the Euclidean distance.
 *
 * @param what  to what they are near: "farmer", or "slept − sleeps + eats"
 * @param right word that is the right answer and is marked; null for none
 */
public record NearWordsFigure(String what, List<Row> rows, String right) implements Figure {
    private static final double ROW = 20;
    private static final double HEAD = 18;
    private static final double NUMBER = 62;
    private static final double LEAST_WORD = 60;

    /**
     * A word.
     *
     * @param number its own, which a hit's unit is
     */
    public record Row(int number, String word, double cosine, double distance) {}

    public NearWordsFigure {
        rows = List.copyOf(rows);
    }

    /** Height of so many rows. */
    public static double height(int rows) {
        return HEAD + rows * ROW + 2;
    }

    private double wordWidth(Look look, double width) {
        double widest = LEAST_WORD;
        for (Row row : rows) {
            widest = Math.max(widest, GlyphRuns.width(row.word, look.fonts().uiMedium(12.5), look.fonts()));
        }
        return Math.min(widest, width * 0.36) + 10;
    }

    @Override
    public void paint(Graphics2D g, double width, double height, Look look) {
        PixelGrid grid = new PixelGrid(g);
        Font head = look.fonts().ui(11);
        GlyphRuns.draw(g, what, head, look, look.muted(), 0, 12);
        GlyphRuns.drawRight(g, Words.of("figure.word.cosine"), head, look, look.muted(), width - NUMBER, 12);
        GlyphRuns.drawRight(g, Words.of("figure.word.distance"), head, look, look.muted(), width, 12);
        double left = wordWidth(look, width);
        double end = width - 2 * NUMBER;
        for (int i = 0; i < rows.size() && HEAD + (i + 1) * ROW <= height; i++) {
            Row row = rows.get(i);
            double top = HEAD + i * ROW;
            boolean isRight = row.word.equals(right);
            Color colour = isRight ? look.beam() : look.ink();
            GlyphRuns.draw(g, row.word, isRight ? look.fonts().uiSemiBold(12.5) : look.fonts().uiMedium(12.5), look, colour, 0,
                    top + 14);
            grid.fill(g, look.hover(), left, top + 7, end, top + 13);
            double share = Math.max(0, Math.min(1, row.cosine));
            grid.fill(g, isRight ? look.beam() : look.muted(), left, top + 7, left + share * (end - left), top + 13);
            GlyphRuns.drawRight(g, Numbers.signed(row.cosine, 3), look.fonts().monoSemiBold(11.5), look, look.ink(),
                    width - NUMBER, top + 14);
            GlyphRuns.drawRight(g, Numbers.signed(row.distance, 3), look.fonts().mono(11.5), look, look.ink(), width,
                    top + 14);
        }
    }

    @Override
    public Hit at(double x, double y, double width, double height) {
        int i = (int) Math.floor((y - HEAD) / ROW);
        if (i < 0 || i >= rows.size()) {
            return null;
        }
        Row row = rows.get(i);
        return new Hit(-1, row.number, null, row.word + "\n" + Words.of("figure.word.cosine") + " "
                + Numbers.exact((float) row.cosine) + "\n" + Words.of("figure.word.distance") + " "
                + Numbers.exact((float) row.distance), new Rectangle2D.Double(0, HEAD + i * ROW, width, ROW));
    }

    @Override
    public NumberTable numbers() {
        return NumberTable.of(rows.size()).with("word", i -> rows.get(i).word).with("cosine", i -> rows.get(i).cosine)
                .with("distance", i -> rows.get(i).distance).build();
    }
}
