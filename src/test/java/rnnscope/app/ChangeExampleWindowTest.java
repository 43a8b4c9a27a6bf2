package rnnscope.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import rnnscope.io.ShippedModels;
import rnnscope.model.Intervention.Clamp;
import rnnscope.model.Intervention.Push;
import rnnscope.model.Intervention.Scale;
import rnnscope.session.example.PairAnswer;
import rnnscope.session.example.SequenceAnswer;
import rnnscope.tape.Quantity;
import rnnscope.tape.Side;
import rnnscope.text.TextRange;

/** A translator and a tagger are changed by clicks and keys, and given back. */
class ChangeExampleWindowTest extends WindowTest {
    @Override
    protected void open() {
        session.openModel("hello-rnn", () -> ShippedModels.load("hello-rnn"));
    }

    private void open(String name, String change) {
        interact(() -> examples.openModel(name, () -> ShippedModels.load(name)));
        until(() -> examples.answer() != null && examples.answer().model().card().name().equals(name)
                && lookup(change).tryQuery().isPresent());
        clickOn(change);
        until(() -> lookup("#hold-silence").tryQuery().isPresent());
    }

    private void undo() {
        press(KeyCode.CONTROL).type(KeyCode.Z).release(KeyCode.CONTROL);
    }

    private String words(String id) {
        return lookup(id).queryAs(Labeled.class).getText();
    }

    private boolean modified() {
        return lookup("#edits-chip").query().isVisible();
    }

    private void choose(String part) {
        ComboBox<String> parts = lookup("#change-part").query();
        interact(() -> parts.getSelectionModel().select(part));
    }

    @Test
    void changesEncoderBridgeAndAttentionOfATranslator() {
        open("english-korean-gru", "#attention-pages-change");
        assertFalse(modified());
        String own = ((PairAnswer) examples.answer()).text(((PairAnswer) examples.answer()).decoding());
        doubleClickOn("#change-unit").write("5").type(KeyCode.ENTER);
        clickOn("#change-channel-z");
        clickOn("#change-steps").write("2-3").type(KeyCode.ENTER);
        clickOn("#hold-silence");
        until(() -> examples.answer().change() != null && modified());
        assertEquals(new Clamp(new Quantity(Side.SOURCE, "0/update"), 5, 0, new TextRange(1, 3)),
                examples.answer().edits().interventions().get(0));
        assertEquals(0, ((PairAnswer) examples.answer()).trace().source().value(0, "update", 5, 1));
        assertEquals(own, words("#effect-answer-before"));
        assertTrue(examples.answer().change().lossBefore() != examples.answer().change().lossAfter());
        until(() -> words("#effect-loss-after").matches("[0-9.]+"));

        choose("Context");
        until(() -> lookup("#hold-how-push-by").tryQuery().isPresent());
        clickOn("#hold-how-push-by");
        doubleClickOn("#hold-value-value").write("9").type(KeyCode.ENTER);
        until(() -> examples.answer().edits().count() == 2);
        assertEquals(5, ((Push) examples.answer().edits().interventions().get(1)).only());
        choose("Bridge");
        clickOn("#hold-how-scale-by");
        doubleClickOn("#hold-value-value").write("-2").type(KeyCode.ENTER);
        until(() -> examples.answer().edits().count() == 3);
        Scale scale = (Scale) examples.answer().edits().interventions().get(2);
        assertEquals("bridge/l0.hidden", scale.quantity().name());
        assertEquals(-2, scale.factor());
        clickOn("#edits-chip");
        until(() -> lookup("#edit-remove-2").tryQuery().isPresent());
        clickOn("#edits-restore");
        until(() -> examples.answer().change() == null && !modified());
        undo();
        undo();
        until(() -> examples.answer().edits().count() == 2);
        undo();
        undo();
        until(() -> examples.answer().change() == null);
        assertNull(examples.answer().change());
    }

    @Test
    void changesATaggerInStep() {
        open("pos-lstm", "#sequence-now-change");
        choose("LSTM, backward");
        until(() -> lookup("#change-channel-f").tryQuery().isPresent());
        clickOn("#change-channel-f");
        clickOn("#hold-how-scale-by");
        doubleClickOn("#hold-value-value").write("0").type(KeyCode.ENTER);
        until(() -> examples.answer().change() != null);
        SequenceAnswer answer = (SequenceAnswer) examples.answer();
        for (int t = 0; t < answer.trace().steps(); t++) {
            assertEquals(0, answer.trace().trace().value(1, "forget", 0, t));
        }
        until(() -> words("#hold-words").equals("f is scaled by 0.000") && modified());
        undo();
        until(() -> examples.answer().change() == null && !modified());
    }
}
