package rnnscope.view.train;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.Property;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import rnnscope.control.Segments;
import rnnscope.control.Visibility;
import rnnscope.control.WeakListeners;
import rnnscope.model.Wiring.Pooling;
import rnnscope.model.Wiring.Scoring;
import rnnscope.model.Wiring.Shape;
import rnnscope.session.training.TrainingForm;
import rnnscope.train.live.setting.Setting;

/** Fields of a wiring: of its shape only what it has. */
final class WiringFields extends VBox {

    private final TrainingForm form;
    private final Map<Setting<?>, Label> problems = new HashMap<>();

    /** What stands between a layer's input and its output. */
    private enum Joint {
        NONE, RESIDUAL, HIGHWAY
    }

    /** @param prefix of the fields' ids */
    WiringFields(TrainingForm form, Shape shape, String prefix) {
        this.form = form;
        getStyleClass().add("fields");
        if (shape != Shape.GENERATOR) {
            add("Reads", new Segments<>(prefix + "directions", List.of(false, true), both -> both ? "both ways" : "forwards", null,
                    form.flag(Setting.BIDIRECTIONAL).asObject()), null);
        }
        if (shape == Shape.ENCODER_DECODER) {
            add("Attention", new Segments<>(prefix + "scoring", List.of(Scoring.values()), Scoring::toString,
                    WiringFields::about, form.choice(Setting.SCORING)), Setting.SCORING);
        }
        if (shape.isPooled()) {
            add("Pooling", new Segments<>(prefix + "pooling", List.of(Pooling.values()), Pooling::toString, null,
                    form.choice(Setting.POOLING)), null);
        }
        if (!shape.decodes()) {
            getChildren().add(SettingField.number(form, Setting.HEADS, prefix + "heads"));
        }
        add("Shortcut", new Segments<>(prefix + "joint", List.of(Joint.values()), name(), WiringFields::about, joint(form)),
                Setting.HIGHWAY);
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

    private static Property<Joint> joint(TrainingForm form) {
        ObjectProperty<Joint> joint = new SimpleObjectProperty<>(form.flag(Setting.HIGHWAY).get() ? Joint.HIGHWAY
                : form.flag(Setting.RESIDUAL).get() ? Joint.RESIDUAL : Joint.NONE);
        joint.addListener((property, was, is) -> {
            form.flag(Setting.HIGHWAY).set(is == Joint.HIGHWAY);
            form.flag(Setting.RESIDUAL).set(is == Joint.RESIDUAL);
        });
        return joint;
    }

    private void add(String name, HBox segments, Setting<?> setting) {
        getChildren().add(SettingField.row(name, segments));
        if (setting != null) {
            Label problem = new Label();
            problem.setId(segments.getId() + "-problem");
            problem.getStyleClass().add("field-problem");
            problem.setWrapText(true);
            problem.setMinHeight(USE_PREF_SIZE);
            problems.put(setting, problem);
            getChildren().add(problem);
        }
    }

    private void showProblems() {
        Map<Setting<?>, String> now = form.problemsProperty().get();
        problems.forEach((setting, label) -> {
            label.setText(now.get(setting));
            Visibility.show(label, now.containsKey(setting));
        });
    }
}
