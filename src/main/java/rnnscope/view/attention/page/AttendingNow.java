package rnnscope.view.attention.page;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntConsumer;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import rnnscope.control.Card;
import rnnscope.control.FigureContext;
import rnnscope.control.FigureView;
import rnnscope.control.Visibility;
import rnnscope.control.YieldingColumn;
import rnnscope.figure.Numbers;
import rnnscope.figure.attention.AttentionWeightsFigure;
import rnnscope.figure.attention.VectorFigure;
import rnnscope.figure.now.EquationFigure;
import rnnscope.figure.now.NextSymbolFigure;
import rnnscope.language.Words;
import rnnscope.network.attention.Pool;
import rnnscope.network.sequence.ScoreParts;
import rnnscope.network.sequence.SequenceTrace;
import rnnscope.session.example.SequenceAnswer;
import rnnscope.tape.Equation;

/** Pane "Now" of self-attention: scores and weights, their equation in numbers, what is predicted. */
final class AttendingNow extends YieldingColumn {
    /** Heights of the pictures in a 1280×720 window, as preferred and at the least. */
    private static final double LEAST_WIDTH = 240;
    private static final double[] LOOK = {200, 120};
    private static final double[] EQUATION = {54, 46};
    private static final double[] READ = {24, 20};
    private static final double[] PREDICTED = {110, 60};
    /** Terms of a sum that are written out. */
    private static final int WRITTEN = 3;
    private static final String SOFTMAX = "exp(e_{%1$s} − m) / Σ_j exp(e_{%2$s} − m)";

    private final FigureView look;
    private final FigureView score;
    private final FigureView weight;
    private final FigureView read;
    private final FigureView predicted;
    private final Card lookCard;
    private final Card equationCard;
    private final Card readCard;
    private final Card predictedCard;
    private final DoubleProperty scale = new SimpleDoubleProperty(1);

    /** @param pin called with the step that is clicked, −1 for none */
    AttendingNow(FigureContext figures, IntConsumer pin) {
        getStyleClass().add("now");
        scale.bind(figures.scaleProperty());
        look = view(figures, LOOK);
        score = view(figures, EQUATION);
        weight = view(figures, EQUATION);
        read = view(figures, READ);
        predicted = view(figures, PREDICTED);
        score.getStyleClass().add("score-equation");
        look.setOnClicked((hit, event) -> pin.accept(hit == null ? -1 : hit.unit()));
        lookCard = new Card(look);
        equationCard = new Card(new VBox(score, weight));
        readCard = new Card(read);
        predictedCard = new Card(predicted);
        getChildren().addAll(lookCard, equationCard, readCard, predictedCard);
        VBox.setVgrow(lookCard, Priority.ALWAYS);
        VBox.setVgrow(predictedCard, Priority.SOMETIMES);
        giveWay(readCard, predictedCard, equationCard);
    }

    private FigureView view(FigureContext figures, double[] heights) {
        FigureView view = new FigureView(figures);
        view.prefHeightProperty().bind(scale.multiply(heights[0]));
        view.setLeast(LEAST_WIDTH, heights[1]);
        return view;
    }

    /** @param column pinned, −1 for the one that is looked at most */
    void showHead(SequenceAnswer answer, int head, int step, int column) {
        SequenceTrace trace = answer.trace();
        int count = trace.isCausal() ? step + 1 : trace.steps();
        float[] weights = Arrays.copyOf(trace.headWeights(head, step), count);
        int s = column >= 0 && column < count ? column : greatest(weights);
        String symbol = answer.source().symbols().get(step);
        int ofLayer = trace.headsOfLayer();
        if (trace.heads() > ofLayer) {
            lookCard.setTitleOf("figure.heads.of-block", head / ofLayer + 1, head % ofLayer + 1);
        } else {
            lookCard.setTitleOf("figure.heads.head", head + 1);
        }
        lookCard.setBeside(Words.of("view.attention.heads.looks", symbol));
        showLook(answer, step, Arrays.copyOf(trace.headScores(head, step), count), weights, column < count ? column : -1);
        ScoreParts parts = ScoreParts.ofHead(trace, head, step, s);
        showEquation("view.attention.heads.equation", "t = " + (step + 1) + ", s = " + answer.source().symbols().get(s),
                new Equation("", "", "e_{ts} = q_t ⋅ k_s / √d", "[e] = [q] × [k] × [cos] / √" + parts.width()),
                new Equation("", "", "α_{ts} = " + String.format(Locale.ROOT, SOFTMAX, "ts", "tj"),
                        "[a] = exp([e] − [m]) / [z]"),
                parts, weights[s]);
        showRead("view.attention.heads.context", "c", trace.headContext(head, step));
        showPredicted(answer, step);
    }

    void showPooling(SequenceAnswer answer, int step) {
        SequenceTrace trace = answer.trace();
        boolean attends = trace.trace().layout().has(Pool.weightsPlace());
        Visibility.show(lookCard, attends);
        Visibility.show(equationCard, attends);
        if (attends) {
            showPoolingWeights(answer, step);
        }
        showRead("view.attention.pooling.pooled", "p", trace.pooled());
        showPredicted(answer, step);
    }

