package rnnscope.view;

import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import rnnscope.control.Captions;
import rnnscope.control.Card;
import rnnscope.control.FigureContext;
import rnnscope.control.FigureView;
import rnnscope.control.YieldingColumn;
import rnnscope.figure.Figure;
import rnnscope.figure.Hit;
import rnnscope.figure.now.CellFigure;
import rnnscope.figure.now.CellValues;
import rnnscope.figure.now.EquationFigure;
import rnnscope.figure.now.StripsFigure;
import rnnscope.language.Words;
import rnnscope.tape.Equation;
import rnnscope.tape.Trace;

/** Cards of a cell at one step: the cell, an equation in numbers, what is predicted, all its units. */
public final class CellCards extends YieldingColumn {
    /** Heights of the pictures in a 1280×720 window, as preferred and at the least. */
    private static final double[] CELL = {204, 150};
    private static final double[] EQUATION = {58, 50};
    private static final double[] PREDICTED = {86, 48};
    private static final double[] STRIPS = {86, 60};
    /** Least width of each. */
    private static final double LEAST_WIDTH = 240;

    private final FigureView cellView;
    private final FigureView equationView;
    private final FigureView predictedView;
    private final FigureView stripsView;
    private final Card cell;
    private final Card equation;
    private final Card predicted;
    private final Card strips;
    private final DoubleProperty scale = new SimpleDoubleProperty(1);
    private final Captions captions;

    /** What is chosen on the cards. */
    public interface Choice {
        /** Shows an equation, by its channel; null ends it. */
        void previewEquation(String channel);

        void pinEquation(String channel);

        /** Shows a unit; −1 ends it. */
        void previewUnit(int unit);

        void pinUnit(int unit);
    }

    public CellCards(FigureContext figures, Choice choice) {
        getStyleClass().add("now");
        scale.bind(figures.scaleProperty());
        cellView = view(figures, CELL);
        equationView = view(figures, EQUATION);
        predictedView = view(figures, PREDICTED);
        stripsView = view(figures, STRIPS);
        captions = new Captions(cellView, equationView, predictedView, stripsView);
        cell = new Card(cellView);
        equation = new Card(equationView);
        predicted = new Card(predictedView);
        strips = new Card(stripsView);
        getChildren().addAll(cell, equation, predicted, strips);
        VBox.setVgrow(cell, Priority.ALWAYS);
        VBox.setVgrow(predicted, Priority.ALWAYS);
        giveWay(strips, equation, predicted);
        cellView.setOnPointed((hit, event) -> choice.previewEquation(hit == null ? null : hit.channel()));
        cellView.setOnClicked((hit, event) -> pinEquation(choice, hit));
        stripsView.setOnPointed((hit, event) -> choice.previewUnit(hit == null ? -1 : hit.unit()));
        stripsView.setOnClicked((hit, event) -> {
            if (hit != null && hit.unit() >= 0) {
                choice.pinUnit(hit.unit());
                pinEquation(choice, hit);
            }
        });
    }

    private FigureView view(FigureContext figures, double[] heights) {
        FigureView view = new FigureView(figures);
        view.prefHeightProperty().bind(scale.multiply(heights[0]));
        view.setLeast(LEAST_WIDTH, heights[1]);
        view.setFocusTraversable(true);
        return view;
    }

    private static void pinEquation(Choice choice, Hit hit) {
        if (hit != null && hit.channel() != null) {
            choice.pinEquation(hit.channel());
        }
    }

    /** Puts a card above the others. */
    public void addAbove(Card card) {
        getChildren().add(0, card);
    }

    public Card cell() {
        return cell;
    }

    public Card equation() {
        return equation;
    }

    public Card predicted() {
        return predicted;
    }

    /** The picture of what is predicted. */
    public FigureView predictedView() {
        return predictedView;
    }

    /**
     * Draws the cell.
     *
     * @param chosen whose equation is shown, by its channel
     * @param phase  how far the flow through the cell has come, NaN at rest
     * @param words  what it is
     */
    public void showCell(CellValues values, String chosen, double phase, String words) {
        cellView.figureProperty().set(new CellFigure(values, chosen, phase));
        cellView.setAccessibleText(words + ": " + values.spoken());
    }

    public void showEquation(Equation shown, CellValues values) {
        EquationFigure inNumbers = new EquationFigure(shown, values);
        equationView.figureProperty().set(inNumbers);
        equationView.setAccessibleText(inNumbers.words());
    }

    public void showPredicted(Figure figure, String words) {
        predictedView.figureProperty().set(figure);
        predictedView.setAccessibleText(words);
    }

    /** Draws all units at a step, one of them chosen. */
    public void showUnits(Trace trace, int layer, int step, int unit) {
        stripsView.setAccessibleText(StripsFigure.words(trace, layer, step, unit));
        stripsView.figureProperty().set(new StripsFigure(trace, layer, step, unit));
    }

    /** The titles of what has just been shown, said when it appears; {@code more} says the rest. */
    public void caption(String cellTitle, String unit, Equation shown, int units, String where, Runnable more) {
        captions.show(() -> {
            cell.setTitleOf("view.cell", cellTitle);
            cell.setBeside(unit);
            equation.setTitle(shown.name(), shown.title());
            equation.setBeside(Words.of("view.cell.numbers"));
            strips.setTitleOf(units == 1 ? "view.cell.units.one" : "view.cell.units", units);
            strips.setBeside(where);
            more.run();
        });
    }
}
