package rnnscope.figure.gradient;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.stream.Stream;
import rnnscope.figure.Hit;
import rnnscope.figure.NumberTable;
import rnnscope.figure.paint.GlyphRuns;
import rnnscope.figure.paint.Look;
import rnnscope.figure.paint.PixelGrid;
import rnnscope.figure.score.HeadedTrack;
import rnnscope.figure.score.Heading;
import rnnscope.figure.score.TimeAxis;
import rnnscope.language.Words;

/**
 * Row and column of the itemised gradients that cross at the cursor, in their own columns of time: left of the beam
 * what the loss there sends back to each earlier step, right of it what comes back there from each later loss.
 *
 * @param step of the window that is in the beam
 * @param sent what its loss sends to each step before and to itself, by lane
 * @param come what comes to it from itself and each step after, by lane; NaN before it
 */
public record ToAndFromTrack(WindowText text, int step, List<GradientCurve> sent, List<GradientCurve> come,
        Decades scale, boolean concealed) implements HeadedTrack {
    private static final String TITLE = "figure.gradient.beam";
    private static final double HEIGHT = 62;
    private static final double LEAST = 40;

    public ToAndFromTrack {
        sent = List.copyOf(sent);
        come = List.copyOf(come);
    }

    @Override
    public Heading heading() {
        return Heading.of(TITLE);
    }

    @Override
    public List<String> definition() {
        return Words.lines("figure.gradient.beam.about");
    }

    @Override
    public double preferredHeight() {
        return HEIGHT;
    }

    @Override
    public double minHeight() {
        return LEAST;
    }

    @Override
    public void paint(Graphics2D g, TimeAxis axis, double height, Look look) {
        PixelGrid grid = new PixelGrid(g);
        grid.horizontal(g, look.line(), 0, axis.width(), 0, 1);
        grid.horizontal(g, look.line(), 0, axis.width(), height - 1, 1);
        if (concealed) {
            PredictionCover.paint(g, look, axis.width(), height, Words.of("figure.gradient.held"));
            return;
        }
        sent.forEach(curve -> curve.paint(g, axis, scale, height, look));
        come.forEach(curve -> curve.paint(g, axis, scale, height, look));
        List<GradientCurve> both = Stream.concat(sent.stream(), come.stream()).toList();
        CurveLabels labels = new CurveLabels(both, axis, scale, height);
        new EdgeValues(both, axis, scale, height).layOut(look, labels);
        labels.paint(g, look);
        if (sent.isEmpty() && come.isEmpty()) {
            GlyphRuns.draw(g, Words.of("figure.working"), look.fonts().ui(11), look, look.muted(), 8, height / 2 + 4);
        }
    }

    @Override
    public void paintGutter(Graphics2D g, TimeAxis axis, double height, Gutter gutter, Look look) {
        // The axis of the gradient above; there is no room beside the words for its ends.
    }

    @Override
    public Hit at(double x, double y, TimeAxis axis, double height) {
        int t = axis.stepAt(x);
        if (t < 0 || t >= text.steps()) {
            return null;
        }
        StringBuilder words = new StringBuilder();
        for (GradientCurve curve : concealed ? List.<GradientCurve>of() : t <= step ? sent : come) {
            if (curve.hasValue(t)) {
                words.append(Words.of(t <= step ? "figure.gradient.beam.to-here" : "figure.gradient.beam.from-here", curve.lane(),
                        MagnitudeFormat.norm(curve.norms()[t], 4))).append('\n');
            }
        }
        return new Hit(t, -1, null, words + text.place(t),
                new Rectangle2D.Double(axis.x(t), 0, axis.columnWidth(), height));
    }

    @Override
    public NumberTable numbers(TimeAxis axis) {
        NumberTable.Builder table = NumberTable.of(concealed ? 0 : text.steps()).withSteps(text.first());
        for (GradientCurve curve : sent) {
            table.with(curve.lane() + ", sent by the loss of step " + (text.first() + step + 1),
                    i -> i < curve.norms().length ? curve.norms()[i] : null);
        }
        for (GradientCurve curve : come) {
            table.with(curve.lane() + ", come to step " + (text.first() + step + 1),
                    i -> i < curve.norms().length ? curve.norms()[i] : null);
        }
        return table.build();
    }
}
