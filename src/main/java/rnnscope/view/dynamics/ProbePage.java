package rnnscope.view.dynamics;

import java.util.List;
import javafx.collections.FXCollections;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import rnnscope.control.Card;
import rnnscope.control.FigureView;
import rnnscope.control.Visibility;
import rnnscope.control.YieldingColumn;
import rnnscope.figure.Numbers;
import rnnscope.figure.dynamics.ScoreBarsFigure;
import rnnscope.figure.dynamics.ScoreBarsFigure.Bar;
import rnnscope.language.Words;
import rnnscope.session.dynamics.Course;
import rnnscope.session.dynamics.ProbeAnswer;
import rnnscope.session.dynamics.ProbeQuestion;
import rnnscope.session.inquiry.Inquiry.Answered;
import rnnscope.session.reading.Excerpt;
import rnnscope.tape.Quantity;
import rnnscope.text.property.TextProperty;
import rnnscope.view.SidePage;
import rnnscope.view.Waiting;
import rnnscope.view.unit.page.WorkBar;

/** Page of what all units together know of a property, beside what one knows, an untrained network, and shuffled values. */
final class ProbePage implements SidePage {
    private static final int BARS = 4;
    /** Scores that are not further apart are called the same. */
    private static final double LITTLE = 0.05;

    private final DynamicsContext context;
    private final ChoiceBox<TextProperty> property = new ChoiceBox<>();
    private final FigureView figure;
    private final Label words = PageParts.words("probe-words");
    private final ProbePush push;
    private final Card card;
    private final VBox node;
    private List<TextProperty> offered = List.of();
    private Answered<ProbeQuestion, ProbeAnswer> drawn;
    /** Whether the property was chosen by the page, which goes on to one that is not the same at every step. */
    private boolean isFirst = true;
    private boolean isOffering;

    ProbePage(DynamicsContext context) {
        this.context = context;
        property.setId("probe-property");
        property.setAccessibleText(Words.of("dynamics.probe.property"));
        property.setTooltip(new Tooltip(Words.of("dynamics.probe.property")));
        property.setMaxWidth(Double.MAX_VALUE);
        property.setConverter(new StringConverter<>() {
            @Override
            public String toString(TextProperty shown) {
                return shown == null ? "" : shown.title();
            }

            @Override
            public TextProperty fromString(String typed) {
                throw new UnsupportedOperationException();
            }
        });
        figure = PageParts.figure(context, "probe-scores", 240, ScoreBarsFigure.leastHeight(BARS));
        push = new ProbePush(context);
        YieldingColumn content = new YieldingColumn(property,
                new WorkBar(Words.of("dynamics.probe.working"), context.lab().probes()), figure, words, push, push.hint());
        content.getStyleClass().add("page-content");
        VBox.setVgrow(figure, Priority.ALWAYS);
        content.giveWay(push.hint(), words);
        card = new Card(content);
        card.setTitleOf("dynamics.probe");
        node = new VBox(card);
        property.valueProperty().addListener((value, was, is) -> {
            isFirst &= isOffering;
            context.changed().run();
        });
        context.lab().probes().answerProperty().addListener((value, was, is) -> context.changed().run());
    }

    @Override
    public String key() {
        return "dynamics.page.probe.";
    }

    @Override
    public Region node() {
        return node;
    }

    @Override
    public void show(boolean shows) {
        if (!shows) {
            context.lab().probes().cancel();
        }
    }

    @Override
    public void refresh() {
        Excerpt studied = context.lab().studied();
        if (studied == null) {
            return;
        }
        List<TextProperty> all = studied.original().properties();
        if (!all.equals(offered)) {
            offered = List.copyOf(all);
            TextProperty kept = property.getValue();
            boolean keeps = kept != null && all.contains(kept);
            isFirst |= !keeps;
            isOffering = true;
            property.setItems(FXCollections.observableArrayList(all));
            offer(keeps ? kept : all.get(0));
        }
        int layer = context.session().selection().layer();
        context.lab().probes().ask(new ProbeQuestion(Course.of(studied.original(), studied.original().model(), layer), layer,
                property.getValue()));
        Answered<ProbeQuestion, ProbeAnswer> newest = context.lab().probes().answerProperty().get();
        Waiting.show(figure, context.lab().probes().current() == null);
        push.refresh();
        if (newest != null && newest != drawn) {
            drawn = newest;
            show(newest.question(), newest.answer());
            int next = offered.indexOf(newest.question().property()) + 1;
            if (isFirst && newest.answer().result() == null && next < offered.size()
                    && newest.question().property().equals(property.getValue())) {
                offer(offered.get(next));
            }
        }
    }

    private void offer(TextProperty first) {
        isOffering = true;
        property.setValue(first);
        isOffering = false;
    }

    private void show(ProbeQuestion question, ProbeAnswer answer) {
        Visibility.show(figure, answer.result() != null);
        Visibility.show(push, answer.result() != null);
        if (answer.result() == null) {
            card.setBeside("");
            words.setText(Words.of("dynamics.probe.nothing", question.property().words()));
            return;
        }
        push.begin(Quantity.channel(question.course().side(), question.layer(), "hidden"), answer.result().direction());
        boolean isBinary = question.property().kind() == TextProperty.Kind.BINARY;
        double chance = isBinary ? 0.5 : 0;
        figure.figureProperty().set(new ScoreBarsFigure(List.of(
                new Bar(Words.of("dynamics.probe.all"), Words.of("dynamics.probe.all.tip"), answer.result().score(), true),
                new Bar(Words.of("dynamics.probe.one", answer.result().bestUnit()), Words.of("dynamics.probe.one.tip"),
                        answer.result().unitScore(), false),
                new Bar(Words.of("dynamics.probe.untrained"), Words.of("dynamics.probe.untrained.tip"), answer.untrained(), false),
                new Bar(Words.of("dynamics.probe.shuffled"), Words.of("dynamics.probe.shuffled.tip"),
                        answer.result().control(), false)),
                isBinary ? "AUC" : "R²", chance));
        card.setBeside(Words.of("dynamics.probe.beside", Numbers.count(answer.steps())));
        String verdict = answer.result().score() - chance < LITTLE ? "dynamics.probe.words.none"
                : answer.result().score() - answer.untrained() < LITTLE ? "dynamics.probe.words.untrained"
                : answer.result().score() - answer.result().unitScore() < LITTLE ? "dynamics.probe.words.single"
                : "dynamics.probe.words.many";
        words.setText(Words.of(verdict, question.property().words(), answer.result().bestUnit()));
        figure.setAccessibleText(words.getText());
    }
}
