package rnnscope.figure.map;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import rnnscope.figure.Figure;
import rnnscope.figure.Hit;
import rnnscope.figure.NumberTable;
import rnnscope.figure.Numbers;
import rnnscope.figure.message.Message;
import rnnscope.figure.message.Messages;
import rnnscope.figure.paint.GlyphRuns;
import rnnscope.figure.paint.Look;
import rnnscope.figure.paint.PixelGrid;
import rnnscope.figure.paint.Raster;
import rnnscope.language.Words;

/**
 * Correlation matrix of units, in the order of a tree that stands above: what moves together is next to one another.
 *
 * @param units    from left to right and from top to bottom
 * @param r        correlation of two places; not modified
 * @param tree     over the places
 * @param selected unit that is marked
 */
public record CorrelationFigure(List<Integer> units, float[][] r, List<Branch> tree, int selected) implements Figure {
    private static final double TREE = 44;
    private static final double GAP = 3;
    /** Room below the map above the list of the nearest, and width of the colour bar with its words. */
    private static final double BELOW = 50;
    private static final double BAR_WIDTH = 236;
    /** Correlations below this join nothing. */
    private static final double WEAK = 0.3;
    private static final double MARK = 20;
    private static final double LINE = 17;
    private static final double WORDS = 76;
    private static final double GAP_OF_UNITS = 14;

    public CorrelationFigure {
        units = List.copyOf(units);
        tree = List.copyOf(tree);
    }

    /** Where the map lies. */
    Rectangle2D map(double width, double height) {
        double side = Math.max(1, Math.min(width - MARK, height - TREE - GAP - ColourBar.HEIGHT - 8));
        return new Rectangle2D.Double(MARK + (width - MARK - side) / 2, TREE + GAP, side, side);
    }

    @Override
    public void paint(Graphics2D g, double width, double height, Look look) {
        Rectangle2D map = map(width, height);
        int n = units.size();
        Branch.paint(g, tree, n, map.getX(), 0, map.getWidth(), TREE, look);
        BufferedImage image = new BufferedImage(n, n, BufferedImage.TYPE_INT_RGB);
        for (int a = 0; a < n; a++) {
            for (int b = 0; b < n; b++) {
                image.setRGB(b, a, look.diverging().argb(r[a][b], -1, 1));
            }
        }
        Raster.draw(g, image, map.getX(), map.getY(), map.getWidth(), map.getHeight());
        PixelGrid grid = new PixelGrid(g);
        grid.frame(g, look.line(), map.getX(), map.getY(), map.getMaxX(), map.getMaxY(), 1);
        int place = units.indexOf(selected);
        if (place >= 0) {
            double cell = map.getWidth() / n;
            grid.frame(g, look.ink(), map.getX(), map.getY() + place * cell, map.getMaxX(),
                    map.getY() + (place + 1) * cell, 1);
            grid.frame(g, look.ink(), map.getX() + place * cell, map.getY(), map.getX() + (place + 1) * cell,
                    map.getMaxY(), 1);
            Font font = look.fonts().monoSemiBold(11);
            double y = Math.max(map.getY() + 9, Math.min(map.getMaxY(), map.getY() + (place + 0.5) * cell + 4));
            GlyphRuns.drawRight(g, String.valueOf(selected), font, look, look.ink(), map.getX() - 4, y);
        }
        ColourBar.paint(g, look.diverging(), -1, 1, "−1", "+1", Words.of("figure.map.r"), bar(place, map), map.getMaxY() + 6,
                look);
        if (place >= 0 && n > 1) {
            say(g, place, map, bar(place, map), look);
        }
        if (place >= 0 && n > 2) {
            paintNearest(g, place, map.getX(), map.getMaxY() + BELOW + 9, width, height, look);
        }
    }

