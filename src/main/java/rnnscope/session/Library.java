package rnnscope.session;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import rnnscope.io.ModelFiles;
import rnnscope.model.Model;
import rnnscope.model.ModelCard;
import rnnscope.model.ModelSpec;
import rnnscope.text.CharacterTokenizer;
import rnnscope.text.ShippedTexts;
import rnnscope.train.Initialisation;

/** Library of the models and texts that come with the program. */
public final class Library {
    /** Name and one line for the chooser, in its order. The first is opened at the start. */
    private static final Map<String, String> MODELS = models();
    private static final Map<String, String> EXAMPLES = exampleModels();
    private static final String FOLDER = "/sample-models/";
    private static final String SUFFIX = ".safetensors";
    private static final String TEXT_SUFFIX = ".txt";

    private Library() {}

    /**
     * Something that comes with the program.
     *
     * @param name        "story-lstm"
     * @param description one line for the chooser
     */
    public record Entry<T>(String name, String description, Callable<T> load) {}

    private static Map<String, String> models() {
        Map<String, String> models = new LinkedHashMap<>();
        models.put("story-lstm", "LSTM, 128 units, little stories with speech");
        models.put("story-gru", "GRU, 128 units, the same stories");
        models.put("story-rnn", "Elman RNN, 128 units, the same stories");
        models.put("code-lstm", "LSTM, Java source code");
        models.put("shakespeare-lstm", "LSTM, 256 units, Shakespeare's plays");
        models.put("visit-lstm", "LSTM, 64 units, word by word: who greets whom");
        models.put("visit-rnn", "Elman RNN, 64 units, the same visits");
        models.put("hello-rnn", "Elman RNN, 3 units, the word hello");
        return models;
    }

    private static Map<String, String> exampleModels() {
        Map<String, String> models = new LinkedHashMap<>();
        models.put("english-korean-gru", "Translates with attention, GRU, 128 units");
        models.put("english-korean-plain", "The same without attention");
        models.put("dates-gru", "Dates in English and Korean to ISO 8601");
        models.put("reverse-gru", "Writes a word backwards");
        models.put("sort-gru", "Sorts letters");
        models.put("shapes-gru", "Describes a picture, looking at its cells");
        models.put("glance-gru", "Describes a picture seen once");
        models.put("numbers-lstm", "Spells a number given once");
        models.put("pos-lstm", "Parts of speech, in both directions");
        models.put("pos-heads", "Parts of speech, forwards, then two heads");
        models.put("sentiment-lstm", "For or against, attention pooling");
        models.put("prices-gru", "Today's price from twenty days");
        return models;
    }

    /** The language models that are there. */
    public static List<Entry<Model>> shippedModels() {
        return present(MODELS);
    }

    /** The models that are there of other wirings, which learned from examples. */
    public static List<Entry<Model>> examples() {
        return present(EXAMPLES);
    }

    private static List<Entry<Model>> present(Map<String, String> models) {
        return models.entrySet().stream().filter(e -> resource(e.getKey()) != null)
                .map(e -> new Entry<>(e.getKey(), e.getValue(), () -> load(e.getKey()))).toList();
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
                .orElse(new Entry<>("untrained-lstm", "LSTM, 128 units, not trained", Library::untrained));
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
    static boolean isShipped(SourceText source) {
        return ShippedTexts.names().stream().anyMatch(name -> source.name().equals(name + TEXT_SUFFIX));
    }

    /** The text to open with a model, or null when its card names none. */
    static SourceText companion(ModelCard card) {
        return ShippedTexts.names().contains(card.text()) ? read(card.text()) : null;
    }

    static SourceText anyText() {
        return read("story");
    }

    private static SourceText read(String name) {
        return new SourceText(name + TEXT_SUFFIX, ShippedTexts.load(name));
    }

    private static URL resource(String model) {
        return Library.class.getResource(FOLDER + model + SUFFIX);
    }

    private static Model load(String name) throws IOException {
        try (InputStream in = resource(name).openStream()) {
            return ModelFiles.read(name + SUFFIX, in.readAllBytes());
        }
    }

    private static Model untrained() {
        CharacterTokenizer tokenizer = CharacterTokenizer.of(ShippedTexts.load("story"));
        ModelSpec spec = ModelSpec.of("lstm", 1, 128, tokenizer.vocabulary().size());
        return new Model(spec, Initialisation.UNIFORM.parameters(spec, 1, 1), tokenizer,
                ModelCard.named("untrained-lstm"));
    }
}
