package rnnscope.view.train;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import rnnscope.control.NumberField;
import rnnscope.control.Visibility;
import rnnscope.control.WeakListeners;
import rnnscope.figure.Numbers;
import rnnscope.session.training.TrainingForm;
import rnnscope.train.live.setting.Setting;
import rnnscope.train.live.setting.Setting.Numeric;

/** Fields of the settings of training, as their table says. */
final class SettingField {
    private SettingField() {}

    /**
     * The field of a number, with what is wrong with it.
     *
     * @param id of the field
     */
    static NumberField number(TrainingForm form, Numeric<?> setting, String id) {
        NumberField field = new NumberField(id, setting.title(), form.number(setting), setting.stops(),
                value -> words(setting, value));
        field.setProblem(form.problemsProperty().get().get(setting));
        WeakListeners.listen(field, form.problemsProperty(),
                (property, was, is) -> field.setProblem(is.get(setting)));
        return field;
    }

    private static String words(Numeric<?> setting, double value) {
        if (setting.word(value) != null) {
            return setting.word(value);
        }
        if (setting.isShare()) {
            return Numbers.percent(value, 0);
        }
        return (setting == Setting.LEARNING_RATE ? rate(value) : Numbers.signed(value, setting.digits()))
                + setting.unit();
    }

    /** No more decimals than it needs, of small ones its power of ten. */
    private static String rate(double value) {
        return value >= 0.001 || value == 0 ? trimmed(value) : String.format(java.util.Locale.ROOT, "%.0e", value)
                .replace("e-0", "e\u2212");
    }

    private static String trimmed(double value) {
        String digits = String.format(java.util.Locale.ROOT, "%.4f", value).replaceFirst("0+$", "");
        return digits.endsWith(".") ? digits + "0" : digits;
    }

    /**
     * The field of words that are typed, with what is wrong with them under it.
     *
     * @param prompt what might stand there
     */
    static VBox words(TrainingForm form, Setting<String> setting, String name, String prompt, String id) {
        TextField field = new TextField();
        field.setId(id);
        field.setPromptText(prompt);
        field.setTooltip(new Tooltip(setting.help()));
        field.textProperty().bindBidirectional(form.choice(setting));
        Label problem = new Label();
        problem.getStyleClass().add("field-problem");
        problem.setWrapText(true);
        Runnable show = () -> {
            String words = form.problemsProperty().get().get(setting);
            problem.setText(words == null ? "" : words);
            Visibility.show(problem, words != null);
        };
        WeakListeners.listen(field, form.problemsProperty(), (property, was, is) -> show.run());
        show.run();
        return new VBox(row(name, field), problem);
    }

    /** A field with its name before it. */
    static HBox row(String name, Node field) {
        Label label = new Label(name);
        label.getStyleClass().add("field-label");
        label.setLabelFor(field);
        HBox row = new HBox(label, field);
        row.getStyleClass().add("field-row");
        row.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(field, Priority.ALWAYS);
        return row;
    }
}
