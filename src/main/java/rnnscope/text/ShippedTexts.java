package rnnscope.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import rnnscope.language.Words;

/** Texts that come with the program. */
public final class ShippedTexts {
    /** The seed of {@code story}; the models are trained on others. */
    public static final long STORY_SEED = 7;
    /** What the generator was asked for. */
    public static final int STORY_SIZE = 28_000;

    /** In the order of a chooser. */
    private static final List<String> NAMES = List.of("hello", "story", "code", "scenes", "hangul", "names-near", "names-far",
            "switches", "samples");

    private ShippedTexts() {
    }

    /** In the order of a chooser: "hello", "story", "code", "scenes", "hangul", "names-near", "names-far", "switches", "samples". */
    public static List<String> names() {
        return NAMES;
    }

    /** One line that says what the text is. */
    public static String description(String name) {
        if (!NAMES.contains(name)) {
            throw unknown(name);
        }
        return Words.of("text.shipped." + name);
    }

    /** @throws IllegalArgumentException when no shipped text is called so */
    public static String load(String name) {
        if (!NAMES.contains(name)) {
            throw unknown(name);
        }
        try (InputStream in = ShippedTexts.class.getResourceAsStream("/assets/texts/" + name + ".txt")) {
            if (in == null) {
                throw new IllegalStateException("the shipped text " + name + " is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static IllegalArgumentException unknown(String name) {
        return new IllegalArgumentException(Words.of("text.shipped-unknown", name));
    }
}
