package rnnscope.view.attention;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import rnnscope.cell.Cells;
import rnnscope.control.Card;
import rnnscope.control.FigureContext;
import rnnscope.control.FigureView;
import rnnscope.control.Visibility;
import rnnscope.control.YieldingColumn;
import rnnscope.figure.attention.AttentionWeightsFigure;
import rnnscope.figure.attention.VectorFigure;
import rnnscope.figure.now.CellFigure;
import rnnscope.figure.now.CellValues;
import rnnscope.figure.now.NextSymbolFigure;
import rnnscope.figure.now.StripsFigure;
import rnnscope.language.Words;
import rnnscope.network.pair.PairTrace;
import rnnscope.session.example.PairAnswer;

/** Pane "Now" of a decoder's step: where it looks, with which equation, what it reads, its gates, its guesses. */
final class AttentionNow extends YieldingColumn {
    /** Heights of the pictures in a 1280×720 window, as preferred and at the least. */
    private static final double[] LOOK = {160, 90};
    private static final double[] SCORE = {44, 40};
    private static final double[] WEIGHT = {44, 40};
    private static final double[] CONTEXT = {20, 20};
    /** Of a channel. */
    private static final double[] STRIP = {13, 12.5};
    private static final double[] CELL = {190, 150};
    private static final double[] NEXT = {72, 54};
    private static final double LEAST_WIDTH = 240;
    /** Height from which on the cell shows beside attention. */
    private static final double WITH_CELL = 830;

    private final AttentionViewModel model;
    private final FigureView look;
    private final FigureView score;
    private final FigureView weight;
    private final FigureView context;
    private final FigureView strips;
    private final FigureView cell;
    private final FigureView next;
    private final SymbolField instead;
    private final Card lookCard;
    private final Card equationCard;
    private final Card stateCard;
    private final Card cellCard;
    private final Card nextCard;
    private final DoubleProperty scale = new SimpleDoubleProperty(1);
    private final IntegerProperty channels = new SimpleIntegerProperty(5);
    private int unit = -1;

    /**
     * @param write called with the symbol that the user wants written at the current step
     * @param typed the same as it was typed
     */
    AttentionNow(FigureContext figures, AttentionViewModel model, IntConsumer write, Consumer<String> typed) {
        this.model = model;
        getStyleClass().add("now");
        scale.bind(figures.scaleProperty());
        look = view(figures, LOOK);
        score = view(figures, SCORE);
        weight = view(figures, WEIGHT);
        context = view(figures, CONTEXT);
        strips = new FigureView(figures);
        strips.prefHeightProperty().bind(scale.multiply(channels).multiply(STRIP[0]));
        strips.setLeast(LEAST_WIDTH, channels.get() * STRIP[1]);
        channels.addListener((property, was, is) -> strips.setLeast(LEAST_WIDTH, is.intValue() * STRIP[1]));
        cell = view(figures, CELL);
        next = view(figures, NEXT);
        lookCard = new Card(look);
        equationCard = new Card(new VBox(score, weight));
        stateCard = new Card(new VBox(2, context, strips));
        cellCard = new Card(cell);
        instead = new SymbolField(typed);
        VBox guesses = new VBox(4, next, instead);
        VBox.setVgrow(next, Priority.ALWAYS);
        nextCard = new Card(guesses);
        look.setId("look");
        next.setId("next-symbols");
        getChildren().addAll(lookCard, equationCard, cellCard, stateCard, nextCard);
        VBox.setVgrow(lookCard, Priority.ALWAYS);
        VBox.setVgrow(cellCard, Priority.ALWAYS);
        VBox.setVgrow(nextCard, Priority.SOMETIMES);
        giveWay(stateCard, cellCard, nextCard, equationCard);
        look.setOnClicked((hit, event) -> model.pinColumn(hit == null ? -1 : hit.unit()));
        strips.setOnClicked((hit, event) -> chooseUnit(hit == null ? unit : hit.unit()));
        next.setOnClicked((hit, event) -> {
            if (hit != null) {
                write.accept(hit.unit());
            }
        });
    }

    private FigureView view(FigureContext figures, double[] heights) {
        FigureView view = new FigureView(figures);
        view.prefHeightProperty().bind(scale.multiply(heights[0]));
        view.setLeast(LEAST_WIDTH, heights[1]);
        return view;
    }

    private void chooseUnit(int chosen) {
        unit = chosen;
        show(model.moment());
    }

    /** All pictures, so that they can appear together with others. */
    List<FigureView> views() {
        return List.of(look, score, weight, context, strips, cell, next);
    }

