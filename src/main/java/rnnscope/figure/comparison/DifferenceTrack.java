package rnnscope.figure.comparison;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import rnnscope.figure.Hit;
import rnnscope.figure.NumberTable;
import rnnscope.figure.Numbers;
import rnnscope.figure.Symbols;
import rnnscope.figure.paint.Look;
import rnnscope.figure.score.HeadedTrack;
import rnnscope.figure.score.Heading;
import rnnscope.figure.score.TimeAxis;
import rnnscope.figure.score.Track;
import rnnscope.figure.track.SignedBars;
import rnnscope.language.Words;

/**
 * Track of the difference of surprise, A − B in bits: upwards where A is surprised more by what came next, downwards where
 * B is. The value of step t is that of the predictions made at step t, as in
 * {@link rnnscope.figure.track.SurpriseTrack}.
 */
public record DifferenceTrack(Differences differences) implements HeadedTrack {
    private static final String TITLE = "figure.comparison.difference";
    private static final double HEIGHT = 56;
    private static final double LN2 = Math.log(2);

    @Override
    public Heading heading() {
        return Heading.of(TITLE);
    }

    @Override
    public List<String> definition() {
        return Words.lines("figure.comparison.difference.about");
    }

    @Override
    public double preferredHeight() {
        return HEIGHT;
    }

    @Override
    public double minHeight() {
        return 44;
    }

    @Override
    public void paint(Graphics2D g, TimeAxis axis, double height, Look look) {
        SignedBars.paint(g, axis, differences.from(axis), differences.on(axis), height, look);
    }

    @Override
    public void paintGutter(Graphics2D g, TimeAxis axis, double height, Gutter gutter, Look look) {
        SignedBars.paintGutter(g, differences.on(axis), height, gutter, look);
    }

    @Override
    public NumberTable numbers(TimeAxis axis) {
        int from = differences.from(axis);
        double[] bits = differences.on(axis);
        return NumberTable.of(bits.length).withSteps(from)
                .with("surprise of A, bits", i -> differences.first().trace().surprise(from + i) / LN2)
                .with("surprise of B, bits", i -> differences.second().trace().surprise(from + i) / LN2)
                .with("difference, bits", i -> bits[i]).build();
    }

    @Override
    public Hit at(double x, double y, TimeAxis axis, double height) {
        int t = axis.stepAt(x);
        String words = words(differences, t);
        return words == null ? null : new Hit(t, -1, null, words, new Rectangle2D.Double(axis.x(t), 0, axis.columnWidth(), height));
    }

    /** A step's difference in words; null where there is none. */
    static String words(Differences of, int t) {
        if (Double.isNaN(of.at(t))) {
            return null;
        }
        return Words.of("figure.comparison.difference.words", DisagreementsFigure.signed(of.at(t)),
                Symbols.name(of.first().text().symbol(t + 1)), bits(of.first().trace().surprise(t)), of.sides().first(),
                bits(of.second().trace().surprise(t)), of.sides().second()) + "\n"
                + Words.of("figure.after", Symbols.name(of.first().text().symbol(t)), Symbols.step(t));
    }

    private static String bits(double nats) {
        return Numbers.signed(nats / LN2, 2);
    }
}
