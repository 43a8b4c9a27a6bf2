package rnnscope.dist;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Icon of the program, the wave of the window's header on a dark ground, as PNG, ICO (Windows) or ICNS (macOS). */
final class Icon {
    private static final Color GROUND = new Color(0x14181f);
    private static final Color WAVE = new Color(0x2fbf8a);

    private Icon() {}

    static Path write(Path folder, String format) throws IOException {
        Files.createDirectories(folder);
        byte[] large = png(512);
        byte[] small = png(256);
        byte[] bytes = switch (format) {
            case "ico" -> ico(small);
            case "icns" -> icns(small, large);
            default -> large;
        };
        return Files.write(folder.resolve("rnnscope." + format), bytes);
    }

    private static byte[] png(int size) throws IOException {
        BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        g.scale(size / 32.0, size / 32.0);
        g.setColor(GROUND);
        g.fill(new RoundRectangle2D.Double(1, 1, 30, 30, 13, 13));
        g.translate(4, 7);
        Path2D wave = new Path2D.Double();
        wave.moveTo(0, 9);
        wave.curveTo(2, 9, 2.5, 2, 5.5, 2);
        wave.curveTo(9, 2, 8.5, 16, 12, 16);
        wave.curveTo(15.5, 16, 15, 2, 18.5, 2);
        wave.curveTo(21.5, 2, 22, 9, 24, 9);
        g.setColor(WAVE);
        g.setStroke(new BasicStroke(2.6f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.draw(wave);
        g.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }

    /** One picture of 256 pixels, which the header writes as 0. */
    private static byte[] ico(byte[] png) {
        ByteBuffer file = ByteBuffer.allocate(22 + png.length).order(ByteOrder.LITTLE_ENDIAN);
        file.putShort((short) 0).putShort((short) 1).putShort((short) 1);
        file.put((byte) 0).put((byte) 0).put((byte) 0).put((byte) 0).putShort((short) 1).putShort((short) 32);
        return file.putInt(png.length).putInt(22).put(png).array();
    }

    private static byte[] icns(byte[] small, byte[] large) {
        ByteBuffer file = ByteBuffer.allocate(24 + small.length + large.length);
        file.put(ascii("icns")).putInt(file.capacity());
        file.put(ascii("ic08")).putInt(8 + small.length).put(small);
        return file.put(ascii("ic09")).putInt(8 + large.length).put(large).array();
    }

    private static byte[] ascii(String name) {
        return name.getBytes(StandardCharsets.US_ASCII);
    }
}
