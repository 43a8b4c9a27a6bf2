package rnnscope.figure.paint;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.GlyphVector;
import java.awt.geom.Point2D;

/**
 * Letters as shapes or as text. On screen letters are shapes; a file that is to be searched and edited asks for text by
 * the hint {@link #AS_TEXT}, and names or holds the fonts.
 */
public final class Lettering {
    /** Hint of graphics: {@link Boolean#TRUE} for letters as text of their fonts. */
    public static final RenderingHints.Key AS_TEXT = new Key();

    private Lettering() {}

    private static final class Key extends RenderingHints.Key {
        private static final int OWN = 7411;

        private Key() {
            super(OWN);
        }

        @Override
        public boolean isCompatibleValue(Object value) {
            return value instanceof Boolean;
        }
    }

    /** Whether these graphics want letters as text. */
    public static boolean isText(Graphics2D g) {
        return Boolean.TRUE.equals(g.getRenderingHint(AS_TEXT));
    }

    /** Paints glyphs in the current colour: as shapes, or where text is asked for, the text that they are of. */
    public static void fill(Graphics2D g, GlyphVector glyphs, String text, double x, double y) {
        if (!isText(g)) {
            g.fill(glyphs.getOutline((float) x, (float) y));
            return;
        }
        g.setFont(glyphs.getFont());
        int letters = text.codePointCount(0, text.length());
        if (letters != glyphs.getNumGlyphs() || !isMoved(glyphs)) {
            g.drawString(text, (float) x, (float) y);
            return;
        }
        int from = 0;
        for (int i = 0; i < letters; i++) {
            int to = text.offsetByCodePoints(from, 1);
            Point2D place = glyphs.getGlyphPosition(i);
            g.drawString(text.substring(from, to), (float) (x + place.getX()), (float) (y + place.getY()));
            from = to;
        }
    }

    /** Whether glyphs stand elsewhere than on the line. */
    private static boolean isMoved(GlyphVector glyphs) {
        for (int i = 0; i < glyphs.getNumGlyphs(); i++) {
            if (glyphs.getGlyphPosition(i).getY() != 0) {
                return true;
            }
        }
        return false;
    }
}
