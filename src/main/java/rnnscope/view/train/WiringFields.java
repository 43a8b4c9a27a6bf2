package rnnscope.view.train;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.Property;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import rnnscope.control.NumberField;
import rnnscope.control.Segments;
import rnnscope.control.Visibility;
import rnnscope.control.WeakListeners;
import rnnscope.figure.Numbers;
import rnnscope.model.Wiring.Pooling;
import rnnscope.model.Wiring.Scoring;
import rnnscope.model.Wiring.Shape;
import rnnscope.session.training.TrainingForm;
import rnnscope.session.training.WiringForm;
import rnnscope.train.live.SettingsCheck.Field;

/** Fields of a wiring: of its shape only what it has. */
final class WiringFields extends VBox {
    private static final double[] HEADS = {0, 1, 2, 4, 8};

    private final TrainingForm form;
    private final Map<Field, Label> problems = new EnumMap<>(Field.class);
    private NumberField heads;

    /** What stands between a layer's input and its output. */
    private enum Joint {
        NONE, RESIDUAL, HIGHWAY
    }

    /** @param prefix of the fields' ids */
    WiringFields(TrainingForm form, Shape shape, String prefix) {
        this.form = form;
        WiringForm wiring = form.wiring();
        getStyleClass().add("fields");
        if (shape != Shape.GENERATOR) {
            add("Reads", new Segments<>(prefix + "directions", List.of(false, true), both -> both ? "both ways" : "forwards", null,
                    wiring.bidirectionalProperty().asObject()), null);
        }
        if (shape == Shape.ENCODER_DECODER) {
            add("Attention", new Segments<>(prefix + "scoring", List.of(Scoring.values()), Scoring::toString,
                    WiringFields::about, wiring.scoringProperty()), Field.ATTENTION);
        }
        if (shape.isPooled()) {
            add("Pooling", new Segments<>(prefix + "pooling", List.of(Pooling.values()), Pooling::toString, null,
                    wiring.poolingProperty()), null);
        }
        if (!shape.decodes()) {
            heads = new NumberField(prefix + "heads", "Heads", wiring.headsProperty(), HEADS,
                    v -> v == 0 ? "none" : Numbers.signed(v, 0));
            getChildren().add(heads);
        }
        add("Shortcut", new Segments<>(prefix + "joint", List.of(Joint.values()), name(), WiringFields::about, joint(wiring)),
                Field.HIGHWAY);
        WeakListeners.listen(this, form.problemsProperty(), (property, was, is) -> showProblems());
        showProblems();
    }

    private static Function<Joint, String> name() {
        return joint -> joint.name().toLowerCase(Locale.ROOT);
    }

    private static String about(Joint joint) {
        return switch (joint) {
            case NONE -> "a layer hands on its own state alone";
            case RESIDUAL -> "a layer's input is added to its output";
            case HIGHWAY -> "a gate mixes a layer's input into its output";
        };
    }

    private static String about(Scoring scoring) {
        return switch (scoring) {
            case NONE -> "all that the decoder knows is the state it begins with";
            case DOT -> "the inner product of two states";
            case GENERAL -> "a product with a learned matrix between two states";
            case ADDITIVE -> "a layer of tanh units that reads both states";
        };
    }

    private static Property<Joint> joint(WiringForm wiring) {
        ObjectProperty<Joint> joint = new SimpleObjectProperty<>(wiring.highwayProperty().get() ? Joint.HIGHWAY
                : wiring.residualProperty().get() ? Joint.RESIDUAL : Joint.NONE);
        joint.addListener((property, was, is) -> {
            wiring.highwayProperty().set(is == Joint.HIGHWAY);
            wiring.residualProperty().set(is == Joint.RESIDUAL);
        });
        return joint;
    }

    private void add(String name, HBox segments, Field field) {
        Label label = new Label(name);
        label.getStyleClass().add("field-label");
        label.setLabelFor(segments);
        HBox.setHgrow(segments, Priority.ALWAYS);
        HBox row = new HBox(label, segments);
        row.getStyleClass().add("field-row");
        row.setAlignment(Pos.CENTER_LEFT);
        getChildren().add(row);
        if (field != null) {
            Label problem = new Label();
            problem.setId(segments.getId() + "-problem");
            problem.getStyleClass().add("field-problem");
            problem.setWrapText(true);
            problem.setMinHeight(USE_PREF_SIZE);
            problems.put(field, problem);
            getChildren().add(problem);
        }
    }

    private void showProblems() {
        Map<Field, String> now = form.problemsProperty().get();
        problems.forEach((field, label) -> {
            label.setText(now.get(field));
            Visibility.show(label, now.containsKey(field));
        });
        if (heads != null) {
            heads.setProblem(now.get(Field.HEADS));
        }
    }
}