    void show(AttentionMoment moment) {
        PairAnswer answer = moment.pair();
        PairTrace trace = answer.trace();
        boolean attends = trace.attends();
        show(lookCard, attends);
        show(equationCard, attends);
        show(context, attends);
        show(cellCard, !attends || getHeight() > scale.get() * WITH_CELL);
        int step = moment.step();
        if (attends) {
            showAttention(moment, answer, step);
        }
        showState(answer, step);
        NextSymbolFigure guesses = new NextSymbolFigure(trace.target(), answer::word, step);
        nextCard.setTitleOf("view.attention.next.title");
        nextCard.setBeside(searchWords(answer));
        nextCard.setAside(guesses.summary());
        next.figureProperty().set(guesses);
        instead.setSymbols(answer.model().output().vocabulary().symbols());
        next.setAccessibleText(Words.of("view.attention.next.access", guesses.summary()));
    }

    private static String searchWords(PairAnswer answer) {
        return switch (answer.options().search()) {
            case GREEDY -> Words.of("view.attention.search.greedy");
            case BEAM -> Words.of("view.attention.search.beam", answer.options().beamWidth());
            case SAMPLED -> Words.of("view.attention.search.drawn");
        };
    }

    private void showAttention(AttentionMoment moment, PairAnswer answer, int step) {
        PairTrace trace = answer.trace();
        boolean forced = trace.forcing().weights(step) != null;
        boolean hard = model.hardProperty().get();
        float[] weights = hard ? row(moment, step) : trace.weights(step);
        lookCard.setTitleOf("view.attention.step.title", step + 1);
        lookCard.setBeside(Words.of("view.attention.step.writing", answer.written(step)));
        lookCard.setAside(Words.of(forced ? "view.attention.step.forced"
                : hard ? "view.attention.step.hard" : "view.attention.step.weights"));
        look.figureProperty().set(new AttentionWeightsFigure(step, answer.source().symbols(), trace.scores(step),
                weights, moment.column(), forced));
        int s = moment.column() >= 0 ? moment.column() : trace.hardest(step);
        look.setAccessibleText(Words.of("view.attention.step.access", step + 1,
                answer.source().symbols().get(trace.hardest(step))));
        AttentionEquations equations = new AttentionEquations(answer, step, s);
        equationCard.setTitleOf(equations.title());
        equationCard.setBeside(Words.of("view.attention.equation.today"));
        equationCard.setAside("t = " + (step + 1) + ", s = " + answer.source().symbols().get(s));
        score.figureProperty().set(equations.score());
        score.setAccessibleText(equations.score().words());
        weight.figureProperty().set(equations.weight());
        weight.setAccessibleText(equations.weight().words());
        context.figureProperty().set(new VectorFigure("c", Words.of("view.attention.context.title"), trace.context(step), 1));
        context.setAccessibleText(Words.of("view.attention.context.access"));
    }

    private static float[] row(AttentionMoment moment, int step) {
        float[] row = new float[moment.alignment().sourceSteps()];
        for (int s = 0; s < row.length; s++) {
            row[s] = moment.alignment().weight(step, s);
        }
        return row;
    }

    private void showState(PairAnswer answer, int step) {
        PairTrace trace = answer.trace();
        int layer = trace.target().layout().layers() - 1;
        int units = trace.target().layout().units(layer);
        unit = unit < units ? unit : -1;
        channels.set(trace.target().layout().channels(layer).size());
        stateCard.setTitleOf(trace.attends() ? "view.attention.decoder.context" : "view.attention.decoder.title");
        stateCard.setBeside(Words.of("view.attention.decoder.units", Cells.of(answer.model().spec().top().cell()).title(),
                units));
        strips.figureProperty().set(new StripsFigure(trace.target(), layer, step, unit));
        strips.setAccessibleText(Words.of("view.attention.decoder.access"));
        if (cellCard.isManaged()) {
            int shown = Math.max(0, unit);
            CellValues values = CellValues.of(trace.target(), layer, shown, step, Map.of(),
                    t -> t < 0 || t >= trace.steps() ? null : entered(answer, t), true,
                            Words.of("view.attention.cell.softmax"));
            cellCard.setTitleOf("view.attention.cell.title", Cells.of(answer.model().spec().top().cell()).title());
            cellCard.setBeside(Words.of("view.attention.cell.unit", shown));
            cell.figureProperty().set(new CellFigure(values, "", Double.NaN));
            cell.setAccessibleText(Words.of("view.attention.cell.access", shown));
        }
    }

    /** What entered: the symbol written before, at the first step the one that begins. */
    private static String entered(PairAnswer answer, int t) {
        int symbol = answer.trace().entered(t);
        return symbol == answer.trace().boundary() ? Words.of("view.attention.cell.start") : answer.word(symbol);
    }

    private static void show(Region node, boolean shows) {
        Visibility.show(node, shows);
    }
}
