package rnnscope.figure.score;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import rnnscope.figure.paint.ColourMap;
import rnnscope.figure.paint.PixelGrid;
import rnnscope.figure.paint.Raster;
import rnnscope.tape.Channel;

/**
 * Row of a heat map, a cell for each step: where columns are narrower than a pixel, each pixel shows the mean of its
 * steps.
 */
public final class HeatmapRow {
    private HeatmapRow() {}

    /** One row from {@code y} to {@code y + height}; {@code values[i]} is at step {@code from + i}. */
    public static void paintRow(Graphics2D g, TimeAxis axis, int from, float[] values, ColourMap map, Channel channel, double y,
                         double height) {
        paintRow(g, axis, from, values, map, channel.min(), channel.max(), y, height);
    }

    public static void paintRow(Graphics2D g, TimeAxis axis, int from, float[] values, ColourMap map, float min, float max,
                         double y, double height) {
        if (values.length == 0) {
            return;
        }
        int bins = bins(g, axis, values.length);
        float[] means = new float[bins];
        mean(values, means);
        BufferedImage image = new BufferedImage(bins, 1, BufferedImage.TYPE_INT_RGB);
        int[] pixels = pixels(image);
        for (int i = 0; i < bins; i++) {
            pixels[i] = map.argb(means[i], min, max);
        }
        Raster.draw(g, image, axis.x(from), y, values.length * axis.columnWidth(), height);
    }

    /** Samples to draw {@code steps} columns with: one a column, at most one a device pixel. */
    public static int bins(Graphics2D g, TimeAxis axis, int steps) {
        double pixels = steps * axis.columnWidth() / new PixelGrid(g).pixel();
        return (int) Math.max(1, Math.min(steps, Math.ceil(pixels)));
    }

    /** Means of {@code out.length} equal parts of {@code values}. */
    public static void mean(float[] values, float[] out) {
        int n = values.length;
        for (int i = 0; i < out.length; i++) {
            int start = (int) ((long) i * n / out.length);
            int end = Math.max(start + 1, (int) ((i + 1L) * n / out.length));
            float sum = 0;
            for (int k = start; k < end; k++) {
                sum += values[k];
            }
            out[i] = sum / (end - start);
        }
    }

    /** The samples of an RGB image, to write to. */
    public static int[] pixels(BufferedImage image) {
        return ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    }
}
