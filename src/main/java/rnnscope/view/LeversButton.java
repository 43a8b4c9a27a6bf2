package rnnscope.view;

import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import rnnscope.analysis.gradient.WeightLevers;
import rnnscope.control.NumberField;
import rnnscope.figure.Numbers;
import rnnscope.language.Words;
import rnnscope.view.chooser.Chooser;
import rnnscope.view.chooser.PopOvers;
import rnnscope.view.help.HelpPage;

/** Button that opens the levers on the recurrent weights whose gradients show: their radius and the forget bias. */
public final class LeversButton extends Button {
    /** What stands for the weights as they are, at the left end of each slider. */
    private static final double OWN_RADIUS = 0;
    private static final double OWN_BIAS = -6;
    private static final double[] RADII = {OWN_RADIUS, 0.1, 0.3, 0.5, 0.7, 0.8, 0.9, 1, 1.1, 1.2, 1.5, 2, 3};
    private static final double[] BIASES = {OWN_BIAS, -5, -3, -2, -1, 0, 1, 2, 3, 5, 7};

    private final DoubleProperty radius = new SimpleDoubleProperty(OWN_RADIUS);
    private final DoubleProperty bias = new SimpleDoubleProperty(OWN_BIAS);
    private final ReadOnlyObjectWrapper<WeightLevers> levers = new ReadOnlyObjectWrapper<>(this, "levers", WeightLevers.NONE);

    /** The two sliders. */
    private final class Levers extends Chooser {
        Levers(String id) {
            HelpPage.set(this, "gradients");
            addHeading(Words.of("view.levers"));
            getChildren().addAll(new NumberField(id + "-radius", Words.of("view.levers.radius"), radius, RADII,
                            value -> value <= OWN_RADIUS ? Words.of("view.levers.learned") : Numbers.signed(value, 1)),
                    new NumberField(id + "-bias", Words.of("view.levers.bias"), bias, BIASES,
                            value -> value <= OWN_BIAS ? Words.of("view.levers.learned") : Numbers.signed(value, 1)));
            addExplanation(Words.of("view.levers.about"));
        }
    }

    public LeversButton(String id) {
        super(Words.of("view.levers"));
        setId(id);
        getStyleClass().setAll("button", "quiet-button");
        setMinWidth(Region.USE_PREF_SIZE);
        setTooltip(new Tooltip(Words.of("view.levers.tip")));
        setOnAction(event -> PopOvers.toggle(this, () -> new Levers(id)));
        radius.addListener((property, was, is) -> move());
        bias.addListener((property, was, is) -> move());
    }

    private void move() {
        levers.set(new WeightLevers(radius.get() <= OWN_RADIUS ? Double.NaN : radius.get(),
                bias.get() <= OWN_BIAS ? Double.NaN : bias.get()));
        setText(levers.get().equals(WeightLevers.NONE) ? Words.of("view.levers") : Words.of("view.levers.moved"));
        setAccessibleText(levers.get().equals(WeightLevers.NONE) ? Words.of("view.levers") : Words.of("view.levers.moved.spoken"));
    }

    /** What they say. */
    public ReadOnlyObjectProperty<WeightLevers> leversProperty() {
        return levers.getReadOnlyProperty();
    }
}
