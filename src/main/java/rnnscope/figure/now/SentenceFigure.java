package rnnscope.figure.now;

import java.awt.Font;
import java.awt.Graphics2D;
import rnnscope.figure.Figure;
import rnnscope.figure.paint.GlyphRuns;
import rnnscope.figure.paint.Look;

/** Sentence in place of numbers that are not known yet, broken into lines. */
public record SentenceFigure(String words) implements Figure {
    private static final double SIZE = 12;
    private static final double LINE = 17;

    @Override
    public void paint(Graphics2D g, double width, double height, Look look) {
        Font font = look.fonts().ui(SIZE);
        StringBuilder line = new StringBuilder();
        double baseline = SIZE;
        for (String word : words.split(" ")) {
            String longer = line.length() == 0 ? word : line + " " + word;
            if (line.length() > 0 && GlyphRuns.width(longer, font, look.fonts()) > width) {
                GlyphRuns.draw(g, line.toString(), font, look, look.muted(), 0, baseline);
                baseline += LINE;
                line = new StringBuilder(word);
            } else {
                line = new StringBuilder(longer);
            }
        }
        GlyphRuns.draw(g, line.toString(), font, look, look.muted(), 0, baseline);
    }
}
