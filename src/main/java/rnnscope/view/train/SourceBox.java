package rnnscope.view.train;

import java.io.File;
import javafx.beans.value.ObservableValue;
import javafx.event.ActionEvent;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.stage.FileChooser;
import rnnscope.session.training.TrainingForm;
import rnnscope.session.training.TrainingRun;
import rnnscope.text.ShippedTexts;
import rnnscope.train.task.Task;
import rnnscope.train.task.Tasks;

/** What is to be learned: a generated corpus, a shipped text, the text in the window, a file. */
final class SourceBox extends MenuButton {
    private static final String STORIES = "story:1:400000";

    SourceBox(TrainingRun run) {
        TrainingForm form = run.form();
        setId("source");
        setAccessibleText("What to learn");
        getStyleClass().add("source-box");
        setMaxWidth(Double.MAX_VALUE);
        choice(form, STORIES, "Stories, generated, 400 thousand symbols");
        choice(form, TrainingRun.THIS_TEXT, "The text in the window");
        for (Tasks.Family family : Tasks.all()) {
            Task task = family.ofUsualSize();
            MenuItem item = choice(form, task.id(), task.title() + ". " + task.description());
            item.addEventHandler(ActionEvent.ACTION, event -> form.stepsProperty().set(task.steps()));
        }
        for (String name : ShippedTexts.names()) {
            choice(form, name, name + ", " + ShippedTexts.description(name));
        }
        MenuItem file = new MenuItem("A text file…");
        file.setOnAction(event -> {
            FileChooser chooser = new FileChooser();
            chooser.setTitle("Learn a text");
            File chosen = chooser.showOpenDialog(getScene().getWindow());
            if (chosen != null) {
                form.sourceProperty().set(chosen.getPath());
            }
        });
        getItems().add(file);
        ObservableValue<String> source = form.sourceProperty();
        source.addListener((property, was, is) -> show(is));
        show(source.getValue());
    }

    private MenuItem choice(TrainingForm form, String source, String words) {
        MenuItem item = new MenuItem(words);
        item.setOnAction(event -> form.sourceProperty().set(source));
        getItems().add(item);
        return item;
    }

    private void show(String source) {
        setText(name(source));
        setTooltip(new Tooltip(source));
    }

    private static String name(String source) {
        if (source.startsWith("story:")) {
            return "stories, generated";
        }
        if (Tasks.isTask(source)) {
            return Tasks.of(source).title();
        }
        String name = new File(source).getName();
        return name.length() > 26 ? name.substring(0, 25) + "…" : name;
    }
}
