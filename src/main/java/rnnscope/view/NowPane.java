package rnnscope.view;

import rnnscope.control.FigureContext;
import rnnscope.figure.Numbers;
import rnnscope.figure.now.CellValues;
import rnnscope.figure.now.NextSymbolFigure;
import rnnscope.language.Words;
import rnnscope.session.Selection;
import rnnscope.tape.Equation;

/** Pane "Now", what happens at the cursor: the cell, an equation in numbers, the next symbol, all units. */
final class NowPane {
    private final Selection selection;
    private final CellCards cards;
    private CellValues values;

    NowPane(FigureContext figures, Selection selection) {
        this.selection = selection;
        cards = new CellCards(figures, new CellCards.Choice() {
            @Override
            public void previewEquation(String channel) {
                selection.previewEquation(channel);
            }

            @Override
            public void pinEquation(String channel) {
                selection.pinEquation(channel);
            }

            @Override
            public void previewUnit(int unit) {
                selection.previewUnit(unit);
            }

            @Override
            public void pinUnit(int unit) {
                selection.pinUnit(unit);
            }
        });
    }

    CellCards cards() {
        return cards;
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
        cards.showEquation(equation, values);
        NextSymbolFigure next = new NextSymbolFigure(moment.excerpt().trace(),
                moment.excerpt().model().tokenizer().vocabulary()::symbol, moment.step());
        cards.showPredicted(next, Words.of("view.next.spoken", next.summary(), next.words()));
        cards.showUnits(moment.excerpt().trace(), moment.layer(), moment.step(), moment.unit());
        int layers = moment.excerpt().model().spec().layers();
        String step = Words.of("view.step", Numbers.count(moment.step() + 1L));
        cards.caption(moment.cell().title(),
                layers > 1 ? Words.of("view.unit.of-layer", moment.unit(), moment.layer() + 1, layers)
                        : Words.of("view.unit", moment.unit()),
                equation, moment.excerpt().model().spec().units(moment.layer()), Words.of("view.at", step), () -> {
                    cards.cell().setAside(pointed ? Words.of("view.pointed-at", step) : step);
                    cards.predicted().setTitleOf("view.next");
                    cards.predicted().setAside(next.summary());
                    showPin();
                });
    }

    void showPin() {
        cards.equation().setAside(selection.equationPinnedProperty().get() ? Words.of("app.pinned") : "");
    }

    /** Moves the flow through the cell. */
    void flow(double phase) {
        if (values != null) {
            cards.showCell(values, selection.shownEquation(), phase, Words.of("view.cell.spoken", values.unit()));
        }
    }
}
