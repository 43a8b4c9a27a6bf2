package rnnscope.figure.paint;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import rnnscope.language.Language;
import rnnscope.storage.ResourceFiles;

/**
 * Fonts, the typefaces that come with the program, at any size. Inter is for words, Pretendard for words in Korean,
 * JetBrains Mono for symbols and numbers, KaTeX for mathematics, NanumGothicCoding for Hangul among symbols.
 */
public final class Fonts {
    /** Names of files by the names of their faces. */
    private final Map<String, String> sources = new ConcurrentHashMap<>();
    private final Font ui;
    private final Font uiMedium;
    private final Font uiSemiBold;
    private final Font mono;
    private final Font monoSemiBold;
    private final Font mathItalic;
    private final Font mathRoman;
    private final Font hangul;
    private final Font system = new Font(Font.SANS_SERIF, Font.PLAIN, 1);

    private Fonts() {
        ui = read("Inter-Regular.otf");
        uiMedium = read("Inter-Medium.otf");
        uiSemiBold = read("Inter-SemiBold.otf");
        mono = read("JetBrainsMono-Regular.ttf");
        monoSemiBold = read("JetBrainsMono-SemiBold.ttf");
        mathItalic = read("KaTeX_Math-Italic.ttf");
        mathRoman = read("KaTeX_Main-Regular.ttf");
        hangul = read("NanumGothicCoding-Regular.ttf");
    }

    /** The fonts, read from the class path when first asked for. */
    public static Fonts get() {
        return Loaded.FONTS;
    }

    public Font ui(double size) {
        return (isKorean() ? Korean.REGULAR : ui).deriveFont((float) size);
    }

    public Font uiMedium(double size) {
        return (isKorean() ? Korean.SEMI_BOLD : uiMedium).deriveFont((float) size);
    }

    public Font uiSemiBold(double size) {
        return (isKorean() ? Korean.SEMI_BOLD : uiSemiBold).deriveFont((float) size);
    }

    private static boolean isKorean() {
        return Language.current() == Language.KOREAN;
    }

    public Font mono(double size) {
        return mono.deriveFont((float) size);
    }

    public Font monoSemiBold(double size) {
        return monoSemiBold.deriveFont((float) size);
    }

    public Font mathItalic(double size) {
        return mathItalic.deriveFont((float) size);
    }

    public Font mathRoman(double size) {
        return mathRoman.deriveFont((float) size);
    }

    public Font hangul(double size) {
        return hangul.deriveFont((float) size);
    }

    /** Where a character is looked for that {@code first} lacks, in this order: itself first, the system's fonts last. */
    List<Font> fallbacks(Font first) {
        float size = first.getSize2D();
        return List.of(first, mono.deriveFont(size), hangul.deriveFont(size), ui.deriveFont(size),
                mathRoman.deriveFont(size), system.deriveFont(size));
    }

    /** Fonts as files, for others to load. */
    public static ResourceFiles files() {
        return Files.ALL;
    }

    /** The file of a typeface, "Inter-Regular.otf". */
    public static Path file(String name) {
        return files().file("/assets/fonts/" + name);
    }

    /** The file that a font was made from; null for one of the system's. */
    public Path fileOf(Font font) {
        String name = sources.get(font.getFontName(Locale.ROOT));
        return name == null ? null : file(name);
    }

    private Font read(String name) {
        try {
            // From a stream each start would make a temporary copy.
            Font font = Font.createFont(Font.TRUETYPE_FONT, file(name).toFile());
            sources.put(font.getFontName(Locale.ROOT), name);
            return font;
        } catch (IOException e) {
            throw new UncheckedIOException("the font " + name + " cannot be read", e);
        } catch (FontFormatException e) {
            throw new IllegalStateException("the font " + name + " is damaged", e);
        }
    }

    private static final class Files {
        private static final ResourceFiles ALL = ResourceFiles.of(Fonts.class);
    }

    /** Read when words are first in Korean. */
    private static final class Korean {
        private static final Font REGULAR = get().read("Pretendard-Regular.otf");
        private static final Font SEMI_BOLD = get().read("Pretendard-SemiBold.otf");
    }

    private static final class Loaded {
        private static final Fonts FONTS = new Fonts();
    }
}
