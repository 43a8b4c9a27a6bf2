package rnnscope.view.edit;

import java.util.function.DoubleFunction;
import javafx.geometry.Pos;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** Slider for a number, and in a field beside it that takes what lies beyond the slider's ends. */
public final class ValueSlider extends HBox {
    /** Told of a new value. */
    @FunctionalInterface
    public interface Moved {
        /** @param amend whether it goes on with the move before, as a drag does */
        void to(double value, boolean amend);
    }

    private final Slider slider = new Slider();
    private final TextField field = new TextField();
    private final DoubleFunction<String> words;
    private final Moved moved;
    private double shown = Double.NaN;
    private boolean showing;
    private boolean moving;

    /** @param id of the slider; the field's ends in "-value" */
    public ValueSlider(String id, String name, DoubleFunction<String> words, Moved moved) {
        this.words = words;
        this.moved = moved;
        getStyleClass().add("value-slider");
        setAlignment(Pos.CENTER_LEFT);
        slider.setId(id);
        slider.setAccessibleText(name);
        slider.setMinWidth(60);
        slider.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(slider, Priority.ALWAYS);
        field.setId(id + "-value");
        field.getStyleClass().add("value-field");
        field.setAccessibleText(name);
        field.setAlignment(Pos.CENTER_RIGHT);
        getChildren().addAll(slider, field);
        slider.valueProperty().addListener((property, was, is) -> {
            if (!showing) {
                boolean amend = slider.isValueChanging() && moving;
                moving = slider.isValueChanging();
                moved.to(is.doubleValue(), amend);
            }
        });
        slider.valueChangingProperty().addListener((property, was, is) -> moving = false);
        // The slider takes the focus back, so that the next Ctrl Z takes back the edit and not the typing.
        field.setOnAction(event -> slider.requestFocus());
        field.focusedProperty().addListener((property, was, is) -> {
            if (!is) {
                commit();
            }
        });
    }

    private void commit() {
        String text = field.getText().strip();
        if (!text.equals(words.apply(shown))) {
            double typed = NumberParser.parse(text);
            if (Double.isNaN(typed)) {
                field.setText(words.apply(shown));
            } else {
                moved.to(typed, false);
            }
        }
    }

    /** Ends of the slider. */
    public void setRange(double min, double max) {
        showing = true;
        slider.setMin(min);
        slider.setMax(max);
        slider.setBlockIncrement((max - min) / 20);
        showing = false;
    }

    /** Shows a value, where nobody is just moving it; NaN for none. */
    public void show(double value) {
        shown = value;
        if (!slider.isValueChanging()) {
            showing = true;
            slider.setValue(Double.isNaN(value) ? 0 : value);
            showing = false;
        }
        if (!field.isFocused()) {
            field.setText(words.apply(value));
        }
    }
}
