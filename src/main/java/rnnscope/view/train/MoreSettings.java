package rnnscope.view.train;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleFunction;
import javafx.beans.binding.Bindings;
import javafx.beans.property.Property;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import rnnscope.control.NumberField;
import rnnscope.control.Segments;
import rnnscope.control.WeakListeners;
import rnnscope.figure.Numbers;
import rnnscope.session.training.TrainingForm;
import rnnscope.text.ByteTokenizer;
import rnnscope.text.CharacterTokenizer;
import rnnscope.text.SpacedWordTokenizer;
import rnnscope.text.Tokenization;
import rnnscope.text.Tokenizers;
import rnnscope.text.WhitespaceTokenizer;
import rnnscope.text.WordTokenizer;
import rnnscope.train.Initialisation;
import rnnscope.train.example.ExampleTasks;
import rnnscope.train.live.SettingsCheck.Field;
import rnnscope.train.task.Tasks;
import rnnscope.view.chooser.Chooser;

/** Settings that are chosen less often. */
final class MoreSettings extends Chooser {
    private static final double[] LAYERS = {1, 2, 3, 4};
    private static final double[] WIDTHS = {0, 4, 8, 16, 32, 64, 128};
    private static final double[] SHARES = {0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7};
    private static final double[] DECAYS = {0.5, 0.7, 0.8, 0.9, 0.95, 0.97, 0.98, 0.99, 1};
    private static final double[] EPOCHS = {0, 1, 2, 3, 5, 7, 10, 15, 20, 30, 50, 100};
    private static final double[] BIASES = {-2, -1, 0, 1, 2, 3, 5};
    private static final double[] HELD_OUT = {0, 0.05, 0.1, 0.15, 0.2, 0.3, 0.5};
    private static final double[] WORDS = {0, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000};
    private static final double[] SEEDS = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10};

    private final TrainingForm form;
    private final Map<Field, NumberField> fields = new EnumMap<>(Field.class);
    private final VBox rows = new VBox();

    MoreSettings(TrainingForm form) {
        this.form = form;
        addHeading("From the start");
        rows.getStyleClass().addAll("fields", "form");
        add(Field.LAYERS, "layers", "Layers", form.layersProperty(), LAYERS, v -> Numbers.signed(v, 0));
        add(Field.EMBEDDING, "embedding", "Embedding", form.embeddingProperty(), WIDTHS, v -> v == 0 ? "off" : Numbers.signed(v, 0));
        add(Field.DROPOUT, "dropout", "Dropout", form.dropoutProperty(), SHARES, v -> Numbers.signed(v, 2));
        rows.getChildren().add(initialisation());
        add(Field.FORGET_BIAS, "forget-bias", "Forget bias", form.forgetBiasProperty(), BIASES, v -> Numbers.signed(v, 1));
        add(Field.DECAY, "decay", "Rate decay", form.decayProperty(), DECAYS, v -> v == 1 ? "off" : Numbers.signed(v, 3));
        add(Field.DECAY_AFTER, "decay-after", "after epoch", form.decayAfterProperty(), EPOCHS, v -> Numbers.signed(v, 0));
        add(Field.EPOCHS, "epochs", "Ends after", form.epochsProperty(), EPOCHS, v -> v == 0 ? "never" : Numbers.signed(v, 0) + " ep");
        add(Field.HELD_OUT, "held-out", "Held out", form.heldOutProperty(), HELD_OUT, v -> Numbers.percent(v, 0));
        NumberField seed = new NumberField("seed", "Seed", form.seedProperty(), SEEDS, v -> Numbers.signed(v, 0));
        rows.getChildren().add(seed);
        if (!ExampleTasks.isTask(form.sourceProperty().get()) && !Tasks.isTask(form.sourceProperty().get())) {
            tokenization();
        }
        ExampleTasks.family(form.sourceProperty().get()).ifPresent(family -> {
            fields.get(Field.HELD_OUT).setDisable(true);
            rows.getChildren().add(new WiringFields(form, family.shape(), ""));
        });
        getChildren().add(rows);
        WeakListeners.listen(this, form.problemsProperty(), (property, was, is) -> show());
        show();
    }

    private void add(Field field, String id, String name, Property<Number> value, double[] stops,
            DoubleFunction<String> words) {
        NumberField number = new NumberField(id, name, value, stops, words);
        fields.put(field, number);
        rows.getChildren().add(number);
    }

    /** What a text is cut into. */
    private void tokenization() {
        Segments<String> tokenizer = new Segments<>("tokenizer", Tokenizers.ids(), MoreSettings::shortly,
                MoreSettings::about, form.tokenizerProperty());
        NumberField words = new NumberField("words", "Most words", form.wordsProperty(), WORDS,
                v -> v == 0 ? "all" : Numbers.signed(v, 0));
        words.disableProperty().bind(Bindings.createBooleanBinding(
                () -> !Tokenization.ofWords(form.tokenizerProperty().get()), form.tokenizerProperty()));
        Segments<Boolean> asIs = new Segments<>("as-is", List.of(false, true), is -> is ? "as it is" : "tidied",
                is -> is ? "byte order mark and carriage returns are learned too; bytes always are"
                        : "without byte order mark and carriage returns", form.asIsProperty().asObject());
        rows.getChildren().addAll(row("Symbols", tokenizer), words, row("Text", asIs));
    }

    private static String shortly(String tokenizer) {
        return switch (tokenizer) {
            case SpacedWordTokenizer.ID -> "spaced";
            case WhitespaceTokenizer.ID -> "split";
            default -> tokenizer;
        };
    }

    private static String about(String tokenizer) {
        return switch (tokenizer) {
            case CharacterTokenizer.ID -> "each character is a symbol";
            case ByteTokenizer.ID -> "each byte of UTF-8 is a symbol";
            case WordTokenizer.ID -> "words, white space and marks are symbols";
            case SpacedWordTokenizer.ID -> "words and marks are symbols, white space only separates them";
            default -> "what stands between white space is a symbol: for texts that are tokenised already";
        };
    }

    private static HBox row(String name, Segments<?> segments) {
        Label label = new Label(name);
        label.getStyleClass().add("field-label");
        HBox.setHgrow(segments, Priority.ALWAYS);
        HBox row = new HBox(label, segments);
        row.getStyleClass().add("field-row");
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private HBox initialisation() {
        Segments<Initialisation> init = new Segments<>("init", List.of(Initialisation.values()),
                i -> i == Initialisation.XAVIER ? "Xavier" : i.name().toLowerCase(java.util.Locale.ROOT), null,
                form.initProperty());
        return row("Initialised", init);
    }

    private void show() {
        fields.forEach((field, number) -> number.setProblem(form.problemsProperty().get().get(field)));
    }
}
