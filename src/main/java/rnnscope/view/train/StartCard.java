package rnnscope.view.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import rnnscope.cell.Cell;
import rnnscope.cell.Cells;
import rnnscope.control.Card;
import rnnscope.control.NumberField;
import rnnscope.control.Segments;
import rnnscope.control.Visibility;
import rnnscope.control.YieldingColumn;
import rnnscope.language.Words;
import rnnscope.model.LayerSpec;
import rnnscope.session.training.TrainingForm;
import rnnscope.session.training.TrainingRun;
import rnnscope.train.Optimizer;
import rnnscope.train.example.ExampleTasks;
import rnnscope.train.live.setting.Preset;
import rnnscope.train.live.setting.Setting;
import rnnscope.train.live.setting.TrainingSettings;
import rnnscope.view.chooser.PopOvers;

/** Card of what a run begins with; a reset takes it over. */
final class StartCard extends VBox {
    private static final List<String> CELLS = Stream.concat(Cells.offered().stream().map(Cell::id),
            Stream.of(LayerSpec.BLOCK)).toList();
    private static final int EMBEDDING = 16;

    private final TrainingRun run;
    private final TrainingForm form;
    private final NumberField units;
    private final NumberField layers;
    private final Node lanes;
    private final NumberField steps;
    private final Label sourceProblem = new Label();
    private final Label cellsProblem = new Label();
    private final Label inputProblem = new Label();
    private final VBox wiring = new VBox();
    private final TargetsField targets;
    private ExampleTasks.Family family;
    private final Button reset = new Button(Words.of("view.train.start.reset"));
    private final ObjectProperty<Preset> preset = new SimpleObjectProperty<>(this, "preset");
    private final ObjectProperty<Boolean> oneHot = new SimpleObjectProperty<>(this, "oneHot");

    StartCard(TrainingRun run) {
        this.run = run;
        this.form = run.form();
        lanes = lanes();
        targets = new TargetsField(run);
        units = SettingField.number(form, Setting.UNITS, "units");
        steps = SettingField.number(form, Setting.STEPS, "steps");
        NumberField batch = SettingField.number(form, Setting.BATCH, "batch");
        preset.addListener((property, was, is) -> choosePreset(is));
        oneHot.addListener((property, was, is) -> form.number(Setting.EMBEDDING)
                .setValue(is ? 0 : Math.max(EMBEDDING, form.settings().embedding())));
        Segments<Preset> presets = new Segments<>("preset", Preset.general(), Preset::id, Preset::title, Preset::words,
                preset);
        Segments<Preset> neuroscience = new Segments<>("preset", Preset.ofNeuroscience(), Preset::id, Preset::title,
                Preset::words, preset);
        Segments<Preset> pictures = new Segments<>("preset", Preset.ofPictures(), Preset::id, Preset::title, Preset::words,
                preset);
        Segments<Boolean> input = new Segments<>("input", List.of(true, false), one -> one ? "one-hot" : "embedding",
                one -> Words.of(one ? "view.train.start.one-hot" : "view.train.start.embedding"), null,
                oneHot);
        Segments<Optimizer.Kind> optimizer = new Segments<>("optimizer", List.of(Optimizer.Kind.values()),
                StartCard::name, null, form.choice(Setting.OPTIMIZER));
        Node inputRow = SettingField.row(Words.of("view.train.start.input"), input);
        Node picturesRow = SettingField.row(Words.of("view.train.start.pictures"), pictures);
        Node optimizerRow = SettingField.row(Words.of("view.train.start.optimizer"), optimizer);
        YieldingColumn rows = new YieldingColumn(SettingField.row(Words.of("view.train.start.preset"), presets),
                SettingField.row(Words.of("view.train.start.neuroscience"), neuroscience), picturesRow,
                SettingField.row(Words.of("view.train.start.learn"), new SourceBox(run)),
                problem(sourceProblem), targets, SettingField.row(Words.of("view.train.lanes"), lanes), problem(cellsProblem),
                        inputRow, problem(inputProblem),
                units, steps, batch, optimizerRow);
        rows.getStyleClass().add("fields");
        layers = SettingField.number(form, Setting.LAYERS, "more-layers");
        VBox roomy = new VBox(layers,
                SettingField.number(form, Setting.DROPOUT, "more-dropout"),
                SettingField.number(form, Setting.FORGET_BIAS, "more-forget-bias"),
                SettingField.number(form, Setting.SEED, "more-seed"));
        roomy.getStyleClass().add("fields");
        wiring.getStyleClass().add("fields");
        rows.getChildren().addAll(roomy, wiring);
        rows.giveWay(wiring, roomy, picturesRow, optimizerRow, inputRow, batch, steps, units);
        VBox.setVgrow(rows, Priority.ALWAYS);
        VBox content = new VBox(rows, buttons());
        VBox.setVgrow(content, Priority.ALWAYS);
        Card card = new Card(content);
        card.setTitleOf("view.train.start.title");
        card.setAside(Words.of("view.train.start.aside"));
        VBox.setVgrow(card, Priority.ALWAYS);
        getChildren().add(card);
        form.settingsProperty().addListener((property, was, is) -> show());
        form.problemsProperty().addListener((property, was, is) -> showProblems());
        run.settingsProperty().addListener((property, was, is) -> show());
        run.frameProperty().addListener((property, was, is) -> showReset());
        show();
    }

