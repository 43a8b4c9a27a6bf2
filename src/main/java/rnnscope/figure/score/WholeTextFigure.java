package rnnscope.figure.score;

import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import rnnscope.figure.Figure;
import rnnscope.figure.Hit;
import rnnscope.figure.Numbers;
import rnnscope.figure.Symbols;
import rnnscope.figure.paint.ColourMap;
import rnnscope.figure.paint.Hatch;
import rnnscope.figure.paint.Look;
import rnnscope.figure.paint.Raster;
import rnnscope.language.Words;
import rnnscope.tape.Channel;

/**
 * Overview of the whole text: a unit's value from the first symbol to the last, as stripes in the colours of the
 * score. What has not been read yet is hatched.
 *
 * @param values mean of each of equally long parts of the text, NaN where it has not been read; not modified
 * @param length symbols in the text
 */
public record WholeTextFigure(Channel channel, float[] values, int length) implements Figure {
    private static final double RADIUS = 8;

    @Override
    public void paint(Graphics2D g, double width, double height, Look look) {
        Shape clip = g.getClip();
        Shape bar = new RoundRectangle2D.Double(0, 0, width, height, RADIUS, RADIUS);
        g.setColor(look.hover());
        g.fill(bar);
        g.clip(bar);
        Hatch.fill(g, bar.getBounds2D(), look);
        if (values.length > 0) {
            BufferedImage stripes = new BufferedImage(values.length, 1, BufferedImage.TYPE_INT_ARGB);
            ColourMap map = look.map(channel);
            for (int i = 0; i < values.length; i++) {
                boolean unread = Float.isNaN(values[i]);
                stripes.setRGB(i, 0, unread ? 0 : map.argb(values[i], channel.min(), channel.max()));
            }
            Raster.draw(g, stripes, 0, 0, width, height);
        }
        g.setClip(clip);
    }

    /** The step that a place on the bar stands for. */
    public int stepAt(double x, double width) {
        return (int) Math.max(0, Math.min(length - 1, Math.floor(x / width * length)));
    }

    @Override
    public Hit at(double x, double y, double width, double height) {
        if (values.length == 0 || x < 0 || x >= width || y < 0 || y >= height) {
            return null;
        }
        int step = stepAt(x, width);
        int part = (int) (x / width * values.length);
        String value = Float.isNaN(values[part]) ? Words.of("figure.not-read")
                : Words.of("figure.mean", channel.symbol(), Numbers.signed(values[part], 3));
        return new Hit(step, -1, channel.id(), Symbols.step(step) + ", " + value,
                new Rectangle2D.Double(width * part / values.length, 0, width / values.length, height));
    }
}
