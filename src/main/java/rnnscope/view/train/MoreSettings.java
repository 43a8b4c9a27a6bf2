package rnnscope.view.train;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import rnnscope.control.NumberField;
import rnnscope.control.Segments;
import rnnscope.language.Words;
import rnnscope.session.training.TrainingForm;
import rnnscope.text.SpacedWordTokenizer;
import rnnscope.text.Tokenization;
import rnnscope.text.Tokenizers;
import rnnscope.text.WhitespaceTokenizer;
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
        addHeading(Words.of("view.train.start.title"));
        rows.getStyleClass().addAll("fields", "form");
        add(Setting.LAYERS).disableProperty().bind(Bindings.createBooleanBinding(
                () -> !form.settings().stack().isAlike(), form.choice(Setting.STACK)));
        rows.getChildren().addAll(SettingField.words(form, Setting.STACK, Words.of("view.train.more.stack"),
                "lstm:64,gru:32", "stack"),
                SettingField.row(Words.of("view.train.more.biases"), new Segments<>("biases", List.of(false, true),
                        MoreSettings::biases, no -> Words.of("view.train.more.biases." + biases(no)),
                        no -> Words.of("view.train.more.biases." + biases(no) + ".tip"),
                                form.flag(Setting.NO_BIAS).asObject())));
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
            rows.getChildren().add(new WiringFields(form, family, ""));
        });
        getChildren().add(rows);
    }

    private NumberField add(Numeric<?> setting) {
        NumberField number = SettingField.number(form, setting, setting.option().substring(2));
        rows.getChildren().add(number);
        return number;
    }

    private static String biases(boolean none) {
        return none ? "none" : "learned";
    }

    private static String state(boolean asIs) {
        return asIs ? "as-is" : "tidied";
    }

    /** What a text is cut into. */
    private void tokenization() {
        Segments<String> tokenizer = new Segments<>("tokenizer", Tokenizers.ids(), MoreSettings::shortly,
                id -> Words.of("view.train.tokenizer." + id),
                id -> Words.of("view.train.tokenizer." + id + ".tip"), form.choice(Setting.TOKENIZER));
        NumberField words = SettingField.number(form, Setting.WORDS, "words");
        words.disableProperty().bind(Bindings.createBooleanBinding(
                () -> !Tokenization.ofWords(form.choice(Setting.TOKENIZER).get()), form.choice(Setting.TOKENIZER)));
        Segments<Boolean> asIs = new Segments<>("as-is", List.of(false, true), is -> is ? "as-it-is" : "tidied",
                is -> Words.of("view.train.more.text." + state(is)), is ->
                        Words.of("view.train.more.text." + state(is) + ".tip"),
                form.flag(Setting.AS_IS).asObject());
        rows.getChildren().addAll(SettingField.row(Words.of("view.train.more.symbols"), tokenizer), words,
                SettingField.row(Words.of("view.train.more.text"), asIs));
    }

    private static String shortly(String tokenizer) {
        return switch (tokenizer) {
            case SpacedWordTokenizer.ID -> "spaced";
            case WhitespaceTokenizer.ID -> "split";
            default -> tokenizer;
        };
    }


    private HBox initialisation() {
        Segments<Initialisation> init = new Segments<>("init", List.of(Initialisation.values()),
                MoreSettings::id, i -> Words.of("view.train.init." + id(i)), null, form.choice(Setting.INIT));
        return SettingField.row(Words.of("view.train.more.init"), init);
    }

    private static String id(Initialisation init) {
        return init.name().toLowerCase(java.util.Locale.ROOT);
    }
}
