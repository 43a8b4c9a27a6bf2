package rnnscope.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import rnnscope.control.FigureView;
import rnnscope.figure.Figure;
import rnnscope.figure.map.CorrelationFigure;
import rnnscope.figure.map.PassagesFigure;
import rnnscope.figure.map.SaturationFigure;
import rnnscope.figure.map.StatesFigure;
import rnnscope.figure.unit.OnsetFigure;
import rnnscope.figure.unit.PageFigure;
import rnnscope.io.ShippedModels;
import rnnscope.network.ExampleText;
import rnnscope.session.Session;
import rnnscope.text.TextRange;

/** Units of what learned from examples, over the examples of its task, by clicks and keys. */
class ExampleUnitsWindowTest extends WindowTest {
    @Override
    protected void open() {
        session.openModel("hello-rnn", () -> ShippedModels.load("hello-rnn"));
    }

    private Session corpus() {
        return window.subjects().corpora().session();
    }

    private void openInUnits(String name) {
        until(() -> window.subjects().front() != null);
        clickOn("#tab-units");
        interact(() -> window.subjects().openModel(name, () -> ShippedModels.load(name)));
        until(() -> window.subjects().showsCorpus() && corpus().excerpt().model().card().name().equals(name)
                && !properties().isEmpty());
    }

    private <T extends Figure> T shown(String id, Class<T> type) {
        return lookup(id).tryQueryAs(FigureView.class).map(FigureView::shownProperty).map(p -> p.get())
                .filter(type::isInstance).map(type::cast).orElse(null);
    }

    private List<String> properties() {
        return lookup("#ranking").tryQueryAs(TreeTableView.class).map(table -> ((List<?>) table.getRoot().getChildren()).stream()
                .map(item -> ((TreeItem<?>) item).getValue().toString()).toList()).orElse(List.of());
    }

    private boolean says(String words) {
        return lookup((Node node) -> node instanceof Labeled label && label.getText() != null
                && label.getText().contains(words)).tryQuery().isPresent();
    }

    private boolean isOffered(String words) {
        return lookup(words).match(node -> node instanceof Labeled && node.isVisible()).tryQuery().isPresent();
    }

    @Test
    void aTaggerIsAskedWhatItsUnitsKnowOfLabelsOverAllItsSentences() {
        openInUnits("pos-lstm");
        assertTrue(properties().stream().anyMatch(row -> row.contains("id=label:NOUN")), properties().toString());
        assertFalse(properties().stream().anyMatch(row -> row.contains("id=quotation")));
        assertFalse(lookup("#ranking-cause").query().isVisible(), "asked in Step, on the page of changes");
        assertFalse(isOffered("Change"));
        until(() -> shown("#page .figure-view", PageFigure.class) != null);
        until(() -> shown("#portrait-onset", OnsetFigure.class) != null || shown("#portrait", Figure.class) != null);
        int unit = corpus().selection().unit();
        assertEquals("forward", corpus().selection().layerName(0));
        clickOn("backward");
        assertEquals(1, corpus().selection().layer());
        assertEquals("backward", corpus().selection().layerName(1));

        clickOn("Saliency");
        until(() -> says("what made “"));
        interact(() -> corpus().cursor().moveTo(3));
        clickOn("left out");
        until(() -> says("; strongest"));
        assertTrue(isOffered("right"), "a label should come out, whatever follows");

        interact(() -> corpus().selection().rangeProperty().set(new TextRange(2, 4)));
        clickOn("Match");
        until(() -> shown("#passages .figure-view", PassagesFigure.class) != null
                || isOffered("nothing to look for; lower the threshold"));
        clickOn("Saturation");
        until(() -> shown("#saturation", SaturationFigure.class) != null);
        clickOn("Similar");
        until(() -> lookup(".figure-view").queryAllAs(FigureView.class).stream()
                .anyMatch(view -> view.shownProperty().get() instanceof CorrelationFigure));
        clickOn("States");
        until(() -> shown("#states", StatesFigure.class) != null);

        int step = corpus().cursor().step();
        type(KeyCode.RIGHT);
        assertEquals(step + 1, corpus().cursor().step(), "keys go through the examples");
        type(KeyCode.DOWN);
        assertTrue(corpus().selection().unit() != unit || corpus().selection().units() == 1);
    }

    @Test
    void bothSidesOfAnEncoderAndDecoderAreOfferedAndTheTextComesBack() {
        openInUnits("sort-gru");
        assertFalse(corpus().excerpt().tokens().text().startsWith(ExampleText.START));
        clickOn("decoder");
        until(() -> corpus().excerpt().tokens().text().startsWith(ExampleText.START)
                && properties().stream().anyMatch(row -> row.contains("id=written:")));
        assertFalse(isOffered("forward"), "a decoder reads in one direction");
        clickOn("#text-chip");
        clickOn("#corpus-source");
        until(() -> !corpus().excerpt().tokens().text().startsWith(ExampleText.START));
        clickOn("#text-chip");
        clickOn("#corpus-leave");
        until(() -> !window.subjects().showsCorpus());
        assertEquals("hello-rnn", window.subjects().front().name());
    }

    @Test
    void theUnitsOfWhatWasInFrontInAttentionAreOneClickAway() {
        until(() -> window.subjects().front() != null);
        clickOn("#tab-attention");
        interact(() -> examples.openModel("sort-gru", () -> ShippedModels.load("sort-gru")));
        until(() -> examples.answer() != null && examples.answer().model().card().name().equals("sort-gru"));
        clickOn("#tab-units");
        until(() -> lookup("#units-elsewhere").tryQuery().isPresent());
        assertEquals("hello-rnn", window.subjects().front().name(), "what was open stays");
        clickOn("#units-elsewhere");
        until(() -> window.subjects().showsCorpus());
        assertEquals("sort-gru", window.subjects().front().name());
        assertFalse(lookup("#units-elsewhere").tryQuery().isPresent());
    }
}
