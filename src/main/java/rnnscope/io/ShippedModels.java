package rnnscope.io;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import rnnscope.model.Model;
import rnnscope.text.Corpora;

/** Shipped models, in the order in which a chooser lists them. */
public final class ShippedModels {
    private static final List<String> NAMES =
            List.of("story-lstm", "story-gru", "story-rnn", "shakespeare-lstm", "code-lstm", "visit-lstm", "visit-rnn",
                    "hello-rnn");

    private static final List<String> EXAMPLES = List.of("dates-gru", "english-korean-gru", "english-korean-plain",
            "reverse-gru", "sort-gru", "shapes-gru", "sentiment-lstm", "pos-lstm", "pos-heads", "numbers-lstm",
            "glance-gru", "prices-gru");

    private ShippedModels() {}

    /** Language models, which read a text symbol by symbol. */
    public static List<String> names() {
        return NAMES;
    }

    /** Models that learned from examples: translators, taggers, classifiers and the like. */
    public static List<String> examples() {
        return EXAMPLES;
    }

    /** Whether a model of this name comes with the program. */
    public static boolean isShipped(String name) {
        return NAMES.contains(name) || EXAMPLES.contains(name);
    }

    /**
     * One of {@link #names()} or {@link #examples()}.
     *
     * @throws IllegalArgumentException when there is no such model
     */
    public static Model load(String name) throws ModelFileException {
        String file = "/sample-models/" + name + ".safetensors";
        try (InputStream in = isShipped(name) ? ShippedModels.class.getResourceAsStream(file) : null) {
            if (in == null) {
                throw new IllegalArgumentException("there is no model \"" + name + "\", neither a file nor one of "
                        + String.join(", ", NAMES) + ", " + String.join(", ", EXAMPLES));
            }
            return ModelFiles.read(name + ".safetensors", in.readAllBytes());
        } catch (ModelFileException e) {
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A model file, or a shipped model by its name, as a command line gives it; of two that are called alike the file, and
     * the other by {@code shipped:NAME}.
     */
    public static Model open(String fileOrName) throws ModelFileException {
        if (fileOrName.isBlank()) {
            throw new IllegalArgumentException("the name of the model is empty");
        }
        if (fileOrName.startsWith(Corpora.SHIPPED)) {
            return load(fileOrName.substring(Corpora.SHIPPED.length()));
        }
        Path file = Path.of(fileOrName);
        return Files.exists(file) && !(isShipped(fileOrName) && Files.isDirectory(file)) || !isShipped(fileOrName) && fileOrName.contains(".") ? ModelFiles.read(file)
                : load(fileOrName);
    }
}
