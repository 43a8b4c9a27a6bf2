package rnnscope.view.comparison;

import java.util.List;
import java.util.function.IntConsumer;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import rnnscope.control.FigureContext;
import rnnscope.control.FigureView;
import rnnscope.control.key.KeyMap;
import rnnscope.control.key.Shortcut;
import rnnscope.figure.comparison.DisagreementsFigure;
import rnnscope.figure.comparison.Sides;
import rnnscope.language.Words;

/** List of the places at which two models disagree most. The wheel scrolls; a click, the arrows and Enter go there. */
final class PlacesView extends VBox {
    private static final double NOTCH = 40;

    private final FigureView list;
    private final FigureContext context;
    private final KeyMap keys = new KeyMap().on(Shortcut.ENTRY_ABOVE, () -> choose(-1))
            .on(Shortcut.ENTRY_BELOW, () -> choose(1)).on(Shortcut.CHOOSE, () -> choose(0));
    private IntConsumer onChosen = step -> {};
    private Sides sides = new Sides("", "");
    private List<DisagreementsFigure.Row> rows = List.of();
    private int first;
    private int chosen = -1;

    PlacesView(FigureContext context) {
        this.context = context;
        list = new FigureView(context);
        list.setId("disagreements");
        list.setLeast(240, DisagreementsFigure.HEAD + 2 * DisagreementsFigure.PITCH);
        list.setFocusTraversable(true);
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().add(list);
        list.heightProperty().addListener((property, was, is) -> scrollTo(first));
        list.setOnClicked((hit, event) -> {
            list.requestFocus();
            int rank = first + (int) ((event.getY() / context.scale() - DisagreementsFigure.HEAD) / DisagreementsFigure.PITCH);
            if (hit != null && rank < rows.size()) {
                go(rank);
            }
        });
        list.addEventHandler(ScrollEvent.SCROLL, event -> {
            double notches = event.getDeltaY() / NOTCH;
            scrollTo(first - (int) Math.signum(notches) * Math.max(1, (int) Math.abs(notches)));
            event.consume();
        });
    }

    /** Called with the step that was chosen. */
    void setOnChosen(IntConsumer handler) {
        onChosen = handler;
    }

    /** The picture of the list. */
    FigureView figure() {
        return list;
    }

    /** Keys of the list, while it has the focus. */
    boolean key(KeyEvent event) {
        return list.isFocused() && keys.handle(event);
    }

    void show(Sides newSides, List<DisagreementsFigure.Row> newRows) {
        if (!newRows.equals(rows) || !newSides.equals(sides)) {
            sides = newSides;
            rows = newRows;
            chosen = -1;
            scrollTo(0);
        }
    }

    /** Marks the place at a step, where it is one of them. */
    void mark(int step) {
        int rank = -1;
        for (int i = 0; i < rows.size(); i++) {
            rank = rows.get(i).step() == step ? i : rank;
        }
        if (rank != chosen) {
            chosen = rank;
            scrollTo(first);
        }
    }

    private void choose(int by) {
        if (!rows.isEmpty()) {
            go(Math.max(0, Math.min(rows.size() - 1, chosen + by)));
        }
    }

    private void go(int rank) {
        chosen = rank;
        int fit = fit();
        scrollTo(rank < first ? rank : rank >= first + fit ? rank - fit + 1 : first);
        onChosen.accept(rows.get(rank).step());
    }

    private int fit() {
        return DisagreementsFigure.rows(list.getHeight() / context.scale());
    }

    private void scrollTo(int rank) {
        first = Math.max(0, Math.min(rows.size() - fit(), rank));
        DisagreementsFigure figure = new DisagreementsFigure(sides, rows, first, chosen);
        list.figureProperty().set(figure);
        list.setAccessibleText(chosen < 0 ? Words.of("view.comparison.places.access", rows.size())
                : Words.of("view.comparison.places.access.chosen", rows.size(), chosen + 1, figure.words(chosen)));
    }
}
