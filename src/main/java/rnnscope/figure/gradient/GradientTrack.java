package rnnscope.figure.gradient;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.function.IntFunction;
import rnnscope.figure.Hit;
import rnnscope.figure.NumberTable;
import rnnscope.figure.message.Message;
import rnnscope.figure.message.Messages;
import rnnscope.figure.paint.GlyphRuns;
import rnnscope.figure.paint.Look;
import rnnscope.figure.paint.PixelGrid;
import rnnscope.figure.score.HeadedTrack;
import rnnscope.figure.score.Heading;
import rnnscope.figure.score.TimeAxis;
import rnnscope.figure.score.Track;
import rnnscope.language.Words;

/**
 * Track of gradient norms: how much of the loss arrives at each step, on a log axis. Below the floor of float32 a
 * step's share is lost in a sum with the last step's.
 *
 * @param definition of what is drawn, in symbols
 * @param floor      of float32, 0 for none
 * @param boundaries steps just before which training cuts the way back; not modified
 * @param concealed  whether the curves are hidden, so that they can be predicted
 * @param said       what is said when the beam is at a step, each at a step and a magnitude
 */
public record GradientTrack(WindowText text, List<String> definition, List<GradientCurve> curves, double floor,
        Decades scale, int[] boundaries, boolean concealed, IntFunction<List<Message>> said) implements HeadedTrack {
    private static final double HEIGHT = 170;
    private static final double LEAST = 92;
    private static final double LABELS = 26;
    private static final double NEAR = 12;
    private static final double DOT = 4;
    private static final String TITLE = "figure.gradient.title";

    public GradientTrack {
        definition = List.copyOf(definition);
        curves = List.copyOf(curves);
    }

    @Override
    public Heading heading() {
        return Heading.of(TITLE);
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
    public double growth() {
        return 1;
    }

    @Override
    public void paint(Graphics2D g, TimeAxis axis, double height, Look look) {
        PixelGrid grid = new PixelGrid(g);
        double lost = floor > 0 ? scale.y(floor, height) : height;
        if (lost < height) {
            grid.fill(g, look.hover(), 0, lost, axis.width(), height);
        }
        for (int power : scale.labelled(height, LABELS)) {
            double y = Math.min(height - 1, scale.y(Math.pow(10, power), height));
            grid.horizontal(g, look.line(), 0, axis.width(), y, 1);
        }
        paintCuts(g, axis, height, look, boundaries);
        if (concealed) {
            PredictionCover.paint(g, look, axis.width(), height, Words.of("figure.gradient.held-curve"));
            return;
        }
        for (int i = curves.size() - 1; i >= 0; i--) {
            curves.get(i).paint(g, axis, scale, height, look);
        }
        labels(axis, height, look).paint(g, look);
    }

    /** Everything in words that stays where it is. */
    private CurveLabels labels(TimeAxis axis, double height, Look look) {
        CurveLabels labels = new CurveLabels(curves, axis, scale, height);
        Font font = look.fonts().ui(11);
        if (boundaries.length > 0) {
            double x = axis.x(boundaries[boundaries.length - 1]);
            String cuts = Words.of("figure.gradient.cuts");
            double width = GlyphRuns.width(cuts, font, look.fonts());
            labels.add(cuts, font, look.muted(),
                    new Rectangle2D.Double(x + 6 + width > axis.width() ? x - 6 - width : x + 6, 0, width, 14));
        }
        if (floor > 0 && height - scale.y(floor, height) > 15) {
            String lost = Words.of("figure.gradient.lost");
            double width = GlyphRuns.width(lost, font, look.fonts());
            double x = freeOfCurves(axis, height, 10, axis.width() - 8, width);
            if (!Double.isNaN(x)) {
                labels.add(lost, font, look.muted(), new Rectangle2D.Double(x, height - 17, width, 14));
            }
        }
        new EdgeValues(curves, axis, scale, height).layOut(look, labels);
        labels.layOut(look);
        return labels;
    }

    /** Where no curve crosses words at the bottom, as near the middle as may be; NaN where there is no such place. */
    private double freeOfCurves(TimeAxis axis, double height, double from, double to, double width) {
        double best = Double.NaN;
        double least = 1;
        for (double x = from; x + width < to; x += 16) {
            double cost = Math.abs(x + width / 2 - (from + to) / 2) / axis.width();
            for (GradientCurve curve : curves) {
                for (int t = Math.max(0, axis.stepAt(x - 4)); t <= axis.stepAt(x + width + 4); t++) {
                    double y = curve.hasValue(t) ? scale.y(curve.norms()[t], height) : 0;
                    cost += y > height - 22 && y < height - 2 ? 1 : 0;
                }
            }
            if (cost < least) {
                least = cost;
                best = x;
            }
        }
        return best;
    }

    /** Dashed lines where training cuts the way back. */
    static void paintCuts(Graphics2D g, TimeAxis axis, double height, Look look, int[] boundaries) {
        g.setStroke(new BasicStroke(1, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 1, new float[] {4, 3}, 0));
        for (int boundary : boundaries) {
            double x = axis.x(boundary);
            g.setColor(look.muted());
            g.draw(new Line2D.Double(x, 0, x, height));
        }
    }

    @Override
    public void paintGutter(Graphics2D g, TimeAxis axis, double height, Gutter gutter, Look look) {
        paintPowers(g, scale, height, gutter.axis(), look, LABELS);
    }

    static void paintPowers(Graphics2D g, Decades scale, double height, double right, Look look, double gap) {
        for (int power : scale.labelled(height, gap)) {
            double y = scale.y(Math.pow(10, power), height);
            GlyphRuns.drawRight(g, MagnitudeFormat.power(power), look.fonts().ui(11), look, look.muted(), right,
                    Math.max(6, y + 4));
        }
    }

    @Override
    public void paintBeam(Graphics2D g, TimeAxis axis, double height, int step, Look look) {
        if (concealed) {
            return;
        }
        for (int i = curves.size() - 1; i >= 0; i--) {
            GradientCurve curve = curves.get(i);
            if (curve.hasValue(step) && curve.dash() == GradientCurve.Dash.SOLID && scale.holds(curve.norms()[step])) {
                dot(g, axis.centre(step), scale.y(curve.norms()[step], height), curve.colour(look), look);
            }
        }
    }

    @Override
    public boolean speaks() {
        return !concealed;
    }

    @Override
    public void paintMessages(Graphics2D g, TimeAxis axis, double height, int step, Look look) {
        List<Message> messages = concealed ? List.of() : said.apply(step);
        if (messages.isEmpty()) {
            return;
        }
        Messages room = new Messages(axis.width(), height);
        curves.forEach(curve -> room.avoidLine(curve.path(axis, scale, height)));
        labels(axis, height, look).taken().forEach(room::avoid);
        for (double x : new double[] {axis.x(step), axis.x(step + 1)}) {
            room.avoidLine(new Line2D.Double(x, 0, x, height));
        }
        for (int boundary : boundaries) {
            room.avoidLine(new Line2D.Double(axis.x(boundary), 0, axis.x(boundary), height));
        }
        room.paint(g, look, messages.stream().map(message -> message.at(axis.centre((int) message.x()),
                Math.max(0, Math.min(height, scale.y(message.y(), height))))).toList());
    }

    static void dot(Graphics2D g, double x, double y, Color colour, Look look) {
        Ellipse2D circle = new Ellipse2D.Double(x - DOT, y - DOT, 2 * DOT, 2 * DOT);
        g.setColor(look.card());
        g.fill(circle);
        g.setColor(colour);
        g.setStroke(new BasicStroke(2));
        g.draw(circle);
    }

    @Override
    public Hit at(double x, double y, TimeAxis axis, double height) {
        int t = axis.stepAt(x);
        if (t < 0 || t >= text.steps()) {
            return null;
        }
        StringBuilder words = new StringBuilder();
        for (GradientCurve curve : curves) {
            boolean near = curve.hasValue(t) && Math.abs(height * (1 - scale.share(curve.norms()[t])) - y) < NEAR;
            if (!concealed && curve.hasValue(t) && (near || curve.dash() == GradientCurve.Dash.SOLID)) {
                words.append(curve.lane()).append(", ").append(curve.symbol()).append(" = ")
                        .append(MagnitudeFormat.norm(curve.norms()[t], 4)).append('\n');
            }
        }
        return new Hit(t, -1, null, words + text.place(t),
                new Rectangle2D.Double(axis.x(t), 0, axis.columnWidth(), height));
    }

    @Override
    public NumberTable numbers(TimeAxis axis) {
        NumberTable.Builder table = NumberTable.of(concealed ? 0 : text.steps()).withSteps(text.first());
        for (GradientCurve curve : curves) {
            table.with((curve.label().isEmpty() ? curve.lane() : curve.lane() + ", " + curve.label()) + ", " + curve.symbol(),
                    i -> i < curve.norms().length ? curve.norms()[i] : null);
        }
        return table.build();
    }
}
