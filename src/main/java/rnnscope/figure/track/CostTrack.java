package rnnscope.figure.track;

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
import rnnscope.language.Words;
import rnnscope.tape.Trace;

/**
 * Track of what edits cost: how much more what came next surprised than it would have without the edits, the
 * difference of −ln p in nats: upwards what they cost, downwards what they spare. The value of step t is that of the
 * prediction made at step t, as in {@link SurpriseTrack}.
 *
 * @param passage as it is now
 * @param before  the same steps by the model as it was opened
 */
public record CostTrack(Passage passage, Trace before) implements HeadedTrack {
    private static final String TITLE = "figure.track.cost";
    private static final double HEIGHT = 52;

    @Override
    public Heading heading() {
        return Heading.of(TITLE);
    }

    @Override
    public List<String> definition() {
        return Words.lines("figure.track.cost.about");
    }

    @Override
    public double preferredHeight() {
        return HEIGHT;
    }

    @Override
    public void paint(Graphics2D g, TimeAxis axis, double height, Look look) {
        SignedBars.paint(g, axis, passage.from(axis), cost(axis), height, look);
    }

    @Override
    public void paintGutter(Graphics2D g, TimeAxis axis, double height, Gutter gutter, Look look) {
        SignedBars.paintGutter(g, cost(axis), height, gutter, look);
    }

    private double[] cost(TimeAxis axis) {
        int from = passage.from(axis);
        double[] values = new double[passage.to(axis) - from];
        for (int i = 0; i < values.length; i++) {
            values[i] = cost(from + i);
        }
        return values;
    }

    private double cost(int t) {
        return before.contains(t) ? passage.trace().surprise(t) - before.surprise(t) : Double.NaN;
    }

    @Override
    public NumberTable numbers(TimeAxis axis) {
        int from = passage.from(axis);
        double[] cost = cost(axis);
        return NumberTable.of(cost.length).withSteps(from).with("cost of the edits, nats", i -> cost[i]).build();
    }

    @Override
    public Hit at(double x, double y, TimeAxis axis, double height) {
        int t = axis.stepAt(x);
        if (!passage.trace().contains(t) || Double.isNaN(cost(t))) {
            return null;
        }
        double cost = cost(t);
        String words = Words.of("figure.track.cost.words", (cost < 0 ? "" : "+") + Numbers.signed(cost, 3),
                Symbols.name(passage.text().symbol(t + 1)), Numbers.signed(passage.trace().surprise(t), 3),
                Numbers.signed(before.surprise(t), 3)) + "\n"
                + Words.of("figure.after", Symbols.name(passage.text().symbol(t)), Symbols.step(t));
        return new Hit(t, -1, null, words, new Rectangle2D.Double(axis.x(t), 0, axis.columnWidth(), height));
    }
}
