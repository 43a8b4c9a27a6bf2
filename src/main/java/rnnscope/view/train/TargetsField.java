package rnnscope.view.train;

import java.util.List;
import java.util.stream.Stream;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import rnnscope.control.Visibility;
import rnnscope.control.WeakListeners;
import rnnscope.language.Words;
import rnnscope.session.training.TrainingRun;
import rnnscope.train.example.ExampleTasks;
import rnnscope.train.live.setting.Setting;

/** Field of the columns that a user's own series predicts; there is none for anything else. */
final class TargetsField extends VBox {
    private final TrainingRun run;
    private final TextField columns = new TextField();

    TargetsField(TrainingRun run) {
        this.run = run;
        columns.setId("series-targets");
        columns.setTooltip(new Tooltip(Words.of("view.train.series.targets.tip")));
        columns.setOnAction(event -> choose());
        WeakListeners.listen(columns, columns.focusedProperty(), (property, was, is) -> {
            if (!is) {
                choose();
            }
        });
        getChildren().add(SettingField.row(Words.of("view.train.series.targets"), columns));
        WeakListeners.listen(this, run.form().choice(Setting.SOURCE), (property, was, is) -> show());
        show();
    }

    private String source() {
        return run.form().choice(Setting.SOURCE).get();
    }

    private void show() {
        boolean isSeries = ExampleTasks.isOfFile(source());
        Visibility.show(this, isSeries);
        if (isSeries) {
            columns.setText(String.join(", ", ExampleTasks.columns(source())));
        }
    }

    private void choose() {
        List<String> wanted = Stream.of(columns.getText().split(",")).map(String::strip).filter(name -> !name.isEmpty()).toList();
        if (ExampleTasks.isOfFile(source()) && !wanted.equals(ExampleTasks.columns(source()))) {
            run.sourceChoice().choose(ExampleTasks.ofFile(ExampleTasks.file(source()), wanted));
        }
    }
}
