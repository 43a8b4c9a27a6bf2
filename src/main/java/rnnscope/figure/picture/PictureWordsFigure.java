package rnnscope.figure.picture;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.util.List;
import rnnscope.figure.Figure;
import rnnscope.figure.Hit;
import rnnscope.figure.paint.Look;
import rnnscope.figure.paint.PixelGrid;
import rnnscope.figure.paint.SymbolRow;
import rnnscope.language.Words;

/**
 * Picture repeated for each symbol written, each with where the network looked. Symbols that are still to come are a
 * question mark above a picture that nobody looks at. A hit's step is that of the symbol, its unit the cell.
 *
 * @param words    symbols written
 * @param pictures one for each
 * @param step     in the beam
 * @param read     whether the words are read, so that those to come are known
 */
public record PictureWordsFigure(List<String> words, List<CellPicture> pictures, int step, boolean read) implements Figure {
    private static final double NAME = 20;
    private static final double GAP = 16;
    private static final double MOST_GAP = 40;
    private static final double MOST = 150;

    public PictureWordsFigure {
        words = List.copyOf(words);
        pictures = List.copyOf(pictures);
    }

    /** Of words that are written. */
    public PictureWordsFigure(List<String> words, List<CellPicture> pictures, int step) {
        this(words, pictures, step, false);
    }

    /** As many in a row as make them largest. */
    private record Grid(int across, double side) {}

    private Grid grid(double width, double height) {
        Grid best = new Grid(1, 1);
        for (int across = 1; across <= words.size(); across++) {
            int down = (words.size() + across - 1) / across;
            double side = Math.min(MOST, Math.min((width - 4 - (across - 1) * GAP) / across,
                    (height - 6 - (down - 1) * GAP) / down - NAME));
            best = side > best.side ? new Grid(across, side) : best;
        }
        return best;
    }

    /** Where the picture of a symbol lies. */
    Rectangle2D place(int word, double width, double height) {
        Grid grid = grid(width, height);
        double gap = Math.max(GAP, Math.min(MOST_GAP, (width - 4 - grid.across * grid.side) / Math.max(1, grid.across - 1)));
        return new Rectangle2D.Double(2 + word % grid.across * (grid.side + gap),
                NAME + word / grid.across * (grid.side + NAME + GAP), grid.side, grid.side);
    }

    @Override
    public void paint(Graphics2D g, double width, double height, Look look) {
        SymbolRow names = new SymbolRow(look.fonts());
        PixelGrid grid = new PixelGrid(g);
        for (int i = 0; i < words.size(); i++) {
            Rectangle2D place = place(i, width, height);
            boolean now = i == step;
            Font font = now ? look.fonts().monoSemiBold(13) : look.fonts().mono(13);
            Color colour = now ? look.ink() : i < step ? look.muted() : look.faint();
            names.add(isKnown(i) ? words.get(i) : "?", font, colour, place.getCenterX(), place.getY() - 6,
                    place.getWidth() + GAP - 2);
            AffineTransform before = g.getTransform();
            g.translate(place.getX(), place.getY());
            CellPicture picture = i <= step ? pictures.get(i) : new CellPicture(pictures.get(i).levels(), null);
            new PictureFigure(picture, -1).paint(g, place.getWidth(), place.getHeight(), look);
            g.setTransform(before);
            if (now) {
                grid.frame(g, look.beam(), place.getX() - 2, place.getY() - 2, place.getMaxX() + 2, place.getMaxY() + 2, 2);
            }
        }
        names.paint(g);
    }

    private boolean isKnown(int word) {
        return read || word <= step;
    }

    @Override
    public Hit at(double x, double y, double width, double height) {
        for (int i = 0; i < words.size(); i++) {
            Rectangle2D place = place(i, width, height);
            if (x >= place.getX() && x < place.getMaxX() && y >= place.getY() - NAME && y < place.getMaxY()) {
                Hit cell = i > step ? null : new PictureFigure(pictures.get(i), -1).at(x - place.getX(),
                        y - place.getY(), place.getWidth(), place.getHeight());
                String word = isKnown(i) ? words.get(i) : Words.of("figure.step", i + 1);
                return new Hit(i, cell == null ? -1 : cell.unit(), null, cell == null ? word : word + "\n" + cell.words(),
                        place);
            }
        }
        return null;
    }
}
