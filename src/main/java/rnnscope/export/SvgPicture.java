package rnnscope.export;

import java.awt.Dimension;
import java.awt.Font;
import java.awt.image.BufferedImage;
import java.awt.image.RenderedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.DefaultImageHandler;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.batik.svggen.SVGGraphics2DIOException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import rnnscope.figure.paint.Fonts;
import rnnscope.figure.paint.Lettering;

/** Pictures as SVG: shapes stay shapes, dense maps are images whose cells stay sharp, text has its fonts in the file. */
final class SvgPicture {
    private static final String NAMESPACE = "http://www.w3.org/2000/svg";
    private static final String LINK = "http://www.w3.org/1999/xlink";
    private static final int DIGITS = 6;
    /** Cells stay sharp, and letters stand where they were measured: without what a browser would do to them. */
    private static final String AS_PAINTED = "image{image-rendering:pixelated!important}"
            + "text{white-space:pre;font-kerning:none;font-variant-ligatures:none;font-feature-settings:\"calt\" 0}";

    private SvgPicture() {}

    static void write(Picture picture, PictureOptions options, OutputStream out) throws IOException {
        Document document = document();
        SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
        context.setComment("RnnScope");
        context.setPrecision(DIGITS);
        context.setImageHandler(new Images());
        Graphics graphics = new Graphics(context, !options.text());
        graphics.setRenderingHint(Lettering.AS_TEXT, options.text());
        graphics.setSVGCanvasSize(new Dimension((int) Math.ceil(picture.width()), (int) Math.ceil(picture.height())));
        picture.paint(graphics, options.look(picture), options.opaque());
        Element root = graphics.getRoot();
        root.setAttribute("viewBox", "0 0 " + (int) Math.ceil(picture.width()) + " " + (int) Math.ceil(picture.height()));
        Element style = document.createElementNS(NAMESPACE, "style");
        style.setTextContent(AS_PAINTED + faces(graphics.used));
        root.insertBefore(style, root.getFirstChild());
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        graphics.stream(root, writer, true, false);
        writer.flush();
    }

    private static Document document() {
        try {
            return DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().getDOMImplementation()
                    .createDocument(NAMESPACE, "svg", null);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("the JDK makes no XML documents", e);
        }
    }

    /** The fonts that were written with, whole. */
    private static String faces(Map<String, Font> used) throws IOException {
        StringBuilder css = new StringBuilder();
        for (Map.Entry<String, Font> face : used.entrySet()) {
            Path file = Fonts.get().fileOf(face.getValue());
            if (file != null) {
                String type = file.toString().endsWith(".otf") ? "otf" : "ttf";
                css.append("@font-face{font-family:'").append(face.getKey()).append("';src:url(data:font/").append(type)
                        .append(";base64,").append(Base64.getEncoder().encodeToString(Files.readAllBytes(file)))
                        .append(")}");
            }
        }
        return css.toString();
    }

    /** Graphics that remember what fonts they wrote with. */
    private static final class Graphics extends SVGGraphics2D {
        private final Map<String, Font> used;

        private Graphics(SVGGeneratorContext context, boolean textAsShapes) {
            super(context, textAsShapes);
            used = new TreeMap<>();
        }

        private Graphics(Graphics from) {
            super(from);
            used = from.used;
        }

        @Override
        public java.awt.Graphics create() {
            return new Graphics(this);
        }

        @Override
        public void drawString(String text, float x, float y) {
            used.putIfAbsent(getFont().getFamily(Locale.ROOT), getFont());
            super.drawString(text, x, y);
        }
    }

    /** Images as PNG in the file, enlarged cell by cell. */
    private static final class Images extends DefaultImageHandler {
        @Override
        protected void handleHREF(java.awt.Image image, Element element, SVGGeneratorContext context)
                throws SVGGraphics2DIOException {
            BufferedImage copy = new BufferedImage(image.getWidth(null), image.getHeight(null),
                    BufferedImage.TYPE_INT_ARGB);
            java.awt.Graphics g = copy.createGraphics();
            g.drawImage(image, 0, 0, null);
            g.dispose();
            embed(copy, element);
        }

        @Override
        protected void handleHREF(RenderedImage image, Element element, SVGGeneratorContext context)
                throws SVGGraphics2DIOException {
            BufferedImage copy = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_ARGB);
            copy.createGraphics().drawRenderedImage(image, null);
            embed(copy, element);
        }

        private static void embed(BufferedImage image, Element element) throws SVGGraphics2DIOException {
            try {
                element.setAttributeNS(LINK, "xlink:href", "data:image/png;base64,"
                        + Base64.getEncoder().encodeToString(PngPicture.bytes(image)));
            } catch (IOException e) {
                throw new SVGGraphics2DIOException(e.getMessage(), e);
            }
            element.setAttributeNS(null, "preserveAspectRatio", "none");
        }
    }
}