    private void showPoolingWeights(SequenceAnswer answer, int step) {
        SequenceTrace trace = answer.trace();
        lookCard.setTitleOf("view.attention.pooling.title");
        lookCard.setBeside(Words.of("view.attention.pooling.beside"));
        showLook(answer, step, trace.poolingScores(), trace.poolingWeights(), step);
        ScoreParts parts = ScoreParts.ofPooling(answer.model(), trace, step);
        StringBuilder numbers = new StringBuilder("[e] =");
        for (int i = 0; i < Math.min(WRITTEN, parts.terms().size()); i++) {
            numbers.append(i == 0 ? " " : " + ").append("[t").append(i).append(']');
        }
        numbers.append(parts.terms().size() > WRITTEN ? " + [rest]" : "");
        showEquation("view.attention.pooling.equation", "t = " + (step + 1) + ", " + answer.source().symbols().get(step),
                new Equation("", "", "e_t = v ⋅ tanh(W y_t + b)", numbers.toString()),
                new Equation("", "", "α_t = " + String.format(Locale.ROOT, SOFTMAX, "t", "j"), "[a] = exp([e] − [m]) / [z]"), parts,
                trace.poolingWeights()[step]);
    }

    private void showLook(SequenceAnswer answer, int step, float[] scores, float[] weights, int pinned) {
        List<String> symbols = answer.source().symbols().subList(0, scores.length);
        lookCard.setAside(Words.of("view.attention.step.weights"));
        look.figureProperty().set(new AttentionWeightsFigure(step, symbols, scores, weights, pinned, false));
        look.setAccessibleText(Words.of("view.attention.step.access", step + 1, symbols.get(greatest(weights))));
    }

    /** @param title its key, which with ".beside" is that of what explains it */
    private void showEquation(String title, String aside, Equation ofScore, Equation ofWeight, ScoreParts parts,
            float alpha) {
        equationCard.setTitleOf(title);
        equationCard.setBeside(Words.of(title + ".beside"));
        equationCard.setAside(aside);
        EquationFigure inScore = new EquationFigure(ofScore, place -> at(parts, alpha, place));
        EquationFigure inWeight = new EquationFigure(ofWeight, place -> at(parts, alpha, place));
        score.figureProperty().set(inScore);
        score.setAccessibleText(inScore.words());
        weight.figureProperty().set(inWeight);
        weight.setAccessibleText(inWeight.words());
    }

    /** @param title its key, which with ".beside" is that of what explains it */
    private void showRead(String title, String letter, float[] values) {
        readCard.setTitleOf(title);
        readCard.setBeside(Words.of(title + ".beside"));
        float extent = 1;
        for (float value : values) {
            extent = Math.max(extent, Math.abs(value));
        }
        readCard.setAside(Words.of("view.attention.read.extent", Numbers.signed(extent, 2)));
        read.figureProperty().set(new VectorFigure(letter, readCard.title(), values, extent));
        read.setAccessibleText(Words.of("view.attention.read.access", readCard.title(), values.length));
    }

    /** The value of a place of an equation. */
    private static double at(ScoreParts parts, float alpha, String place) {
        return switch (place) {
            case "e" -> parts.score();
            case "m" -> parts.greatest();
            case "z" -> parts.sum();
            case "q" -> parts.query();
            case "k" -> parts.key();
            case "cos" -> parts.cosine();
            case "a" -> alpha;
            case "rest" -> parts.terms().stream().skip(WRITTEN).mapToDouble(Double::doubleValue).sum();
            default -> parts.terms().get(Integer.parseInt(place.substring(1)));
        };
    }

    private void showPredicted(SequenceAnswer answer, int step) {
        SequenceTrace trace = answer.trace();
        Visibility.show(predictedCard, answer.model().spec().predictsSymbols());
        if (!predictedCard.isVisible()) {
            return;
        }
        int[] right = answer.source().batch().targets();
        int at = trace.isPooled() ? 0 : step;
        NextSymbolFigure labels = new NextSymbolFigure(trace.probabilities(step),
                answer.model().output().vocabulary().symbols(), at < right.length ? right[at] : -1, step);
        predictedCard.setTitleOf(trace.source() != null ? "view.attention.answer.title" : trace.isPooled() ? "view.attention.class.title"
                : trace.isCausal() ? "view.attention.next.title" : "view.attention.label.title");
        predictedCard.setBeside(trace.isPooled() ? Words.of("view.attention.class.whole")
                : Words.of("view.attention.label.at", answer.source().symbols().get(step)));
        predictedCard.setAside(labels.summary());
        predicted.figureProperty().set(labels);
        predicted.setAccessibleText(answer.word(trace.best(step)) + ", " + labels.summary());
    }

    private static int greatest(float[] weights) {
        int best = 0;
        for (int s = 1; s < weights.length; s++) {
            best = weights[s] > weights[best] ? s : best;
        }
        return best;
    }
}
