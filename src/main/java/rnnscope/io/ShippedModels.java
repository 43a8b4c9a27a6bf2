package rnnscope.io;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import rnnscope.model.Model;
import rnnscope.text.Corpora;

/** Registry of the models that come with the program, in the order in which a chooser lists them. */
public final class ShippedModels {
    private static final List<Entry> ALL = List.of(
            text("story-lstm", "LSTM, 128 units, little stories with speech"),
            text("story-gru", "GRU, 128 units, the same stories"),
            text("story-rnn", "Elman RNN, 128 units, the same stories"),
            text("code-lstm", "LSTM, Java source code"),
            text("shakespeare-lstm", "LSTM, 256 units, Shakespeare's plays"),
            text("visit-lstm", "LSTM, 64 units, word by word: who greets whom"),
            text("visit-rnn", "Elman RNN, 64 units, the same visits"),
            text("hello-rnn", "Elman RNN, 3 units, the word hello"),
            byHand("order-rnn", "Rectifier, 1 unit: y = (y + x) · 2"),
            examples("english-korean-gru", "Translates with attention, GRU, 128 units"),
            examples("english-korean-plain", "The same without attention"),
            examples("dates-gru", "Dates in English and Korean to ISO 8601"),
            examples("reverse-gru", "Writes a word backwards"),
            examples("sort-gru", "Sorts letters"),
            examples("shapes-gru", "Describes a picture, looking at its cells"),
            examples("glance-gru", "Describes a picture seen once"),
            examples("numbers-lstm", "Spells a number given once"),
            examples("pos-lstm", "Parts of speech, in both directions"),
            examples("pos-heads", "Parts of speech, forwards, then two heads"),
            examples("sentiment-lstm", "For or against, attention pooling"),
            examples("prices-gru", "Today's price from twenty days"));

    /**
     * A model.
     *
     * @param name        "story-lstm"
     * @param description one line for a chooser
     * @param readsText   whether it is a language model; else it learned from examples
     * @param byHand      whether it learned nothing, its weights having been written down, for a lesson alone
     */
    private record Entry(String name, String description, boolean readsText, boolean byHand) {}

    private static Entry text(String name, String description) {
        return new Entry(name, description, true, false);
    }

    private static Entry examples(String name, String description) {
        return new Entry(name, description, false, false);
    }

    private static Entry byHand(String name, String description) {
        return new Entry(name, description, true, true);
    }

    private ShippedModels() {}

    /** Language models, which read a text symbol by symbol. */
    public static List<String> names() {
        return names(true);
    }

    /** Models that learned from examples: translators, taggers, classifiers and the like. */
    public static List<String> examples() {
        return names(false);
    }

    /** Whether a model of this name comes with the program. */
    public static boolean isShipped(String name) {
        return ALL.stream().anyMatch(entry -> entry.name.equals(name));
    }

    private static List<String> names(boolean readsText) {
        return ALL.stream().filter(entry -> entry.readsText == readsText && !entry.byHand).map(Entry::name).toList();
    }

    /** One line that says what a model is; "" of none that there is. */
    public static String description(String name) {
        return ALL.stream().filter(entry -> entry.name.equals(name)).map(Entry::description).findFirst().orElse("");
    }

    /** Whether a model's file is in this build of the program. */
    public static boolean isPresent(String name) {
        return isShipped(name) && ShippedModels.class.getResource(resource(name)) != null;
    }

    private static String resource(String name) {
        return "/sample-models/" + name + ".safetensors";
    }

    /**
     * One of {@link #names()} or {@link #examples()}.
     *
     * @throws IllegalArgumentException when there is no such model
     */
    public static Model load(String name) throws ModelFileException {
        try (InputStream in = isShipped(name) ? ShippedModels.class.getResourceAsStream(resource(name)) : null) {
            if (in == null) {
                throw new IllegalArgumentException("there is no model \"" + name + "\", neither a file nor one of "
                        + ALL.stream().map(Entry::name).collect(Collectors.joining(", ")));
            }
            return ModelFiles.read(name + ".safetensors", in.readAllBytes());
        } catch (ModelFileException e) {
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The file that a command line means, which gives a model file or a shipped model by its name; of two that are called
     * alike the file is meant, and the other by {@code shipped:NAME}. Empty where a shipped model is meant.
     */
    public static Optional<Path> file(String fileOrName) {
        if (fileOrName.isBlank()) {
            throw new IllegalArgumentException("the name of the model is empty");
        }
        if (fileOrName.startsWith(Corpora.SHIPPED)) {
            return Optional.empty();
        }
        Path file = Path.of(fileOrName);
        return Files.exists(file) && !(isShipped(fileOrName) && Files.isDirectory(file))
                || !isShipped(fileOrName) && fileOrName.contains(".") ? Optional.of(file) : Optional.empty();
    }

    /** A shipped model by its name, with or without {@code shipped:} before it. */
    public static Model named(String name) throws ModelFileException {
        return load(name.startsWith(Corpora.SHIPPED) ? name.substring(Corpora.SHIPPED.length()) : name);
    }
}
