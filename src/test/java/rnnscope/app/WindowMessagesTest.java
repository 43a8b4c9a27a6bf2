package rnnscope.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.input.Clipboard;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.ApplicationTest;
import org.testfx.util.WaitForAsyncUtils;
import rnnscope.math.Kernels;
import rnnscope.session.Notice;
import rnnscope.session.Session;

class WindowMessagesTest extends ApplicationTest {
    private static final Duration LONG = Duration.hours(1);
    private final StringProperty arriving = new SimpleStringProperty();
    private Session session;
    private WindowMessages messages;
    private Node question;
    private Duration toRead = Duration.millis(150);

    @Override
    public void start(Stage stage) {
        session = new Session(Kernels.plain(), Runnable::run, Platform::runLater);
        question = new Button("Resume");
        messages = new WindowMessages(session, arriving, question, words -> toRead);
        messages.turnTo("Step");
        stage.setScene(new Scene(new StackPane(messages), 600, 300));
        stage.show();
    }

    private String shown() {
        return lookup("#banner").query().isVisible() ? lookup("#banner-words").<Labeled>query().getText() : null;
    }

    private void say(String words) {
        session.noticeProperty().set(Notice.information(words));
    }

    private static void until(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> {
            WaitForAsyncUtils.waitForFxEvents(1);
            return WaitForAsyncUtils.asyncFx(condition).get();
        });
    }

    @Test
    void whatHappenedGoesByItself() throws TimeoutException {
        interact(() -> say("Saved."));
        assertEquals("Saved.", shown());
        until(() -> shown() == null);
        assertEquals(null, session.noticeProperty().get());
        assertTrue(question.isVisible(), "what must be answered stays");
    }

    @Test
    void anErrorCanBeCopiedWithTheVersions() throws TimeoutException {
        toRead = LONG;
        interact(() -> say("Saved."));
        assertFalse(lookup("#banner-copy").query().isVisible(), "there is nothing to report");
        interact(() -> session.noticeProperty().set(Notice.error("x.bin is no model; open another model file.")));
        until(() -> lookup("#banner-copy").query().isVisible());
        interact(() -> lookup("#banner-copy").<Button>query().fire());
        interact(() -> {
            String copied = Clipboard.getSystemClipboard().getString();
            assertTrue(copied.startsWith("x.bin is no model; open another model file.\n\nRnnScope ") && copied.contains("Java "), copied);
        });
    }

    @Test
    void aMessageBelongsToItsPerspectiveAndItsTimeRunsThere() throws TimeoutException {
        interact(() -> {
            say("Diverged.");
            messages.turnTo("Units");
        });
        assertEquals(null, shown());
        interact(() -> say("Saved."));
        assertEquals("Saved.", shown());
        until(() -> shown() == null);
        interact(() -> {
            toRead = LONG;
            messages.turnTo("Step");
        });
        assertEquals("Diverged.", shown(), "nobody had the time to read it");
        until(() -> shown() == null);
    }

    @Test
    void aMessageIsNotTakenAwayFromWhoIsAtIt() throws TimeoutException {
        interact(() -> {
            say("Diverged.");
            messages.focus();
        });
        assertTrue(lookup("#banner-dismiss").query().isFocused());
        interact(() -> messages.turnTo("Units"));
        interact(() -> say("Saved."));
        interact(() -> question.requestFocus());
        until(() -> shown() == null);
        interact(() -> messages.turnTo("Step"));
        assertEquals("Diverged.", shown());
        interact(() -> lookup("#banner-dismiss").queryButton().fire());
        assertEquals(null, shown());
        assertFalse(messages.close(), "there is nothing left to close");
    }

    @Test
    void whatIsWaitedForShowsInPlaceOfWhatHappened() throws TimeoutException {
        toRead = LONG;
        interact(() -> {
            say("Saved.");
            arriving.set("Opening english-korean-gru");
        });
        until(() -> "Opening english-korean-gru…".equals(shown()));
        assertFalse(lookup("#banner-dismiss").query().isVisible(), "it cannot be cancelled");
        interact(() -> arriving.set(null));
        assertEquals("Saved.", shown());
        assertTrue(lookup("#banner-dismiss").query().isVisible());
    }
}
