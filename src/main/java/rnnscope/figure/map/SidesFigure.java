package rnnscope.figure.map;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.List;
import rnnscope.figure.Figure;
import rnnscope.figure.Hit;
import rnnscope.figure.paint.Fonts;
import rnnscope.figure.paint.GlyphRuns;
import rnnscope.figure.paint.Look;
import rnnscope.language.Words;

/**
 * List of units by their numbers, each on the colour of the side on which it is on; as many lines as there is room
 * for, then how many more there are.
 *
 * @param sides    in the order in which they are listed
 * @param isSigned whether there are two sides
 * @param selected unit that is marked
 */
public record SidesFigure(List<Side> sides, boolean isSigned, int selected) implements Figure {
    private static final double HIGH = 18;
    private static final double GAP = 4;
    private static final double ROOM = 6;
    /** How far towards the end of the colours a side's ground lies. */
    private static final float GROUND = 0.45f;

    /** A unit that is on, above or below 0. */
    public record Side(int unit, boolean below) {}

    public SidesFigure {
        sides = List.copyOf(sides);
    }

    /** Where number {@code i} lies, null where there is no room for it. */
    private Rectangle2D[] places(double width, double height) {
        Rectangle2D[] places = new Rectangle2D[sides.size()];
        Font font = Fonts.get().mono(11);
        double more = GlyphRuns.width(Words.of("figure.and-more", 9999), Fonts.get().ui(11), Fonts.get());
        double x = 0;
        double y = 0;
        for (int i = 0; i < places.length; i++) {
            double wide = GlyphRuns.width(String.valueOf(sides.get(i).unit), font, Fonts.get()) + 2 * ROOM;
            boolean lastLine = y + 2 * HIGH + GAP > height;
            double room = lastLine && i < places.length - 1 ? width - more : width;
            if (x > 0 && x + wide > room) {
                if (lastLine) {
                    return places;
                }
                x = 0;
                y += HIGH + GAP;
            }
            places[i] = new Rectangle2D.Double(x, y, wide, HIGH);
            x += wide + GAP;
        }
        return places;
    }

    @Override
    public void paint(Graphics2D g, double width, double height, Look look) {
        Rectangle2D[] places = places(width, height);
        Font font = look.fonts().mono(11);
        for (int i = 0; i < places.length; i++) {
            Side side = sides.get(i);
            if (places[i] == null) {
                Rectangle2D last = i == 0 ? new Rectangle2D.Double() : places[i - 1];
                GlyphRuns.draw(g, Words.of("figure.and-more", places.length - i), look.fonts().ui(11), look, look.muted(),
                        last.getMaxX() + GAP + 2, last.getY() + 13);
                return;
            }
            Color ground = isSigned ? look.diverging().colour(side.below ? -GROUND : GROUND, -1, 1) : look.hover();
            g.setColor(ground);
            g.fill(round(places[i], 0));
            if (side.unit == selected) {
                g.setColor(look.ink());
                g.draw(round(places[i], 0.5));
            }
            GlyphRuns.draw(g, String.valueOf(side.unit), font, look, Look.letterOn(ground), places[i].getX() + ROOM,
                    places[i].getY() + 13);
        }
    }

    private static RoundRectangle2D round(Rectangle2D r, double inside) {
        return new RoundRectangle2D.Double(r.getX() + inside, r.getY() + inside, r.getWidth() - 2 * inside,
                r.getHeight() - 2 * inside, 7, 7);
    }

    @Override
    public Hit at(double x, double y, double width, double height) {
        Rectangle2D[] places = places(width, height);
        for (int i = 0; i < places.length && places[i] != null; i++) {
            if (places[i].contains(x, y)) {
                Side side = sides.get(i);
                return new Hit(-1, side.unit, null, Words.of(!isSigned ? "figure.map.on" : side.below ? "figure.map.on-below" : "figure.map.on-above",
                        side.unit), places[i]);
            }
        }
        return null;
    }
}
