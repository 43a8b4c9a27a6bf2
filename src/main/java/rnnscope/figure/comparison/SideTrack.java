package rnnscope.figure.comparison;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import rnnscope.figure.Hit;
import rnnscope.figure.NumberTable;
import rnnscope.figure.paint.Look;
import rnnscope.figure.score.TimeAxis;
import rnnscope.figure.score.Track;

/**
 * Track of one of two models: "All units, B".
 *
 * @param isFirst  whether it is of A, the model in front
 * @param givesWay how early it gives way
 */
public record SideTrack(Track track, boolean isFirst, int givesWay) implements Track {
    private static final double RIBBON = 64;

    private String mark() {
        return isFirst ? ", A" : ", B";
    }

    @Override
    public String title() {
        return track.title() + mark();
    }

    @Override
    public String name() {
        return track.name() + mark();
    }

    @Override
    public List<String> definition() {
        return track.definition();
    }

    @Override
    public double preferredHeight() {
        return track.preferredHeight();
    }

    /** Two ribbons share the room of one. */
    @Override
    public double minHeight() {
        return track.growth() > 0 ? Math.min(track.minHeight(), RIBBON) : track.minHeight();
    }

    @Override
    public double growth() {
        return track.growth();
    }

    @Override
    public boolean continuesAbove() {
        return track.continuesAbove() && isFirst;
    }

    @Override
    public void paint(Graphics2D g, TimeAxis axis, double height, Look look) {
        track.paint(g, axis, height, look);
    }

    @Override
    public void paintGutter(Graphics2D g, TimeAxis axis, double height, Gutter gutter, Look look) {
        track.paintGutter(g, axis, height, gutter, look);
    }

    @Override
    public void paintBeam(Graphics2D g, TimeAxis axis, double height, int step, Look look) {
        track.paintBeam(g, axis, height, step, look);
    }

    @Override
    public boolean speaks() {
        return track.speaks();
    }

    @Override
    public void paintMessages(Graphics2D g, TimeAxis axis, double height, int step, Look look) {
        track.paintMessages(g, axis, height, step, look);
    }

    @Override
    public Hit at(double x, double y, TimeAxis axis, double height) {
        return track.at(x, y, axis, height);
    }

    @Override
    public NumberTable numbers(TimeAxis axis) {
        NumberTable own = track.numbers(axis);
        return own == null ? null : new NumberTable(own.columns().stream().map(column -> column.name().equals(NumberTable.STEP)
                ? column : new NumberTable.Column(column.name() + mark(), column.values())).toList());
    }

    @Override
    public double beamReach(TimeAxis axis) {
        return track.beamReach(axis);
    }

    @Override
    public double[] symbolRow(double height) {
        return track.symbolRow(height);
    }

    @Override
    public Rectangle2D symbolFrame(TimeAxis axis, double height, int step) {
        return track.symbolFrame(axis, height, step);
    }
}
