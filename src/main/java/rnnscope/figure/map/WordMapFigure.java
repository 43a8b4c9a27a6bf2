package rnnscope.figure.map;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import rnnscope.figure.Figure;
import rnnscope.figure.Hit;
import rnnscope.figure.NumberTable;
import rnnscope.figure.Numbers;
import rnnscope.figure.paint.Fonts;
import rnnscope.figure.paint.GlyphRuns;
import rnnscope.figure.paint.Look;
import rnnscope.figure.paint.PixelGrid;
import rnnscope.figure.paint.Raster;
import rnnscope.language.Words;

/**
 * Heat map of what units have to do with words: a word a row, a unit a column, similar ones next to one another both
 * ways.
 *
 * @param words    from top to bottom
 * @param units    from left to right
 * @param z        of a row and a column, in deviations; not modified
 * @param tree     over the columns
 * @param selected unit that is marked
 * @param meaning  what a cell says: "before the word"
 */
public record WordMapFigure(List<String> words, List<Integer> units, float[][] z, List<Branch> tree, int selected,
        String meaning) implements Figure {
    private static final double TREE = 30;
    private static final double GAP = 3;
    private static final double ROW = 13.5;
    private static final double MOST_LABEL = 110;
    private static final double BELOW = ColourBar.HEIGHT + 20;
    /** Deviations at which colours end. */
    private static final float EXTENT = 2;

    public WordMapFigure {
        words = List.copyOf(words);
        units = List.copyOf(units);
        tree = List.copyOf(tree);
    }

    private double labels() {
        Font font = font();
        double widest = 0;
        for (String word : words) {
            widest = Math.max(widest, GlyphRuns.width(word, font, Fonts.get()));
        }
        return Math.min(MOST_LABEL, widest) + 8;
    }

    private static Font font() {
        return Fonts.get().mono(11);
    }

    /** Where the map lies. */
    Rectangle2D map(double width, double height) {
        double left = labels();
        double high = Math.min(height - TREE - GAP - BELOW, words.size() * 1.4 * ROW);
        return new Rectangle2D.Double(left, TREE + GAP, Math.max(1, width - left), Math.max(1, high));
    }

    @Override
    public void paint(Graphics2D g, double width, double height, Look look) {
        if (words.isEmpty() || units.isEmpty()) {
            return;
        }
        Rectangle2D map = map(width, height);
        Branch.paint(g, tree, units.size(), map.getX(), 0, map.getWidth(), TREE, look);
        BufferedImage image = new BufferedImage(units.size(), words.size(), BufferedImage.TYPE_INT_RGB);
        for (int w = 0; w < words.size(); w++) {
            for (int j = 0; j < units.size(); j++) {
                image.setRGB(j, w, look.diverging().argb(z[w][j], -EXTENT, EXTENT));
            }
        }
        Raster.draw(g, image, map.getX(), map.getY(), map.getWidth(), map.getHeight());
        double row = map.getHeight() / words.size();
        for (int w = 0; w < words.size(); w++) {
            GlyphRuns.drawRight(g, words.get(w), font(), look, look.ink(), map.getX() - 6,
                    map.getY() + (w + 0.5) * row + 4);
        }
        PixelGrid grid = new PixelGrid(g);
        grid.frame(g, look.line(), map.getX(), map.getY(), map.getMaxX(), map.getMaxY(), 1);
        int place = units.indexOf(selected);
        if (place >= 0) {
            double cell = map.getWidth() / units.size();
            double x = map.getX() + place * cell;
            grid.frame(g, look.ink(), x - 1, map.getY() - 1, x + cell + 1, map.getMaxY() + 1, 1);
            Font font = look.fonts().monoSemiBold(11);
            String name = String.valueOf(selected);
            double wide = GlyphRuns.width(name, font, look.fonts());
            GlyphRuns.draw(g, name, font, look, look.ink(),
                    Math.max(map.getX(), Math.min(map.getMaxX() - wide, x + cell / 2 - wide / 2)), map.getMaxY() + 13);
        }
        ColourBar.paint(g, look.diverging(), -EXTENT, EXTENT, "−2", "+2", Words.of("figure.map.deviations", meaning), map.getX(),
                map.getMaxY() + 18, look);
    }

    @Override
    public Hit at(double x, double y, double width, double height) {
        if (words.isEmpty() || units.isEmpty()) {
            return null;
        }
        Rectangle2D map = map(width, height);
        if (!map.contains(x, y)) {
            return null;
        }
        double row = map.getHeight() / words.size();
        double cell = map.getWidth() / units.size();
        int w = Math.min(words.size() - 1, (int) ((y - map.getY()) / row));
        int j = Math.min(units.size() - 1, (int) ((x - map.getX()) / cell));
        return new Hit(-1, units.get(j), null, Words.of("figure.map.word", units.get(j), words.get(w)) + "\n"
                + Words.of("figure.map.word.deviations", Numbers.signed(z[w][j], 2), meaning),
                new Rectangle2D.Double(map.getX() + j * cell, map.getY() + w * row, cell, row));
    }

    @Override
    public NumberTable numbers() {
        NumberTable.Builder table = NumberTable.of(words.size()).with("word", words::get);
        for (int column = 0; column < units.size(); column++) {
            int at = column;
            table.with("unit " + units.get(column), row -> z[row][at]);
        }
        return table.build();
    }
}
