package rnnscope.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.Reference;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.beans.InvalidationListener;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.ApplicationTest;
import org.testfx.util.WaitForAsyncUtils;

class WindowPlaceTest extends ApplicationTest {
    private static final Rectangle2D LARGE = new Rectangle2D(0, 0, 1920, 1080);
    private Stage stage;

    @Override
    public void start(Stage newStage) {
        stage = newStage;
    }

    @Test
    void isReadAsItWasWritten() {
        WindowPlace place = new WindowPlace(new Rectangle2D(-12.5, 30, 1400, 900), true);
        assertEquals(Optional.of(place), WindowPlace.parse(place.words()));
        for (String words : List.of("", "1 2 3 4", "1 2 3 4 5 6", "a b c d e", "0 0 0 600 0", "0 0 -5 600 0",
                "NaN 0 800 600 0", "0 0 Infinity 600 0")) {
            assertEquals(Optional.empty(), WindowPlace.parse(words), words);
        }
    }

    @Test
    void aFirstWindowIsInTheMiddleOrAsLargeAsASmallScreen() {
        WindowPlace roomy = WindowPlace.first(LARGE);
        assertFalse(roomy.maximised());
        assertEquals(new Rectangle2D(320, 156, 1280, 768), roomy.bounds());
        for (Rectangle2D small : List.of(new Rectangle2D(0, 0, 1280, 720), new Rectangle2D(0, 0, 1366, 728),
                new Rectangle2D(0, 24, 1024, 640))) {
            WindowPlace place = WindowPlace.first(small);
            assertTrue(place.maximised(), small.toString());
            assertTrue(small.contains(place.bounds()), place.toString());
        }
    }

    @Test
    void aPlaceThatWasLeftFitsTheScreenThatIsThere() {
        WindowPlace left = new WindowPlace(new Rectangle2D(1500, -40, 1600, 1200), true);
        WindowPlace now = left.within(LARGE);
        assertTrue(LARGE.contains(now.bounds()));
        assertEquals(1600, now.bounds().getWidth());
        assertEquals(1080, now.bounds().getHeight());
        assertTrue(now.maximised());
        WindowPlace fits = new WindowPlace(new Rectangle2D(100, 50, 1300, 800), false);
        assertEquals(fits, fits.within(LARGE));
    }

    @Test
    void aWindowOpensAsItWasLeftAndIsKept() throws TimeoutException {
        StringProperty kept = new SimpleStringProperty(new WindowPlace(new Rectangle2D(100, 50, 1100, 700), false).words());
        // The stage holds it weakly.
        InvalidationListener[] keeper = new InvalidationListener[1];
        interact(() -> {
            stage.setScene(new Scene(new Pane()));
            keeper[0] = WindowPlace.open(stage, kept);
            stage.show();
        });
        assertEquals(new Rectangle2D(100, 50, 1100, 700),
                new Rectangle2D(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight()));
        interact(() -> {
            stage.setX(130);
            stage.setWidth(1200);
        });
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> WindowPlace.parse(kept.get()).orElseThrow().bounds()
                .equals(new Rectangle2D(130, 50, 1200, 700)));
        interact(stage::close);
        Reference.reachabilityFence(keeper);
    }
}
