package rnnscope.view.attention.page;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import rnnscope.analysis.gradient.input.SourceGradients;
import rnnscope.control.FigureView;
import rnnscope.control.Visibility;
import rnnscope.control.YieldingRow;
import rnnscope.figure.Numbers;
import rnnscope.figure.Symbols;
import rnnscope.figure.attention.Arrival;
import rnnscope.figure.attention.SourceGradientsFigure;
import rnnscope.language.Words;
import rnnscope.model.Model;
import rnnscope.model.Wiring.Shape;
import rnnscope.network.module.SourcePath;
import rnnscope.session.example.ExampleAnswer;
import rnnscope.session.example.PairAnswer;
import rnnscope.session.example.gradient.SourceComparison;
import rnnscope.session.example.gradient.SourceGradientLab;
import rnnscope.view.CheckButton;
import rnnscope.view.LeversButton;
import rnnscope.view.attention.AttentionContext;
import rnnscope.view.attention.AttentionMoment;
import rnnscope.view.attention.AttentionPage;

/**
 * Page of how much of the loss at each word that is written arrives at each word of the source, as a matrix, with
 * attention and without, which gives way where it is narrow; on the right the word in the beam.
 */
public final class SourceGradientsPage implements AttentionPage {
    private static final String KEY = "view.attention.gradients.";
    private static final double LEAST_WIDTH = 240;
    private static final double LEAST_HEIGHT = 88;

    private final AttentionContext context;
    private final SourceGradientLab lab;
    private final Matrix own;
    private final Matrix twin;
    private final YieldingRow node;
    private final SourceGradientsNow now;
    private final ToggleButton hold = new ToggleButton(Words.of("view.gradient.hold"));
    private final CheckButton check;
    private final HBox options;
    private SourceComparison compared;
    private List<List<Arrival>> ofOwn = List.of();
    private List<List<Arrival>> ofTwin = List.of();

    /** One network's matrix under its heading. */
    private final class Matrix {
        private final Label title = new Label();
        private final Label words = new Label();
        private final FigureView view = new FigureView(context.figures());
        private final VBox box;

        Matrix(String id) {
            view.setId(id);
            view.setLeast(LEAST_WIDTH, LEAST_HEIGHT);
            view.setOnClicked((hit, event) -> {
                if (hit != null) {
                    context.lab().cursor().moveTo(hit.step());
                    context.model().columnProperty().set(hit.unit());
                }
            });
            title.getStyleClass().add("pane-title");
            words.getStyleClass().add("pane-words");
            YieldingRow heading = new YieldingRow(title, words);
            heading.giveWay(words);
            heading.getStyleClass().add("matrix-heading");
            box = new VBox(heading, view);
            VBox.setVgrow(view, Priority.ALWAYS);
            HBox.setHgrow(box, Priority.ALWAYS);
            box.setPrefWidth(0);
        }

        void show(Model model, SourceGradients gradients, List<List<Arrival>> arrivals, AttentionMoment moment, int step,
                double full) {
            String key = gradients.attends() ? "view.attention.gradients.with" : "view.attention.gradients.without";
            title.setText(Words.of(key));
            PairAnswer answer = compared.answer();
            boolean forced = IntStream.range(0, answer.steps()).anyMatch(t -> answer.trace().forcing().weights(t) != null);
            words.setText(Words.of(forced ? "view.attention.gradients.words.forced" : "view.attention.gradients.words",
                    model.card().name()));
            view.figureProperty().set(new SourceGradientsFigure(answer.source().symbols(), answer.symbols(), arrivals,
                    gradients.attends(), step, moment.column(), full, hold.isSelected()));
            int s = gradients.greatest(step);
            if (hold.isSelected()) {
                view.describe(key + ".hidden");
            } else {
                view.describe(key + ".access", answer.symbols().get(step), answer.source().symbols().get(s),
                        Numbers.percent(gradients.share(step, s), 0));
            }
        }
    }

