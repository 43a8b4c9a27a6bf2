package rnnscope.view.train;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import rnnscope.control.NumberField;
import rnnscope.control.Segments;
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
import rnnscope.train.live.setting.Setting;
import rnnscope.train.live.setting.Setting.Numeric;
import rnnscope.train.task.Tasks;
import rnnscope.view.chooser.Chooser;
import rnnscope.view.help.HelpPage;

/** Settings that are chosen less often. */
final class MoreSettings extends Chooser {
    private final TrainingForm form;
    private final VBox rows = new VBox();

    MoreSettings(TrainingForm form) {
        HelpPage.set(this, "train");
        this.form = form;
        addHeading("From the start");
        rows.getStyleClass().addAll("fields", "form");
        add(Setting.LAYERS).disableProperty().bind(Bindings.createBooleanBinding(
                () -> !form.settings().stack().isAlike(), form.choice(Setting.STACK)));
        rows.getChildren().addAll(SettingField.words(form, Setting.STACK, "One by one", "lstm:64,gru:32", "stack"),
                SettingField.row("Biases", new Segments<>("biases", List.of(false, true), no -> no ? "none" : "learned",
                        no -> no ? "no biases in the layers' gates and in what is predicted"
                                : "added in every gate and in what is predicted", form.flag(Setting.NO_BIAS).asObject())));
        add(Setting.EMBEDDING);
        add(Setting.DROPOUT);
        rows.getChildren().add(initialisation());
        add(Setting.FORGET_BIAS);
        add(Setting.DECAY);
        add(Setting.DECAY_AFTER);
        add(Setting.EPOCHS);
        NumberField heldOut = add(Setting.HELD_OUT);
        add(Setting.SEED);
        if (!ExampleTasks.isTask(form.settings().source()) && !Tasks.isTask(form.settings().source())) {
            tokenization();
        }
        ExampleTasks.family(form.settings().source()).ifPresent(family -> {
            heldOut.setDisable(true);
            rows.getChildren().add(new WiringFields(form, family.shape(), ""));
        });
        getChildren().add(rows);
    }

    private NumberField add(Numeric<?> setting) {
        NumberField number = SettingField.number(form, setting, setting.option().substring(2));
        rows.getChildren().add(number);
        return number;
    }

    /** What a text is cut into. */
    private void tokenization() {
        Segments<String> tokenizer = new Segments<>("tokenizer", Tokenizers.ids(), MoreSettings::shortly,
                MoreSettings::about, form.choice(Setting.TOKENIZER));
        NumberField words = SettingField.number(form, Setting.WORDS, "words");
        words.disableProperty().bind(Bindings.createBooleanBinding(
                () -> !Tokenization.ofWords(form.choice(Setting.TOKENIZER).get()), form.choice(Setting.TOKENIZER)));
        Segments<Boolean> asIs = new Segments<>("as-is", List.of(false, true), is -> is ? "as it is" : "tidied",
                is -> is ? "byte order mark and carriage returns are learned too; bytes always are"
                        : "without byte order mark and carriage returns", form.flag(Setting.AS_IS).asObject());
        rows.getChildren().addAll(SettingField.row("Symbols", tokenizer), words, SettingField.row("Text", asIs));
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

    private HBox initialisation() {
        Segments<Initialisation> init = new Segments<>("init", List.of(Initialisation.values()),
                i -> i == Initialisation.XAVIER ? "Xavier" : i.name().toLowerCase(java.util.Locale.ROOT), null,
                form.choice(Setting.INIT));
        return SettingField.row("Initialised", init);
    }
}
