package rnnscope.figure.dynamics;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import rnnscope.figure.Figure;
import rnnscope.figure.Hit;
import rnnscope.figure.NumberTable;
import rnnscope.figure.Numbers;
import rnnscope.figure.paint.GlyphRuns;
import rnnscope.figure.paint.Look;
import rnnscope.figure.paint.PixelGrid;

/**
 * Bars of scores, one below another, each with its name and number; they begin at what knowing nothing would score.
 *
 * @param measure what a score is: "AUC"
 * @param least   score of knowing nothing, where bars begin
 */
public record ScoreBarsFigure(List<Bar> bars, String measure, double least) implements Figure {
    private static final double ROW = 40;
    private static final double LEAST_ROW = 30;
    private static final double BELOW = 18;
    private static final double NUMBER = 46;
    /** Shares of a row: where its bar begins, and how thick it is. */
    private static final double TOP = 0.45;
    private static final double THICK = 0.3;

    /** A score; the strong one is that which the others are there to be compared with. */
    public record Bar(String name, String words, double score, boolean isStrong) {}

    public ScoreBarsFigure {
        bars = List.copyOf(bars);
    }

    /** Height below which so many bars cannot be read. */
    public static double leastHeight(int bars) {
        return LEAST_ROW * bars + BELOW;
    }

    private double row(double height) {
        return Math.max(LEAST_ROW, Math.min(ROW, (height - BELOW) / Math.max(1, bars.size())));
    }

    private Rectangle2D bar(int i, double width, double height) {
        double row = row(height);
        double share = Math.max(0, Math.min(1, (bars.get(i).score - least) / (1 - least)));
        return new Rectangle2D.Double(0, (i + TOP) * row, Math.max(1, share * (width - NUMBER)), THICK * row);
    }

    @Override
    public void paint(Graphics2D g, double width, double height, Look look) {
        PixelGrid grid = new PixelGrid(g);
        Font font = look.fonts().ui(11.5);
        for (int i = 0; i < bars.size(); i++) {
            Bar one = bars.get(i);
            Rectangle2D place = bar(i, width, height);
            GlyphRuns.draw(g, one.name, one.isStrong ? look.fonts().uiSemiBold(11.5) : font, look, look.ink(), 0,
                    place.getY() - 4);
            grid.fill(g, look.hover(), 0, place.getY(), width - NUMBER, place.getMaxY());
            grid.fill(g, one.isStrong ? look.ink() : look.muted(), 0, place.getY(), place.getMaxX(), place.getMaxY());
            GlyphRuns.drawRight(g, Numbers.signed(one.score, 3), look.fonts().monoSemiBold(11.5), look, look.ink(), width,
                    place.getMaxY());
        }
        double bottom = bars.size() * row(height) + 8;
        GlyphRuns.draw(g, Numbers.signed(least, least == 0 ? 0 : 1), look.fonts().mono(11), look, look.muted(), 0, bottom);
        GlyphRuns.drawRight(g, measure + " →  1", look.fonts().ui(11), look, look.muted(), width - NUMBER, bottom);
    }

    @Override
    public Hit at(double x, double y, double width, double height) {
        int i = (int) Math.floor(y / row(height));
        return i < 0 || i >= bars.size() ? null : new Hit(-1, -1, null, bars.get(i).words + "\n" + measure + " "
                + Numbers.exact((float) bars.get(i).score), new Rectangle2D.Double(0, i * row(height), width, row(height)));
    }

    @Override
    public NumberTable numbers() {
        return NumberTable.of(bars.size()).with("what", i -> bars.get(i).name).with(measure, i -> bars.get(i).score).build();
    }
}
