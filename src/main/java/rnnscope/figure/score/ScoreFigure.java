package rnnscope.figure.score;

import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import rnnscope.figure.Figure;
import rnnscope.figure.Hit;
import rnnscope.figure.NumberTable;
import rnnscope.figure.paint.GlyphRuns;
import rnnscope.figure.paint.Look;
import rnnscope.figure.paint.PixelGrid;

/**
 * Score: a stack of tracks over one axis of time. The beam is a figure of its own ({@link CursorFigure}), so that a
 * step repaints nothing here.
 *
 * @param lanes the tracks, from the top
 * @param axis  what of time shows; its width is replaced by the plot's
 */
public record ScoreFigure(List<TrackLayout> lanes, TimeAxis axis) implements Figure {
    private static final double TITLE = 12.5;
    private static final double DEFINITION = 11;
    private static final double LINE = 15;
    private static final double FIRST_BASELINE = 13;

    public ScoreFigure {
        lanes = List.copyOf(lanes);
    }

    /** Where everything lies at this size. */
    public ScoreLayout layout(double width, double height) {
        return new ScoreLayout(lanes, width, height);
    }

    /** The axis as it is in a score of this width. */
    public TimeAxis axisFor(double width) {
        return axis.withWidth(ScoreLayout.plotWidth(width));
    }

    @Override
    public void paint(Graphics2D g, double width, double height, Look look) {
        ScoreLayout layout = layout(width, height);
        TimeAxis visible = axisFor(width);
        PixelGrid grid = new PixelGrid(g);
        List<ScoreLayout.Place> places = layout.places();
        for (int i = 0; i < places.size(); i++) {
            ScoreLayout.Place place = places.get(i);
            Rectangle2D whole = place.whole();
            if (i > 0 && !ScoreLayout.joined(lanes, i)) {
                grid.horizontal(g, look.line(), 0, width, whole.getY(), 1);
            }
            if (place.lane().folded()) {
                paintFolded(g, place, look);
            } else {
                paintLane(g, place, visible, look);
            }
        }
    }

    private static void paintFolded(Graphics2D g, ScoreLayout.Place place, Look look) {
        double middle = place.whole().getCenterY();
        Path2D closed = new Path2D.Double();
        closed.moveTo(5, middle - 3.5);
        closed.lineTo(9, middle);
        closed.lineTo(5, middle + 3.5);
        closed.closePath();
        g.setColor(look.faint());
        g.fill(closed);
        double end = ScoreLayout.LEFT + GlyphRuns.width(place.lane().track().title(),
                look.fonts().uiSemiBold(TITLE), look.fonts());
        GlyphRuns.draw(g, place.lane().track().title(), look.fonts().uiSemiBold(TITLE), look, look.muted(),
                ScoreLayout.LEFT, middle + 4.5);
        GlyphRuns.draw(g, String.join(" ", place.lane().track().definition()), look.fonts().ui(DEFINITION), look,
                look.muted(), end + 8, middle + 4.5);
    }

    private static void paintLane(Graphics2D g, ScoreLayout.Place place, TimeAxis axis, Look look) {
        Track track = place.lane().track();
        Rectangle2D plot = place.plot();
        double baseline = plot.getY() + FIRST_BASELINE;
        GlyphRuns.draw(g, track.title(), look.fonts().uiSemiBold(TITLE), look, look.ink(), ScoreLayout.LEFT, baseline);
        for (String line : track.definition()) {
            baseline += LINE;
            GlyphRuns.draw(g, line, look.fonts().ui(DEFINITION), look, look.muted(), ScoreLayout.LEFT, baseline);
        }
        AffineTransform transform = g.getTransform();
        Shape clip = g.getClip();
        g.translate(plot.getX(), new PixelGrid(g).y(plot.getY()));
        Track.Gutter gutter = new Track.Gutter(ScoreLayout.LEFT - ScoreLayout.GUTTER, -ScoreLayout.AXIS_GAP,
                baseline - plot.getY() + 5);
        track.paintGutter(g, axis, plot.getHeight(), gutter, look);
        g.clip(new Rectangle2D.Double(0, -ScoreLayout.AXIS_GAP / 4, axis.width(),
                plot.getHeight() + ScoreLayout.AXIS_GAP / 2));
        track.paint(g, axis, plot.getHeight(), look);
        g.setTransform(transform);
        g.setClip(clip);
    }

    @Override
    public Hit at(double x, double y, double width, double height) {
        TimeAxis visible = axisFor(width);
        for (ScoreLayout.Place place : layout(width, height).places()) {
            Rectangle2D plot = place.plot();
            if (!place.lane().folded() && plot.contains(x, y)) {
                Hit hit = place.lane().track().at(x - plot.getX(), y - plot.getY(), visible, plot.getHeight());
                return hit == null ? null : new Hit(hit.step(), hit.unit(), hit.channel(), hit.words(),
                        hit.area() == null ? null : moved(hit.area(), plot.getX(), plot.getY()));
            }
        }
        return null;
    }

    /** Those of its tracks side by side, of the steps that show. */
    @Override
    public NumberTable numbers() {
        return NumberTable.beside(lanes.stream().filter(lane -> !lane.folded()).map(lane -> lane.track().numbers(axis))
                .toList());
    }

    private static Rectangle2D moved(Rectangle2D area, double dx, double dy) {
        return new Rectangle2D.Double(area.getX() + dx, area.getY() + dy, area.getWidth(), area.getHeight());
    }
}
