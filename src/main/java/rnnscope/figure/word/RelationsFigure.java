package rnnscope.figure.word;

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
 * Relations between words, a row each: how many analogies of all that were tried hold, as a bar; a tick at how many the
 * word nearest to the third would get right alone. Chance is too near 0 to be seen, and is said.
 */
public record RelationsFigure(List<Row> rows) implements Figure {
    private static final double ROW = 34;
    private static final double NUMBER = 96;
    private static final double BELOW = 20;

    /** A relation. */
    public record Row(String title, int holds, int nearest, int tried, double chance) {
        double share(int count) {
            return tried == 0 ? 0 : (double) count / tried;
        }
    }

    public RelationsFigure {
        rows = List.copyOf(rows);
    }

    /** Height of so many rows. */
    public static double height(int rows) {
        return rows * ROW + BELOW;
    }

    @Override
    public void paint(Graphics2D g, double width, double height, Look look) {
        PixelGrid grid = new PixelGrid(g);
        Font font = look.fonts().ui(12);
        double room = width - NUMBER;
        double chance = 0;
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            chance += row.chance;
            double top = i * ROW;
            GlyphRuns.draw(g, row.title, font, look, look.ink(), 0, top + 13);
            grid.fill(g, look.hover(), 0, top + 18, room, top + 26);
            grid.fill(g, look.ink(), 0, top + 18, room * row.share(row.holds), top + 26);
            double tick = room * row.share(row.nearest);
            grid.fill(g, look.card(), tick - 2, top + 15, tick + 2, top + 29);
            grid.fill(g, look.amber(), tick - 1, top + 15, tick + 1, top + 29);
            GlyphRuns.drawRight(g, Words.of("figure.word.of", Numbers.count(row.holds), Numbers.count(row.tried)),
                    look.fonts().monoSemiBold(12), look, look.ink(), width, top + 26);
        }
        if (!rows.isEmpty()) {
            GlyphRuns.draw(g, Words.of("figure.word.relations.below", Numbers.signed(chance, 1)), look.fonts().ui(11), look,
                    look.muted(), 0, rows.size() * ROW + 14);
        }
    }

    /** A hit's unit is the number of the row. */
    @Override
    public Hit at(double x, double y, double width, double height) {
        int i = (int) Math.floor(y / ROW);
        if (i < 0 || i >= rows.size()) {
            return null;
        }
        Row row = rows.get(i);
        return new Hit(-1, i, null, row.title + "\n" + Words.of("figure.word.relations.tip", row.holds, row.tried, row.nearest,
                row.chance), new Rectangle2D.Double(0, i * ROW, width, ROW - 2));
    }

    @Override
    public NumberTable numbers() {
        return NumberTable.of(rows.size()).with("relation", i -> rows.get(i).title).with("holds", i -> rows.get(i).holds)
                .with("tried", i -> rows.get(i).tried).with("nearest", i -> rows.get(i).nearest)
                .with("chance", i -> rows.get(i).chance).build();
    }
}
