package rnnscope.io;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import rnnscope.model.Model;

/** The models that come with the program, in the order in which a chooser lists them. */
public final class ShippedModels {
    private static final List<String> NAMES =
            List.of("story-lstm", "story-gru", "story-rnn", "shakespeare-lstm", "code-lstm", "visit-lstm", "visit-rnn",
                    "hello-rnn");

    private ShippedModels() {}

    public static List<String> names() {
        return NAMES;
    }

    /**
     * One of {@link #names()}.
     *
     * @throws IllegalArgumentException when there is no such model
     */
    public static Model load(String name) throws ModelFileException {
        String file = "/sample-models/" + name + ".safetensors";
        try (InputStream in = NAMES.contains(name) ? ShippedModels.class.getResourceAsStream(file) : null) {
            if (in == null) {
                throw new IllegalArgumentException("there is no model \"" + name + "\", neither a file nor one of "
                        + String.join(", ", NAMES));
            }
            return ModelFiles.read(name + ".safetensors", in.readAllBytes());
        } catch (ModelFileException e) {
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A model file, or a shipped model by its name, as a command line gives it. */
    public static Model open(String fileOrName) throws ModelFileException {
        Path file = Path.of(fileOrName);
        return Files.exists(file) || !NAMES.contains(fileOrName) && fileOrName.contains(".") ? ModelFiles.read(file)
                : load(fileOrName);
    }
}
