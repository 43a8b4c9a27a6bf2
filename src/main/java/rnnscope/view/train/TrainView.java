package rnnscope.view.train;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import rnnscope.control.ChartView;
import rnnscope.control.FigureView;
import rnnscope.control.Segments;
import rnnscope.control.Visibility;
import rnnscope.control.YieldingColumn;
import rnnscope.control.YieldingRow;
import rnnscope.control.key.KeyMap;
import rnnscope.control.key.Shortcut;
import rnnscope.figure.Numbers;
import rnnscope.figure.chart.ChartCursorFigure;
import rnnscope.figure.chart.ChartFigure;
import rnnscope.figure.chart.ChartFrame;
import rnnscope.figure.chart.SurprisedPassageFigure;
import rnnscope.language.Words;
import rnnscope.session.training.HeldOutPassage;
import rnnscope.session.training.TrainingRun;
import rnnscope.train.Coverage;
import rnnscope.train.live.RunFrame;
import rnnscope.train.live.history.Metric;
import rnnscope.view.PerspectiveView;
import rnnscope.view.ScorePane;
import rnnscope.view.Shell;
import rnnscope.view.ViewContext;

/**
 * View of the Train perspective: train a model and watch it learn: charts on the left, what can be chosen and changed
 * on the right, history below. Where there is little room, of the charts the small ones give way (learning rate and
 * update size first), then what is written; on the right what changes while it runs, then what a run begins with, from
 * the last row up, and the lanes.
 */
public final class TrainView implements PerspectiveView {
    private static final double NOW_SHARE = 0.265;
    private static final double NOW_EXTRA = 34;
    private static final double SMALL_CHART = 112;
    private static final double LEAST_SMALL_CHART = 84;
    private static final double WRITING = 142;
    private static final double EXACT_SHARE = 0.36;
    /** Charts are painted a few times a second: often enough to be followed, seldom enough to cost nothing. */
    private static final long CHARTS_EVERY = 200_000_000L;

    private final TrainingRun run;
    private final ViewContext context;
    private final ChartView loss;
    private final ChartView exact;
    private final ChartView gradient;
    private final ChartView update;
    private final ChartView rate;
    private final Label lossWords = new Label();
    private final Label coverageWords = new Label();
    private final ScorePane exactPane;
    private final Label gradientWords = new Label(Words.of("view.train.gradient-norm.words"));
    private final FigureView passage;
    private final HeldOutPassage heldOut;
    private Region ratePane;
    private Region passagePane;
    private final WritingPane writing;
    private final TrainTransport transport;
    private final Segments<LossUnit> units;
    private final ObjectProperty<LossUnit> unit = new SimpleObjectProperty<>(this, "unit", LossUnit.NATS);
    private final BooleanProperty log = new SimpleBooleanProperty(this, "log");
    private final DoubleProperty smoothing = new SimpleDoubleProperty(this, "smoothing", 0.3);
    private final Shell shell = new Shell(NOW_SHARE, NOW_EXTRA, this::refresh);
    private long painted;

    public TrainView(ViewContext context) {
        this.context = context;
        this.run = context.training();
        shell.setId("train");
        units = new Segments<>("loss-unit", LossUnit.OF_SYMBOLS, LossUnit::id, LossUnit::title, LossUnit::definition, unit);
        loss = new ChartView(context.figures());
        exact = new ChartView(context.figures());
        gradient = new ChartView(context.figures());
        update = new ChartView(context.figures());
        rate = new ChartView(context.figures());
        loss.setId("loss-chart");
        exact.setId("exact-chart");
        gradient.setId("gradient-chart");
        update.setId("update-chart");
        rate.setId("rate-chart");
        passage = new FigureView(context.figures());
        passage.setId("passage");
        heldOut = new HeldOutPassage(run, context.session().kernels(), context.background(), Platform::runLater,
                context.session()::failed);
        heldOut.readProperty().addListener((property, was, is) -> showPassage());
        writing = new WritingPane(run, context.figures().scaleProperty());
        transport = new TrainTransport(run, context.figures());
        exactPane = pane("view.train.exact.title", new Label(Words.of("view.train.exact.words")), null, exact);
        Node small = smallCharts();
        YieldingColumn score = new YieldingColumn(largeCharts(), small, writing);
        score.getStyleClass().add("train-score");
        VBox.setVgrow(score.getChildren().get(0), Priority.ALWAYS);
        score.giveWay(small, writing);
        writing.prefHeightProperty().bind(context.figures().scaleProperty().multiply(WRITING));
        writing.minHeightProperty().bind(writing.prefHeightProperty());
        LanesCard lanes = new LanesCard(run);
        RunningCard running = new RunningCard(run);
        YieldingColumn now = new YieldingColumn(lanes, running, new StartCard(run));
        now.getStyleClass().add("now");
        VBox.setVgrow(now.getChildren().get(2), Priority.ALWAYS);
        now.giveWay(running, lanes);
        shell.show(score, now);
        shell.showTransport(transport);
        for (ChartView chart : List.of(loss, exact, gradient, update, rate)) {
            chart.setOnClicked((hit, event) -> {
                if (hit != null && hit.step() >= 0) {
                    run.goTo(hit.step());
                }
            });
        }
        run.frameProperty().addListener((property, was, is) -> shell.markStale());
        run.baselines().linesProperty().addListener((property, was, is) -> shell.markStale());
        run.pastProperty().addListener((property, was, is) -> showBeam());
        unit.addListener((property, was, is) -> shell.markStale());
        log.addListener((property, was, is) -> shell.markStale());
        smoothing.addListener((property, was, is) -> shell.markStale());
        shell.setOnShown(this::shown);
    }

