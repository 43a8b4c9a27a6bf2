package rnnscope.export;

import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2D;
import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2DFontTextDrawer;
import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.fontbox.ttf.OTFParser;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import rnnscope.figure.paint.Fonts;
import rnnscope.figure.paint.Lettering;

/** Pictures as PDF of one page, a point for each unit; fonts are in the file. */
final class PdfPicture {
    private PdfPicture() {}

    static void write(Picture picture, PictureOptions options, OutputStream out) throws IOException {
        float width = (float) Math.ceil(picture.width());
        float height = (float) Math.ceil(picture.height());
        try (PDDocument document = new PDDocument()) {
            document.getDocumentInformation().setProducer("RnnScope");
            PDPage page = new PDPage(new PDRectangle(width, height));
            document.addPage(page);
            PdfBoxGraphics2D graphics = new PdfBoxGraphics2D(document, width, height);
            graphics.setFontTextDrawer(new Letters());
            graphics.setRenderingHint(Lettering.AS_TEXT, options.text());
            picture.paint(graphics, options.look(picture), options.opaque());
            graphics.dispose();
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.drawForm(graphics.getXFormObject());
            }
            document.save(out);
        }
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
            PDType0Font font = PDType0Font.load(document, new OTFParser().parse(new RandomAccessReadBufferedFile(file)), false);
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
