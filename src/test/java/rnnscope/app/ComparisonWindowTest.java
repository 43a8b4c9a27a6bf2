package rnnscope.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import rnnscope.control.FigureView;
import rnnscope.control.ScoreView;
import rnnscope.figure.comparison.DisagreementsFigure;
import rnnscope.figure.comparison.UnitPairsFigure;
import rnnscope.model.Model;
import rnnscope.session.comparison.Partner;
import rnnscope.session.reading.SourceText;

class ComparisonWindowTest extends WindowTest {
    private static final String TEXT = "a rose is a rose, she said. ".repeat(20);
    private final Model first = untrained(TEXT, "lstm", 1, 12);
    private final Model second = untrained(TEXT, "gru", 1, 9);

    @Override
    protected void open() {
        session.openModel("small", () -> first, new SourceText("rose", TEXT));
    }

    private List<String> tracks() {
        return onFx(() -> ((ScoreView) lookup("#score").query()).lanesProperty().get().stream()
                .map(lane -> lane.track().name()).toList());
    }

    private boolean shows(String id) {
        return onFx(() -> lookup(id).queryAll().stream().anyMatch(Node::isVisible));
    }

    @Test
    void twoModelsStepTogetherUntilTheComparisonEnds() {
        List<String> alone = tracks();
        interact(() -> window.compareWith(new Partner.OfModel("gru", () -> second)));
        until(() -> tracks().contains("Δ surprise"));
        assertTrue(tracks().containsAll(List.of("All units, A", "All units, B", "Guesses, A")), tracks()::toString);
        until(() -> lookup("#disagreements").query() instanceof FigureView list
                && list.figureProperty().get() instanceof DisagreementsFigure figure && figure.rows().size() == 50);
        FigureView list = lookup("#disagreements").query();
        DisagreementsFigure.Row third = onFx(() -> ((DisagreementsFigure) list.figureProperty().get()).rows().get(2));
        interact(list::requestFocus);
        type(KeyCode.DOWN, KeyCode.DOWN, KeyCode.DOWN);
        until(() -> session.cursor().step() == third.step());
        assertEquals(2, (int) onFx(() -> ((DisagreementsFigure) list.figureProperty().get()).chosen()));

        clickOn("#step-beside-cell-a");
        until(() -> !shows("#disagreements"));
        clickOn("#comparison-end");
        until(() -> tracks().equals(alone));
        assertFalse(shows("#comparison-bar"));
    }

    @Test
    void ctrlDAsksWhatToCompareWith() {
        interact(() -> session.cursor().moveTo(3));
        push(KeyCode.CONTROL, KeyCode.D);
        until(() -> shows("#compare-unedited"));
        clickOn("#compare-unedited");
        until(() -> tracks().contains("Δ surprise"));
        assertEquals("small, unedited", onFx(() -> window.context().comparison().current().name()));
    }

    @Test
    void inUnitsEveryUnitOfTheSameModelCorrespondsToItself() {
        interact(() -> window.compareWith(new Partner.OfModel("again", () -> first)));
        push(KeyCode.CONTROL, KeyCode.DIGIT4);
        clickOn("#unit-pages-pairs");
        until(() -> lookup("#unit-pairs").query() instanceof FigureView table && table.figureProperty().get() != null);
        List<UnitPairsFigure.Row> rows = onFx(() -> ((UnitPairsFigure) ((FigureView) lookup("#unit-pairs").query()).figureProperty().get()).rows());
        assertEquals(12, rows.size());
        rows.forEach(row -> {
            assertEquals(row.unit(), row.other());
            assertEquals(1, row.r(), 1e-4);
        });
    }
}