    @Override
    public Region node() {
        return shell;
    }

    private void shown(boolean shows) {
        run.textShowsProperty().set(!shows);
        heldOut.watch(shows);
        if (shows) {
            run.prepare();
        }
    }

    /** The charts follow a run a few times a second. */
    private void refresh() {
        long now = System.nanoTime();
        if (run.isRunning() && now - painted <= CHARTS_EVERY) {
            shell.markStale();
        } else {
            painted = now;
            showCharts();
        }
    }

    // Panes

    /** The loss, and beside it what is exact where examples are learned. */
    private HBox largeCharts() {
        ScorePane lossPane = pane("view.train.loss.title", lossWords, lossOptions(), loss);
        coverageWords.setId("coverage");
        coverageWords.getStyleClass().addAll("pane-words", "pane-line");
        coverageWords.setWrapText(true);
        coverageWords.setMinHeight(Region.USE_PREF_SIZE);
        Visibility.show(coverageWords, false);
        lossPane.getChildren().add(1, coverageWords);
        YieldingRow row = new YieldingRow(lossPane, exactPane);
        row.getStyleClass().add("train-row");
        HBox.setHgrow(lossPane, Priority.ALWAYS);
        exactPane.heading().minHeightProperty().bind(lossPane.heading().heightProperty());
        exactPane.prefWidthProperty().bind(row.widthProperty().multiply(EXACT_SHARE));
        row.giveWay(exactPane);
        Visibility.show(exactPane, false);
        return row;
    }

    private Node smallCharts() {
        Label updateWords = new Label(Words.of("view.train.update-size.words"));
        Label rateWords = new Label(Words.of("view.train.learning-rate.words"));
        Node[] panes = {pane("view.train.gradient-norm.title", gradientWords, null, gradient), pane("view.train.update-size.title", updateWords, null, update),
            pane("view.train.learning-rate.title", rateWords, null, rate),
            pane("view.train.surprises.title", new Label(Words.of("view.train.surprises.words")), null, passage)};
        ratePane = (Region) panes[2];
        passagePane = (Region) panes[3];
        YieldingRow row = new YieldingRow(panes);
        row.getStyleClass().add("train-row");
        for (int i = 0; i < panes.length; i++) {
            Region pane = (Region) panes[i];
            double beside = i == 2 ? 0.24 : i == 3 ? 0.48 : 0.38;
            double withPassage = i == 3 ? 0.48 : 0.26;
            pane.prefWidthProperty().bind(Bindings.createDoubleBinding(() -> row.getWidth()
                    * (passagePane.isManaged() ? withPassage : beside), row.widthProperty(), passagePane.managedProperty()));
        }
        row.giveWay(panes[3], panes[2], panes[1]);
        passage.setLeast(200, LEAST_SMALL_CHART);
        showPassage();
        for (ChartView chart : List.of(gradient, update, rate)) {
            chart.prefHeightProperty().bind(context.figures().scaleProperty().multiply(SMALL_CHART));
            chart.setLeast(130, LEAST_SMALL_CHART);
        }
        return row;
    }

    /** The passage takes the place of the learning rate where a run reads text. */
    private void showPassage() {
        HeldOutPassage.Read read = heldOut.readProperty().get();
        boolean fits = read != null && run.frame() != null && run.frame().lanes().size() == read.lanes().size();
        Visibility.show(passagePane, fits);
        Visibility.show(ratePane, !fits);
        if (fits) {
            List<String> symbols = IntStream.range(1, read.text().length()).mapToObj(read.text()::symbol).toList();
            passage.figureProperty().set(new SurprisedPassageFigure(symbols, IntStream.range(0, read.lanes().size())
                    .mapToObj(i -> new SurprisedPassageFigure.Lane(LaneNames.of(run.frame().lanes().get(i).model()),
                            read.lanes().get(i))).toList()));
            passage.setAccessibleText(Words.of("view.train.surprises.access", Numbers.count(read.iteration())));
        }
    }

    private static ScorePane pane(String title, Label words, Node options, Node content) {
        return new ScorePane("train-pane", title, words, options, content);
    }

