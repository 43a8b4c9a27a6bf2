package rnnscope.control;

import java.util.function.DoubleFunction;
import javafx.beans.property.Property;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import rnnscope.language.Words;

/**
 * Field for a number with its name: a slider over useful values, the value itself, which can be typed, and what is
 * wrong with it.
 */
public final class NumberField extends VBox {
    private final Property<Number> value;
    private final double[] stops;
    private final DoubleFunction<String> words;
    private final Slider slider;
    private final TextField typed = new TextField();
    private final Label problem = new Label();
    private String complaint = "";
    private boolean showing;

    /**
     * @param id    of this; slider and field have it followed by "-slider" and "-value"
     * @param stops values that the slider stops at, ascending
     * @param words how a value is written
     */
    public NumberField(String id, String name, Property<Number> value, double[] stops, DoubleFunction<String> words) {
        this.value = value;
        this.stops = stops;
        this.words = words;
        setId(id);
        getStyleClass().add("field");
        Label label = new Label(name);
        label.getStyleClass().add("field-label");
        slider = new Slider(0, stops.length - 1, 0);
        slider.setId(id + "-slider");
        slider.setBlockIncrement(1);
        slider.setAccessibleText(name);
        HBox.setHgrow(slider, Priority.ALWAYS);
        typed.setId(id + "-value");
        typed.getStyleClass().add("value-field");
        typed.setAccessibleText(name);
        typed.setAlignment(Pos.CENTER_RIGHT);
        problem.setId(id + "-problem");
        problem.getStyleClass().add("field-problem");
        problem.setWrapText(true);
        problem.setMinHeight(USE_PREF_SIZE);
        HBox row = new HBox(label, slider, typed);
        row.getStyleClass().add("field-row");
        row.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(row, problem);
        WeakListeners.listen(this, slider.valueProperty(), (property, was, is) -> {
            if (!showing) {
                value.setValue(stops[(int) Math.round(is.doubleValue())]);
            }
        });
        typed.setOnAction(event -> commit());
        WeakListeners.listen(this, typed.focusedProperty(), (property, was, is) -> {
            if (!is) {
                commit();
            }
        });
        WeakListeners.listen(this, value, (property, was, is) -> show());
        show();
        setProblem(null);
    }

    /** A sentence that says what is wrong with the value; null for nothing. */
    public void setProblem(String newProblem) {
        complaint = newProblem == null ? "" : newProblem;
        showProblem(complaint);
    }

    private void showProblem(String text) {
        problem.setText(text);
        Visibility.show(problem, !text.isEmpty());
    }

    private void commit() {
        String text = typed.getText().strip().replace('\u2212', '-').replace("\u2009", "").replace(',', '.');
        if (text.equals(words.apply(value.getValue().doubleValue()))) {
            return;
        }
        try {
            double number = text.equalsIgnoreCase("off") || text.equals(Words.of("control.off")) ? 0 : Double.parseDouble(text);
            value.setValue(number);
            show();
            showProblem(complaint);
        } catch (NumberFormatException e) {
            showProblem(Words.of("control.not-a-number", text));
        }
    }

    private void show() {
        showing = true;
        double now = value.getValue().doubleValue();
        slider.setValue(place(now));
        typed.setText(words.apply(now));
        showing = false;
    }

    /** Where the slider stands for a value, between two stops if need be. */
    private double place(double now) {
        int i = 0;
        while (i < stops.length - 1 && stops[i + 1] <= now) {
            i++;
        }
        if (i == stops.length - 1 || now <= stops[i]) {
            return i;
        }
        return i + (now - stops[i]) / (stops[i + 1] - stops[i]);
    }
}
