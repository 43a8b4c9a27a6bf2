package rnnscope.figure;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import rnnscope.figure.paint.Look;
import rnnscope.figure.score.TimeAxis;
import rnnscope.figure.score.Track;

/** A figure, or a track alone, painted into an image on the card's ground, one device pixel a length of 1. */
public final class Painted {
    public final BufferedImage image;

    private Painted(int width, int height, Look look) {
        image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = graphics();
        g.setColor(look.card());
        g.fillRect(0, 0, width, height);
    }

    public static Painted figure(Figure figure, int width, int height, Look look) {
        Painted painted = new Painted(width, height, look);
        figure.paint(painted.graphics(), width, height, look);
        return painted;
    }

    public static Painted track(Track track, TimeAxis axis, int height, Look look) {
        Painted painted = new Painted((int) axis.width(), height, look);
        track.paint(painted.graphics(), axis, height, look);
        return painted;
    }

    private Graphics2D graphics() {
        Graphics2D g = image.createGraphics();
        Look.prepare(g);
        return g;
    }

    public Color at(double x, double y) {
        return new Color(image.getRGB((int) x, (int) y));
    }

    /** How many pixels of the rectangle have this colour. */
    public int count(Color colour, int x0, int y0, int x1, int y1) {
        int count = 0;
        for (int y = y0; y < y1; y++) {
            for (int x = x0; x < x1; x++) {
                count += at(x, y).equals(colour) ? 1 : 0;
            }
        }
        return count;
    }
}
