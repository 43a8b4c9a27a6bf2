package rnnscope.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import javafx.scene.text.Font;

/** The typefaces that come with the program, for style sheets to call by name. */
final class Typefaces {
    private static final List<String> FILES = List.of("Inter-Regular.otf", "Inter-Medium.otf", "Inter-SemiBold.otf",
            "JetBrainsMono-Regular.ttf", "JetBrainsMono-SemiBold.ttf", "NanumGothicCoding-Regular.ttf");

    private Typefaces() {}

    static void load() {
        for (String file : FILES) {
            try (InputStream in = Typefaces.class.getResourceAsStream("/assets/fonts/" + file)) {
                Font.loadFont(in, 13);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
