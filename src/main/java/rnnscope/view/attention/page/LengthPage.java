package rnnscope.view.attention.page;

import java.util.List;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import rnnscope.analysis.bottleneck.HalfLength;
import rnnscope.analysis.bottleneck.LengthCurve;
import rnnscope.analysis.bottleneck.LengthGroup;
import rnnscope.control.ChartView;
import rnnscope.figure.Numbers;
import rnnscope.figure.chart.ShareCurve;
import rnnscope.figure.chart.ShareFigure;
import rnnscope.figure.chart.ShareGroup;
import rnnscope.figure.message.Message;
import rnnscope.language.Words;
import rnnscope.math.Kernels;
import rnnscope.model.Model;
import rnnscope.session.example.ExampleAnswer;
import rnnscope.session.example.length.LengthQuestion;
import rnnscope.session.inquiry.Inquiry;
import rnnscope.view.attention.AttentionContext;
import rnnscope.view.attention.AttentionPage;
import rnnscope.view.unit.page.WorkBar;

/** Page of how many held-out examples are written exactly by the length of the source, with attention and without. */
public final class LengthPage implements AttentionPage {
    private final AttentionContext context;
    private final Inquiry<LengthQuestion, List<LengthCurve>> inquiry;
    private final ChartView chart;
    private final VBox node;
    private final Button again = new Button(Words.of("view.attention.length.again"));
    /** Which opening was asked about, and which model: one in training changes all the time. */
    private int opening = -1;
    private Model asked;
    private boolean shows;

    public LengthPage(AttentionContext context, Kernels kernels) {
        this.context = context;
        inquiry = new Inquiry<>((question, progress) -> question.answer(kernels, progress), context.view().background(),
                Platform::runLater, context.view().session()::failed);
        inquiry.answerProperty().addListener((property, was, is) -> context.changed().run());
        chart = new ChartView(context.figures());
        chart.setId("source-length");
        WorkBar work = new WorkBar(Words.of("view.attention.length.work"), inquiry);
        work.setId("source-length-work");
        again.setId("source-length-again");
        again.getStyleClass().setAll("button", "quiet-button");
        again.setTooltip(new Tooltip(Words.of("view.attention.length.again.tip")));
        again.setVisible(false);
        again.setOnAction(event -> {
            ask(context.model().moment().answer().model());
            context.changed().run();
        });
        node = new VBox(work, chart);
        node.getStyleClass().add("length-page");
        VBox.setVgrow(chart, Priority.ALWAYS);
    }

    @Override
    public String key() {
        return "view.attention.length.";
    }

    @Override
    public boolean suits(ExampleAnswer answer) {
        return LengthQuestion.suits(answer.model());
    }

    @Override
    public Region node() {
        return node;
    }

    @Override
    public Node options() {
        return again;
    }

    @Override
    public void show(boolean isShown) {
        shows = isShown;
        if (!isShown && inquiry.current() == null) {
            inquiry.cancel();
            opening = -1;
        }
    }

    private void ask(Model model) {
        opening = context.lab().openCountProperty().get();
        asked = model;
        inquiry.ask(new LengthQuestion(model));
    }

    @Override
    public void refresh() {
        ExampleAnswer answer = context.model().moment().answer();
        boolean isAnother = opening != context.lab().openCountProperty().get()
                || !asked.card().name().equals(answer.model().card().name());
        if (shows && isAnother) {
            ask(answer.model());
        }
        List<LengthCurve> curves = inquiry.current();
        again.setVisible(curves != null && asked != answer.model());
        if (curves == null) {
            chart.figureProperty().set(null);
            return;
        }
        int steps = answer.source().steps();
        List<LengthGroup> groups = curves.get(0).groups();
        int marked = -1;
        for (int i = 0; i < groups.size(); i++) {
            marked = steps >= groups.get(i).from() && steps <= groups.get(i).to() ? i : marked;
        }
        chart.figureProperty().set(new ShareFigure(curves.stream().map(LengthPage::curve).toList(), marked,
                Words.of("view.attention.length.read", unit(answer.model())),
                Words.of("view.attention.length.share"), message(curves, unit(answer.model()))));
        chart.describe("view.attention.length.access", curves.stream().map(LengthPage::words).reduce("", String::concat));
    }

    /** What a source is made of: "words". */
    private static String unit(Model model) {
        return switch (model.tokenizer().id()) {
            case "character" -> Words.of("view.attention.length.unit.characters");
            case "byte" -> Words.of("view.attention.length.unit.bytes");
            default -> Words.of("view.attention.length.unit.words");
        };
    }

    /** "without attention exact answers fall below half from 15 words on". */
    static Message message(List<LengthCurve> curves, String unit) {
        for (LengthCurve curve : curves) {
            int group = curve.attends() ? -1 : HalfLength.below(curve.groups());
            if (group >= 0) {
                return new Message(Words.of("view.attention.length.message", curve.groups().get(group).from(), unit), group,
                        curve.groups().get(group).share());
            }
        }
        return Message.NONE;
    }

    private static String words(LengthCurve curve) {
        List<LengthGroup> groups = curve.groups();
        return Words.of("view.attention.length.access.curve", curve.model(), Numbers.percent(groups.get(0).share(), 1),
                Numbers.percent(groups.get(groups.size() - 1).share(), 1));
    }

    private static ShareCurve curve(LengthCurve curve) {
        return new ShareCurve(Words.of(curve.attends() ? "view.attention.length.with" : "view.attention.length.without",
                Numbers.percent(curve.exact(), 1)), curve.model(),
                curve.attends() ? "f" : "h", !curve.attends(), curve.groups().stream().map(g -> new ShareGroup(
                        g.from() == g.to() ? Integer.toString(g.from()) : g.from() + "–" + g.to(), g.examples(),
                        g.exact(), g.low(), g.high())).toList());
    }
}
