package rnnscope.figure.track;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import rnnscope.figure.Hit;
import rnnscope.figure.NumberTable;
import rnnscope.figure.Numbers;
import rnnscope.figure.Symbols;
import rnnscope.figure.message.Message;
import rnnscope.figure.message.Messages;
import rnnscope.figure.paint.GlyphRuns;
import rnnscope.figure.paint.Look;
import rnnscope.figure.paint.PixelGrid;
import rnnscope.figure.score.HeadedTrack;
import rnnscope.figure.score.Heading;
import rnnscope.figure.score.HeatmapRow;
import rnnscope.figure.score.TimeAxis;
import rnnscope.figure.score.Track;
import rnnscope.language.Words;
import rnnscope.tape.Trace;

/**
 * Track of surprise, how little expected what came next was, −ln p in nats. The value of step t is that of the
 * prediction made at step t, of the symbol in the next column: it stands under the guesses that it judges, and agrees
 * with what Now says in the beam.
 */
public record SurpriseTrack(Passage passage) implements HeadedTrack {
    private static final String TITLE = "figure.track.surprise";
    private static final double HEIGHT = 45;
    private static final double BAR = 0.62;
    /** Nats from which on something is surprising. */
    private static final double SURPRISING = 2;

    @Override
    public Heading heading() {
        return Heading.of(TITLE);
    }

    @Override
    public List<String> definition() {
        return Words.lines("figure.track.surprise.about");
    }

    @Override
    public double preferredHeight() {
        return HEIGHT;
    }

    @Override
    public int givesWay() {
        return 1;
    }

    @Override
    public void paint(Graphics2D g, TimeAxis axis, double height, Look look) {
        int from = passage.from(axis);
        double[] surprise = surprise(axis);
        double top = top(surprise);
        PixelGrid grid = new PixelGrid(g);
        double base = grid.y(height - 1);
        grid.horizontal(g, look.line(), 0, axis.width(), 0, 1);
        if (axis.isDense()) {
            paintDense(g, axis, from, surprise, top, base, look);
        } else {
            for (int i = 0; i < surprise.length; i++) {
                paintBar(g, grid, axis, from + i, Math.min(1, surprise[i] / top), base, look.faint(), look);
            }
        }
        grid.horizontal(g, look.line(), 0, axis.width(), height - 1, 1);
    }

    private void paintBar(Graphics2D g, PixelGrid grid, TimeAxis axis, int t, double share, double base, Color colour,
                          Look look) {
        double half = axis.columnWidth() * BAR / 2;
        if (!Double.isNaN(share)) {
            grid.fill(g, colour, axis.centre(t) - half, base * (1 - share), axis.centre(t) + half, base);
        } else if (t + 1 < passage.text().length()) {
            grid.fill(g, look.amber(), axis.centre(t) - half, base - 2, axis.centre(t) + half, base);
        }
    }

    /** The greatest of each pixel's steps, and over it their mean. */
    private static void paintDense(Graphics2D g, TimeAxis axis, int from, double[] surprise, double top, double base,
                                   Look look) {
        int bins = surprise.length == 0 ? 0 : HeatmapRow.bins(g, axis, surprise.length);
        double width = axis.columnWidth() * surprise.length / Math.max(1, bins);
        PixelGrid grid = new PixelGrid(g);
        for (int b = 0; b < bins; b++) {
            int start = (int) ((long) b * surprise.length / bins);
            int end = Math.max(start + 1, (int) ((b + 1L) * surprise.length / bins));
            double max = 0;
            double sum = 0;
            for (int i = start; i < end; i++) {
                double value = Double.isNaN(surprise[i]) ? 0 : surprise[i];
                max = Math.max(max, value);
                sum += value;
            }
            double x = axis.x(from) + b * width;
            grid.fill(g, look.line(), x, base * (1 - max / top), x + width, base);
            grid.fill(g, look.faint(), x, base * (1 - sum / (end - start) / top), x + width, base);
        }
    }

    @Override
    public void paintGutter(Graphics2D g, TimeAxis axis, double height, Gutter gutter, Look look) {
        double top = top(surprise(axis));
        GlyphRuns.drawRight(g, Numbers.onAxis(top), look.fonts().ui(11), look, look.faint(), gutter.axis(), 8);
        GlyphRuns.drawRight(g, "0", look.fonts().ui(11), look, look.faint(), gutter.axis(), height);
    }

