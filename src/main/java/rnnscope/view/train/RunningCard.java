package rnnscope.view.train;

import javafx.scene.layout.VBox;
import rnnscope.control.Card;
import rnnscope.control.NumberField;
import rnnscope.figure.Numbers;
import rnnscope.session.training.TrainingForm;
import rnnscope.session.training.TrainingRun;
import rnnscope.train.live.ExampleMaterial;
import rnnscope.train.live.SettingsCheck.Field;

/** Card of what changes while the run goes on. */
final class RunningCard extends VBox {
    private static final double[] RATES = {0.00001, 0.00002, 0.00005, 0.0001, 0.0002, 0.0003, 0.0005, 0.001, 0.0015, 0.002,
        0.003, 0.004, 0.005, 0.007, 0.01, 0.02, 0.03, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10};
    private static final double[] CLIPS = {0, 0.1, 0.2, 0.3, 0.5, 0.7, 1, 1.5, 2, 3, 5, 7, 10, 20, 50, 100};
    private static final double[] DEGREES = {0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.1, 1.2, 1.3, 1.4, 1.5};

    RunningCard(TrainingRun run) {
        TrainingForm form = run.form();
        NumberField rate = new NumberField("learning-rate", "Learning rate", form.learningRateProperty(), RATES,
                RunningCard::rate);
        NumberField clip = new NumberField("clip", "Clip at", form.clipProperty(), CLIPS,
                v -> v == 0 ? "off" : Numbers.signed(v, 1));
        NumberField temperature = new NumberField("sample-temperature", "Temperature", run.temperatureProperty(), DEGREES,
                v -> Numbers.signed(v, 1));
        run.frameProperty().addListener((property, was, is) ->
                temperature.setDisable(run.material() instanceof ExampleMaterial));
        VBox fields = new VBox(rate, clip, temperature);
        fields.getStyleClass().add("fields");
        form.problemsProperty().addListener((property, was, is) -> {
            rate.setProblem(is.get(Field.LEARNING_RATE));
            clip.setProblem(is.get(Field.CLIP));
        });
        Card card = new Card(fields);
        card.setTitle("While it runs");
        card.setAside("takes effect at the next step");
        getChildren().add(card);
    }

    private static String rate(double value) {
        return value >= 0.001 || value == 0 ? trimmed(value) : String.format(java.util.Locale.ROOT, "%.0e", value)
                .replace("e-0", "e\u2212");
    }

    private static String trimmed(double value) {
        String digits = String.format(java.util.Locale.ROOT, "%.4f", value).replaceFirst("0+$", "");
        return digits.endsWith(".") ? digits + "0" : digits;
    }
}
