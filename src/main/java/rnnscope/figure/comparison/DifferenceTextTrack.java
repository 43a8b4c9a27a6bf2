package rnnscope.figure.comparison;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import rnnscope.figure.Hit;
import rnnscope.figure.NumberTable;
import rnnscope.figure.Symbols;
import rnnscope.figure.paint.Look;
import rnnscope.figure.paint.PixelGrid;
import rnnscope.figure.paint.SignMarks;
import rnnscope.figure.score.HeadedTrack;
import rnnscope.figure.score.Heading;
import rnnscope.figure.score.HeatmapRow;
import rnnscope.figure.score.TimeAxis;
import rnnscope.figure.score.Track;
import rnnscope.figure.track.TextRow;
import rnnscope.language.Words;
import rnnscope.text.TokenSequence;

/**
 * Track of the text, each symbol on the colour of the difference of surprise at it: in one hue where A expected it less,
 * in the other where B did (as in LMdiff: Strobelt et al., 2021). The predictions were made a step before.
 */
public record DifferenceTextTrack(Differences differences) implements HeadedTrack {
    /** Bits at the ends of the colours. */
    public static final float EXTENT = 6;

    private static final String TITLE = "figure.track.text";
    private static final double HEIGHT = 30;

    @Override
    public Heading heading() {
        return Heading.of(TITLE);
    }

    @Override
    public List<String> definition() {
        return Words.lines("figure.comparison.text.about");
    }

    @Override
    public double preferredHeight() {
        return HEIGHT;
    }

    @Override
    public double[] symbolRow(double height) {
        return new double[] {0, height};
    }

    /** Of a symbol: that of the step before it. */
    private float at(int t) {
        return (float) differences.at(t - 1);
    }

    @Override
    public void paint(Graphics2D g, TimeAxis axis, double height, Look look) {
        int from = differences.from(axis);
        int count = Math.max(0, Math.min(axis.to(), differences.first().trace().end()) - from);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = Float.isNaN(at(from + i)) ? 0 : at(from + i);
        }
        if (axis.isDense()) {
            HeatmapRow.paintRow(g, axis, from, values, look.diverging(), -EXTENT, EXTENT, 0, height);
            return;
        }
        PixelGrid grid = new PixelGrid(g);
        Color[] grounds = new Color[count];
        for (int i = 0; i < count; i++) {
            grounds[i] = Float.isNaN(at(from + i)) ? look.card() : look.diverging().colour(values[i], -EXTENT, EXTENT);
            grid.fill(g, grounds[i], axis.x(from + i), 0, axis.x(from + i + 1), height);
            SignMarks.bar(g, grid, values[i], EXTENT, grounds[i],
                    new Rectangle2D.Double(axis.x(from + i), 0, axis.columnWidth(), height));
        }
        TextRow.paint(g, axis, height, look, text(), from, grounds);
    }

    private TokenSequence text() {
        return differences.first().text();
    }

    @Override
    public NumberTable numbers(TimeAxis axis) {
        int from = Math.max(0, axis.from());
        int to = Math.max(from, Math.min(text().length(), axis.to()));
        return NumberTable.of(to - from).withSteps(from).with("symbol", i -> text().symbol(from + i))
                .with("difference at it, bits", i -> differences.at(from + i - 1)).build();
    }

    @Override
    public Hit at(double x, double y, TimeAxis axis, double height) {
        int t = axis.stepAt(x);
        if (t < 0 || t >= text().length()) {
            return null;
        }
        String words = DifferenceTrack.words(differences, t - 1);
        return new Hit(t, -1, null, words == null ? Symbols.name(text().symbol(t)) + "\n" + Symbols.step(t) : words,
                new Rectangle2D.Double(axis.x(t), 0, axis.columnWidth(), height));
    }
}
