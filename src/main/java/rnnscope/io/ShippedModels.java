package rnnscope.io;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import rnnscope.language.Words;
import rnnscope.model.Model;
import rnnscope.text.Corpora;

/** Registry of the models that come with the program, in the order in which a chooser lists them. */
public final class ShippedModels {
    private static final List<Entry> ALL = List.of(
            text("story-lstm"),
            text("story-gru"),
            text("story-rnn"),
            text("story-words"),
            text("code-lstm"),
            text("shakespeare-lstm"),
            text("visit-lstm"),
            text("visit-rnn"),
            text("hello-rnn"),
            text("flipflop-rnn"),
            text("match-rnn"),
            byHand("order-rnn"),
            examples("english-korean-gru"),
            examples("english-korean-plain"),
            examples("dates-gru"),
            examples("reverse-gru"),
            examples("sort-gru"),
            examples("shapes-gru"),
            examples("glance-gru"),
            examples("features-gru"),
            examples("questions-gru"),
            examples("numbers-lstm"),
            examples("moving-gru"),
            examples("moves-gru"),
            examples("pos-lstm"),
            examples("pos-heads"),
            examples("masked-block"),
            examples("masked-lstm"),
            examples("block-sort"),
            examples("block-copy"),
            examples("sentiment-lstm"),
            examples("glimpses-gru"),
            examples("draw-lstm"),
            examples("prices-gru"),
            examples("sine-rnn"),
            examples("context-rnn"));

    /**
     * A model.
     *
     * @param name        "story-lstm"
     * @param readsText   whether it reads a text symbol by symbol; else it learned from examples or reads numbers
     * @param byHand      whether it learned nothing, its weights having been written down, for a lesson alone
     */
    private record Entry(String name, boolean readsText, boolean byHand) {}

    private static Entry text(String name) {
        return new Entry(name, true, false);
    }

    private static Entry examples(String name) {
        return new Entry(name, false, false);
    }

    private static Entry byHand(String name) {
        return new Entry(name, true, true);
    }

    private ShippedModels() {}

    /** Models that read a text symbol by symbol: language models, and some that answer what they read. */
    public static List<String> names() {
        return names(true);
    }

    /** Models that learned from examples: translators, taggers, classifiers and the like, or read numbers. */
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
        return isShipped(name) ? Words.of("io.shipped." + name) : "";
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
                throw new IllegalArgumentException(Words.of("io.no-model", name,
                        ALL.stream().map(Entry::name).collect(Collectors.joining(", "))));
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
            throw new IllegalArgumentException(Words.of("io.empty-name"));
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
