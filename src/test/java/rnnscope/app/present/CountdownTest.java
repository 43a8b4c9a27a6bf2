package rnnscope.app.present;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.ApplicationTest;

class CountdownTest extends ApplicationTest {
    private static final long SECOND = 1_000_000_000L;

    private long now;

    @Override
    public void start(Stage stage) {
        // Only the toolkit is needed.
    }

    @Test
    void countsWholeSecondsDownAndSaysWhenTimeIsUp() {
        interact(() -> {
            Countdown countdown = new Countdown(() -> now);
            countdown.addMinute();
            assertEquals("Questions, 1:00", countdown.getAccessibleText());
            now += SECOND / 2;
            countdown.tick();
            assertEquals("Questions, 1:00", countdown.getAccessibleText());
            now += SECOND;
            countdown.tick();
            assertEquals("Questions, 0:59", countdown.getAccessibleText());
            countdown.addMinute();
            assertEquals("Questions, 1:59", countdown.getAccessibleText());
            now += 110 * SECOND;
            countdown.tick();
            assertTrue(countdown.getStyleClass().contains("soon"));
            now += 20 * SECOND;
            countdown.tick();
            assertEquals("Time is up, 0:00", countdown.getAccessibleText());
            countdown.addMinute();
            assertEquals("Questions, 1:00", countdown.getAccessibleText());
            assertFalse(countdown.getStyleClass().contains("soon"));
            countdown.end();
            assertFalse(countdown.isVisible());
        });
    }
}
