package rnnscope.view.train;

import javafx.scene.layout.VBox;
import rnnscope.control.Card;
import rnnscope.control.NumberField;
import rnnscope.figure.Numbers;
import rnnscope.language.Words;
import rnnscope.session.training.TrainingForm;
import rnnscope.session.training.TrainingRun;
import rnnscope.train.live.setting.Setting;

/** Card of what changes while the run goes on. */
final class RunningCard extends VBox {
    private static final double[] DEGREES = {0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.1, 1.2, 1.3, 1.4, 1.5};

    RunningCard(TrainingRun run) {
        TrainingForm form = run.form();
        NumberField rate = SettingField.number(form, Setting.LEARNING_RATE, "learning-rate");
        NumberField clip = SettingField.number(form, Setting.CLIP, "clip");
        NumberField temperature = new NumberField("sample-temperature", Words.of("view.train.temperature"),
                run.temperatureProperty(), DEGREES,
                v -> Numbers.signed(v, 1));
        run.frameProperty().addListener((property, was, is) ->
                temperature.setDisable(run.material() != null && !run.material().readsText()));
        VBox fields = new VBox(rate, clip, temperature);
        fields.getStyleClass().add("fields");
        Card card = new Card(fields);
        card.setTitleOf("view.train.running");
        card.setAside(Words.of("view.train.running.aside"));
        getChildren().add(card);
    }
}
