package rnnscope.view.train;

import java.io.File;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import rnnscope.control.FigureContext;
import rnnscope.control.FileDialogs;
import rnnscope.control.HistoryBar;
import rnnscope.control.VectorIcon;
import rnnscope.control.Visibility;
import rnnscope.control.YieldingRow;
import rnnscope.figure.Numbers;
import rnnscope.figure.chart.ChartCurve;
import rnnscope.figure.chart.HistoryFigure;
import rnnscope.language.Words;
import rnnscope.session.training.TrainingRun;
import rnnscope.train.live.LiveTraining.Phase;
import rnnscope.train.live.RunFrame;
import rnnscope.train.live.history.HistoryPoint;

/**
 * Transport bar of a run: start, pause, step, reset, stop; where the run is; its history; fork and save. The number of
 * snapshots gives way where it is narrow.
 */
public final class TrainTransport extends YieldingRow {
    private final TrainingRun run;
    private final HistoryBar history;
    private final Label place = new Label();
    private final Label time = new Label();
    private final Label count = new Label();
    private final ProgressBar progress = new ProgressBar(0);
    private final VBox where = new VBox();
    private final Tooltip explained = new Tooltip();
    private final Button start;
    private final Button fork;
    private final Button save;
    private final Node play = VectorIcon.PLAY.node();
    private final Node pause = VectorIcon.PAUSE.node();

    public TrainTransport(TrainingRun run, FigureContext figures) {
        this.run = run;
        getStyleClass().addAll("transport", "train-transport");
        setAlignment(Pos.CENTER_LEFT);
        start = button("train-start", play, Words.of("view.train.start"), run::toggle);
        start.getStyleClass().add("play-button");
        HBox buttons = new HBox(start, button("train-step", VectorIcon.FORWARD.node(), Words.of("view.train.step"),
                run::step),
                button("train-reset", VectorIcon.AGAIN.node(), Words.of("view.train.reset"),
                        run::reset),
                button("train-stop", VectorIcon.STOP.node(), Words.of("view.train.stop"), run::stop));
        buttons.getStyleClass().add("transport-buttons");
        buttons.setAlignment(Pos.CENTER);
        place.getStyleClass().add("train-place");
        time.getStyleClass().add("train-time");
        where.getChildren().setAll(place, time, progress);
        Tooltip.install(where, explained);
        where.getStyleClass().add("train-where");
        where.setAlignment(Pos.CENTER_LEFT);
        history = new HistoryBar(figures);
        history.setId("history");
        history.setOnSeek(run::goTo);
        HBox.setHgrow(history, Priority.ALWAYS);
        count.getStyleClass().add("train-time");
        count.setMinWidth(USE_PREF_SIZE);
        fork = quiet("fork", Words.of("view.train.fork"), Words.of("view.train.fork.tip"), run::fork);
        save = quiet("save", Words.of("view.train.save"), Words.of("view.train.save.tip"), this::save);
        getChildren().addAll(buttons, where, history, count, fork, save);
        giveWay(count);
        run.frameProperty().addListener((property, was, is) -> show());
        run.pastProperty().addListener((property, was, is) -> show());
        run.busyProperty().addListener((property, was, is) -> show());
        run.laneProperty().addListener((property, was, is) -> show());
        show();
    }

    private static Button button(String id, Node sign, String words, Runnable action) {
        Button button = new Button(null, sign);
        button.getStyleClass().add("transport-button");
        button.setId(id);
        button.setAccessibleText(words);
        button.setTooltip(new Tooltip(words));
        button.setOnAction(event -> action.run());
        return button;
    }

    private static Button quiet(String id, String name, String words, Runnable action) {
        Button button = new Button(name);
        button.setId(id);
        button.getStyleClass().setAll("button", "quiet-button");
        button.setTooltip(new Tooltip(words));
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(event -> action.run());
        return button;
    }

