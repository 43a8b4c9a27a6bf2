package rnnscope.export;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import javax.imageio.ImageIO;
import rnnscope.language.Words;

/** Pictures as pixels: images in memory, and PNG files. */
public final class PngPicture {
    /** Most pixels of an image: a side of 20,000. */
    private static final long MOST = 400_000_000;

    private PngPicture() {}

    /** The picture in pixels, with the colours that the options ask for. */
    public static BufferedImage image(Picture picture, PictureOptions options) {
        long width = (long) Math.ceil(picture.width() * options.scale());
        long height = (long) Math.ceil(picture.height() * options.scale());
        if (width * height > MOST) {
            throw new IllegalArgumentException(Words.of("export.picture.too-large", width, height));
        }
        BufferedImage image = new BufferedImage((int) Math.max(1, width), (int) Math.max(1, height),
                options.opaque() ? BufferedImage.TYPE_INT_RGB : BufferedImage.TYPE_INT_ARGB);
        Graphics2D g = image.createGraphics();
        g.scale(options.scale(), options.scale());
        picture.paint(g, options.look(picture), options.opaque());
        g.dispose();
        return image;
    }

    static void write(Picture picture, PictureOptions options, OutputStream out) throws IOException {
        out.write(bytes(image(picture, options)));
    }

    /** An image as a PNG file has it. */
    public static byte[] bytes(BufferedImage image) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }
}
