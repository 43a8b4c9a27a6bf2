package rnnscope.app;

import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.feather.Feather;
import rnnscope.cell.StackWords;
import rnnscope.control.Visibility;
import rnnscope.figure.Numbers;
import rnnscope.language.Words;
import rnnscope.session.training.TrainingRun;
import rnnscope.train.live.history.TrainingSnapshot;
import rnnscope.view.chooser.Icon;

/**
 * Button "watch run": one click shows the run in place of what is open, another what was open; out of sight while
 * there is none to watch.
 */
final class WatchButton extends Button {
    private final TrainingRun run;
    private final Tooltip tooltip = new Tooltip();

    WatchButton(TrainingRun run) {
        super(null, new Icon(Feather.ACTIVITY));
        this.run = run;
        setId("watch");
        getStyleClass().setAll("button", "chip");
        setTooltip(tooltip);
        setMinWidth(USE_PREF_SIZE);
        setOnAction(event -> run.watchedProperty().set(!run.watchedProperty().get()));
        update();
    }

    void update() {
        boolean watched = run.watchedProperty().get();
        boolean shows = watched || run.canBeWatched();
        Visibility.show(this, shows);
        if (shows) {
            setText(watched ? Words.of("app.watch.back") : Words.of("app.watch"));
            String words = watched ? Words.of("app.watch.back.tip") : Words.of("app.watch.tip", name(run));
            tooltip.setText(words);
            setAccessibleText(words);
        }
    }

    /** What a run is called where it is in front: "the run: LSTM, step 4,307". */
    static String name(TrainingRun run) {
        int lane = Math.min(run.laneProperty().get(), run.frame().lanes().size() - 1);
        TrainingSnapshot shown = run.snapshots().get(lane);
        return Words.of("app.watch.name", StackWords.cells(run.frame().lanes().get(lane).model()),
                Numbers.count(run.pastProperty().get() == null ? run.frame().iteration() : shown.iteration()));
    }
}
