package rnnscope.figure.gradient;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import rnnscope.figure.Hit;
import rnnscope.figure.NumberTable;
import rnnscope.figure.paint.GlyphRuns;
import rnnscope.figure.paint.Look;
import rnnscope.figure.paint.PixelGrid;
import rnnscope.figure.paint.Raster;
import rnnscope.figure.score.TimeAxis;
import rnnscope.figure.score.Track;
import rnnscope.language.Words;

/**
 * Matrix of gradients, what each step's loss sends back to each earlier step. Column t is the column of step t in
 * every track; row s, from the top, is the loss of step s. The more ink, the more arrives. Above the diagonal is the
 * future, which cannot be blamed.
 *
 * @param norms {@code [s][t]}, NaN where there is no such number; null while it is being worked out. Not modified
 * @param index of the lanes, the first of which has the title
 * @param shares whether each row's numbers are shares of what its loss leaves at its own step
 */
public record ItemisedTrack(WindowText text, String lane, float[][] norms, Decades scale, int[] boundaries, int index,
        boolean concealed, boolean shares) implements Track {
    private static final String TITLE = "figure.gradient.itemised";
    private static final double HEIGHT = 130;
    private static final double LEAST = 52;
    private static final double BAR = 9;
    private static final double LONGEST_BAR = 84;
    private static final double SHORTEST_BAR = 34;

    @Override
    public String title() {
        return index == 0 ? Words.of(TITLE) : "";
    }

    @Override
    public String name() {
        return index == 0 ? Words.inEnglish(TITLE) : "";
    }

    @Override
    public List<String> definition() {
        return index > 0 ? List.of() : shares ? Words.lines("figure.gradient.itemised.shares")
                : Words.lines("figure.gradient.itemised.norms");
    }

    @Override
    public boolean continuesAbove() {
        return index > 0;
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
        return 1.4;
    }

    @Override
    public void paint(Graphics2D g, TimeAxis axis, double height, Look look) {
        PixelGrid grid = new PixelGrid(g);
        double right = Math.min(axis.width(), axis.x(text.steps()));
        if (concealed) {
            PredictionCover.paint(g, look, right, height, Words.of("figure.gradient.held"));
        } else if (norms != null) {
            Raster.draw(g, image(look), axis.x(0), 0, text.steps() * axis.columnWidth(), height);
        }
        GradientTrack.paintCuts(g, axis, height, look, boundaries);
        grid.frame(g, look.line(), Math.max(0, axis.x(0)), 0, right, height, 1);
        Font font = look.fonts().uiSemiBold(12);
        GlyphRuns.drawRight(g, lane, font, look, GradientCurve.laneColour(look, lane), right - 12, 19);
        String about = norms == null ? Words.of("figure.working") : Words.of("figure.gradient.itemised.axes");
        if (!concealed && axis.width() > 420 && (index == 0 || norms == null)) {
            GlyphRuns.drawRight(g, about, look.fonts().ui(11), look, look.muted(), right - 12, 35);
        }
    }

    private BufferedImage image(Look look) {
        int n = norms.length;
        BufferedImage image = new BufferedImage(n, n, BufferedImage.TYPE_INT_ARGB);
        int none = look.hover().getRGB();
        for (int s = 0; s < n; s++) {
            for (int t = 0; t <= s; t++) {
                double share = scale.share(norms[s][t]);
                image.setRGB(t, s, Double.isNaN(share) ? none : look.amount().argb((float) share, 0, 1));
            }
        }
        return image;
    }

    /** How much lower the gutter of the first lane begins, below its words. */
    private double definitionBelow() {
        return index == 0 ? 0 : 45;
    }

    @Override
    public void paintGutter(Graphics2D g, TimeAxis axis, double height, Gutter gutter, Look look) {
        double room = height - gutter.top() - 8;
        double bar = Math.min(LONGEST_BAR, room);
        boolean above = height - (gutter.top() + definitionBelow()) - 8 >= SHORTEST_BAR;
        if (index > 1 || bar < SHORTEST_BAR || index == 1 && above) {
            return;
        }
        BufferedImage image = new BufferedImage(1, 128, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 128; i++) {
            image.setRGB(0, i, look.amount().argb(1 - i / 127f, 0, 1));
        }
        double y = gutter.top() + 6;
        Raster.draw(g, image, gutter.left(), y, BAR, bar);
        new PixelGrid(g).frame(g, look.line(), gutter.left(), y, gutter.left() + BAR, y + bar, 1);
        Font font = look.fonts().ui(11);
        double labels = gutter.left() + BAR + 6;
        GlyphRuns.draw(g, MagnitudeFormat.power(scale.top()), font, look, look.muted(), labels, y + 9);
        GlyphRuns.draw(g, (isBelow() ? "≤ " : "") + MagnitudeFormat.power(scale.bottom()), font, look, look.muted(),
                labels, y + bar);
    }

    /** Whether anything lies below the axis: it is as pale as its bottom, and the bar says so. */
    private boolean isBelow() {
        double bottom = Math.pow(10, scale.bottom());
        for (float[] row : norms == null ? new float[0][] : norms) {
            for (float norm : row) {
                if (norm < bottom) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The loss of the beam's own step: where its row begins. */
    @Override
    public void paintBeam(Graphics2D g, TimeAxis axis, double height, int step, Look look) {
        double row = height / text.steps();
        if (!concealed && step >= 0 && step < text.steps() && row < 12) {
            GradientTrack.dot(g, axis.centre(step), (step + 0.5) * row, look.beam(), look);
        }
    }

    @Override
    public Hit at(double x, double y, TimeAxis axis, double height) {
        int t = axis.stepAt(x);
        int s = (int) Math.floor(y / height * text.steps());
        if (t < 0 || t >= text.steps() || s < 0 || s >= text.steps()) {
            return null;
        }
        String words = concealed || norms == null ? text.place(t)
                : s < t ? Words.of("figure.gradient.before", lane, text.name(s), text.name(t)) + "\n" + text.place(t)
                : Float.isNaN(norms[s][t]) ? Words.of("figure.gradient.none", lane, text.name(s)) + "\n" + text.place(t)
                : lane + (shares ? ", ‖∂Lₛ/∂hₜ‖ / ‖∂Lₛ/∂hₛ‖ = " : ", ‖∂Lₛ/∂hₜ‖ = ") + MagnitudeFormat.norm(norms[s][t], 4)
                        + "\n" + Words.count("figure.gradient.later", s - t, text.name(s)) + "\n" + text.place(t);
        double row = height / text.steps();
        return new Hit(t, -1, null, words, new Rectangle2D.Double(axis.x(t), s * row, axis.columnWidth(), row));
    }

    @Override
    public NumberTable numbers(TimeAxis axis) {
        NumberTable.Builder table = NumberTable.of(concealed ? 0 : text.steps()).withSteps(text.first());
        for (int s = 0; s < norms.length; s++) {
            float[] row = norms[s];
            table.with(lane + ", of the loss of step " + (text.first() + s + 1), i -> i < row.length ? row[i] : null);
        }
        return table.build();
    }
}
