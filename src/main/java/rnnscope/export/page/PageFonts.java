package rnnscope.export.page;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.TreeSet;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TTFSubsetter;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * Fonts of a page: of the program's own, which may be embedded (SIL Open Font License), those glyphs that the page has, so
 * that its symbols look the same where no such font is installed.
 */
final class PageFonts {
    private static final String FOLDER = "/assets/fonts/";

    private PageFonts() {}

    /** Rules of style that bring the letters of a text along. */
    static String css(String text) throws IOException {
        TreeSet<Integer> latin = new TreeSet<>();
        TreeSet<Integer> wide = new TreeSet<>();
        text.codePoints().filter(letter -> letter > ' ').forEach(letter -> (isWide(letter) ? wide : latin).add(letter));
        return face("JetBrains Mono", "JetBrainsMono-Regular.ttf", latin) + face("NanumGothicCoding",
                "NanumGothicCoding-Regular.ttf", wide);
    }

    /** Whether a letter is one of those that only the font of Hangul has. */
    private static boolean isWide(int letter) {
        return letter >= 0x1100 && letter < 0x1200 || letter >= 0x3000 && letter < 0xD7FF || letter >= 0xFF00 && letter < 0xFFF0;
    }

    private static String face(String family, String file, TreeSet<Integer> letters) throws IOException {
        if (letters.isEmpty()) {
            return "";
        }
        try (InputStream in = PageFonts.class.getResourceAsStream(FOLDER + file);
                TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(in))) {
            TTFSubsetter subset = new TTFSubsetter(font);
            letters.forEach(subset::add);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            subset.writeToStream(bytes);
            return "@font-face { font-family: '" + family + "'; src: url(data:font/ttf;base64,"
                    + Base64.getEncoder().encodeToString(bytes.toByteArray()) + "); }\n";
        }
    }
}
