package rnnscope.figure.score;

import java.awt.Color;
import java.awt.Graphics2D;
import rnnscope.figure.Figure;
import rnnscope.figure.paint.Look;
import rnnscope.figure.paint.PixelGrid;

/**
 * Frame around the part of the whole text that the score shows, framed over a {@link WholeTextFigure}, with the cursor
 * in it.
 *
 * @param from   first step that the score shows
 * @param to     the step after the last
 * @param cursor the beam's step
 * @param length symbols in the text
 */
public record WindowFrame(double from, double to, int cursor, int length) implements Figure {
    private static final double LEAST_WIDTH = 7;

    @Override
    public void paint(Graphics2D g, double width, double height, Look look) {
        if (length == 0) {
            return;
        }
        double x0 = Math.max(0, from / length * width);
        double x1 = Math.min(width, to / length * width);
        if (x1 - x0 < LEAST_WIDTH) {
            double middle = Math.max(LEAST_WIDTH / 2, Math.min(width - LEAST_WIDTH / 2, (x0 + x1) / 2));
            x0 = middle - LEAST_WIDTH / 2;
            x1 = middle + LEAST_WIDTH / 2;
        }
        PixelGrid grid = new PixelGrid(g);
        double pixel = grid.pixel();
        Color beam = look.beam();
        double at = grid.x(Math.min(width - 2 * pixel, (cursor + 0.5) / length * width));
        grid.vertical(g, look.card(), at - 2 * pixel, 0, height, 5 * pixel);
        grid.vertical(g, beam, at - pixel, 0, height, 3 * pixel);
        grid.frame(g, look.card(), x0 - 3 * pixel, -3 * pixel, x1 + 3 * pixel, height + 3 * pixel, pixel);
        grid.frame(g, beam, x0 - 2 * pixel, -2 * pixel, x1 + 2 * pixel, height + 2 * pixel, 2 * pixel);
        grid.frame(g, look.card(), x0, 0, x1, height, pixel);
    }
}
