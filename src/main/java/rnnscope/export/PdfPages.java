package rnnscope.export;

import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2D;
import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2DFontTextDrawer;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.fontbox.ttf.OTFParser;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDBorderStyleDictionary;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageFitDestination;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;
import rnnscope.figure.paint.Fonts;
import rnnscope.figure.paint.Lettering;

/** PDF pages that are painted one after another, a point for each unit; each font is in the file once. */
public final class PdfPages implements Closeable {
    private final boolean text;
    private final PDDocument document = new PDDocument();
    private final Letters letters = new Letters();

    /** @param text whether letters are text of their fonts, and not shapes */
    public PdfPages(boolean text) {
        this.text = text;
        document.getDocumentInformation().setProducer("RnnScope");
    }

    /** What a viewer shows above the pages, and the language that they are read aloud in. */
    public void describe(String title, String language) {
        document.getDocumentInformation().setTitle(title);
        document.getDocumentCatalog().setLanguage(language);
        PDViewerPreferences shown = new PDViewerPreferences(new COSDictionary());
        shown.setDisplayDocTitle(true);
        document.getDocumentCatalog().setViewerPreferences(shown);
    }

    /** Adds a page; returns its number, from 0. */
    public int add(double width, double height, Consumer<Graphics2D> painter) throws IOException {
        float wide = (float) Math.ceil(width);
        float high = (float) Math.ceil(height);
        PDPage page = new PDPage(new PDRectangle(wide, high));
        document.addPage(page);
        PdfBoxGraphics2D graphics = new PdfBoxGraphics2D(document, wide, high);
        graphics.setFontTextDrawer(letters);
        graphics.setRenderingHint(Lettering.AS_TEXT, text);
        painter.accept(graphics);
        graphics.dispose();
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
            content.drawForm(graphics.getXFormObject());
        }
        return document.getNumberOfPages() - 1;
    }

    /** Makes an area of a page lead to another. */
    public void link(int page, Rectangle2D area, int to) throws IOException {
        PDPage on = document.getPage(page);
        PDAnnotationLink link = new PDAnnotationLink();
        float top = on.getMediaBox().getHeight();
        link.setRectangle(new PDRectangle((float) area.getX(), (float) (top - area.getMaxY()), (float) area.getWidth(),
                (float) area.getHeight()));
        PDBorderStyleDictionary none = new PDBorderStyleDictionary();
        none.setWidth(0);
        link.setBorderStyle(none);
        link.setDestination(whole(to));
        on.getAnnotations().add(link);
    }

    /** Adds a page to the outline that viewers show beside the pages. */
    public void bookmark(String title, int page) {
        PDDocumentOutline outline = document.getDocumentCatalog().getDocumentOutline();
        if (outline == null) {
            outline = new PDDocumentOutline();
            document.getDocumentCatalog().setDocumentOutline(outline);
        }
        PDOutlineItem item = new PDOutlineItem();
        item.setTitle(title);
        item.setDestination(whole(page));
        outline.addLast(item);
    }

    private PDPageFitDestination whole(int page) {
        PDPageFitDestination there = new PDPageFitDestination();
        there.setPage(document.getPage(page));
        return there;
    }

    /** Writes all pages. */
    public void save(OutputStream out) throws IOException {
        document.save(out);
    }

    @Override
    public void close() throws IOException {
        document.close();
    }

    /** Text in the program's own fonts; in any other, and of what a font lacks, as shapes. */
    private static final class Letters extends PdfBoxGraphics2DFontTextDrawer {
        private final Map<String, PDFont> embedded = new HashMap<>();

        @Override
        protected PDFont mapFont(Font font, IFontTextDrawerEnv env) throws IOException, FontFormatException {
            String name = font.getFontName(Locale.ROOT);
            Path file = Fonts.get().fileOf(font);
            if (file == null) {
                return null;
            }
            if (!embedded.containsKey(name)) {
                embedded.put(name, embed(file, env.getDocument()));
            }
            return embedded.get(name);
        }

        private static PDFont embed(Path file, PDDocument document) throws IOException {
            return file.toString().endsWith(".otf") ? embedOpenType(file, document)
                    : PDType0Font.load(document, file.toFile());
        }

        /**
         * Fonts of PostScript outlines are embedded whole, for only TrueType can be cut down to what is used; they are
         * named what they are (ISO 32000-1, table 126), which the library leaves out.
         */
        private static PDFont embedOpenType(Path file, PDDocument document) throws IOException {
            byte[] bytes = Files.readAllBytes(file);
            CffCharset.number(bytes);
            PDType0Font font = PDType0Font.load(document, new OTFParser().parse(new RandomAccessReadBuffer(bytes)), false);
            COSDictionary descendant = font.getDescendantFont().getCOSObject();
            descendant.setItem(COSName.SUBTYPE, COSName.CID_FONT_TYPE0);
            descendant.removeItem(COSName.CID_TO_GID_MAP);
            COSDictionary descriptor = descendant.getCOSDictionary(COSName.FONT_DESC);
            COSStream program = descriptor.getCOSStream(COSName.FONT_FILE2);
            program.setItem(COSName.SUBTYPE, COSName.getPDFName("OpenType"));
            descriptor.removeItem(COSName.FONT_FILE2);
            descriptor.setItem(COSName.FONT_FILE3, program);
            return font;
        }
    }
}
