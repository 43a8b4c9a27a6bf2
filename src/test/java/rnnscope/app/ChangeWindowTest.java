package rnnscope.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.Slider;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.junit.jupiter.api.Test;
import rnnscope.model.Intervention.Clamp;
import rnnscope.model.Intervention.Push;
import rnnscope.model.Model;
import rnnscope.model.WeightEdit;
import rnnscope.session.reading.SourceText;
import rnnscope.text.ShippedTexts;
import rnnscope.text.TextRange;

/** The model is changed by clicks and keys, and given back. */
class ChangeWindowTest extends WindowTest {
    private Model model;

    @Override
    protected void open() {
        model = untrained(ShippedTexts.load("story"), "lstm", 1, 8);
        session.openModel("small", () -> model);
    }

    private void openChange() {
        until(() -> session.excerpt() != null);
        interact(() -> session.openText("short",
                () -> new SourceText("short", ShippedTexts.load("story").substring(0, 3000))));
        until(() -> session.excerpt().length() == 3000);
        press(KeyCode.CONTROL).type(KeyCode.DIGIT4).release(KeyCode.CONTROL);
        clickOn("#unit-pages-change");
        until(() -> lookup("#hold-silence").tryQuery().isPresent());
    }

    private void undo() {
        press(KeyCode.CONTROL).type(KeyCode.Z).release(KeyCode.CONTROL);
    }

    private Clamp held() {
        return (Clamp) session.edits().interventions().get(0);
    }

    private boolean modified() {
        return lookup("#edits-chip").query().isVisible();
    }

    private String words(String id) {
        return lookup(id).queryAs(Labeled.class).getText();
    }

    private float h(int step) {
        return session.excerpt().trace().value(0, "hidden", session.selection().unit(), step);
    }

    @Test
    void silencesAUnitEverywhereOrInARangeAndTakesItBack() {
        openChange();
        assertFalse(modified());
        clickOn("#hold-silence");
        until(() -> session.excerpt().isEdited());
        assertEquals(0, h(200));
        until(this::modified);
        until(() -> words("#hold-words").equals("h is held at 0.000"));
        assertTrue(words("#edit-losses").matches("Loss [0-9.]+ without, [0-9.]+ with: .* nats"), words("#edit-losses"));
        undo();
        until(() -> !session.excerpt().isEdited() && !modified());
        assertSame(model, session.excerpt().model());

        interact(() -> session.selection().rangeProperty().set(new TextRange(10, 20)));
        clickOn("#hold-where-selected-range");
        clickOn("#hold-mean");
        until(() -> session.excerpt().isEdited());
        assertEquals(new TextRange(10, 20), held().span());
        assertEquals(h(10), h(19));
        assertTrue(h(9) != h(10) && h(20) != h(19));
        clickOn("#hold-release");
        until(() -> !session.excerpt().isEdited());
    }

    @Test
    void theSliderClampsByKeysAndTheFieldTakesANumber() {
        openChange();
        clickOn("#hold-channel-f");
        interact(() -> lookup("#hold-value").query().requestFocus());
        type(KeyCode.RIGHT);
        until(() -> !session.edits().isEmpty());
        assertEquals("forget", held().channel());
        double first = held().value();
        type(KeyCode.RIGHT);
        until(() -> held().value() > first);
        assertEquals(held().value(), lookup("#hold-value").queryAs(Slider.class).getValue(), 1e-6);
        doubleClickOn("#hold-value-value").write("0,75").type(KeyCode.ENTER);
        until(() -> held().value() == 0.75f);
        undo();
        undo();
        undo();
        until(() -> session.edits().isEmpty());
    }

    @Test
    void pushesTheStateAlongTheDifferenceThatAPropertyMakes() {
        openChange();
        clickOn("#change-what-direction");
        clickOn("#direction-kind-property");
        interact(() -> lookup("#direction-property").queryAs(ComboBox.class).getSelectionModel().select(9));
        clickOn("#direction-state-c");
        interact(() -> lookup("#direction-amount").query().requestFocus());
        type(KeyCode.RIGHT);
        type(KeyCode.RIGHT);
        until(() -> session.edits().count() == 1 && session.excerpt().isEdited());
        Push push = (Push) session.edits().interventions().get(0);
        assertEquals("cell", push.channel());
        assertTrue(push.direction().stream().filter(x -> x != 0).count() > 4, "all units are pushed");
        clickOn("#direction-kind-this-unit");
        interact(() -> lookup("#direction-amount").query().requestFocus());
        type(KeyCode.RIGHT);
        until(() -> session.edits().count() == 2);
        Push own = (Push) session.edits().interventions().get(1);
        assertEquals(1, own.direction().stream().filter(x -> x != 0).count(), "one unit alone");
    }

    @Test
    void setsAWeightAndScalesARow() {
        openChange();
        int unit = session.selection().unit();
        clickOn("#change-what-weights");
        until(() -> lookup("#weights").tryQuery().isPresent());
        TableView<?> table = lookup("#weights").query();
        interact(() -> {
            table.requestFocus();
            table.getSelectionModel().select(2);
            table.edit(2, (javafx.scene.control.TableColumn) table.getColumns().get(2));
        });
        interact(() -> { });
        write("\u22121.5").type(KeyCode.ENTER);
        until(() -> !session.edits().isEmpty());
        assertEquals(new WeightEdit.Set("rnn.weight_ih_l0", unit, 2, -1.5f), session.edits().weights().get(0));
        clickOn("#scale-2-0");
        until(() -> session.edits().count() == 2 && session.excerpt().model().parameters()
                .get("rnn.weight_ih_l0", unit, 2) == -3);
        clickOn("#edits-chip");
        until(() -> lookup("#edits-card").tryQuery().isPresent());
        Set<Node> lines = lookup(".edit-words").queryAll();
        assertEquals(2, lines.size());
        clickOn("#edit-remove-0");
        until(() -> session.edits().count() == 1);
        clickOn("#edits-restore");
        until(() -> session.edits().isEmpty() && session.excerpt().model() == model);
    }

    @Test
    void asksWhetherAUnitIsTheCauseAndWritesWithAndWithout() {
        openChange();
        clickOn("#cause-ask");
        until(() -> words("#cause-words").startsWith("Loss "));
        assertTrue(words("#cause-words").contains("(z = "), words("#cause-words"));
        clickOn("#hold-silence");
        until(() -> session.excerpt().isEdited());
        clickOn("#write-both");
        until(() -> !text("#writing-with").isEmpty());
        assertEquals(text("#writing-without").length(), text("#writing-with").length());
        clickOn("#colouring-writing");
        until(() -> lookup("#writing-page").query().isVisible() && text("#page-with").equals(text("#writing-with"))
                && text("#page-without").equals(text("#writing-without")));
        clickOn("#hold-release");
        until(() -> text("#writing-with").equals(text("#writing-without")));
    }

    private String text(String id) {
        StringBuilder all = new StringBuilder();
        lookup(id).queryAs(TextFlow.class).getChildren().forEach(node -> all.append(((Text) node).getText()));
        return all.toString();
    }
}
