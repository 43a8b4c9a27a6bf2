package rnnscope.figure.paint;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.GlyphVector;
import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Row of many symbols, each in the middle of its own column, painted in a few calls: one for each font and colour. A
 * symbol wider than its column is set smaller; a word that is still too wide is cut, or left out where next to nothing
 * would remain.
 */
public final class SymbolRow {
    /** A word is not set smaller than this share of its size; then it is cut. */
    private static final double LEAST_SHARE = 0.62;
    /** Symbols of so few letters are set as small as their columns need; one letter of a word says nothing. */
    private static final int SHORT = 2;

    private final Fonts fonts;
    private final double leastShare;
    private final Map<Key, GlyphRuns> shapes = new HashMap<>();
    private final Map<Style, Batch> batches = new LinkedHashMap<>();
    private final List<Added> added = new ArrayList<>();

    /** @param fonts where a character is looked for that the font asked for lacks */
    public SymbolRow(Fonts fonts) {
        this(fonts, LEAST_SHARE);
    }

    private SymbolRow(Fonts fonts, double leastShare) {
        this.fonts = fonts;
        this.leastShare = leastShare;
    }

    /** A row in which words are all of the size that is asked for; those wider than their columns are cut. */
    public static SymbolRow ofWords(Fonts fonts) {
        return new SymbolRow(fonts, 1);
    }

    /** Adds a symbol centred on {@code centre}, at most {@code room} wide. */
    public void add(String symbol, Font font, Color colour, double centre, double baseline, double room) {
        GlyphRuns shape = shapes.computeIfAbsent(new Key(symbol, font, room), this::fit);
        double x = centre - shape.width() / 2;
        added.add(new Added(shape, colour, x, baseline));
        for (GlyphVector glyphs : shape.runs()) {
            batches.computeIfAbsent(new Style(glyphs.getFont(), colour), s -> new Batch()).add(glyphs, x, baseline);
            x += GlyphRuns.advance(glyphs);
        }
    }

    /** Paints all that were added. */
    public void paint(Graphics2D g) {
        if (Lettering.isText(g)) {
            for (Added one : added) {
                g.setColor(one.colour());
                one.shape().paintExactly(g, one.x(), one.baseline());
            }
            return;
        }
        batches.forEach((style, batch) -> {
            g.setColor(style.colour());
            g.drawGlyphVector(batch.glyphs(style.font()), 0, 0);
        });
    }

    private GlyphRuns fit(Key key) {
        String text = key.symbol();
        GlyphRuns whole = new GlyphRuns(text, key.font(), fonts);
        if (whole.width() <= key.room()) {
            return whole;
        }
        int letters = text.codePointCount(0, text.length());
        double share = key.room() / whole.width();
        if (letters <= SHORT || share >= leastShare) {
            return new GlyphRuns(text, smaller(key.font(), share), fonts);
        }
        Font font = smaller(key.font(), leastShare);
        for (int kept = letters - 1; kept > 1; kept--) {
            GlyphRuns cut = new GlyphRuns(text.substring(0, text.offsetByCodePoints(0, kept)) + "…", font, fonts);
            if (cut.width() <= key.room() + 0.5) {
                return cut;
            }
        }
        return new GlyphRuns("", font, fonts);
    }

    private static Font smaller(Font font, double share) {
        return font.deriveFont((float) (font.getSize2D() * share));
    }

    private record Key(String symbol, Font font, double room) {}

    /** A symbol, for graphics that take text. */
    private record Added(GlyphRuns shape, Color colour, double x, double baseline) {}

    private record Style(Font font, Color colour) {}

    /** Glyphs of one font, each at its own place. */
    private static final class Batch {
        private int[] codes = new int[64];
        private float[] places = new float[128];
        private int count;

        void add(GlyphVector glyphs, double x, double baseline) {
            for (int i = 0; i < glyphs.getNumGlyphs(); i++) {
                if (count == codes.length) {
                    codes = Arrays.copyOf(codes, 2 * count);
                    places = Arrays.copyOf(places, 4 * count);
                }
                Point2D place = glyphs.getGlyphPosition(i);
                codes[count] = glyphs.getGlyphCode(i);
                places[2 * count] = (float) (x + place.getX());
                places[2 * count + 1] = (float) (baseline + place.getY());
                count++;
            }
        }

        GlyphVector glyphs(Font font) {
            GlyphVector all = font.createGlyphVector(GlyphRuns.EXACT, Arrays.copyOf(codes, count));
            for (int i = 0; i < count; i++) {
                all.setGlyphPosition(i, new Point2D.Float(places[2 * i], places[2 * i + 1]));
            }
            return all;
        }
    }
}
