package rnnscope.figure.glimpse;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import rnnscope.figure.Figure;
import rnnscope.figure.Hit;
import rnnscope.figure.Numbers;
import rnnscope.figure.paint.GlyphRuns;
import rnnscope.figure.paint.Look;
import rnnscope.language.Words;

/**
 * Picture with the window of a glimpse on it and the way there, and beside it the patch as the network has it. A hit's unit
 * is the pixel, its channel says whether it is on the picture.
 *
 * @param windows of the glimpses so far, the newest last
 * @param names   of the picture and of the patch, to stand above them
 */
public record GlimpseFigure(GreyPicture picture, GreyPicture patch, List<GlimpseWindow> windows, List<String> names)
        implements Figure {
    /** What a hit's channel is on the picture; on the patch it has none. */
    public static final String PICTURE = "picture";

    private static final double NAME = 16;
    private static final double GAP = 20;
    private static final double LABEL = 11;

    public GlimpseFigure {
        windows = List.copyOf(windows);
        names = List.copyOf(names);
    }

    /** Where the picture lies, or the patch. */
    Rectangle2D place(boolean second, double width, double height) {
        double side = Math.max(1, Math.min(height - NAME - 1, (width - GAP) / 2));
        double left = (width - 2 * side - GAP) / 2;
        return new Rectangle2D.Double(left + (second ? side + GAP : 0), NAME, side, side);
    }

    @Override
    public void paint(Graphics2D g, double width, double height, Look look) {
        Font font = look.fonts().ui(LABEL);
        for (boolean second : new boolean[] {false, true}) {
            Rectangle2D place = place(second, width, height);
            GlyphRuns.draw(g, names.get(second ? 1 : 0), font, look, look.muted(), place.getX(), NAME - 5);
            (second ? patch : picture).paint(g, place, look);
        }
        GlimpseWindow.paint(g, windows, place(false, width, height), picture.side(), look);
    }

    @Override
    public Hit at(double x, double y, double width, double height) {
        for (boolean second : new boolean[] {false, true}) {
            Rectangle2D place = place(second, width, height);
            if (place.contains(x, y)) {
                GreyPicture in = second ? patch : picture;
                double pixel = place.getWidth() / in.side();
                int row = Math.min(in.side() - 1, (int) ((y - place.getY()) / pixel));
                int column = Math.min(in.side() - 1, (int) ((x - place.getX()) / pixel));
                return new Hit(-1, row * in.side() + column, second ? null : PICTURE, Words.of("figure.picture.level", row + 1, column + 1,
                        Numbers.exact(in.level(row, column))), new Rectangle2D.Double(place.getX() + column * pixel,
                                place.getY() + row * pixel, pixel, pixel));
            }
        }
        return null;
    }
}
