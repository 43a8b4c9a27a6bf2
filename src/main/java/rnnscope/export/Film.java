package rnnscope.export;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.w3c.dom.Node;
import rnnscope.language.Words;
import rnnscope.storage.AtomicFile;

/** Film, pictures one after another: an animated GIF that goes round, or a folder of numbered PNGs. */
public interface Film extends Closeable {
    /** Adds a frame. */
    void add(Picture picture, PictureOptions options) throws IOException;

    /** All frames are there: what was written stays. Closed without, an animated GIF is not. */
    void end() throws IOException;

    /**
     * Begins an animated GIF.
     *
     * @param perSecond frames a second, at most 50
     */
    static Film gif(Path file, double perSecond) throws IOException {
        return new Gif(AtomicFile.begin(file), (int) Math.max(2, Math.round(100 / perSecond)));
    }

    /** Begins a folder of PNGs, which is made where it is missing; in one that is there nothing is replaced. */
    static Film pngs(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            try (var inside = Files.list(folder)) {
                if (inside.findAny().isPresent()) {
                    throw new IOException(Words.of("export.film.not-empty", folder));
                }
            }
        }
        Files.createDirectories(folder);
        return new Pngs(folder);
    }

    /** Numbered PNGs. */
    final class Pngs implements Film {
        private final Path folder;
        private int count;

        private Pngs(Path folder) {
            this.folder = folder;
        }

        @Override
        public void add(Picture picture, PictureOptions options) throws IOException {
            count++;
            byte[] png = PngPicture.bytes(PngPicture.image(picture, options));
            AtomicFile.write(folder.resolve(String.format(Locale.ROOT, "%05d.png", count)), out -> out.write(png));
        }

        @Override
        public void end() {}

        @Override
        public void close() {}
    }

    /** An animated GIF, written frame by frame. */
    final class Gif implements Film {
        private final AtomicFile file;
        private final int hundredths;
        private final ImageOutputStream out;
        private final ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
        private BufferedImage canvas;

        private Gif(AtomicFile file, int hundredths) {
            this.file = file;
            this.hundredths = hundredths;
            this.out = new MemoryCacheImageOutputStream(file.stream());
            writer.setOutput(out);
        }

        @Override
        public void add(Picture picture, PictureOptions options) throws IOException {
            BufferedImage frame = PngPicture.image(picture, options);
            if (canvas == null) {
                canvas = new BufferedImage(frame.getWidth(), frame.getHeight(), BufferedImage.TYPE_INT_RGB);
                writer.prepareWriteSequence(null);
            }
            // all frames have the size of the first
            Graphics2D g = canvas.createGraphics();
            g.drawImage(frame, 0, 0, null);
            g.dispose();
            IIOMetadata metadata = writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(canvas), null);
            describe(metadata);
            writer.writeToSequence(new IIOImage(canvas, null, metadata), null);
            out.flushBefore(out.getStreamPosition());
        }

        private void describe(IIOMetadata metadata) throws IOException {
            String format = metadata.getNativeMetadataFormatName();
            IIOMetadataNode root = (IIOMetadataNode) metadata.getAsTree(format);
            IIOMetadataNode control = child(root, "GraphicControlExtension");
            control.setAttribute("disposalMethod", "none");
            control.setAttribute("userInputFlag", "FALSE");
            control.setAttribute("transparentColorFlag", "FALSE");
            control.setAttribute("delayTime", Integer.toString(hundredths));
            control.setAttribute("transparentColorIndex", "0");
            IIOMetadataNode loop = new IIOMetadataNode("ApplicationExtension");
            loop.setAttribute("applicationID", "NETSCAPE");
            loop.setAttribute("authenticationCode", "2.0");
            loop.setUserObject(new byte[] {1, 0, 0});
            child(root, "ApplicationExtensions").appendChild(loop);
            metadata.setFromTree(format, root);
        }

        private static IIOMetadataNode child(IIOMetadataNode root, String name) {
            for (Node child = root.getFirstChild(); child != null; child = child.getNextSibling()) {
                if (child.getNodeName().equals(name)) {
                    return (IIOMetadataNode) child;
                }
            }
            IIOMetadataNode made = new IIOMetadataNode(name);
            root.appendChild(made);
            return made;
        }

        @Override
        public void end() throws IOException {
            writer.endWriteSequence();
            out.flush();
            file.commit();
        }

        @Override
        public void close() throws IOException {
            writer.dispose();
            file.close();
        }
    }
}
