package rnnscope.view.sweep;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import rnnscope.control.FigureContext;
import rnnscope.control.FigureView;
import rnnscope.control.Overlay;
import rnnscope.control.Segments;
import rnnscope.control.Visibility;
import rnnscope.control.key.KeyMap;
import rnnscope.control.key.Shortcut;
import rnnscope.figure.sweep.SweepPoint;
import rnnscope.language.Words;
import rnnscope.session.sweep.SweepMetric;
import rnnscope.session.sweep.SweepResults;
import rnnscope.session.sweep.SweepResults.Run;

/** Card of a sweep's results: curves by group, parallel coordinates of all runs, and the best runs, whose models it opens. */
public final class SweepCard extends VBox {
    /** Most of the best runs. */
    private static final int BEST = 25;
    private static final double CHART_WIDTH = 420;
    private static final double CHART_HEIGHT = 120;

    private final SweepResults results;
    private final Executor background;
    private final Consumer<Path> onOpen;
    private final ObjectProperty<SweepMetric> metric = new SimpleObjectProperty<>(this, "metric", SweepMetric.HELD_OUT_LOSS);
    private final ObjectProperty<String> along;
    private final FigureView chart;
    private final FigureView parallel;
    private final VBox best = new VBox();
    private final Label groups = words("sweep-groups");
    private final Label said = words("sweep-said");
    private final Button close = new Button(Words.of("common.close"));
    /** How often figures were asked for: those of the last time are shown. */
    private int asked;

    /** What is shown of the results at a time. */
    private record Content(SweepFigures figures, List<Run> best) {}

    /**
     * @param background where figures are made
     * @param onOpen     called with the file of a model that is to be opened
     * @param onTakeOut  takes pictures and numbers out of the card
     */
    public SweepCard(SweepResults results, FigureContext figures, Overlay overlay, Executor background, Consumer<Path> onOpen,
            Runnable onTakeOut) {
        this.results = results;
        this.background = background;
        this.onOpen = onOpen;
        along = new SimpleObjectProperty<>(this, "along", results.longest());
        chart = view("sweep-chart", figures);
        parallel = view("sweep-parallel", figures);
        chart.describe("view.sweep.chart");
        parallel.describe("view.sweep.parallel");
        setId("sweep");
        getStyleClass().addAll("overlay-card", "sweep");
        Label title = new Label(Words.of("view.sweep.title", results.file().toAbsolutePath().getParent().getFileName(),
                results.runs().size()));
        title.getStyleClass().add("help-title");
        title.setMinWidth(0);
        HBox levers = new HBox(title, gap());
        levers.getStyleClass().add("sweep-levers");
        List<String> compared = results.compared();
        if (compared.size() > 1) {
            levers.getChildren().addAll(words("sweep-along-words", Words.of("view.sweep.along")),
                    new Segments<>("sweep-along", compared, option -> option, null, along));
        }
        if (results.metrics().size() > 1) {
            levers.getChildren().add(new Segments<>("sweep-metric", results.metrics(), SweepMetric::field, SweepMetric::title,
                    null, metric));
        }
        levers.getChildren().addAll(button(new Button(Words.of("view.sweep.take-out")), "sweep-take-out", onTakeOut),
                button(close, "sweep-close", overlay::close));
        HBox whole = new HBox(pictures(), aside());
        whole.getStyleClass().add("sweep-content");
        VBox.setVgrow(whole, Priority.ALWAYS);
        getChildren().addAll(levers, whole);
        new KeyMap().on(Shortcut.LEAVE, overlay::close).on(Shortcut.TAKE_OUT, onTakeOut).filter(this);
        metric.addListener((property, was, is) -> update());
        along.addListener((property, was, is) -> update());
        update();
    }

    private static Button button(Button button, String id, Runnable action) {
        button.setId(id);
        button.getStyleClass().setAll("button", "quiet-button");
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(event -> action.run());
        return button;
    }

    /** What has the keys when it opens. */
    public Node focus() {
        return close;
    }

    private VBox pictures() {
        VBox pictures = new VBox(words("sweep-chart-words", Words.of("view.sweep.chart.words")), groups, chart,
                words("sweep-parallel-words", Words.of("view.sweep.parallel.words")), parallel);
        pictures.getStyleClass().add("sweep-pictures");
        VBox.setVgrow(chart, Priority.ALWAYS);
        VBox.setVgrow(parallel, Priority.ALWAYS);
        HBox.setHgrow(pictures, Priority.ALWAYS);
        return pictures;
    }

    private VBox aside() {
        Label heading = words("sweep-best-words", Words.of("view.sweep.best"));
        heading.getStyleClass().add("heading");
        ScrollPane scroll = new ScrollPane(best);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("help-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        Visibility.show(said, false);
        VBox aside = new VBox(heading, said, scroll);
        aside.getStyleClass().add("sweep-aside");
        return aside;
    }

    private static FigureView view(String id, FigureContext figures) {
        FigureView view = new FigureView(figures);
        view.setId(id);
        view.setLeast(CHART_WIDTH, CHART_HEIGHT);
        view.setPrefSize(CHART_WIDTH, CHART_HEIGHT);
        // What is under a card has the keys that fill the window and copy.
        view.setAccessibleHelp(null);
        return view;
    }

    private static Region gap() {
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        return gap;
    }

    private static Label words(String id) {
        return words(id, "");
    }

    private static Label words(String id, String text) {
        Label words = new Label(text);
        words.setId(id);
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        words.getStyleClass().add("edit-words");
        return words;
    }

    private void update() {
        int ticket = ++asked;
        SweepMetric of = metric.get();
        String option = along.get();
        background.execute(() -> {
            Content content = new Content(SweepFigures.of(results, of, option), results.best(of, BEST));
            Platform.runLater(() -> {
                if (ticket == asked) {
                    show(content, of);
                }
            });
        });
    }

    private void show(Content content, SweepMetric of) {
        chart.figureProperty().set(content.figures.chart());
        parallel.figureProperty().set(content.figures.parallel());
        groups.setText(Words.of("view.sweep.groups", SweepFigures.CURVES, content.figures.groups()));
        Visibility.show(groups, content.figures.groups() > SweepFigures.CURVES);
        List<String> swept = results.swept();
        best.getChildren().setAll(content.best.stream().map(run -> row(run, of, swept)).toList());
        if (content.best.isEmpty()) {
            say(Words.of("view.sweep.none"));
        }
    }

    private Button row(Run run, SweepMetric of, List<String> swept) {
        Button row = new Button(SweepPoint.shown(of.of(run)) + "   " + run.named(swept));
        row.getStyleClass().setAll("button", "quiet-button");
        row.setMaxWidth(Double.MAX_VALUE);
        row.setAlignment(Pos.CENTER_LEFT);
        row.setTextOverrun(OverrunStyle.ELLIPSIS);
        row.setTooltip(new Tooltip(SweepFigures.words(run, swept)));
        row.setOnAction(event -> open(run));
        return row;
    }

    private void open(Run run) {
        if (run.model() == null) {
            say(Words.of("view.sweep.no-model"));
        } else {
            onOpen.accept(run.model());
        }
    }

    private void say(String words) {
        said.setText(words);
        Visibility.show(said, true);
    }
}
