package rnnscope.view.train;

import java.io.File;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import rnnscope.language.Words;
import rnnscope.session.training.TrainingRun;
import rnnscope.train.example.ExampleTasks;
import rnnscope.train.live.setting.Setting;
import rnnscope.train.task.Tasks;
import rnnscope.view.chooser.Icon;
import rnnscope.view.chooser.PopOvers;

/** Button that says what is to be learned and opens its chooser. */
final class SourceBox extends Button {
    private static final int LONGEST = 26;
    private static final double PADDING = 16;

    private final TrainingRun run;
    private final Label name = new Label();

    SourceBox(TrainingRun run) {
        this.run = run;
        setId("source");
        getStyleClass().setAll("button", "source-box");
        setMaxWidth(Double.MAX_VALUE);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox content = new HBox(name, gap, new Icon(Feather.CHEVRON_DOWN));
        content.setAlignment(Pos.CENTER_LEFT);
        content.setMouseTransparent(true);
        content.prefWidthProperty().bind(widthProperty().subtract(PADDING));
        setGraphic(content);
        Supplier<SourceChooser> chooser = () -> new SourceChooser(run, getScene().getWindow());
        setOnAction(event -> PopOvers.toggle(this, chooser));
        run.form().choice(Setting.SOURCE).addListener((property, was, is) -> show());
        run.sourceChoice().awaitedProperty().addListener((property, was, is) -> show());
        show();
    }

    private void show() {
        String awaited = run.sourceChoice().awaitedProperty().get();
        String source = run.form().choice(Setting.SOURCE).get();
        name.setText(awaited == null ? title(source) : Words.of("view.train.source.making"));
        setAccessibleText(Words.of("view.train.source.access", name.getText()));
        setTooltip(new Tooltip(awaited == null ? source : Words.of("view.train.source.making.tip", title(awaited))));
    }

    private static String title(String source) {
        if (source.startsWith("story:")) {
            return Words.of("view.train.source.stories");
        }
        if (Tasks.isTask(source)) {
            return Tasks.of(source).title();
        }
        if (ExampleTasks.isOfFile(source)) {
            return shortened(new File(ExampleTasks.file(source)).getName());
        }
        return ExampleTasks.family(source).map(ExampleTasks.Family::title).orElseGet(() -> {
            return shortened(new File(source).getName());
        });
    }

    private static String shortened(String file) {
        return file.length() > LONGEST ? file.substring(0, LONGEST - 1) + "…" : file;
    }
}
