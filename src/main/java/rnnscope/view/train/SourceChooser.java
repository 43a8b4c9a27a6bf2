package rnnscope.view.train;

import java.io.File;
import java.util.List;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.kordamp.ikonli.feather.Feather;
import rnnscope.control.FileDialogs;
import rnnscope.io.numpy.SeriesFile;
import rnnscope.language.Words;
import rnnscope.session.training.TrainingRun;
import rnnscope.text.ShippedTexts;
import rnnscope.train.example.ExampleTasks;
import rnnscope.train.live.setting.Setting;
import rnnscope.train.task.Task;
import rnnscope.train.task.Tasks;
import rnnscope.view.chooser.Chooser;
import rnnscope.view.help.HelpPage;

/** Chooser of what can be learned: tasks of examples, tasks with a known optimum, texts. */
final class SourceChooser extends Chooser {
    private static final String STORIES = "story:1:400000";

    private final TrainingRun run;

    /** @param window that a file is asked for in */
    SourceChooser(TrainingRun run, Window window) {
        HelpPage.set(this, "train");
        this.run = run;
        addColumns(() -> {
            addHeading(Words.of("view.train.source.examples"));
            for (ExampleTasks.Family family : ExampleTasks.all()) {
                boolean chosen = run.form().choice(Setting.SOURCE).get().split(":")[0].equals(family.name());
                addSource(family.name(), family.name(), family.title(), family.description(), chosen);
            }
        }, () -> {
            addHeading(Words.of("view.train.source.optimum"));
            for (Tasks.Family family : Tasks.all()) {
                Task task = family.ofUsualSize();
                addSource(task.id().replace(':', '-'), task.id(), task.title(), task.id(), isChosen(task.id()));
            }
        }, () -> {
            addHeading(Words.of("view.train.source.texts"));
            addSource("stories", STORIES, Words.of("view.train.source.story"), Words.of("view.train.source.story.about"),
                    isChosen(STORIES));
            addSource("this-text", TrainingRun.THIS_TEXT, Words.of("view.train.source.this-text"),
                    Words.of("view.train.source.this-text.about"),
                    isChosen(TrainingRun.THIS_TEXT));
            for (String name : ShippedTexts.names()) {
                addSource(name, name, name, ShippedTexts.description(name).split("[,:]")[0], isChosen(name));
            }
        });
        addSeparator();
        addCommand("source-file", Feather.FOLDER, Words.of("view.train.source.file"), () -> open(window));
    }

    private boolean isChosen(String source) {
        return run.form().choice(Setting.SOURCE).get().equals(source);
    }

    private void addSource(String id, String source, String name, String about, boolean chosen) {
        addChoice("source-" + id, name, about, chosen, () -> run.sourceChoice().choose(source));
    }

    private void open(Window window) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Words.of("view.train.source.file.title"));
        File file = FileDialogs.show(window, chooser::showOpenDialog);
        if (file != null) {
            run.sourceChoice().choose(SeriesFile.isTable(file.toPath()) ? ExampleTasks.ofFile(file.getPath(), List.of())
                    : file.getPath());
        }
    }
}
