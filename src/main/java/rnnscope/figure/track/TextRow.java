package rnnscope.figure.track;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import rnnscope.figure.Symbols;
import rnnscope.figure.paint.ColourMap;
import rnnscope.figure.paint.Look;
import rnnscope.figure.paint.PixelGrid;
import rnnscope.figure.paint.SymbolColumns;
import rnnscope.figure.paint.SymbolRow;
import rnnscope.figure.score.TimeAxis;
import rnnscope.text.SymbolDisplay;
import rnnscope.text.TokenSequence;

/** Row of the symbols of a text in their columns, on grounds that are painted already; what is unknown is underlined by a wave. */
public final class TextRow {
    private static final double LARGEST = 18;
    private static final double WAVE = 5;

    private TextRow() {}

    /** @param grounds from step {@code from} on; what has none has that of a card */
    public static void paint(Graphics2D g, TimeAxis axis, double height, Look look, TokenSequence text, int from, Color[] grounds) {
        int first = Math.max(0, axis.from());
        int last = Math.min(text.length(), axis.to());
        boolean words = SymbolColumns.areWords(text, first, last);
        double size = words ? SymbolColumns.WORD_SIZE
                : Math.max(11, Math.min(Math.min(LARGEST, height * 0.62), axis.columnWidth() * 1.3));
        Font font = look.fonts().monoSemiBold(size);
        double baseline = height / 2 + size * 0.35;
        SymbolRow row = words ? SymbolRow.ofWords(look.fonts()) : new SymbolRow(look.fonts());
        for (int t = first; t < last; t++) {
            boolean computed = t >= from && t < from + grounds.length;
            Color ground = computed ? grounds[t - from] : look.card();
            Color letter = computed ? Look.letterOn(ground) : look.muted();
            String symbol = text.symbol(t);
            boolean mark = Symbols.isMark(symbol);
            row.add(SymbolDisplay.cell(symbol), font, mark ? ColourMap.mix(letter, ground, 0.35) : letter,
                    axis.centre(t), baseline, axis.columnWidth() - 1);
            if (text.isUnknown(t)) {
                paintWave(g, axis.x(t), axis.x(t + 1), height, look);
            }
        }
        row.paint(g);
    }

    private static void paintWave(Graphics2D g, double x0, double x1, double height, Look look) {
        Shape clip = g.getClip();
        Rectangle2D strip = new PixelGrid(g).rectangle(x0, height - WAVE, x1, height);
        g.clip(strip);
        g.setColor(look.card());
        g.fill(strip);
        Path2D wave = new Path2D.Double();
        double middle = height - WAVE / 2;
        double period = (x1 - x0) / Math.max(1, Math.rint((x1 - x0) / 5));
        wave.moveTo(x0, middle);
        for (double x = x0; x < x1 - period / 2; x += period) {
            wave.curveTo(x + period / 3, middle - 3, x + 2 * period / 3, middle + 3, x + period, middle);
        }
        g.setColor(look.amber());
        g.setStroke(new BasicStroke(1.5f));
        g.draw(wave);
        g.setClip(clip);
    }
}
