package rnnscope.figure.attention;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.util.List;
import rnnscope.figure.paint.Fonts;
import rnnscope.figure.paint.GlyphRuns;
import rnnscope.figure.paint.Look;
import rnnscope.figure.paint.PixelGrid;

/**
 * Line of what is written, one step at a time: after {@code step} each is "?". The step is framed in green; what was
 * imposed is amber.
 *
 * @param symbols as they are drawn
 * @param forced  whether each was imposed
 */
record TargetLine(List<String> symbols, List<Boolean> forced, int step) {
    private static final double SIZE = 15;

    /** Where they stand in a room that begins at {@code left}. */
    SourceColumns columns(double left, double room, Fonts fonts) {
        return SourceColumns.of(symbols, left, room, fonts.mono(SIZE), fonts);
    }

    /** @param top of the row, which is {@link SourceColumns#rise} high */
    void paint(Graphics2D g, SourceColumns columns, double top, Look look) {
        Font plain = look.fonts().mono(SIZE);
        for (int t = 0; t < symbols.size(); t++) {
            String words = t > step ? "?" : symbols.get(t);
            if (!columns.says(t, step)) {
                continue;
            }
            Color colour = t > step ? look.faint() : forced.get(t) ? look.amber() : look.ink();
            if (t > step || columns.manner() == SourceColumns.Manner.UPRIGHT || t == step) {
                upright(g, columns, t, words, t == step ? look.fonts().monoSemiBold(SIZE) : plain, colour,
                        top + columns.away(t), look);
            } else {
                columns.labelBelow(g, words, t, plain, colour, top, look);
            }
        }
    }

    private void upright(Graphics2D g, SourceColumns columns, int t, String words, Font font, Color colour, double top,
            Look look) {
        double width = GlyphRuns.width(words, font, look.fonts());
        double x = Math.max(columns.left() - 8, Math.min(columns.right() + 12 - width, columns.middle(t) - width / 2));
        double baseline = top + 18;
        if (t == step) {
            PixelGrid grid = new PixelGrid(g);
            double thick = grid.whole(2);
            grid.fill(g, look.card(), x - 7 - thick, top, x + width + 7 + thick, top + 25);
            grid.frame(g, look.beam(), x - 7, top + thick, x + width + 7, top + 25 - thick, thick);
        }
        GlyphRuns.draw(g, words, font, look, colour, x, baseline);
    }
}
