package rnnscope.figure.picture;

import java.awt.Graphics2D;
import rnnscope.figure.Figure;
import rnnscope.figure.Hit;
import rnnscope.figure.paint.Look;

/** Picture of one step of a film, as large as there is room. A hit's unit is the cell, its step that of the film. */
public record FilmFigure(CellsPainter cells, int step) implements Figure {

    private static double size(double width, double height) {
        return Math.max(1, Math.min(width, height) - 2);
    }

    @Override
    public void paint(Graphics2D g, double width, double height, Look look) {
        cells.paint(g, 1, 1, size(width, height), look);
    }

    @Override
    public Hit at(double x, double y, double width, double height) {
        return cells.at(x, y, 1, 1, size(width, height), step);
    }
}
