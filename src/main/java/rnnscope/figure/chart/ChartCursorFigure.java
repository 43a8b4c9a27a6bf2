package rnnscope.figure.chart;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import rnnscope.figure.Figure;
import rnnscope.figure.paint.Look;
import rnnscope.figure.paint.PixelGrid;

/** Cursor of a chart: the iteration that is looked at. Painted over the chart, so that moving it repaints no curve. */
public record ChartCursorFigure(ChartFrame frame, long iteration) implements Figure {
    @Override
    public void paint(Graphics2D g, double width, double height, Look look) {
        Rectangle2D plot = frame.plot(width, height);
        double x = frame.x(iteration, plot);
        PixelGrid grid = new PixelGrid(g);
        grid.fill(g, look.beamColumn(), x - 5, plot.getMinY(), x + 5, plot.getMaxY());
        grid.vertical(g, look.beam(), x, plot.getMinY(), plot.getMaxY(), 1.5);
    }
}
