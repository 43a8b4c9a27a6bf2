package rnnscope.view.unit;

import java.util.Arrays;
import java.util.List;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import rnnscope.control.Segments;
import rnnscope.figure.Numbers;
import rnnscope.figure.Symbols;
import rnnscope.figure.unit.PageMessage;
import rnnscope.figure.unit.Shading;
import rnnscope.language.Words;
import rnnscope.session.Session;
import rnnscope.session.inquiry.Study;
import rnnscope.session.reading.Excerpt;
import rnnscope.session.saliency.SaliencyAnswer;
import rnnscope.session.saliency.SaliencyChoice;
import rnnscope.session.saliency.SaliencyChoice.Measure;
import rnnscope.session.saliency.SaliencyLab;

/** Colouring by saliency: each letter by its part in the prediction at the beam. */
final class SaliencyColouring implements Colouring {
    private final SaliencyLab lab;
    private final Session session;
    private final Study study;
    private final HBox options = new HBox();
    private final ObjectProperty<Measure> measure = new SimpleObjectProperty<>(this, "measure", Measure.GRADIENT);
    private final ObjectProperty<Boolean> guess = new SimpleObjectProperty<>(this, "guess", true);
    private String definition = "";
    private SaliencyAnswer saidOf;
    private PageMessage said = PageMessage.NONE;

    SaliencyColouring(UnitContext context) {
        lab = new SaliencyLab(context.session(), context.study(), context.view().background(), Platform::runLater);
        session = context.session();
        study = context.study();
        lab.answerProperty().addListener((property, was, is) -> context.changed().run());
        options.getStyleClass().add("pane-options");
        options.getChildren().addAll(
                new Segments<>("saliency-measure", List.of(Measure.values()), SaliencyColouring::name,
                        SaliencyColouring::symbol,
                        SaliencyColouring::tip, measure),
                context.readsExamples() ? new Segments<>("saliency-about", List.of(true, false),
                        yes -> yes ? "guess" : "right",
                        yes -> Words.of(yes ? "view.unit.saliency.guess" : "view.unit.saliency.right"),
                        yes -> Words.of(yes ? "view.unit.saliency.guess.example.tip" : "view.unit.saliency.right.tip"), guess)
                        : new Segments<>("saliency-about", List.of(true, false), yes -> yes ? "guess" : "came",
                        yes -> Words.of(yes ? "view.unit.saliency.guess" : "view.unit.saliency.came"),
                        yes -> Words.of(yes ? "view.unit.saliency.guess.tip" : "view.unit.saliency.came.tip"), guess));
        measure.addListener((property, was, is) -> lab.choiceProperty().set(new SaliencyChoice(is, guess.get())));
        guess.addListener((property, was, is) -> lab.choiceProperty().set(new SaliencyChoice(measure.get(), is)));
    }

    private static String name(Measure measure) {
        return measure == Measure.LEFT_OUT ? Words.inEnglish("view.unit.saliency.left-out") : symbol(measure);
    }

    private static String symbol(Measure measure) {
        return switch (measure) {
            case GRADIENT -> "‖∂z/∂x‖";
            case CONTRIBUTION -> "x · ∂z/∂x";
            case LEFT_OUT -> Words.of("view.unit.saliency.left-out");
        };
    }

    private static String tip(Measure measure) {
        return switch (measure) {
            case GRADIENT -> Words.of("view.unit.saliency.gradient.tip");
            case CONTRIBUTION -> Words.of("view.unit.saliency.contribution.tip");
            case LEFT_OUT -> Words.of("view.unit.saliency.left-out.tip");
        };
    }

    @Override
    public String key() {
        return "view.unit.colouring.saliency";
    }

    @Override
    public String definition() {
        return definition;
    }

    /** Which symbol did most, and its share of all that was done. */
    @Override
    public PageMessage message(Excerpt excerpt) {
        SaliencyAnswer answer = lab.answerProperty().get();
        if (answer == null || (session.isChanging() ? !study.isOf(answer.reading())
                : answer.reading() != excerpt.reading())) {
            return PageMessage.NONE;
        }
        if (answer == saidOf) {
            return said;
        }
        saidOf = answer;
        said = message(answer, excerpt);
        return said;
    }

    private static PageMessage message(SaliencyAnswer answer, Excerpt excerpt) {
        double[] weights = new double[answer.saliency().steps()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = Math.abs(answer.at(answer.first() + i));
        }
        int strongest = strongest(weights);
        if (strongest < 0) {
            return PageMessage.NONE;
        }
        boolean[] marked = new boolean[weights.length];
        marked[strongest] = true;
        int step = answer.first() + strongest;
        return new PageMessage(message(Symbols.name(excerpt.tokens().symbol(step)), answer.step() - step,
                weights[strongest] / Arrays.stream(weights).sum()), marked, answer.first());
    }

    /** The greatest of weights, −1 where all are 0. */
    static int strongest(double[] weights) {
        int strongest = -1;
        for (int i = 0; i < weights.length; i++) {
            strongest = weights[i] > (strongest < 0 ? 0 : weights[strongest]) ? i : strongest;
        }
        return strongest;
    }

    /** "“d”, 3 steps back, counts most: 27% of all". */
    static String message(String symbol, int back, double share) {
        String of = Numbers.percent(share, 0);
        return back == 0 ? Words.of("view.unit.saliency.message.beam", symbol, of)
                : Words.count(back > 0 ? "view.unit.saliency.message.back" : "view.unit.saliency.message.on", Math.abs(back),
                        symbol, of);
    }

    @Override
    public Node options() {
        return options;
    }

    @Override
    public void show(boolean shows) {
        lab.watch(shows);
    }

    @Override
    public Shading shading(Excerpt excerpt) {
        SaliencyAnswer answer = lab.answerProperty().get();
        if (answer == null || (session.isChanging() ? !study.isOf(answer.reading())
                : answer.reading() != excerpt.reading())) {
            definition = Words.of("view.unit.saliency.pending");
            return new Shading("", "", 0, new float[0], false, 0, 1);
        }
        float[] values = new float[answer.saliency().steps()];
        float most = Float.MIN_NORMAL;
        for (int t = 0; t < values.length; t++) {
            values[t] = (float) answer.at(answer.first() + t);
            most = Math.max(most, Math.abs(values[t]));
        }
        boolean isNumber = Double.isNaN(answer.saliency().probability());
        String predicted = answer.predicted() != null ? Symbols.name(answer.predicted())
                : Words.of(isNumber ? "view.unit.saliency.number" : "view.unit.saliency.answer");
        definition = isNumber ? Words.of("view.unit.saliency.made-number", Numbers.signed(answer.saliency().logit(), 2),
                Numbers.signed(most, 2))
                : Words.of("view.unit.saliency.made", predicted, Numbers.percent(answer.saliency().probability(), 0),
                        Numbers.signed(most, 2));
        Measure shown = answer.choice().measure();
        String score = answer.predicted() != null
                ? Words.of("view.unit.saliency.logit", predicted, Symbols.step(answer.step()))
                : isNumber ? predicted : Words.of("view.unit.saliency.probability", predicted);
        String about = switch (shown) {
            case GRADIENT -> Words.of("view.unit.saliency.gradient.of", score);
            case CONTRIBUTION -> Words.of("view.unit.saliency.contribution.of", score);
            case LEFT_OUT -> Words.of("view.unit.saliency.left-out.of", score);
        };
        return new Shading(shown == Measure.LEFT_OUT ? "z − z₋" : symbol(shown), about, answer.first(), values,
                shown != Measure.GRADIENT, shown == Measure.GRADIENT ? 0 : -most, most);
    }
}