    /** Asks for a file and saves the model that is shown. */
    void save() {
        if (run.frame() == null) {
            return;
        }
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Words.of("view.train.save.title"));
        chooser.setInitialFileName("trained.safetensors");
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(Words.of("view.train.save.filter"),
                "*.safetensors"));
        File file = FileDialogs.show(getScene().getWindow(), chooser::showSaveDialog);
        if (file != null) {
            run.save(file.toPath());
        }
    }

    /** The next snapshot; from the present, one step of training. */
    void forward() {
        HistoryPoint past = run.pastProperty().get();
        if (past == null) {
            run.step();
            return;
        }
        later();
    }

    /** The snapshot after what is shown; after the newest, the present. */
    public void later() {
        HistoryPoint past = run.pastProperty().get();
        if (past != null) {
            run.frame().history().stream().map(HistoryPoint::iteration).filter(i -> i > past.iteration()).findFirst()
                    .ifPresentOrElse(run::goTo, run::showNow);
        }
    }

    /** Whether the keys mean the history. */
    public boolean isHistoryFocused() {
        return history.isFocused();
    }

    /** The snapshot before what is shown. */
    public void back() {
        RunFrame frame = run.frame();
        if (frame == null) {
            return;
        }
        long shown = run.pastProperty().get() == null ? frame.iteration() : run.pastProperty().get().iteration();
        List<HistoryPoint> earlier = frame.history().stream().filter(p -> p.iteration() < shown).toList();
        if (!earlier.isEmpty()) {
            run.goTo(earlier.get(earlier.size() - 1).iteration());
        }
    }

    private void show() {
        RunFrame frame = run.frame();
        HistoryPoint past = run.pastProperty().get();
        boolean running = run.isRunning();
        start.setGraphic(running ? pause : play);
        start.setAccessibleText(running ? Words.of("view.train.pause") : Words.of("view.train.start"));
        start.getTooltip().setText(start.getAccessibleText());
        fork.setDisable(!run.canFork());
        save.setDisable(frame == null);
        if (frame == null) {
            place.setText(run.busyProperty().get() == null ? Words.of("view.train.no-run")
                    : Words.of("view.train.preparing"));
            time.setText("");
            count.setText("");
            Visibility.show(progress, false);
            history.show(HistoryFigure.NONE);
            return;
        }
        long shown = past == null ? frame.iteration() : past.iteration();
        double perEpoch = frame.iteration() == 0 ? 0 : frame.epoch() / frame.iteration();
        boolean ends = frame.lastIteration() != Long.MAX_VALUE;
        place.setText(Words.of("view.train.place", Numbers.count(shown)
                + (ends ? " / " + Numbers.count(frame.lastIteration()) : "")));
        String epoch = Numbers.signed(shown * perEpoch, 1);
        String taken = clock(past == null ? frame.seconds() : past.seconds());
        time.setText(ends && frame.phase() != Phase.FINISHED && !Double.isNaN(frame.secondsLeft())
                ? Words.of("view.train.time.left", epoch, taken, clock(frame.secondsLeft()))
                : Words.of("view.train.time", epoch, taken));
        Visibility.show(progress, ends);
        if (ends) {
            String done = Words.of("view.train.done", Numbers.count(frame.iteration()), Numbers.count(frame.lastIteration()));
            progress.setAccessibleText(done);
        }
        explained.setText(ends ? Words.of("view.train.bar", progress.getAccessibleText()) : Words.of("view.train.so-far"));
        progress.setProgress(ends ? (double) frame.iteration() / frame.lastIteration() : 0);
        int points = frame.history().size();
        count.setText(Words.count("view.train.snapshots", points));
        ChartCurve loss = RunCharts.trainingLoss(frame.lanes().get(Math.min(run.laneProperty().get(), frame.lanes().size() - 1)));
        history.show(new HistoryFigure(loss.x(), loss.y(), frame.history().stream().mapToLong(HistoryPoint::iteration).toArray(),
                frame.iteration(), ends ? frame.lastIteration() : Math.max(1, frame.iteration()), shown));
        history.setAccessibleText(Words.of("view.train.history", shown, frame.iteration()));
    }

    private static String clock(double seconds) {
        long whole = Math.round(seconds);
        return whole >= 3600 ? String.format(Locale.ROOT, "%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60)
                : String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60);
    }
}
