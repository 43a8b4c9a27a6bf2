package rnnscope.figure.attention;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import rnnscope.figure.Figure;
import rnnscope.figure.Hit;
import rnnscope.figure.NumberTable;
import rnnscope.figure.Numbers;
import rnnscope.figure.paint.GlyphRuns;
import rnnscope.figure.paint.Look;
import rnnscope.figure.paint.PixelGrid;
import rnnscope.figure.paint.Raster;
import rnnscope.language.Words;

/**
 * Vector as a strip, a cell for each number, coloured as the state is.
 *
 * @param letter what it is called: "c"
 * @param words  what it is: "context"
 * @param values not modified
 * @param extent value of the end colours
 */
public record VectorFigure(String letter, String words, float[] values, float extent) implements Figure {
    private static final double LEFT = 18;

    @Override
    public void paint(Graphics2D g, double width, double height, Look look) {
        BufferedImage image = new BufferedImage(values.length, 1, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < values.length; i++) {
            image.setRGB(i, 0, look.diverging().argb(values[i], -extent, extent));
        }
        Rectangle2D strip = new PixelGrid(g).rectangle(LEFT, 2, width, height - 2);
        Raster.draw(g, image, strip.getX(), strip.getY(), strip.getWidth(), strip.getHeight());
        GlyphRuns.draw(g, letter, look.fonts().mathItalic(15), look, look.ink(), 0, height / 2 + 4);
    }

    @Override
    public Hit at(double x, double y, double width, double height) {
        int i = (int) Math.floor((x - LEFT) / (width - LEFT) * values.length);
        return i < 0 || i >= values.length || y < 0 || y > height ? null : new Hit(-1, i, null,
                Words.of("figure.attention.number", words, i, values.length, Numbers.exact(values[i])),
                new Rectangle2D.Double(LEFT + i * (width - LEFT) / values.length, 0, (width - LEFT) / values.length, height));
    }

    @Override
    public NumberTable numbers() {
        return NumberTable.of(values.length).with("unit", j -> j).with(letter, j -> values[j]).build();
    }
}
