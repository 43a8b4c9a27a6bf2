package rnnscope.view.dynamics;

import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory.IntegerSpinnerValueFactory;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import rnnscope.language.Words;
import rnnscope.session.dynamics.Axes;

/** Two fields for the units whose hidden states a phase portrait shows. */
final class UnitPair extends HBox {
    private final Spinner<Integer> across = new Spinner<>();
    private final Spinner<Integer> up = new Spinner<>();

    UnitPair(Runnable changed) {
        getStyleClass().add("pane-options");
        add(across, "dynamics-across", "dynamics.axes.across", changed);
        add(up, "dynamics-up", "dynamics.axes.up", changed);
    }

    private void add(Spinner<Integer> field, String id, String key, Runnable changed) {
        field.setId(id);
        field.setEditable(true);
        field.setPrefWidth(76);
        field.setMinWidth(Region.USE_PREF_SIZE);
        field.setAccessibleText(Words.of(key));
        field.getEditor().setAccessibleText(Words.of(key));
        field.setValueFactory(new IntegerSpinnerValueFactory(0, 0, 0));
        field.valueProperty().addListener((property, was, is) -> changed.run());
        getChildren().add(field);
    }

    /** Begins with a unit and its neighbour, of so many. */
    void begin(int unit, int units) {
        int last = Math.max(0, units - 1);
        across.setValueFactory(new IntegerSpinnerValueFactory(0, last, Math.min(last, unit)));
        up.setValueFactory(new IntegerSpinnerValueFactory(0, last, unit < last ? unit + 1 : Math.max(0, unit - 1)));
    }

    /** Other units, as far as there are so many. */
    void show(int first, int second) {
        across.getValueFactory().setValue(first);
        up.getValueFactory().setValue(second);
    }

    Axes axes() {
        return Axes.units(across.getValue(), up.getValue());
    }
}
