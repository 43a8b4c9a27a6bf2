package rnnscope.view.sequence;

import java.util.List;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import rnnscope.control.Captions;
import rnnscope.control.Card;
import rnnscope.control.FigureContext;
import rnnscope.control.FigureView;
import rnnscope.control.Segments;
import rnnscope.control.YieldingColumn;
import rnnscope.figure.Figure;
import rnnscope.figure.Hit;
import rnnscope.figure.Symbols;
import rnnscope.figure.now.CellFigure;
import rnnscope.figure.now.CellValues;
import rnnscope.figure.now.EquationFigure;
import rnnscope.figure.now.NextSymbolFigure;
import rnnscope.figure.now.SentenceFigure;
import rnnscope.figure.now.StripsFigure;
import rnnscope.figure.sequence.ForecastFigure;
import rnnscope.model.Wiring.Pooling;
import rnnscope.model.Wiring.Shape;
import rnnscope.network.sequence.SequenceTrace;
import rnnscope.tape.Equation;

/** What happens in a beam now: the cell of one direction, an equation in numbers, what is predicted, all its units. */
final class SequenceNow extends YieldingColumn {
    /** Heights of the pictures in a 1280×720 window, as preferred and at the least. */
    private static final double[] CELL = {204, 150};
    private static final double[] EQUATION = {58, 50};
    private static final double[] PREDICTED = {86, 48};
    private static final double[] STRIPS = {86, 60};
    /** Least width of each. */
    private static final double LEAST_WIDTH = 240;

    private final SequenceViewModel model;
    private final FigureView cellView;
    private final FigureView equationView;
    private final FigureView predictedView;
    private final FigureView stripsView;
    private final Card cellCard;
    private final Card equationCard;
    private final Card predictedCard;
    private final Card stripsCard;
    private final Region directions;
    private final Captions captions;
    private final DoubleProperty scale = new SimpleDoubleProperty(1);

    SequenceNow(FigureContext figures, SequenceViewModel model) {
        this.model = model;
        getStyleClass().add("now");
        cellView = new FigureView(figures);
        equationView = new FigureView(figures);
        predictedView = new FigureView(figures);
        stripsView = new FigureView(figures);
        captions = new Captions(cellView, equationView, predictedView, stripsView);
        cellCard = new Card(cellView);
        equationCard = new Card(equationView);
        predictedCard = new Card(predictedView);
        stripsCard = new Card(stripsView);
        predictedView.setId("predicted");
        directions = new Segments<>("direction", List.of(false, true), reverse -> reverse ? "Backward" : "Forward",
                reverse -> reverse ? "the cell that reads from the last step to the first (B)"
                        : "the cell that reads from the first step to the last (B)", model.backwardProperty());
        directions.setMaxWidth(USE_PREF_SIZE);
        cellCard.addControl(directions);
        getChildren().addAll(cellCard, equationCard, predictedCard, stripsCard);
        VBox.setVgrow(cellCard, Priority.ALWAYS);
        VBox.setVgrow(predictedCard, Priority.ALWAYS);
        giveWay(stripsCard, equationCard, predictedCard);
        scale.bind(figures.scaleProperty());
        size(cellView, CELL);
        size(equationView, EQUATION);
        size(predictedView, PREDICTED);
        size(stripsView, STRIPS);
        cellView.setOnPointed((hit, event) -> model.equationPreviewProperty().set(hit == null ? null : hit.channel()));
        cellView.setOnClicked((hit, event) -> pinEquation(hit));
        stripsView.setOnPointed((hit, event) -> model.previewUnit(hit == null ? -1 : hit.unit()));
        stripsView.setOnClicked((hit, event) -> {
            if (hit != null && hit.unit() >= 0) {
                model.pinUnit(hit.unit());
                pinEquation(hit);
            }
        });
    }

    private void size(FigureView view, double[] heights) {
        view.prefHeightProperty().bind(scale.multiply(heights[0]));
        view.setLeast(LEAST_WIDTH, heights[1]);
    }

    private void pinEquation(Hit hit) {
        if (hit != null && hit.channel() != null) {
            model.equationProperty().set(hit.channel());
        }
    }

    void show(SequenceMoment moment) {
        CellValues values = moment.values();
        boolean both = moment.order().directions() == 2;
        directions.setVisible(both);
        directions.setManaged(both);
        String beside = "unit " + moment.unit() + (moment.order().layers() > 1
                ? ", layer " + (moment.layer() + 1) + " of " + moment.order().layers() : "");
        cellView.figureProperty().set(new CellFigure(values, model.shownEquation(), Double.NaN));
        String which = !both ? "" : moment.isReverse() ? "that reads backward " : "that reads forward ";
        cellView.setAccessibleText("The cell " + which + "at step " + (moment.step() + 1) + ", unit " + moment.unit());
        Equation equation = moment.equation(model.shownEquation());
        EquationFigure inNumbers = new EquationFigure(equation, values);
        equationView.figureProperty().set(inNumbers);
        equationView.setAccessibleText(inNumbers.words());
        Runnable predicted = showPredicted(moment);
        int units = moment.answer().model().spec().units();
        String symbol = moment.symbols().get(moment.step());
        stripsView.setAccessibleText("All units at this step");
        stripsView.figureProperty()
                .set(new StripsFigure(moment.answer().trace().trace(), moment.tapeLayer(), moment.step(), moment.unit()));
        captions.show(() -> {
            cellCard.setTitle(moment.cell().title() + " cell");
            cellCard.setBeside(beside);
            equationCard.setTitle(equation.title());
            equationCard.setBeside("today’s numbers");
            stripsCard.setTitle(units == 1 ? "The unit" : "All " + units + " units");
            stripsCard.setBeside(moment.days() == null ? "at " + Symbols.name(symbol) : "on day " + symbol);
            predicted.run();
        });
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
        predictedView.figureProperty().set(figure);
        predictedView.setAccessibleText(words);
        String summary = aside;
        return () -> {
            predictedCard.setTitle(shape == Shape.REGRESSOR ? "Forecast" : trace.isPooled() ? "Class"
                    : shape == Shape.LANGUAGE_MODEL ? "Next" : "Label");
            predictedCard.setBeside(trace.isPooled() ? pooled(moment)
                    : (shape == Shape.LANGUAGE_MODEL ? "after " : "of ")
                            + Symbols.name(moment.symbols().get(moment.labelled())));
            predictedCard.setAside(summary);
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
        boolean forward = moment.order().moment(2 * (moment.order().layers() - 1), moment.labelled()) > moment.moment();
        boolean below = moment.order().layers() > 1
                && moment.order().layer(moment.moment()) < moment.order().layers() - 1;
        return below ? "Known when the last layer has been here in both directions."
                : "Known when the direction that reads " + (forward ? "forward" : "backward") + " has been here too.";
    }
}
