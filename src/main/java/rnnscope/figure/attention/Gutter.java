package rnnscope.figure.attention;

import java.awt.Font;
import java.awt.Graphics2D;
import rnnscope.figure.paint.GlyphRuns;
import rnnscope.figure.paint.Look;

/** Gutter, what stands left of a part of a picture: its title, and in muted lines what it is. */
record Gutter(String title, String... words) {
    static final double LEFT = 14;
    private static final double LINE = 15;

    /** @param middle of the title's digits */
    void paint(Graphics2D g, double middle, Look look) {
        Font font = look.fonts().uiSemiBold(12);
        GlyphRuns.draw(g, title, font, look, look.ink(), LEFT, middle + 4);
        for (int i = 0; i < words.length; i++) {
            GlyphRuns.draw(g, words[i], look.fonts().ui(11), look, look.muted(), LEFT, middle + 4 + (i + 1) * LINE);
        }
    }
}