    /** What moves most like the selected unit, just below the map, beside the colour bar. */
    private void say(Graphics2D g, int place, Rectangle2D map, double bar, Look look) {
        int most = strongest(r[place], place);
        Messages room = new Messages(new Rectangle2D.Double(map.getX(), map.getMaxY(), map.getWidth(), BELOW));
        room.avoid(new Rectangle2D.Double(bar, map.getMaxY() + 6, BAR_WIDTH, ColourBar.HEIGHT));
        room.paint(g, look, new Message(message(selected, units.get(most), r[place][most]),
                map.getX() + (most + 0.5) * map.getWidth() / units.size(), map.getMaxY() - 1));
    }

    /** On which side the colour bar leaves room for what is said of a place. */
    private double bar(int place, Rectangle2D map) {
        boolean isLeft = place >= 0 && units.size() > 1 && strongest(r[place], place) < units.size() / 2;
        return isLeft ? Math.max(map.getX(), map.getMaxX() - BAR_WIDTH) : map.getX();
    }

    /** The other place with the greatest correlation, whatever its sign. */
    static int strongest(float[] row, int place) {
        int most = place == 0 ? 1 : 0;
        for (int i = 0; i < row.length; i++) {
            most = i != place && Math.abs(row[i]) > Math.abs(row[most]) ? i : most;
        }
        return most;
    }

    /** "unit 89 moves most like unit 74: r 0.63"; that none does, where the strongest is weak. */
    static String message(int unit, int other, float r) {
        return Math.abs(r) < WEAK ? Words.of("figure.map.like-no-other", unit, Numbers.signed(Math.abs(r), 2))
                : Words.of(r < 0 ? "figure.map.most-against" : "figure.map.most-like", other, unit, Numbers.signed(r, 2));
    }

    /** The units most like the selected one, and those most unlike, as far as there is room. */
    private void paintNearest(Graphics2D g, int place, double left, double top, double width, double height,
            Look look) {
        List<Integer> others = IntStream.range(0, units.size()).filter(i -> i != place).boxed()
                .sorted(Comparator.comparingDouble(i -> -r[place][i])).toList();
        for (int line = 0; line < 2 && top + line * LINE < height - 2; line++) {
            double baseline = top + line * LINE;
            GlyphRuns.draw(g, line == 0 ? Words.of("figure.map.like", selected) : Words.of("figure.map.unlike"), look.fonts().ui(11), look,
                    look.muted(), left, baseline);
            double x = left + WORDS;
            for (int i = 0; i < others.size(); i++) {
                int other = others.get(line == 0 ? i : others.size() - 1 - i);
                String words = units.get(other) + " " + Numbers.signed(r[place][other], 2);
                double wide = GlyphRuns.width(words, look.fonts().mono(11), look.fonts());
                if (x + wide > width) {
                    break;
                }
                String unit = String.valueOf(units.get(other));
                GlyphRuns.draw(g, unit, look.fonts().monoSemiBold(11), look, look.ink(), x, baseline);
                GlyphRuns.drawRight(g, Numbers.signed(r[place][other], 2), look.fonts().mono(11), look, look.muted(),
                        x + wide, baseline);
                x += wide + GAP_OF_UNITS;
            }
        }
    }

    @Override
    public Hit at(double x, double y, double width, double height) {
        Rectangle2D map = map(width, height);
        if (!map.contains(x, y)) {
            return null;
        }
        double cell = map.getWidth() / units.size();
        int a = Math.min(units.size() - 1, (int) ((y - map.getY()) / cell));
        int b = Math.min(units.size() - 1, (int) ((x - map.getX()) / cell));
        return new Hit(-1, units.get(b), null, a == b ? Words.of("figure.Unit", units.get(a))
                : Words.of("figure.map.two", units.get(a), units.get(b)) + "\nr = " + Numbers.signed(r[a][b], 4),
                new Rectangle2D.Double(map.getX() + b * cell, map.getY() + a * cell, cell, cell));
    }

    @Override
    public NumberTable numbers() {
        NumberTable.Builder table = NumberTable.of(units.size()).with("unit", units::get);
        for (int b = 0; b < units.size(); b++) {
            int column = b;
            table.with("r with unit " + units.get(b), a -> r[a][column]);
        }
        return table.build();
    }
}