    public SourceGradientsPage(AttentionContext context) {
        this.context = context;
        lab = new SourceGradientLab(context.view().session().kernels(), context.view().background(), Platform::runLater,
                context.view().session()::failed);
        lab.comparisonProperty().addListener((property, was, is) -> context.changed().run());
        own = new Matrix("source-gradients");
        twin = new Matrix("source-gradients-twin");
        node = new YieldingRow(own.box, twin.box);
        node.getStyleClass().add("source-gradients");
        node.giveWay(twin.box);
        now = new SourceGradientsNow(context.figures(), context.model().columnProperty()::set);
        hold.setId("hold-source-gradients");
        hold.getStyleClass().setAll("quiet-button", "hold-button");
        hold.setMinWidth(Region.USE_PREF_SIZE);
        hold.setTooltip(new Tooltip(Words.of("view.gradient.hold.tip")));
        hold.setOnAction(event -> context.changed().run());
        check = new CheckButton(context.view(), "check-source-gradients", this::question);
        LeversButton levers = new LeversButton("source-gradient-levers");
        levers.leversProperty().addListener((property, was, is) -> lab.move(is));
        options = new HBox(levers, check, hold);
        options.getStyleClass().add("source-gradients");
    }

    @Override
    public String key() {
        return KEY;
    }

    /** What files and commands call it. */
    public static String pageName() {
        return Words.inEnglish(KEY + "title");
    }

    @Override
    public boolean suits(ExampleAnswer answer) {
        return answer.model().spec().wiring().shape() == Shape.ENCODER_DECODER;
    }

    @Override
    public Region node() {
        return node;
    }

    @Override
    public Region now() {
        return now;
    }

    @Override
    public Node options() {
        return options;
    }

    @Override
    public void show(boolean shows) {
        if (!shows) {
            lab.cancel();
        }
    }

    @Override
    public void refresh() {
        AttentionMoment moment = context.model().moment();
        PairAnswer answer = moment.pair();
        lab.ask(answer);
        SourceComparison newest = lab.of(answer);
        if (newest != compared) {
            compared = newest;
            ofOwn = newest == null ? List.of() : arrivals(newest.own());
            ofTwin = newest == null || newest.twin() == null ? List.of() : arrivals(newest.ofTwin());
        }
        hold.setText(Words.of(hold.isSelected() ? "view.gradient.reveal" : "view.gradient.hold"));
        node.setVisible(compared != null);
        check.setVisible(compared != null && compared.canCheck() && !hold.isSelected());
        now.setVisible(compared != null);
        if (compared == null) {
            return;
        }
        int step = Math.min(moment.step(), compared.own().targetSteps() - 1);
        double full = Stream.of(ofOwn, ofTwin).flatMap(List::stream).flatMap(List::stream).mapToDouble(Arrival::share).max()
                .orElse(1);
        own.show(compared.answer().model(), compared.own(), ofOwn, moment, step, full);
        Visibility.show(twin.box, compared.twin() != null);
        if (compared.twin() != null) {
            twin.show(compared.twin(), compared.ofTwin(), ofTwin, moment, step, full);
        }
        now.show(compared, ofOwn.get(step), ofTwin.isEmpty() ? List.of() : ofTwin.get(step), step, moment.column(),
                hold.isSelected());
    }

    /** What arrives at the pinned word of the loss in the beam, else where most of it does. */
    private CheckButton.Question question() {
        SourceComparison now = compared;
        AttentionMoment moment = context.model().moment();
        if (now == null) {
            return null;
        }
        int t = Math.min(moment.step(), now.own().targetSteps() - 1);
        int s = moment.column() >= 0 ? moment.column() : now.own().greatest(t);
        return new CheckButton.Question(Words.of("view.attention.gradients.question.check",
                Symbols.name(now.answer().written(t)), Symbols.name(now.answer().source().symbols().get(s))),
                () -> now.check(context.view().session().kernels(), t, s));
    }

    private static List<List<Arrival>> arrivals(SourceGradients gradients) {
        List<List<Arrival>> rows = new ArrayList<>();
        for (int t = 0; t < gradients.targetSteps(); t++) {
            int row = t;
            double all = IntStream.range(0, gradients.sourceSteps()).mapToDouble(s -> gradients.norm(row, s)).sum();
            double whole = all > 0 ? all : 1;
            rows.add(IntStream.range(0, gradients.sourceSteps()).mapToObj(s -> new Arrival(gradients.norm(row, s),
                    gradients.share(row, s), gradients.norm(SourcePath.ATTENTION, row, s) / whole,
                    gradients.norm(SourcePath.BRIDGE, row, s) / whole)).toList());
        }
        return rows;
    }
}
