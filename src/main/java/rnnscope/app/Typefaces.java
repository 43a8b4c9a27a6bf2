package rnnscope.app;

import java.nio.file.Path;
import java.util.List;
import javafx.scene.text.Font;
import org.kordamp.ikonli.feather.FeatherIkonHandler;
import rnnscope.figure.paint.Fonts;

/** Typefaces that come with the program, and its icons, for style sheets to call by name. */
final class Typefaces {
    private static final List<String> FILES = List.of("Inter-Regular.otf", "Inter-Medium.otf", "Inter-SemiBold.otf",
            "JetBrainsMono-Regular.ttf", "JetBrainsMono-SemiBold.ttf", "NanumGothicCoding-Regular.ttf");
    /** Of Hangul in words, for whoever reads Korean; large, and so loaded only then. */
    private static final List<String> KOREAN = List.of("Pretendard-Regular.otf", "Pretendard-SemiBold.otf");

    private Typefaces() {}

    static void load() {
        for (String file : FILES) {
            load(Fonts.file(file));
        }
        load(Fonts.files().file(new FeatherIkonHandler().getFontResource()));
    }

    static void loadKorean() {
        KOREAN.forEach(file -> load(Fonts.file(file)));
    }

    private static void load(Path file) {
        Font.loadFont(file.toUri().toString(), 13);
    }
}
