package rnnscope.view.chooser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.Scene;
import javafx.scene.layout.HBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.ApplicationTest;

/** A chip's layout. */
class ChipTest extends ApplicationTest {
    private Chip chip;
    private HBox row;

    @Override
    public void start(Stage stage) {
        chip = new Chip("chip", () -> null);
        chip.describe("story-lstm", "LSTM 128 · 1 layer", "Model story-lstm");
        row = new HBox(chip);
        stage.setScene(new Scene(row, 600, 60));
        stage.show();
    }

    /** A chip that asked for another layout while it is laid out would have one at every pulse, for ever. */
    @Test
    void asksForNoLayoutWhileItIsLaidOut() {
        for (double width : new double[] {600, 160, 90, 60, 400}) {
            interact(() -> {
                chip.setMaxWidth(width);
                row.applyCss();
                for (int pass = 0; pass < 3; pass++) {
                    row.layout();
                }
                assertFalse(chip.isNeedsLayout(), "at a width of " + width);
            });
        }
    }

    @Test
    void leavesItsWordsOutAndTakesThemBack() {
        interact(() -> {
            row.applyCss();
            row.layout();
            double whole = chip.prefWidth(-1);
            assertEquals(0, chip.leftOut());
            chip.setTerse(true);
            assertTrue(chip.leftOut() > 0);
            assertEquals(whole, chip.prefWidth(-1) + chip.leftOut(), 2);
            chip.setTerse(false);
            assertEquals(whole, chip.prefWidth(-1), 1e-9);
        });
    }
}
