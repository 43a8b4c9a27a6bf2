package rnnscope.control.picture;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.util.function.Function;
import rnnscope.figure.Figure;
import rnnscope.figure.paint.GlyphRuns;
import rnnscope.figure.paint.Look;

/** A line of words, from the left, standing on a baseline. */
record WordsFigure(String words, Font font, Function<Look, Color> colour, double baseline) implements Figure {
    @Override
    public void paint(Graphics2D g, double width, double height, Look look) {
        GlyphRuns.draw(g, words, font, look, colour.apply(look), 0, baseline);
    }
}
