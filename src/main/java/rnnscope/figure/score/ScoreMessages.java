package rnnscope.figure.score;

import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import rnnscope.figure.Figure;
import rnnscope.figure.paint.Look;
import rnnscope.figure.paint.PixelGrid;

/**
 * Messages of a score's tracks with the beam at a step, over the score and its beam.
 *
 * @param step where the beam is
 */
public record ScoreMessages(ScoreFigure score, int step) implements Figure {
    @Override
    public void paint(Graphics2D g, double width, double height, Look look) {
        TimeAxis axis = score.axisFor(width);
        for (ScoreLayout.Place place : score.layout(width, height).places()) {
            Rectangle2D plot = place.plot();
            if (!place.lane().folded() && place.lane().track().speaks()) {
                AffineTransform transform = g.getTransform();
                Shape clip = g.getClip();
                g.translate(plot.getX(), new PixelGrid(g).y(plot.getY()));
                g.clip(new Rectangle2D.Double(0, 0, plot.getWidth(), plot.getHeight()));
                place.lane().track().paintMessages(g, axis, plot.getHeight(), step, look);
                g.setTransform(transform);
                g.setClip(clip);
            }
        }
    }
}
