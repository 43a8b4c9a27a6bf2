package rnnscope.app;

import java.util.List;
import javafx.scene.text.Font;
import rnnscope.figure.Fonts;

/** The typefaces that come with the program, for style sheets to call by name. */
final class Typefaces {
    private static final List<String> FILES = List.of("Inter-Regular.otf", "Inter-Medium.otf", "Inter-SemiBold.otf",
            "JetBrainsMono-Regular.ttf", "JetBrainsMono-SemiBold.ttf", "NanumGothicCoding-Regular.ttf");

    private Typefaces() {}

    static void load() {
        for (String file : FILES) {
            Font.loadFont(Fonts.file(file).toUri().toString(), 13);
        }
    }
}
