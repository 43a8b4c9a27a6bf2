package rnnscope.figure.heads;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import rnnscope.figure.Figure;
import rnnscope.figure.Hit;
import rnnscope.figure.NumberTable;
import rnnscope.figure.Numbers;
import rnnscope.figure.paint.Fonts;
import rnnscope.figure.paint.GlyphRuns;
import rnnscope.figure.paint.Look;
import rnnscope.figure.paint.PixelGrid;
import rnnscope.language.Words;

/**
 * Heads of self-attention side by side, each a matrix: a row for the step that looks, a column for the step looked at.
 * The row of the step in the beam is framed. A hit's step is the row, its unit the head, its channel the column.
 *
 * @param symbols  what was read, a label for each step
 * @param ofLayer  how many of them are in one layer, the lowest first
 * @param isCausal whether a step looks at itself and what came before alone; what it may not look at is left out
 * @param step     in the beam
 * @param chosen   head whose numbers are shown beside
 * @param pinned   column that is marked in the step's row of the chosen head; −1 for none
 */
public record HeadsFigure(List<String> symbols, List<HeadWeights> heads, int ofLayer, boolean isCausal, int step, int chosen,
        int pinned) implements Figure {
    private static final double TITLE = 22;
    private static final double GAP = 26;
    private static final double FOOT = 10;
    private static final double LABEL = 12;
    private static final double MOST_CELL = 104;
    private static final double MOST_ROW = 60;
    private static final double LEAST_VALUE_WIDTH = 30;
    private static final double LEAST_VALUE_HEIGHT = 15;
    /** Weights below are not written into their cells. */
    private static final double LEAST_VALUE = 0.095;

    public HeadsFigure {
        symbols = List.copyOf(symbols);
        heads = List.copyOf(heads);
    }

    /** Of one layer. */
    public HeadsFigure(List<String> symbols, List<HeadWeights> heads, boolean isCausal, int step, int chosen, int pinned) {
        this(symbols, heads, heads.size(), isCausal, step, chosen, pinned);
    }

    /** What a head is called: "Head 3"; of several layers "Block 2, head 3". */
    private String title(int head) {
        return heads.size() <= ofLayer ? Words.of("figure.heads.head", head + 1)
                : Words.of("figure.heads.of-block", head / ofLayer + 1, head % ofLayer + 1);
    }

    /** How the heads share the place: so many in a row, each cell so large. */
    private record Grid(int across, double cell, double row, double left, double names) {
        double width(int steps) {
            return steps * cell;
        }

        double height(int steps) {
            return TITLE + names + steps * row;
        }
    }

    private Grid grid(double width, double height, Fonts fonts) {
        Font font = fonts.mono(LABEL);
        double left = Math.min(120, SlantedLabels.widest(symbols, font, fonts)) + 22;
        Grid best = null;
        for (int across = 1; across <= heads.size(); across++) {
            int down = (heads.size() + across - 1) / across;
            double cell = Math.min(MOST_CELL, ((width - left - 24 - (across - 1) * GAP) / across) / symbols.size());
            double names = SlantedLabels.height(symbols, font, fonts, cell);
            double row = Math.min(MOST_ROW, ((height - FOOT - (down - 1) * GAP) / down - TITLE - names) / symbols.size());
            Grid grid = new Grid(across, cell, Math.min(row, cell * 1.2), left, names);
            if (best == null || Math.min(grid.cell, grid.row) > Math.min(best.cell, best.row)) {
                best = grid;
            }
        }
        return best;
    }

    /** Where a head's matrix lies. */
    Rectangle2D matrix(int head, double width, double height) {
        return matrix(grid(width, height, Fonts.get()), head);
    }

    private Rectangle2D matrix(Grid grid, int head) {
        int n = symbols.size();
        double x = grid.left + head % grid.across * (grid.width(n) + GAP);
        double y = head / grid.across * (grid.height(n) + GAP) + TITLE + grid.names;
        return new Rectangle2D.Double(x, y, grid.width(n), n * grid.row);
    }

    @Override
    public void paint(Graphics2D g, double width, double height, Look look) {
        if (symbols.isEmpty() || heads.isEmpty()) {
            return;
        }
        Grid grid = grid(width, height, look.fonts());
        for (int head = 0; head < heads.size(); head++) {
            paintHead(g, grid, head, look);
        }
    }

    private void paintHead(Graphics2D g, Grid grid, int head, Look look) {
        Rectangle2D place = matrix(grid, head);
        Font font = look.fonts().mono(LABEL);
        boolean isChosen = head == chosen;
        GlyphRuns.draw(g, title(head), isChosen ? look.fonts().uiSemiBold(12) : look.fonts().ui(12), look,
                isChosen ? look.ink() : look.muted(), place.getX(), place.getY() - grid.names - 8);
        boolean slanted = SlantedLabels.widest(symbols, font, look.fonts()) > grid.cell - 4;
        PixelGrid pixels = new PixelGrid(g);
        for (int s = 0; s < symbols.size(); s++) {
            SlantedLabels.paint(g, symbols.get(s), font, look, look.muted(), place.getX() + (s + 0.5) * grid.cell,
                    place.getY(), slanted);
        }
        boolean firstOfRow = head % grid.across == 0;
        for (int t = 0; t < symbols.size(); t++) {
            double y = place.getY() + t * grid.row;
            if (firstOfRow && grid.row >= 10) {
                boolean now = t == step;
                GlyphRuns.drawRight(g, symbols.get(t), now ? look.fonts().monoSemiBold(LABEL) : font, look,
                        now ? look.ink() : look.muted(), place.getX() - 8, y + grid.row / 2 + 4);
            }
            for (int s = 0; s < symbols.size() && (!isCausal || s <= t); s++) {
                paintCell(g, pixels, grid, place.getX() + s * grid.cell, y, heads.get(head).weights()[t][s], look);
            }
        }
        paintFrames(g, pixels, grid, place, head, look);
    }

    private static void paintCell(Graphics2D g, PixelGrid pixels, Grid grid, double x, double y, float weight, Look look) {
        Color ground = look.amount().colour(weight, 0, 1);
        double gap = pixels.pixel();
        Rectangle2D inner = pixels.rectangle(x, y, x + grid.cell, y + grid.row);
        g.setColor(look.line());
        g.fill(new Rectangle2D.Double(inner.getX(), inner.getY(), inner.getWidth() + gap, inner.getHeight() + gap));
        g.setColor(ground);
        g.fill(new Rectangle2D.Double(inner.getX() + gap, inner.getY() + gap, inner.getWidth() - gap,
                inner.getHeight() - gap));
        if (weight >= LEAST_VALUE && grid.cell >= LEAST_VALUE_WIDTH && grid.row >= LEAST_VALUE_HEIGHT) {
            Font font = look.fonts().mono(11);
            String value = Numbers.signed(weight, 2);
            GlyphRuns.draw(g, value, font, look, Look.letterOn(ground),
                    x + (grid.cell - GlyphRuns.width(value, font, look.fonts())) / 2, y + grid.row / 2 + 4);
        }
    }

    private void paintFrames(Graphics2D g, PixelGrid pixels, Grid grid, Rectangle2D place, int head, Look look) {
        if (step < 0 || step >= symbols.size()) {
            return;
        }
        int to = isCausal ? step + 1 : symbols.size();
        double y = place.getY() + step * grid.row;
        double right = place.getX() + to * grid.cell;
        pixels.frame(g, look.card(), place.getX() - 3, y - 3, right + 3, y + grid.row + 3, 1);
        pixels.frame(g, look.beam(), place.getX() - 2, y - 2, right + 2, y + grid.row + 2, 2);
        if (head == chosen && pinned >= 0 && pinned < to) {
            double x = place.getX() + pinned * grid.cell;
            pixels.frame(g, look.card(), x + 1, y + 1, x + grid.cell, y + grid.row, 1);
            pixels.frame(g, look.ink(), x - 1, y - 1, x + grid.cell + 1, y + grid.row + 1, 2);
        }
    }

    @Override
    public Hit at(double x, double y, double width, double height) {
        if (symbols.isEmpty() || heads.isEmpty()) {
            return null;
        }
        Grid grid = grid(width, height, Fonts.get());
        for (int head = 0; head < heads.size(); head++) {
            Rectangle2D place = matrix(grid, head);
            int s = (int) Math.floor((x - place.getX()) / grid.cell);
            int t = (int) Math.floor((y - place.getY()) / grid.row);
            boolean onRow = t >= 0 && t < symbols.size();
            if (place.contains(x, y) && onRow && s >= 0 && s < (isCausal ? t + 1 : symbols.size())) {
                return new Hit(t, head, Integer.toString(s), words(head, t, s), new Rectangle2D.Double(
                        place.getX() + s * grid.cell, place.getY() + t * grid.row, grid.cell, grid.row));
            }
            boolean onTitle = x >= place.getX() && x < place.getMaxX() && y < place.getY()
                    && y >= place.getY() - grid.names - TITLE;
            if (onTitle) {
                return new Hit(-1, head, null, title(head), null);
            }
        }
        return null;
    }

    private String words(int head, int t, int s) {
        return Words.of("figure.heads.looks", title(head), symbols.get(t), t + 1, symbols.get(s), s + 1) + "\n"
                + Words.of("figure.heads.weight", Numbers.exact(heads.get(head).weights()[t][s]),
                        Numbers.exact(heads.get(head).scores()[t][s]));
    }

    @Override
    public NumberTable numbers() {
        NumberTable.Builder table = NumberTable.of(symbols.size()).with("symbol", symbols::get);
        for (int head = 0; head < heads.size(); head++) {
            float[][] weights = heads.get(head).weights();
            for (int s = 0; s < symbols.size(); s++) {
                int at = s;
                table.with((heads.size() > ofLayer ? "block " + (head / ofLayer + 1) + ", head " + (head % ofLayer + 1)
                        : "head " + (head + 1)) + ", on " + (s + 1) + " " + symbols.get(s),
                        t -> t < weights.length && at < weights[t].length ? weights[t][at] : null);
            }
        }
        return table.build();
    }
}
