package rnnscope.control;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.robot.Robot;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Rectangle;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.ApplicationTest;
import org.testfx.util.WaitForAsyncUtils;

class YieldingRowTest extends ApplicationTest {
    private Label words;
    private Region options;
    private Rectangle picture;
    private Circle elsewhere;
    private VBox pane;

    @Override
    public void start(Stage stage) {
        words = new Label();
        options = new Region();
        Region gap = new Region();
        YieldingRow heading = new YieldingRow(new Label("Others"), words, gap, options);
        picture = new Rectangle(200, 100, Color.GREEN);
        pane = new VBox(heading, picture);
        elsewhere = new Circle(25, Color.GREEN);
        HBox.setHgrow(gap, Priority.ALWAYS);
        options.setMinWidth(400);
        heading.giveWay(words, options);
        pane.setPrefWidth(300);
        elsewhere.relocate(500, 400);
        stage.setScene(new Scene(new Pane(new VBox(pane), elsewhere), 600, 500));
        stage.show();
    }

    private static Color onScreen(Node node) {
        Bounds at = node.localToScreen(node.getLayoutBounds());
        return new Robot().getPixelColor(at.getCenterX(), at.getCenterY());
    }

    private static void waitUntilShown(Color colour, Node node) throws TimeoutException {
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS,
                () -> WaitForAsyncUtils.asyncFx(() -> colour.equals(onScreen(node))).get());
    }

    @Test
    void theFirstOfTheOrderGivesWayFirst() {
        assertFalse(options.getParent().isVisible());
        assertFalse(words.getParent().isVisible());
        interact(() -> pane.setPrefWidth(600));
        WaitForAsyncUtils.waitForFxEvents();
        assertTrue(options.getParent().isVisible());
        assertTrue(words.getParent().isVisible());
        interact(() -> words.setText("words that need more than is left of the width beside the options"));
        WaitForAsyncUtils.waitForFxEvents();
        assertTrue(options.getParent().isVisible());
        assertFalse(words.getParent().isVisible());
    }

    /** JavaFX would otherwise never paint again what is around a hidden node without width that it was told of. */
    @Test
    void whatChangesWhileItIsHiddenKeepsNothingFromBeingPainted() throws TimeoutException {
        waitUntilShown(Color.GREEN, picture);
        interact(() -> {
            words.setText("a definition");
            elsewhere.setFill(Color.BLUE);
        });
        waitUntilShown(Color.BLUE, elsewhere);
        interact(() -> {
            picture.setFill(Color.RED);
            elsewhere.setFill(Color.RED);
        });
        waitUntilShown(Color.RED, elsewhere);
        waitUntilShown(Color.RED, picture);
    }
}
