package rnnscope.figure.glimpse;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import rnnscope.figure.Hit;
import rnnscope.figure.NumberTable;
import rnnscope.figure.paint.Hatch;
import rnnscope.figure.paint.Look;
import rnnscope.figure.score.HeadedTrack;
import rnnscope.figure.score.Heading;
import rnnscope.figure.score.TimeAxis;
import rnnscope.figure.sequence.ReadSequence;

/**
 * Track of pictures, one in the column of each step, each with the window of that step; those of steps that are still to
 * come are hatched.
 *
 * @param pictures one for each step
 * @param windows  one for each step; empty where no windows are shown
 * @param height   preferred
 */
public record GlimpsesTrack(ReadSequence read, Heading heading, List<String> definition, List<GreyPicture> pictures,
        List<GlimpseWindow> windows, double height) implements HeadedTrack {
    private static final double LEAST = 40;
    private static final double LEAST_WITH_WINDOWS = 74;
    private static final double MARGIN = 3;

    public GlimpsesTrack {
        definition = List.copyOf(definition);
        pictures = List.copyOf(pictures);
        windows = List.copyOf(windows);
    }

    @Override
    public double preferredHeight() {
        return height;
    }

    @Override
    public double minHeight() {
        return windows.isEmpty() ? LEAST : LEAST_WITH_WINDOWS;
    }

    @Override
    public double growth() {
        return windows.isEmpty() ? 0 : 1;
    }

    private Rectangle2D place(TimeAxis axis, int step, double height) {
        double side = Math.max(1, Math.min(axis.columnWidth() - 2 * MARGIN, height - 2));
        return new Rectangle2D.Double(axis.centre(read.first() + step) - side / 2, (height - side) / 2, side, side);
    }

    @Override
    public void paint(Graphics2D g, TimeAxis axis, double height, Look look) {
        for (int t = 0; t < pictures.size(); t++) {
            Rectangle2D place = place(axis, t, height);
            if (place.getMaxX() < 0 || place.getX() > axis.width()) {
                continue;
            }
            if (!read.isComputed(0, t)) {
                Hatch.fill(g, place, look);
                continue;
            }
            pictures.get(t).paint(g, place, look);
            if (!windows.isEmpty()) {
                GlimpseWindow.paint(g, List.of(windows.get(t)), place, pictures.get(t).side(), look);
            }
        }
    }

    @Override
    public Hit at(double x, double y, TimeAxis axis, double height) {
        int t = axis.stepAt(x) - read.first();
        if (t < 0 || t >= pictures.size()) {
            return null;
        }
        String words = title() + " " + (t + 1) + (windows.isEmpty() || !read.isComputed(0, t) ? "" : "\n" + windows.get(t).words());
        return new Hit(read.first() + t, -1, null, words, place(axis, t, height));
    }

    @Override
    public NumberTable numbers(TimeAxis axis) {
        NumberTable.Builder table = NumberTable.of(pictures.size()).withSteps(read.first());
        int cells = pictures.get(0).side() * pictures.get(0).side();
        for (int i = 0; i < cells; i++) {
            int cell = i;
            table.with("cell " + i, t -> !read.isComputed(0, t) ? null
                    : pictures.get(t).level(cell / pictures.get(t).side(), cell % pictures.get(t).side()));
        }
        return table.build();
    }
}