    private static Label problem(Label label) {
        label.getStyleClass().add("field-problem");
        label.setWrapText(true);
        Visibility.show(label, false);
        return label;
    }

    private static String name(Optimizer.Kind kind) {
        return Words.of("view.train.optimizer." + kind.name().toLowerCase(Locale.ROOT));
    }

    private Node lanes() {
        HBox lanes = new HBox();
        lanes.setId("cells");
        lanes.getStyleClass().add("segments");
        List<ToggleButton> buttons = new ArrayList<>();
        for (String cell : CELLS) {
            ToggleButton button = new ToggleButton(LaneNames.of(cell));
            button.setId("cell-" + cell);
            button.getStyleClass().setAll("segment");
            button.setMaxWidth(Double.MAX_VALUE);
            button.setMinWidth(USE_PREF_SIZE);
            HBox.setHgrow(button, Priority.ALWAYS);
            button.setTooltip(new Tooltip(Words.of("view.train.start.lanes.tip")));
            button.setOnAction(event -> form.choice(Setting.CELLS).set(CELLS.stream()
                    .filter(c -> c.equals(cell) ? button.isSelected() : form.choice(Setting.CELLS).get().contains(c)).toList()));
            buttons.add(button);
            lanes.getChildren().add(button);
        }
        Runnable show = () -> {
            for (int i = 0; i < CELLS.size(); i++) {
                buttons.get(i).setSelected(form.choice(Setting.CELLS).get().contains(CELLS.get(i)));
            }
        };
        form.choice(Setting.CELLS).addListener((property, was, is) -> show.run());
        show.run();
        return lanes;
    }

    private Node buttons() {
        Button more = new Button(Words.of("view.train.start.more"));
        more.setId("more-settings");
        more.getStyleClass().setAll("button", "quiet-button");
        Supplier<MoreSettings> chooser = () -> new MoreSettings(form);
        more.setOnAction(event -> PopOvers.toggle(more, chooser));
        reset.setId("apply");
        reset.getStyleClass().setAll("button", "quiet-button", "primary-button");
        reset.setOnAction(event -> run.reset());
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox buttons = new HBox(more, gap, reset);
        buttons.getStyleClass().add("card-buttons");
        buttons.setAlignment(Pos.CENTER_LEFT);
        return buttons;
    }

    private void choosePreset(Preset chosen) {
        if (chosen != null && !chosen.settings().equals(form.settings())) {
            form.fill(chosen.settings());
            run.reset();
        }
    }

    private void show() {
        TrainingSettings now = form.settings();
        preset.set(Preset.all().stream().filter(p -> p.settings().equals(now)).findFirst().orElse(null));
        oneHot.set(now.embedding() == 0);
        // Examples are as long as they are.
        steps.setDisable(ExampleTasks.isTask(now.source()));
        // Layers that are chosen one by one say so themselves.
        List.of(units, layers, lanes).forEach(field -> field.setDisable(!now.stack().isAlike()));
        showWiring(ExampleTasks.family(now.source()).orElse(null));
        showReset();
        showProblems();
    }

    private void showWiring(ExampleTasks.Family now) {
        if (now != family) {
            family = now;
            wiring.getChildren().clear();
            if (now != null) {
                wiring.getChildren().add(new WiringFields(form, now, "more-"));
            }
        }
    }

    private void showReset() {
        reset.setVisible(run.isChanged());
    }

    private void showProblems() {
        Map<Setting<?>, String> problems = form.problemsProperty().get();
        show(sourceProblem, problems.get(Setting.SOURCE));
        show(cellsProblem, problems.get(Setting.CELLS));
        show(inputProblem, problems.get(Setting.EMBEDDING));
    }

    private static void show(Label label, String words) {
        label.setText(words == null ? "" : words);
        Visibility.show(label, words != null);
    }
}
