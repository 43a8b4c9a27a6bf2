package rnnscope.figure.sequence;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.util.List;
import rnnscope.figure.Hit;
import rnnscope.figure.NumberTable;
import rnnscope.figure.Symbols;
import rnnscope.figure.paint.Fonts;
import rnnscope.figure.paint.GlyphRuns;
import rnnscope.figure.paint.Look;
import rnnscope.figure.paint.SymbolRow;
import rnnscope.figure.score.HeadedTrack;
import rnnscope.figure.score.Heading;
import rnnscope.figure.score.TimeAxis;
import rnnscope.text.SymbolDisplay;

/**
 * Track of a sentence's words, each over its column.
 *
 * @param upright whether they stand on end, from bottom to top, since the columns are narrower than the words
 */
public record WordsTrack(ReadSequence read, Heading heading, List<String> definition,
        boolean upright) implements HeadedTrack {
    private static final double LARGEST = 15;
    private static final double SMALLEST = 11;
    private static final double UPRIGHT = 12;
    private static final double HEIGHT = 30;
    private static final double ROOM = 6;

    /** Whether every word fits its column lying down. */
    public static boolean fit(List<String> symbols, double columnWidth, Fonts fonts) {
        return size(symbols, columnWidth, fonts) >= SMALLEST;
    }

    private static double size(List<String> symbols, double columnWidth, Fonts fonts) {
        return Math.min(LARGEST, (columnWidth - Math.min(ROOM, columnWidth / 4)) / widest(symbols, 1, fonts));
    }

    private static double widest(List<String> symbols, double size, Fonts fonts) {
        return symbols.stream().filter(s -> !Symbols.isMark(s))
                .mapToDouble(s -> GlyphRuns.width(s, fonts.monoSemiBold(10), fonts)).max().orElse(1) / 10 * size;
    }

    @Override
    public double preferredHeight() {
        return upright ? Math.ceil(widest(read.symbols(), UPRIGHT, Fonts.get())) + 2 * ROOM : HEIGHT;
    }

    @Override
    public double[] symbolRow(double height) {
        return new double[] {0, height};
    }

    @Override
    public void paint(Graphics2D g, TimeAxis axis, double height, Look look) {
        if (axis.isDense()) {
            return;
        }
        if (!upright) {
            double size = Math.max(SMALLEST, size(read.symbols(), axis.columnWidth(), look.fonts()));
            SymbolRow row = new SymbolRow(look.fonts());
            for (int t = 0; t < read.steps(); t++) {
                row.add(SymbolDisplay.cell(read.symbols().get(t)), look.fonts().monoSemiBold(size), look.ink(),
                        axis.centre(read.first() + t), height / 2 + size * 0.35, axis.columnWidth() - 2);
            }
            row.paint(g);
            return;
        }
        double size = Math.max(SMALLEST, Math.min(UPRIGHT, axis.columnWidth()));
        Font font = look.fonts().monoSemiBold(size);
        g.setColor(look.ink());
        for (int t = 0; t < read.steps(); t++) {
            AffineTransform before = g.getTransform();
            g.translate(axis.centre(read.first() + t) + size * 0.35, height - ROOM);
            g.rotate(-Math.PI / 2);
            new GlyphRuns(SymbolDisplay.cell(read.symbols().get(t)), font, look.fonts()).paint(g, 0, 0);
            g.setTransform(before);
        }
    }

    @Override
    public Hit at(double x, double y, TimeAxis axis, double height) {
        int t = read.stepAt(axis, x);
        return t < 0 ? null : new Hit(read.first() + t, -1, null, read.words(t),
                new Rectangle2D.Double(read.x(axis, t), 0, axis.columnWidth(), height));
    }

    @Override
    public NumberTable numbers(TimeAxis axis) {
        return NumberTable.of(read.steps()).withSteps(read.first()).with("symbol", i -> read.symbols().get(i)).build();
    }
}
