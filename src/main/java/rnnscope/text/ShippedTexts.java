package rnnscope.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Texts that come with the program. */
public final class ShippedTexts {
    /** The seed of {@code story}; the models are trained on others. */
    public static final long STORY_SEED = 7;
    /** What the generator was asked for. */
    public static final int STORY_SIZE = 28_000;

    private static final List<String> NAMES = List.of("hello", "story", "code", "scenes", "hangul",
            "names-near", "names-far");

    private ShippedTexts() {
    }

    /** In the order of a chooser: "hello", "story", "code", "scenes", "hangul", "names-near", "names-far". */
    public static List<String> names() {
        return NAMES;
    }

    /** One line that says what the text is. */
    public static String description(String name) {
        return switch (name) {
            case "hello" -> "Four letters, the classic first example";
            case "story" -> "Little stories with speech and parentheses, in narrow lines";
            case "code" -> "Java with comments, strings and indentation";
            case "scenes" -> "Verse dialogue in the form of a play";
            case "hangul" -> "Korean and Latin side by side";
            case "names-near" -> "Jane and John, who to greet: the name was said a moment ago";
            case "names-far" -> "Jane and John, with five sentences between the name and its use";
            default -> throw unknown(name);
        };
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
        return new IllegalArgumentException("no shipped text is called " + name);
    }
}