    @Override
    public void paintBeam(Graphics2D g, TimeAxis axis, double height, int step, Look look) {
        if (passage.trace().contains(step) && !axis.isDense()) {
            PixelGrid grid = new PixelGrid(g);
            paintBar(g, grid, axis, step, passage.trace().surprise(step) / top(surprise(axis)), grid.y(height - 1),
                    look.beam(), look);
        }
    }

    @Override
    public boolean speaks() {
        return true;
    }

    @Override
    public void paintMessages(Graphics2D g, TimeAxis axis, double height, int step, Look look) {
        String sentence = expected(step);
        if (sentence.isEmpty() || axis.isDense()) {
            return;
        }
        double[] surprise = surprise(axis);
        double top = top(surprise);
        double base = height - 1;
        Messages room = new Messages(axis.width(), height);
        for (int i = 0; i < surprise.length; i++) {
            double share = Math.min(1, surprise[i] / top);
            if (!Double.isNaN(share)) {
                room.avoid(new Rectangle2D.Double(axis.x(passage.from(axis) + i), base * (1 - share), axis.columnWidth(),
                        base * share));
            }
        }
        for (double x : new double[] {axis.x(step), axis.x(step + 1)}) {
            room.avoidLine(new Line2D.Double(x, 0, x, height));
        }
        room.paint(g, look, new Message(sentence, axis.centre(step), base * (1 - Math.min(1,
                passage.trace().surprise(step) / top))));
    }

    /** "expected “e” with 93%, came “o” with 0.4%", where what came was unlikely; else empty. */
    String expected(int step) {
        Trace trace = passage.trace();
        if (!trace.contains(step) || !(trace.surprise(step) >= SURPRISING) || step + 1 >= passage.text().length()) {
            return "";
        }
        int best = trace.best(step, 1)[0];
        if (best == trace.next(step)) {
            return "";
        }
        double came = Math.exp(-trace.surprise(step));
        return Words.of("figure.track.surprise.expected", Symbols.name(passage.vocabulary().symbol(best)),
                Numbers.percent(trace.probability(step, best), 0), Symbols.name(passage.text().symbol(step + 1)),
                came < 0.001 ? "< 0.1%" : Numbers.percent(came, 1));
    }

    private double[] surprise(TimeAxis axis) {
        int from = passage.from(axis);
        double[] values = new double[passage.to(axis) - from];
        for (int i = 0; i < values.length; i++) {
            values[i] = passage.trace().surprise(from + i);
        }
        return values;
    }

    /** Top of the axis: a round number that holds all that shows. */
    private static double top(double[] surprise) {
        double max = 0;
        for (double value : surprise) {
            max = Double.isFinite(value) ? Math.max(max, value) : max;
        }
        double top = 2;
        while (top < max) {
            top = top < 6 ? top + 2 : top < 100 ? Math.ceil(top / 5 + 0.5) * 5 : 2 * top;
        }
        return top;
    }

    @Override
    public NumberTable numbers(TimeAxis axis) {
        int from = passage.from(axis);
        return NumberTable.of(passage.to(axis) - from).withSteps(from)
                .with("surprise at the next, nats", i -> passage.trace().surprise(from + i)).build();
    }

    @Override
    public Hit at(double x, double y, TimeAxis axis, double height) {
        Trace trace = passage.trace();
        int t = axis.stepAt(x);
        if (!trace.contains(t)) {
            return null;
        }
        double surprise = trace.surprise(t);
        String words;
        if (Double.isNaN(surprise) && trace.next(t) >= 0) {
            words = Words.of("figure.track.surprise.too-large") + "\n" + Symbols.step(t);
        } else if (!Double.isNaN(surprise)) {
            words = Words.of("figure.track.surprise.is", Numbers.signed(surprise, 3), Numbers.percent(Math.exp(-surprise), 2))
                    + "\n" + Words.of("figure.track.surprise.came", Symbols.name(passage.text().symbol(t + 1)),
                            Symbols.name(passage.text().symbol(t)), Symbols.step(t));
        } else if (t + 1 < passage.text().length()) {
            words = Words.of("figure.track.surprise.none") + "\n" + Symbols.step(t);
        } else {
            words = Words.of("figure.track.surprise.end") + "\n" + Symbols.step(t);
        }
        return new Hit(t, -1, null, words, new Rectangle2D.Double(axis.x(t), 0, axis.columnWidth(), height));
    }
}
