package rnnscope.figure.track;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import rnnscope.figure.Hit;
import rnnscope.figure.NumberTable;
import rnnscope.figure.Numbers;
import rnnscope.figure.Symbols;
import rnnscope.figure.paint.GlyphRuns;
import rnnscope.figure.paint.Look;
import rnnscope.figure.paint.PixelGrid;
import rnnscope.figure.score.HeatmapRow;
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
public record CostTrack(Passage passage, Trace before) implements Track {
    private static final String TITLE = "figure.track.cost";
    private static final double HEIGHT = 52;
    private static final double BAR = 0.62;

    @Override
    public String title() {
        return Words.of(TITLE);
    }

    @Override
    public String name() {
        return Words.inEnglish(TITLE);
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
        int from = passage.from(axis);
        double[] cost = cost(axis);
        double top = top(cost);
        PixelGrid grid = new PixelGrid(g);
        int bins = axis.isDense() ? HeatmapRow.bins(g, axis, Math.max(1, cost.length)) : cost.length;
        double width = axis.columnWidth() * cost.length / Math.max(1, bins);
        double share = axis.isDense() ? 1 : BAR;
        for (int b = 0; b < bins; b++) {
            int start = (int) ((long) b * cost.length / bins);
            int end = Math.max(start + 1, (int) ((b + 1L) * cost.length / bins));
            double x = axis.x(from) + (b + 0.5) * width;
            double least = 0;
            double most = 0;
            for (int i = start; i < Math.min(end, cost.length); i++) {
                least = cost[i] < least ? cost[i] : least;
                most = cost[i] > most ? cost[i] : most;
            }
            bar(g, grid, x, width * share, Math.min(1, most / top), top, height, look);
            bar(g, grid, x, width * share, Math.max(-1, least / top), top, height, look);
        }
        grid.horizontal(g, look.line(), 0, axis.width(), 0, 1);
        grid.horizontal(g, look.faint(), 0, axis.width(), height / 2, 1);
        grid.horizontal(g, look.line(), 0, axis.width(), height - 1, 1);
    }

    private static void bar(Graphics2D g, PixelGrid grid, double x, double width, double share, double top,
            double height, Look look) {
        if (share != 0) {
            double tip = height / 2 * (1 - share);
            grid.fill(g, look.diverging().colour((float) (share * top), (float) -top, (float) top), x - width / 2,
                    Math.min(tip, height / 2), x + width / 2, Math.max(tip, height / 2));
        }
    }

    @Override
    public void paintGutter(Graphics2D g, TimeAxis axis, double height, Gutter gutter, Look look) {
        double top = top(cost(axis));
        String label = top < 1 ? Numbers.signed(top, 1) : Numbers.onAxis(top);
        GlyphRuns.drawRight(g, "+" + label, look.fonts().ui(11), look, look.faint(), gutter.axis(), 8);
        GlyphRuns.drawRight(g, "\u2212" + label, look.fonts().ui(11), look, look.faint(), gutter.axis(), height);
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

    /** Top of the axis: a round number that holds all that shows, whatever its sign. */
    private static double top(double[] cost) {
        double max = 0;
        for (double value : cost) {
            max = Double.isFinite(value) ? Math.max(max, Math.abs(value)) : max;
        }
        double top = 0.5;
        while (top < max) {
            top = top < 2 || top >= 100 ? 2 * top : top < 6 ? top + 2 : Math.ceil(top / 5 + 0.5) * 5;
        }
        return top;
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
