package rnnscope.figure.sequence;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import rnnscope.figure.Hit;
import rnnscope.figure.Numbers;
import rnnscope.figure.Symbols;
import rnnscope.figure.paint.GlyphRuns;
import rnnscope.figure.paint.Look;
import rnnscope.figure.paint.PixelGrid;
import rnnscope.figure.score.HeadedTrack;
import rnnscope.figure.score.Heading;
import rnnscope.figure.score.TimeAxis;
import rnnscope.figure.score.Track;
import rnnscope.language.Words;

/**
 * Track of the gradients of labels: a row for the loss of each label, from the first to the last, a column for each step
 * that is read, ink for the share of the row's gradient that arrives there. The row of the label that is looked at is
 * framed.
 *
 * @param norms     {@code [label][step]}; not modified
 * @param label     that is looked at
 * @param concealed whether the shares are hidden, so that they can be predicted
 * @param numbers   whether numbers are predicted, not labels
 */
public record LabelGradientsTrack(ReadSequence read, double[][] norms, int label, boolean concealed, boolean numbers)
        implements HeadedTrack {
    private static final String TITLE = "figure.sequence.itemised";
    private static final double LEAST = 52;
    private static final double ROW = 9;
    private static final double MOST = 130;
    private static final double NUMBER_HEIGHT = 13;
    private static final double NUMBER_WIDTH = 30;

    @Override
    public Heading heading() {
        return Heading.of(TITLE);
    }

    @Override
    public List<String> definition() {
        return Words.lines(numbers ? "figure.sequence.itemised.about.numbers" : "figure.sequence.itemised.about");
    }

    @Override
    public double preferredHeight() {
        return Math.max(LEAST, Math.min(MOST, ROW * norms.length));
    }

    @Override
    public double minHeight() {
        return LEAST;
    }

    @Override
    public double growth() {
        return 0.6;
    }

    @Override
    public int givesWay() {
        return 1;
    }

    private double[] shares(int row) {
        double sum = 0;
        for (double norm : norms[row]) {
            sum += norm;
        }
        double[] shares = new double[norms[row].length];
        for (int s = 0; s < shares.length; s++) {
            shares[s] = sum > 0 && Double.isFinite(sum) ? norms[row][s] / sum : 0;
        }
        return shares;
    }

    @Override
    public void paint(Graphics2D g, TimeAxis axis, double height, Look look) {
        PixelGrid grid = new PixelGrid(g);
        double row = (height - 2) / norms.length;
        double gap = row > 6 && axis.columnWidth() > 6 ? 1 : 0;
        for (int l = 0; l < norms.length; l++) {
            double[] shares = shares(l);
            for (int s = Math.max(0, axis.from() - read.first()); s < Math.min(shares.length, axis.to() - read.first()); s++) {
                double x0 = read.x(axis, s);
                double x1 = read.x(axis, s + 1) - gap;
                double share = concealed ? 0 : shares[s];
                Color ground = look.amount().colour((float) share, 0, 1);
                grid.fill(g, concealed ? look.hover() : ground, x0, 1 + l * row, x1, 1 + (l + 1) * row - gap);
                if (row >= NUMBER_HEIGHT && x1 - x0 >= NUMBER_WIDTH && share >= 0.095) {
                    GlyphRuns.draw(g, Numbers.percent(share, 0), look.fonts().mono(11), look, Look.letterOn(ground),
                            x0 + 4, 1 + (l + 0.5) * row + 4);
                }
            }
        }
        double thick = grid.whole(2);
        grid.frame(g, look.beam(), read.x(axis, 0), label * row, read.x(axis, norms[0].length), 2 + (label + 1) * row, thick);
    }

    @Override
    public Hit at(double x, double y, TimeAxis axis, double height) {
        int s = read.stepAt(axis, x);
        double row = (height - 2) / norms.length;
        int l = (int) Math.floor((y - 1) / row);
        if (s < 0 || l < 0 || l >= norms.length) {
            return null;
        }
        String words = numbers ? concealed ? Words.of("figure.sequence.step-loss.hidden", l + 1)
                : Words.of("figure.sequence.step-loss", l + 1, Numbers.exact((float) norms[l][s]), s + 1,
                        Numbers.percent(shares(l)[s], 1))
                : concealed ? Words.of("figure.sequence.label-loss.hidden", Symbols.name(read.symbols().get(l)))
                : Words.of("figure.sequence.label-loss", Symbols.name(read.symbols().get(l)), Numbers.exact((float) norms[l][s]),
                        Symbols.name(read.symbols().get(s)), Numbers.percent(shares(l)[s], 1));
        return new Hit(read.first() + s, -1, null, words,
                new Rectangle2D.Double(read.x(axis, s), 1 + l * row, axis.columnWidth(), row));
    }
}
