package rnnscope.session.library;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import rnnscope.io.ShippedModels;
import rnnscope.language.Words;
import rnnscope.model.Model;
import rnnscope.model.ModelCard;
import rnnscope.model.ModelSpec;
import rnnscope.session.reading.SourceText;
import rnnscope.text.CharacterTokenizer;
import rnnscope.text.ShippedTexts;
import rnnscope.train.Initialisation;

/** Library of the models and texts that come with the program. */
public final class Library {
    private static final String TEXT_SUFFIX = ".txt";

    private Library() {}

    /**
     * Something that comes with the program.
     *
     * @param name        "story-lstm"
     * @param description one line for the chooser
     */
    public record Entry<T>(String name, String description, Callable<T> load) {}

    /** The language models that are there. */
    public static List<Entry<Model>> shippedModels() {
        return present(ShippedModels.names());
    }

    /** The models that are there of other wirings, which learned from examples. */
    public static List<Entry<Model>> examples() {
        return present(ShippedModels.examples());
    }

    /** A model of any kind by its name, where it is there. */
    public static Optional<Entry<Model>> model(String name) {
        return present(List.of(name)).stream().findFirst();
    }

    private static List<Entry<Model>> present(List<String> models) {
        return models.stream().filter(ShippedModels::isPresent)
                .map(name -> new Entry<>(name, ShippedModels.description(name), () -> ShippedModels.load(name))).toList();
    }

    /** The language models that are there, read. */
    public static List<Model> readShippedModels() throws Exception {
        List<Model> read = new ArrayList<>();
        for (Entry<Model> entry : shippedModels()) {
            read.add(entry.load().call());
        }
        return read;
    }

    /** What the program opens with: the first model that is there, else one that has learned nothing and says so. */
    public static Entry<Model> first() {
        return shippedModels().stream().findFirst()
                .orElse(new Entry<>("untrained-lstm", Words.of("session.library.untrained"), Library::untrained));
    }

    public static List<Entry<SourceText>> shippedTexts() {
        return ShippedTexts.names().stream()
                .map(name -> new Entry<>(name + TEXT_SUFFIX, ShippedTexts.description(name), () -> read(name)))
                .toList();
    }

    /** A text that comes with the program. */
    public static Optional<Entry<SourceText>> text(String name) {
        return shippedTexts().stream().filter(entry -> entry.name().equals(name + TEXT_SUFFIX)).findFirst();
    }

    /** Whether a text came with the program and was not edited. */
    public static boolean isShipped(SourceText source) {
        return ShippedTexts.names().stream().anyMatch(name -> source.name().equals(name + TEXT_SUFFIX));
    }

    /** The text to open with a model, or null when its card names none. */
    public static SourceText companion(ModelCard card) {
        return ShippedTexts.names().contains(card.text()) ? read(card.text()) : null;
    }

    public static SourceText anyText() {
        return read("story");
    }

    private static SourceText read(String name) {
        return new SourceText(name + TEXT_SUFFIX, ShippedTexts.load(name));
    }

    private static Model untrained() {
        CharacterTokenizer tokenizer = CharacterTokenizer.of(ShippedTexts.load("story"));
        ModelSpec spec = ModelSpec.of("lstm", 1, 128, tokenizer.vocabulary().size());
        return new Model(spec, Initialisation.UNIFORM.parameters(spec, 1, 1), tokenizer,
                ModelCard.named("untrained-lstm"));
    }
}
