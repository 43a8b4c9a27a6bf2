package rnnscope.view.dynamics;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import rnnscope.control.key.KeyMap;
import rnnscope.control.key.Shortcut;
import rnnscope.figure.Numbers;
import rnnscope.language.Words;
import rnnscope.session.dynamics.DynamicsLab;

/** Lever for the spectral radius of the recurrent weights; its button, a double click and Delete free it. */
final class RadiusLever extends HBox {
    private static final double FINE = 0.02;
    private static final double COARSE = 0.2;

    private final DynamicsLab lab;
    private final Slider slider = new Slider(0.05, 2, 1);
    private final Label value = new Label();
    private final Button free = new Button(Words.of("dynamics.lever.free"));
    private double own = Double.NaN;
    private boolean showing;

    RadiusLever(DynamicsLab lab) {
        this.lab = lab;
        getStyleClass().add("edit-line");
        setAlignment(Pos.CENTER_LEFT);
        setSpacing(8);
        Label name = new Label(Words.of("dynamics.lever"));
        name.getStyleClass().add("lever-name");
        name.setMinWidth(Region.USE_PREF_SIZE);
        slider.setId("radius-lever");
        slider.setAccessibleText(Words.of("dynamics.lever"));
        slider.setTooltip(new Tooltip(Words.of("dynamics.lever.tip")));
        slider.setMinWidth(60);
        slider.setBlockIncrement(FINE);
        HBox.setHgrow(slider, Priority.ALWAYS);
        value.getStyleClass().add("lever-value");
        value.setId("radius-lever-value");
        value.setMinWidth(Region.USE_PREF_SIZE);
        free.setId("radius-free");
        free.getStyleClass().add("quiet-button");
        free.setMinWidth(Region.USE_PREF_SIZE);
        free.setTooltip(new Tooltip(Words.of("dynamics.lever.free.tip")));
        free.setOnAction(event -> free());
        getChildren().addAll(name, slider, value, free);
        slider.valueProperty().addListener((property, was, is) -> {
            if (!showing) {
                lab.radiusProperty().set(is.doubleValue());
            }
        });
        slider.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                free();
            }
        });
        new KeyMap().on(Shortcut.LESS, () -> move(-FINE)).on(Shortcut.MORE, () -> move(FINE))
                .on(Shortcut.MUCH_LESS, () -> move(-COARSE)).on(Shortcut.MUCH_MORE, () -> move(COARSE))
                .on(Shortcut.LEAST, () -> slider.setValue(slider.getMin())).on(Shortcut.MOST, () -> slider.setValue(slider.getMax()))
                .on(Shortcut.FREE, this::free).filter(slider);
    }

    private void move(double by) {
        slider.setValue(slider.getValue() + by);
    }

    private void free() {
        lab.radiusProperty().set(Double.NaN);
    }

    /** @param itsOwn radius of the weights as they are, NaN while it is not known */
    void show(double itsOwn, double most) {
        own = itsOwn;
        double moved = lab.radiusProperty().get();
        showing = true;
        slider.setMax(most);
        if (!slider.isValueChanging()) {
            slider.setValue(Double.isNaN(moved) ? Double.isNaN(own) ? 1 : own : moved);
        }
        showing = false;
        value.setText(Double.isNaN(moved) && Double.isNaN(own) ? "" : Numbers.signed(Double.isNaN(moved) ? own : moved, 2));
        free.setDisable(Double.isNaN(moved));
    }
}
