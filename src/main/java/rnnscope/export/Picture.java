package rnnscope.export;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import rnnscope.figure.Figure;
import rnnscope.figure.paint.Look;

/**
 * Picture that is taken out of the window: figures at their places, as they stand there. A track, a card, the score and a
 * whole perspective are each one picture. Immutable; painting it needs no window.
 *
 * @param parts  from the back to the front
 * @param ground the colour behind all of them
 * @param look   that of the window it was taken from
 */
public record Picture(double width, double height, List<PicturePart> parts, Function<Look, Color> ground, Look look) {
    public Picture {
        parts = List.copyOf(parts);
    }

    /** Figures of the same height one below the other, on the colour of cards. */
    public static Picture stacked(List<? extends Figure> figures, double width, double heightOfEach, Look look) {
        return new Picture(width, heightOfEach * figures.size(), IntStream.range(0, figures.size())
                .mapToObj(i -> new PicturePart(figures.get(i), new Rectangle2D.Double(0, i * heightOfEach, width,
                        heightOfEach), null, 1, null, false)).toList(), Look::card, look);
    }

    /** Paints it into (0, 0)–(width, height). Graphics are {@linkplain Look#prepare prepared} for figures. */
    public void paint(Graphics2D g, Look with, boolean opaque) {
        Look.prepare(g);
        Shape clip = g.getClip();
        Rectangle2D whole = new Rectangle2D.Double(0, 0, width, height);
        g.clip(whole);
        if (opaque) {
            g.setColor(ground.apply(with));
            g.fill(whole);
        }
        for (PicturePart part : parts) {
            part.paint(g, with, opaque);
        }
        g.setClip(clip);
    }

    /** What of it lies in a rectangle. */
    public Picture cut(Rectangle2D area) {
        return new Picture(area.getWidth(), area.getHeight(),
                parts.stream().filter(part -> part.place().intersects(area))
                        .map(part -> part.moved(-area.getX(), -area.getY())).toList(), ground, look);
    }
}
