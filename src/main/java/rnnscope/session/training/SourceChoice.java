package rnnscope.session.training;

import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import rnnscope.session.background.LatestTask;
import rnnscope.train.example.ExampleTasks;
import rnnscope.train.live.material.TaskMaterial;
import rnnscope.train.live.setting.Preset;
import rnnscope.train.live.setting.Setting;
import rnnscope.train.live.setting.TrainingSettings;
import rnnscope.train.task.Tasks;

/**
 * Choice of what is to be learned, put into the form with what goes with it: of a task of examples all settings that
 * do well, and a run that begins anew; of a task with a known optimum how it is trained. Examples are made in the
 * background.
 */
public final class SourceChoice {
    private final TrainingForm form;
    private final ReadOnlyStringWrapper awaited = new ReadOnlyStringWrapper(this, "awaited");
    private final LatestTask<TrainingSettings> task;
    private final Materials materials;

    /** @param reset begins anew as the form says, as all of it is another */
    SourceChoice(TrainingForm form, Materials materials, Runnable reset, Executor background, Executor foreground,
            Consumer<Throwable> failed) {
        this.form = form;
        this.materials = materials;
        this.task = new LatestTask<>(background, foreground, usual -> {
            awaited.set(null);
            form.fill(usual);
            reset.run();
        }, failure -> {
            awaited.set(null);
            failed.accept(failure);
        });
    }

    /** The task whose examples are being made, or null. */
    public ReadOnlyStringProperty awaitedProperty() {
        return awaited.getReadOnlyProperty();
    }

    /** @param source as a command line names it */
    public void choose(String source) {
        if (ExampleTasks.isTask(source)) {
            awaited.set(source);
            task.ask(wanted -> materials.examples(source).usual());
            return;
        }
        task.cancel();
        awaited.set(null);
        String before = form.choice(Setting.SOURCE).get();
        if (ExampleTasks.isTask(before) || Tasks.isTask(before)) {
            // What does well for a task means nothing to a text.
            form.fill(Preset.all().get(0).settings());
        }
        if (Tasks.isTask(source)) {
            form.fill(TaskMaterial.of(source).usual(form.settings()));
        } else {
            form.choice(Setting.SOURCE).set(source);
        }
    }
}
