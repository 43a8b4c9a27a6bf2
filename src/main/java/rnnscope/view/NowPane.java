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
import rnnscope.figure.Hit;
import rnnscope.figure.Numbers;
import rnnscope.figure.now.CellFigure;
import rnnscope.figure.now.CellValues;
import rnnscope.figure.now.EquationFigure;
import rnnscope.figure.now.NextSymbolFigure;
import rnnscope.figure.now.StripsFigure;
import rnnscope.session.Selection;
import rnnscope.tape.Equation;

/** What happens in the beam now: the cell, an equation in numbers, the next symbol, all units. */
final class NowPane extends YieldingColumn {
    /** Heights of the pictures in a 1280×720 window, as preferred and at the least. */
    private static final double[] CELL = {204, 150};
    private static final double[] EQUATION = {58, 50};
    private static final double[] NEXT = {86, 48};
    private static final double[] STRIPS = {86, 60};
    /** Least width of each. */
    private static final double LEAST_WIDTH = 240;

    private final Selection selection;
    private final FigureView cellView;
    private final FigureView equationView;
    private final FigureView nextView;
    private final FigureView stripsView;
    private final Card cellCard;
    private final Card equationCard;
    private final Card nextCard;
    private final Card stripsCard;
    private final DoubleProperty scale = new SimpleDoubleProperty(1);
    private final Captions captions;
    private CellValues values;

    NowPane(FigureContext figures, Selection selection) {
        this.selection = selection;
        getStyleClass().add("now");
        cellView = new FigureView(figures);
        equationView = new FigureView(figures);
        nextView = new FigureView(figures);
        stripsView = new FigureView(figures);
        captions = new Captions(cellView, equationView, nextView, stripsView);
        cellCard = new Card(cellView);
        equationCard = new Card(equationView);
        nextCard = new Card(nextView);
        stripsCard = new Card(stripsView);
        getChildren().addAll(cellCard, equationCard, nextCard, stripsCard);
        VBox.setVgrow(cellCard, Priority.ALWAYS);
        VBox.setVgrow(nextCard, Priority.ALWAYS);
        giveWay(stripsCard, equationCard, nextCard);
        scale.bind(figures.scaleProperty());
        size(cellView, CELL);
        size(equationView, EQUATION);
        size(nextView, NEXT);
        size(stripsView, STRIPS);

        cellView.setOnPointed((hit, event) -> selection.previewEquation(hit == null ? null : hit.channel()));
        cellView.setOnClicked((hit, event) -> pinEquation(hit));
        stripsView.setOnPointed((hit, event) -> selection.previewUnit(hit == null ? -1 : hit.unit()));
        stripsView.setOnClicked((hit, event) -> {
            if (hit != null && hit.unit() >= 0) {
                selection.pinUnit(hit.unit());
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
            selection.pinEquation(hit.channel());
        }
    }

    /**
     * Shows a moment, all of it at once.
     *
     * @param pointed whether it is only pointed at, the beam being elsewhere
     * @param phase   how far the flow through the cell has come, NaN at rest
     */
    void show(Moment moment, boolean pointed, double phase) {
        values = moment.values();
        flow(phase);
        Equation equation = moment.equation(selection.shownEquation());
        EquationFigure inNumbers = new EquationFigure(equation, values);
        equationView.figureProperty().set(inNumbers);
        equationView.setAccessibleText(inNumbers.words());
        NextSymbolFigure next = new NextSymbolFigure(moment.excerpt().trace(),
                moment.excerpt().model().tokenizer().vocabulary()::symbol, moment.step());
        nextView.figureProperty().set(next);
        nextView.setAccessibleText("Next symbol, " + next.summary());
        stripsView.setAccessibleText("All units at this step");
        stripsView.figureProperty()
                .set(new StripsFigure(moment.excerpt().trace(), moment.layer(), moment.step(), moment.unit()));
        captions.show(() -> say(moment, pointed, equation.title(), next.summary()));
    }

    private void say(Moment moment, boolean pointed, String equation, String summary) {
        int units = moment.excerpt().model().spec().units();
        int layers = moment.excerpt().model().spec().layers();
        String step = "step " + Numbers.count(moment.step() + 1L);
        cellCard.setTitle(moment.cell().title() + " cell");
        cellCard.setBeside("unit " + moment.unit() + (layers > 1 ? ", layer " + (moment.layer() + 1) + " of " + layers : ""));
        cellCard.setAside(pointed ? "pointed at: " + step : step);
        equationCard.setTitle(equation);
        equationCard.setBeside("today’s numbers");
        nextCard.setTitle("Next symbol");
        nextCard.setAside(summary);
        stripsCard.setTitle(units == 1 ? "The unit" : "All " + units + " units");
        stripsCard.setBeside("at " + step);
        showPin();
    }

    void showPin() {
        equationCard.setAside(selection.equationPinnedProperty().get() ? "pinned" : "");
    }

    /** Moves the flow through the cell. */
    void flow(double phase) {
        if (values != null) {
            cellView.figureProperty().set(new CellFigure(values, selection.shownEquation(), phase));
            cellView.setAccessibleText("The cell at this step, unit " + values.unit());
        }
    }
}
