package rnnscope.view.train;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
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
import rnnscope.figure.Numbers;
import rnnscope.model.Wiring.Shape;
import rnnscope.session.training.TrainingForm;
import rnnscope.session.training.TrainingRun;
import rnnscope.train.Optimizer;
import rnnscope.train.example.ExampleTasks;
import rnnscope.train.live.Preset;
import rnnscope.train.live.SettingsCheck.Field;
import rnnscope.train.live.TrainingSettings;
import rnnscope.view.chooser.PopOvers;

/** Card of what a run begins with; a reset takes it over. */
final class StartCard extends VBox {
    private static final List<String> CELLS = Cells.all().stream().map(Cell::id).toList();
    private static final double[] UNITS = {1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96, 128, 192, 256, 384, 512};
    private static final double[] STEPS = {2, 4, 8, 12, 16, 25, 35, 50, 75, 100, 150, 200, 300, 500};
    private static final double[] BATCHES = {1, 2, 4, 8, 16, 24, 32, 48, 64, 100, 128, 256};
    private static final int EMBEDDING = 16;
    private static final double[] LAYERS = {1, 2, 3, 4};
    private static final double[] SHARES = {0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7};
    private static final double[] BIASES = {-2, -1, 0, 1, 2, 3, 5};
    private static final double[] SEEDS = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10};

    private final TrainingRun run;
    private final TrainingForm form;
    private final Map<Field, NumberField> fields = new EnumMap<>(Field.class);
    private final Label sourceProblem = new Label();
    private final Label cellsProblem = new Label();
    private final Label inputProblem = new Label();
    private final VBox wiring = new VBox();
    private Shape shape;
    private final Button reset = new Button("Reset to apply");
    private final ObjectProperty<Preset> preset = new SimpleObjectProperty<>(this, "preset");
    private final ObjectProperty<Boolean> oneHot = new SimpleObjectProperty<>(this, "oneHot");

    StartCard(TrainingRun run) {
        this.run = run;
        this.form = run.form();
        NumberField units = number(Field.UNITS, "units", "Units", form.unitsProperty(), UNITS);
        NumberField steps = number(Field.STEPS, "steps", "Sequence", form.stepsProperty(), STEPS);
        NumberField batch = number(Field.BATCH, "batch", "Batch", form.batchProperty(), BATCHES);
        preset.addListener((property, was, is) -> choosePreset(is));
        oneHot.addListener((property, was, is) -> form.embeddingProperty().set(is ? 0 : Math.max(EMBEDDING, form.embeddingProperty().get())));
        Segments<Preset> presets = new Segments<>("preset", Preset.all(), Preset::title, Preset::words, preset);
        Segments<Boolean> input = new Segments<>("input", List.of(true, false), one -> one ? "one-hot" : "embedding", null,
                oneHot);
        Segments<Optimizer.Kind> optimizer = new Segments<>("optimizer", List.of(Optimizer.Kind.values()),
                StartCard::name, null, form.optimizerProperty());
        Node inputRow = row("Input", input);
        Node optimizerRow = row("Optimizer", optimizer);
        YieldingColumn rows = new YieldingColumn(row("Preset", presets), row("Learn", new SourceBox(run)),
                problem(sourceProblem), row("Lanes", lanes()), problem(cellsProblem), inputRow, problem(inputProblem),
                units, steps, batch, optimizerRow);
        rows.getStyleClass().add("fields");
        VBox roomy = new VBox(number(Field.LAYERS, "more-layers", "Layers", form.layersProperty(), LAYERS),
                new NumberField("more-dropout", "Dropout", form.dropoutProperty(), SHARES, v -> Numbers.signed(v, 2)),
                number(Field.FORGET_BIAS, "more-forget-bias", "Forget bias", form.forgetBiasProperty(), BIASES),
                new NumberField("more-seed", "Seed", form.seedProperty(), SEEDS, v -> Numbers.signed(v, 0)));
        roomy.getStyleClass().add("fields");
        wiring.getStyleClass().add("fields");
        rows.getChildren().addAll(roomy, wiring);
        rows.giveWay(wiring, roomy, optimizerRow, inputRow, batch, steps, units);
        VBox.setVgrow(rows, Priority.ALWAYS);
        VBox content = new VBox(rows, buttons());
        VBox.setVgrow(content, Priority.ALWAYS);
        Card card = new Card(content);
        card.setTitle("From the start");
        card.setAside("reset to change");
        VBox.setVgrow(card, Priority.ALWAYS);
        getChildren().add(card);
        form.settingsProperty().addListener((property, was, is) -> show());
        form.problemsProperty().addListener((property, was, is) -> showProblems());
        run.settingsProperty().addListener((property, was, is) -> show());
        run.frameProperty().addListener((property, was, is) -> showReset());
        show();
    }

    private NumberField number(Field field, String id, String name, javafx.beans.property.Property<Number> value,
            double[] stops) {
        NumberField number = new NumberField(id, name, value, stops, v -> Numbers.signed(v, 0));
        fields.put(field, number);
        return number;
    }

    private static Node row(String name, Node field) {
        Label label = new Label(name);
        label.getStyleClass().add("field-label");
        label.setLabelFor(field);
        HBox row = new HBox(label, field);
        row.getStyleClass().add("field-row");
        row.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(field, Priority.ALWAYS);
        return row;
    }

    private static Label problem(Label label) {
        label.getStyleClass().add("field-problem");
        label.setWrapText(true);
        Visibility.show(label, false);
        return label;
    }

    private static String name(Optimizer.Kind kind) {
        return switch (kind) {
            case SGD -> "SGD";
            case RMSPROP -> "RMSProp";
            case ADAM -> "Adam";
        };
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
            button.setTooltip(new Tooltip("One to three cells are trained side by side"));
            button.setOnAction(event -> form.cellsProperty().set(CELLS.stream()
                    .filter(c -> c.equals(cell) ? button.isSelected() : form.cellsProperty().get().contains(c)).toList()));
            buttons.add(button);
            lanes.getChildren().add(button);
        }
        Runnable show = () -> {
            for (int i = 0; i < CELLS.size(); i++) {
                buttons.get(i).setSelected(form.cellsProperty().get().contains(CELLS.get(i)));
            }
        };
        form.cellsProperty().addListener((property, was, is) -> show.run());
        show.run();
        return lanes;
    }

    private Node buttons() {
        Button more = new Button("More…");
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
        fields.get(Field.STEPS).setDisable(ExampleTasks.isTask(now.source()));
        showWiring(ExampleTasks.family(now.source()).map(ExampleTasks.Family::shape).orElse(null));
        showReset();
        showProblems();
    }

    private void showWiring(Shape now) {
        if (now != shape) {
            shape = now;
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
        Map<Field, String> problems = form.problemsProperty().get();
        fields.forEach((field, number) -> number.setProblem(problems.get(field)));
        show(sourceProblem, problems.get(Field.SOURCE));
        show(cellsProblem, problems.get(Field.CELLS));
        show(inputProblem, problems.get(Field.EMBEDDING));
    }

    private static void show(Label label, String words) {
        label.setText(words == null ? "" : words);
        Visibility.show(label, words != null);
    }
}
