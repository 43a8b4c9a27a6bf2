package rnnscope.control;

import java.awt.AlphaComposite;
import java.awt.Color;
import java.awt.Composite;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.nio.IntBuffer;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import rnnscope.figure.Figure;
import rnnscope.figure.paint.Look;

/** Pixel buffer that Java2D paints and JavaFX shows, without a copy between them. */
final class PixelSurface {
    private final BufferedImage canvas;
    private final PixelBuffer<IntBuffer> buffer;
    private final WritableImage image;

    PixelSurface(int width, int height) {
        canvas = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB_PRE);
        int[] pixels = ((DataBufferInt) canvas.getRaster().getDataBuffer()).getData();
        buffer = new PixelBuffer<>(width, height, IntBuffer.wrap(pixels), PixelFormat.getIntArgbPreInstance());
        image = new WritableImage(buffer);
    }

    boolean fits(int width, int height) {
        return canvas.getWidth() == width && canvas.getHeight() == height;
    }

    /**
     * Paints a figure. Not while the image is being shown as new.
     *
     * @param ground colour behind it, null for none
     * @param scale  pixels for each unit of the figure
     */
    void paint(Figure figure, Look look, Color ground, double width, double height, double scale) {
        Graphics2D g = canvas.createGraphics();
        Composite over = g.getComposite();
        g.setComposite(AlphaComposite.Src);
        g.setColor(ground == null ? new Color(0, true) : ground);
        g.fillRect(0, 0, canvas.getWidth(), canvas.getHeight());
        g.setComposite(over);
        Look.prepare(g);
        g.scale(scale, scale);
        figure.paint(g, width, height, look);
        g.dispose();
    }

    /** The image, which now shows what was painted last. On the JavaFX thread. */
    WritableImage show() {
        buffer.updateBuffer(whole -> null);
        return image;
    }
}
