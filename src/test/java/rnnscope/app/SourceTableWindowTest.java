package rnnscope.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import rnnscope.figure.Numbers;
import rnnscope.io.ShippedModels;
import rnnscope.math.Kernels;
import rnnscope.network.Batch;
import rnnscope.network.sequence.SequenceTrace;

/** The table of numbers that enter: each edit is followed by the forecast. */
class SourceTableWindowTest extends WindowTest {

    @Override
    protected void open() throws Exception {
        examples.open(ShippedModels.load("prices-gru"));
    }

    private String label(String id) {
        return lookup(id).queryAs(Label.class).getText();
    }

    private String forecast(float... numbers) throws Exception {
        SequenceTrace trace = SequenceTrace.of(Kernels.best(), ShippedModels.load("prices-gru"),
                new Batch(new int[0], numbers, new int[0], new float[0]));
        return "forecast " + Numbers.signed(trace.outputs(0)[0], 4);
    }

    @Test
    void theForecastFollowsCellsAndText() throws Exception {
        until(() -> examples.answer() != null && lookup("#sequence-now-table").tryQuery().isPresent());
        clickOn("#sequence-now-table");
        until(() -> label("#table-forecast").contains("in truth"));
        TableView<Integer> table = lookup("#source-table").query();
        assertEquals(20, (int) onFx(() -> table.getItems().size()));

        clickOn("#table-form-csv");
        TextArea text = lookup("#source-csv").queryAs(TextArea.class);
        interact(() -> {
            text.requestFocus();
            text.setText("1,1.5,0\n1.1,1.5,2\n");
        });
        until(() -> label("#table-forecast").contains("forecast") && !label("#table-forecast").contains("truth"));
        String two = forecast(1, 1.5f, 0, 1.1f, 1.5f, 2);
        until(() -> label("#table-forecast").endsWith(two));
        interact(() -> text.setText("1,1.5,0\n1.1,x,2\n"));
        until(() -> label("#table-fault").startsWith("Row 2, column index"));
        assertTrue(label("#table-forecast").endsWith(two), "what cannot be read leaves the forecast");

        clickOn("#table-form-cells");
        until(() -> onFx(() -> table.getItems().size()) == 2);
        TableColumn<Integer, ?> index = onFx(() -> table.getColumns().get(2));
        interact(() -> {
            table.scrollTo(0);
            table.edit(1, index);
        });
        until(() -> table.lookup(".text-field") != null);
        interact(() -> ((javafx.scene.control.TextField) table.lookup(".text-field")).setText("-1"));
        clickOn(table.lookup(".text-field")).type(KeyCode.ENTER);
        String edited = forecast(1, 1.5f, 0, 1.1f, -1, 2);
        until(() -> label("#table-forecast").endsWith(edited), label("#table-forecast") + ", not " + edited);
        clickOn("#table-add");
        String three = forecast(1, 1.5f, 0, 1.1f, -1, 2, 1.1f, -1, 2);
        until(() -> label("#table-forecast").endsWith(three));
    }
}
