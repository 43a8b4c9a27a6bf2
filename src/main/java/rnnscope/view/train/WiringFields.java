package rnnscope.view.train;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.Property;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import rnnscope.control.Segments;
import rnnscope.control.Visibility;
import rnnscope.control.WeakListeners;
import rnnscope.language.Words;
import rnnscope.model.Wiring.Pooling;
import rnnscope.model.Wiring.Scoring;
import rnnscope.model.Wiring.Shape;
import rnnscope.session.training.TrainingForm;
import rnnscope.train.example.ExampleTasks.Family;
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
    WiringFields(TrainingForm form, Family family, String prefix) {
        Shape shape = family.shape();
        this.form = form;
        getStyleClass().add("fields");
        if (shape != Shape.GENERATOR && shape != Shape.LANGUAGE_MODEL && !family.looksAgain()) {
            add(Words.of("view.train.wiring.reads"), new Segments<>(prefix + "directions", List.of(false, true),
                    both -> both ? "both-ways" : "forwards",
                    both -> Words.of(both ? "view.train.wiring.both" : "view.train.wiring.forwards"), null,
                    form.flag(Setting.BIDIRECTIONAL).asObject()), null);
        }
        if (shape.encodes()) {
            add(Words.of("view.train.wiring.attention"), new Segments<>(prefix + "scoring", List.of(Scoring.values()),
                    WiringFields::id, one -> Words.of("view.train.scoring." + id(one)),
                    one -> Words.of("view.train.scoring." + id(one) + ".tip"), form.choice(Setting.SCORING)),
                            Setting.SCORING);
        }
        if (shape == Shape.GENERATOR) {
            add(Words.of("view.train.wiring.given"), new Segments<>(prefix + "given", List.of(false, true),
                    every -> every ? "every-step" : "once",
                    every -> Words.of(every ? "view.train.given.every-step" : "view.train.given.once"),
                    every -> Words.of(every ? "view.train.given.every-step.tip" : "view.train.given.once.tip"),
                    form.flag(Setting.EVERY_STEP).asObject()), null);
        }
        if (shape.isPooled() && shape != Shape.DRAWER) {
            add(Words.of("view.train.wiring.pooling"), new Segments<>(prefix + "pooling", List.of(Pooling.values()),
                    WiringFields::id, one -> Words.of("view.train.pooling." + id(one)), null,
                    form.choice(Setting.POOLING)), null);
        }
        if (!shape.decodes() && !shape.asks() && shape != Shape.LANGUAGE_MODEL && shape != Shape.DRAWER) {
            getChildren().add(SettingField.number(form, Setting.HEADS, prefix + "heads"));
        }
        add(Words.of("view.train.wiring.shortcut"), new Segments<>(prefix + "joint", List.of(Joint.values()),
                WiringFields::id,
                one -> Words.of("view.train.joint." + id(one)), one -> Words.of("view.train.joint." + id(one) + ".tip"),
                        joint(form)),
                Setting.HIGHWAY);
        WeakListeners.listen(this, form.problemsProperty(), (property, was, is) -> showProblems());
        showProblems();
    }

    private static String id(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT);
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
