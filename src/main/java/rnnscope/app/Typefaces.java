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

    private Typefaces() {}

    static void load() {
        for (String file : FILES) {
            load(Fonts.file(file));
        }
        load(Fonts.files().file(new FeatherIkonHandler().getFontResource()));
    }

    private static void load(Path file) {
        Font.loadFont(file.toUri().toString(), 13);
    }
}
