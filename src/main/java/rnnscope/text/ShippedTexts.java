package rnnscope.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Texts that come with the program. */
public final class ShippedTexts {
    /** The seed of {@code story}; the models are trained on others. */
    public static final long STORY_SEED = 7;
    /** What the generator was asked for. */
    public static final int STORY_SIZE = 28_000;

    /** What each is, in one line, in the order of a chooser. */
    private static final Map<String, String> TEXTS = texts();

    private ShippedTexts() {
    }

    private static Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("hello", "Four letters, the classic first example");
        texts.put("story", "Little stories with speech and parentheses, in narrow lines");
        texts.put("code", "Java with comments, strings and indentation");
        texts.put("scenes", "Verse dialogue in the form of a play");
        texts.put("hangul", "Korean and Latin side by side");
        texts.put("names-near", "Jane and John, who to greet: the name was said a moment ago");
        texts.put("names-far", "Jane and John, with five sentences between the name and its use");
        return texts;
    }

    /** In the order of a chooser: "hello", "story", "code", "scenes", "hangul", "names-near", "names-far". */
    public static List<String> names() {
        return List.copyOf(TEXTS.keySet());
    }

    /** One line that says what the text is. */
    public static String description(String name) {
        if (!TEXTS.containsKey(name)) {
            throw unknown(name);
        }
        return TEXTS.get(name);
    }

    /** @throws IllegalArgumentException when no shipped text is called so */
    public static String load(String name) {
        if (!TEXTS.containsKey(name)) {
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
        return new IllegalArgumentException("no shipped text is called " + name);
    }
}
