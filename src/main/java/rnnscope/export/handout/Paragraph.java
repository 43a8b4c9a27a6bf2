package rnnscope.export.handout;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import rnnscope.figure.paint.Fonts;
import rnnscope.figure.paint.GlyphRuns;
import rnnscope.figure.paint.Look;

/** Paragraph, words broken into lines of a width. */
record Paragraph(List<String> lines, Font font) {
    private static final double LEADING = 1.35;
    private static final double SMALLER = 0.94;
    private static final double LEAST = 9;

    static Paragraph of(String words, Font font, double width, Fonts fonts) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : words.split(" ")) {
            String longer = line.length() == 0 ? word : line + " " + word;
            if (line.length() > 0 && GlyphRuns.width(longer, font, fonts) > width) {
                lines.add(line.toString());
                line = new StringBuilder(word);
            } else {
                line = new StringBuilder(longer);
            }
        }
        lines.add(line.toString());
        return new Paragraph(List.copyOf(lines), font);
    }

    /** In the largest letters, up to a size, that leave all of it in a box. */
    static Paragraph within(String words, DoubleFunction<Font> font, double size, double width, double height, Fonts fonts) {
        double tried = size;
        Paragraph paragraph = of(words, font.apply(tried), width, fonts);
        while (paragraph.height() > height && tried > LEAST) {
            tried *= SMALLER;
            paragraph = of(words, font.apply(tried), width, fonts);
        }
        return paragraph;
    }

    double height() {
        return lines.size() * lineHeight();
    }

    private double lineHeight() {
        return font.getSize2D() * LEADING;
    }

    void paint(Graphics2D g, double x, double top, Look look, Color colour) {
        double baseline = top + font.getSize2D();
        for (String line : lines) {
            GlyphRuns.draw(g, line, font, look, colour, x, baseline);
            baseline += lineHeight();
        }
    }
}