    private Node lossOptions() {
        Slider smooth = new Slider(0, 0.98, smoothing.get());
        smooth.setId("smoothing");
        smooth.setAccessibleText(Words.of("view.train.smoothing"));
        smooth.setTooltip(new Tooltip(Words.of("view.train.smoothing")));
        smooth.valueProperty().bindBidirectional(smoothing);
        Label smoothWords = new Label(Words.of("view.train.smooth"));
        smoothWords.getStyleClass().add("pane-words");
        HBox options = new HBox(smoothWords, smooth,
                new Segments<>("loss-axis", List.of(false, true), isLog -> isLog ? "log" : "linear",
                        isLog -> Words.of(isLog ? "view.train.axis.log" : "view.train.axis.linear"), null, log.asObject()),
                units);
        options.getStyleClass().add("pane-options");
        options.setMinWidth(Region.USE_PREF_SIZE);
        return options;
    }

    // What shows

    private void showCharts() {
        RunFrame frame = run.frame();
        if (frame == null) {
            return;
        }
        boolean predictsSymbols = run.material() == null || run.material().predictsSymbols();
        boolean answers = run.material() != null && run.material().isRightOrWrong();
        units.setDisable(!predictsSymbols);
        Visibility.show(units, !answers);
        Visibility.show(exactPane, answers);
        LossUnit shown = !predictsSymbols ? LossUnit.SQUARED_ERROR : answers ? LossUnit.NATS : unit.get();
        RunCharts charts = new RunCharts(frame, run.baselines().lines(), coverage(), shown, log.get(), smoothing.get());
        ChartFigure lossChart = charts.loss();
        boolean measured = frame.lanes().stream().anyMatch(lane -> lane.series(Metric.HELD_OUT_LOSS).size() > 0);
        String definition = shown != LossUnit.NATS || run.material() == null ? shown.definition()
                : run.material().lossName();
        definition = log.get() ? Words.of("view.train.loss.log", definition) : definition;
        lossWords.setText(measured ? Words.of("view.train.loss.measured", definition, part())
                : Words.of("view.train.loss.training", definition));
        showCoverage();
        loss.figureProperty().set(lossChart);
        exact.figureProperty().set(charts.exact());
        gradient.figureProperty().set(charts.gradientNorm());
        update.figureProperty().set(charts.updateSize());
        rate.figureProperty().set(charts.learningRate());
        loss.describe("view.train.loss.access", Numbers.count(frame.iteration()));
        exact.describe("view.train.exact.access", Numbers.count(frame.iteration()));
        gradient.describe("view.train.gradient-norm.title");
        update.describe("view.train.update-size.title");
        rate.describe("view.train.learning-rate.title");
        showBeam();
    }

    private Coverage coverage() {
        return run.material() == null ? Coverage.WHOLE : run.material().coverage();
    }

    /** How much of held-out words the model knows, and what the curve has for the others. */
    private void showCoverage() {
        Coverage of = coverage();
        String covered = Numbers.percent(1 - of.measured(), 2);
        coverageWords.setText(of.measured() == 0 ? Words.of("view.train.coverage", covered)
                : Words.of("view.train.coverage.apart", covered, Numbers.signed(of.apart(of.measured()), 3),
                        Numbers.count(of.others())));
        Visibility.show(coverageWords, !of.equals(Coverage.WHOLE));
    }

    /** That the curve is measured on less than a saved model's card is, where it is. */
    private String part() {
        double share = run.material() == null ? 1 : run.material().shareMeasured();
        return share >= 1 ? "" : Words.of("view.train.loss.part", Numbers.percent(share, share < 0.1 ? 1 : 0));
    }

    private void showBeam() {
        RunFrame frame = run.frame();
        if (frame == null) {
            return;
        }
        RunCharts charts = new RunCharts(frame, run.baselines().lines(), coverage(), unit.get(), log.get(), 0);
        beam(loss, charts.lossFrame());
        beam(exact, charts.exactFrame());
        for (ChartView chart : List.of(gradient, update, rate)) {
            beam(chart, charts.smallFrame());
        }
    }

    private void beam(ChartView chart, ChartFrame frame) {
        chart.overlayProperty().set(run.pastProperty().get() == null ? null
                : new ChartCursorFigure(frame, run.pastProperty().get().iteration()));
    }

    // Keys

    /** Brings back the run before; what was edited in other perspectives is none of it. */
    @Override
    public boolean undo() {
        run.undo();
        return true;
    }

    @Override
    public Optional<String> undoes() {
        return run.canUndo() ? Optional.of(Words.of("view.train.undo")) : Optional.empty();
    }

    @Override
    public boolean redo() {
        run.redo();
        return true;
    }

    @Override
    public boolean key(KeyEvent event) {
        return keys().handle(event);
    }

    private KeyMap keys() {
        return new KeyMap().on(Shortcut.TRAIN, run::toggle).on(Shortcut.SNAPSHOT_ON, transport::forward)
                .on(Shortcut.SNAPSHOT_BACK, transport::back).on(Shortcut.FIRST_SNAPSHOT, () -> run.goTo(0))
                .on(Shortcut.LAST_SNAPSHOT, run::showNow).onIf(Shortcut.LET_GO, this::leavePast)
                .on(Shortcut.RESET, run::reset).on(Shortcut.FORK, run::fork);
    }

    private boolean leavePast() {
        boolean holds = run.pastProperty().get() != null;
        run.showNow();
        return holds;
    }
}
