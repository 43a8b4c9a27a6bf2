package rnnscope.figure.chart;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.List;
import rnnscope.figure.Figure;
import rnnscope.figure.Hit;
import rnnscope.figure.NumberTable;
import rnnscope.figure.Numbers;
import rnnscope.figure.Symbols;
import rnnscope.figure.paint.GlyphRuns;
import rnnscope.figure.paint.Look;
import rnnscope.figure.paint.PixelGrid;
import rnnscope.language.Words;
import rnnscope.text.SymbolDisplay;

/**
 * One passage as each lane of a run reads it, a letter on ink as dark as it was surprising: what a lane has learned fades
 * into the paper.
 *
 * @param symbols of the passage, but for the first, which nobody predicts
 * @param lanes   from the top
 */
public record SurprisedPassageFigure(List<String> symbols, List<Lane> lanes) implements Figure {
    private static final double LABEL = 46;
    private static final double NUMBER = 40;
    private static final double LETTER = 8;
    private static final double SIZE = 12.5;
    private static final double LINE = 16;
    private static final double GAP = 3;
    /** Nats that are all ink. */
    private static final float MOST = 6;

    /**
     * How one lane reads it.
     *
     * @param name     "LSTM", which gives its colour
     * @param surprise −ln p of each symbol in nats; not modified
     */
    public record Lane(String name, double[] surprise) {
        double mean() {
            return Arrays.stream(surprise).filter(Double::isFinite).average().orElse(Double.NaN);
        }
    }

    public SurprisedPassageFigure {
        symbols = List.copyOf(symbols);
        lanes = List.copyOf(lanes);
    }

    private static int columns(double width) {
        return (int) Math.max(8, Math.floor((width - LABEL - NUMBER) / LETTER));
    }

    /** Lines of each lane: as many as there is room for. */
    private int lines(double height) {
        return (int) Math.max(1, Math.floor((height / lanes.size() - GAP) / LINE));
    }

    @Override
    public void paint(Graphics2D g, double width, double height, Look look) {
        for (int lane = 0; lane < lanes.size(); lane++) {
            double top = lane * (lines(height) * LINE + GAP);
            paintLane(g, lanes.get(lane), top, width, lines(height), look);
        }
    }

    private void paintLane(Graphics2D g, Lane lane, double top, double width, int lines, Look look) {
        PixelGrid grid = new PixelGrid(g);
        Font font = look.fonts().mono(SIZE);
        GlyphRuns.draw(g, lane.name, look.fonts().uiSemiBold(12), look, look.lineColour(lane.name), 0, top + 13);
        int columns = columns(width);
        for (int i = 0; i < Math.min(columns * lines, symbols.size()); i++) {
            double x = LABEL + i % columns * LETTER;
            double y = top + i / columns * LINE;
            float surprise = (float) lane.surprise[i];
            Color ground = look.amount().colour(Float.isFinite(surprise) ? Math.min(MOST, surprise) : MOST, 0, MOST);
            grid.fill(g, ground, x, y, x + LETTER, y + LINE - 1);
            String shown = SymbolDisplay.cell(symbols.get(i));
            GlyphRuns runs = new GlyphRuns(shown, font, look.fonts());
            g.setColor(Look.quietLetterOn(ground));
            runs.paint(g, x + (LETTER - Math.min(LETTER, runs.width())) / 2, y + 13);
        }
        GlyphRuns.drawRight(g, Numbers.signed(lane.mean(), 2), look.fonts().monoSemiBold(12), look, look.ink(), width,
                top + 13);
    }

    @Override
    public Hit at(double x, double y, double width, double height) {
        double each = lines(height) * LINE + GAP;
        int lane = (int) Math.floor(y / each);
        int column = (int) Math.floor((x - LABEL) / LETTER);
        int line = (int) Math.floor((y - lane * each) / LINE);
        int i = line * columns(width) + column;
        if (lane < 0 || lane >= lanes.size() || column < 0 || column >= columns(width) || line >= lines(height)
                || i >= symbols.size()) {
            return null;
        }
        double surprise = lanes.get(lane).surprise[i];
        return new Hit(-1, -1, null, Words.of("figure.surprises", lanes.get(lane).name, Symbols.name(symbols.get(i)),
                Numbers.signed(surprise, 2), Numbers.percent(Math.exp(-surprise), 1)),
                new Rectangle2D.Double(LABEL + column * LETTER, lane * each + line * LINE, LETTER, LINE));
    }

    @Override
    public NumberTable numbers() {
        NumberTable.Builder table = NumberTable.of(symbols.size()).with("symbol", symbols::get);
        for (Lane lane : lanes) {
            table.with("surprise of " + lane.name() + ", nats", i -> i < lane.surprise().length ? lane.surprise()[i] : null);
        }
        return table.build();
    }
}
