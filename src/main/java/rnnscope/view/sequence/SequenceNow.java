package rnnscope.view.sequence;

import java.util.List;
import javafx.scene.layout.Region;
import rnnscope.control.FigureContext;
import rnnscope.control.Segments;
import rnnscope.control.Visibility;
import rnnscope.figure.Figure;
import rnnscope.figure.Symbols;
import rnnscope.figure.now.CellValues;
import rnnscope.figure.now.NextSymbolFigure;
import rnnscope.figure.now.SentenceFigure;
import rnnscope.figure.sequence.ForecastFigure;
import rnnscope.model.Wiring.Pooling;
import rnnscope.model.Wiring.Shape;
import rnnscope.network.sequence.SequenceTrace;
import rnnscope.tape.Equation;
import rnnscope.view.CellCards;

/** Pane "Now" of a sequence: the cell of one direction, an equation in numbers, what is predicted, all its units. */
final class SequenceNow {
    private final SequenceViewModel model;
    private final CellCards cards;
    private final Region directions;

    SequenceNow(FigureContext figures, SequenceViewModel model) {
        this.model = model;
        cards = new CellCards(figures, model);
        cards.predictedView().setId("predicted");
        directions = new Segments<>("direction", List.of(false, true), reverse -> reverse ? "Backward" : "Forward",
                reverse -> reverse ? "the cell that reads from the last step to the first (D)"
                        : "the cell that reads from the first step to the last (D)", model.backwardProperty());
        directions.setMaxWidth(Region.USE_PREF_SIZE);
        cards.cell().addControl(directions);
    }

    CellCards cards() {
        return cards;
    }

    void show(SequenceMoment moment) {
        CellValues values = moment.values();
        boolean both = moment.order().directions() == 2;
        Visibility.show(directions, both);
        String which = !both && !moment.isReverse() ? "" : moment.isReverse() ? "that reads backward " : "that reads forward ";
        cards.showCell(values, model.shownEquation(), Double.NaN,
                "The cell " + which + "at step " + (moment.step() + 1) + ", unit " + moment.unit());
        Equation equation = moment.equation(model.shownEquation());
        cards.showEquation(equation, values);
        Runnable predicted = showPredicted(moment);
        cards.showUnits(moment.answer().trace().trace(), moment.tapeLayer(), moment.step(), moment.unit());
        String symbol = moment.symbols().get(moment.step());
        cards.caption(moment.cell().title(), "unit " + moment.unit() + (moment.order().layers() > 1
                        ? ", layer " + (moment.layer() + 1) + " of " + moment.order().layers() : ""),
                equation, moment.answer().model().spec().units(moment.layer()),
                moment.days() == null ? "at " + Symbols.name(symbol) : "on day " + symbol, predicted);
    }

    /** Returns what says what is shown. */
    private Runnable showPredicted(SequenceMoment moment) {
        SequenceTrace trace = moment.answer().trace();
        Shape shape = moment.answer().model().spec().wiring().shape();
        Figure figure;
        String words;
        String aside = "";
        if (!moment.isPredicted()) {
            words = missing(moment);
            figure = new SentenceFigure(words);
        } else if (!moment.answer().model().spec().predictsSymbols()) {
            ForecastFigure forecast = new ForecastFigure(trace.outputs(moment.labelled())[0], moment.rightNumber());
            words = forecast.words();
            figure = forecast;
        } else {
            NextSymbolFigure labels = new NextSymbolFigure(trace.probabilities(moment.labelled()),
                    moment.answer().model().output().vocabulary().symbols(), moment.right(moment.labelled()),
                    moment.labelled());
            aside = labels.summary();
            words = moment.answer().word(trace.best(moment.labelled())) + ", " + aside;
            figure = labels;
        }
        cards.showPredicted(figure, words);
        String summary = aside;
        return () -> {
            cards.predicted().setTitle(shape == Shape.REGRESSOR ? "Forecast" : trace.isPooled() ? "Class"
                    : shape == Shape.LANGUAGE_MODEL ? "Next" : "Label");
            cards.predicted().setBeside(trace.isPooled() ? pooled(moment)
                    : (shape == Shape.LANGUAGE_MODEL ? "after " : "of ")
                            + Symbols.name(moment.symbols().get(moment.labelled())));
            cards.predicted().setAside(summary);
        };
    }

    private static String pooled(SequenceMoment moment) {
        Pooling pooling = moment.answer().model().spec().wiring().pooling();
        boolean both = moment.order().directions() == 2;
        return switch (pooling) {
            case LAST -> both ? "from where each direction ended" : "from the last state";
            case MEAN -> "from the mean of all states";
            case MAX -> "from each unit’s greatest value";
            case ATTENTION -> "from the weighted mean of all states";
        };
    }

    /** Why nothing is predicted yet. */
    private static String missing(SequenceMoment moment) {
        if (moment.answer().trace().isPooled() || moment.answer().trace().heads() > 0) {
            return "Known when " + (moment.order().directions() == 2 ? "both directions have" : "it has")
                    + " read to the end.";
        }
        if (moment.order().directions() == 1) {
            return "Known when it has been here.";
        }
        boolean forward = moment.order().moment(2 * (moment.order().layers() - 1), moment.labelled()) > moment.moment();
        boolean below = moment.order().layers() > 1
                && moment.order().layer(moment.moment()) < moment.order().layers() - 1;
        return below ? "Known when the last layer has been here in both directions."
                : "Known when the direction that reads " + (forward ? "forward" : "backward") + " has been here too.";
    }
}
