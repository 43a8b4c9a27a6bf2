package rnnscope.session.inquiry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class InquiryTest {
    private final Deque<Runnable> work = new ArrayDeque<>();
    private final List<String> asked = new ArrayList<>();
    private final List<Throwable> failures = new ArrayList<>();
    private final List<Double> progress = new ArrayList<>();
    private Runnable meanwhile = () -> {};
    private final Inquiry<String, Integer> inquiry = new Inquiry<>((question, report) -> {
        asked.add(question);
        if (question.isEmpty()) {
            throw new IllegalStateException("nothing asked");
        }
        report.report(1, 4);
        meanwhile.run();
        if (!report.report(2, 4)) {
            throw new CancellationException();
        }
        return question.length();
    }, work::add, Runnable::run, failures::add);

    private void finish() {
        while (!work.isEmpty()) {
            work.remove().run();
        }
    }

    @Test
    void theNewestQuestionIsAnsweredAndTheSameIsAskedOnce() {
        inquiry.ask("one");
        inquiry.ask("three");
        inquiry.ask("three");
        assertNull(inquiry.current());
        finish();
        assertEquals(List.of("three"), asked);
        assertEquals(5, inquiry.current());
        inquiry.ask("three");
        assertTrue(work.isEmpty());
        inquiry.ask("seven");
        assertNull(inquiry.current(), "what is known is of another question");
        assertEquals(5, inquiry.answerProperty().get().answer());
        inquiry.ask("three");
        assertEquals(5, inquiry.current());
        finish();
        assertEquals(5, inquiry.current(), "what is no longer asked does not replace what is known");
    }

    @Test
    void tellsHowFarItIs() {
        inquiry.progressProperty().addListener((property, was, is) -> progress.add(is.doubleValue()));
        inquiry.ask("one");
        finish();
        assertEquals(List.of(0.0, 0.25, 0.5, Inquiry.IDLE), progress);
    }

    @Test
    void whatIsCancelledMayBeAskedAgain() {
        meanwhile = inquiry::cancel;
        inquiry.ask("one");
        finish();
        assertNull(inquiry.current());
        assertEquals(Inquiry.IDLE, inquiry.progressProperty().get());
        assertTrue(failures.isEmpty());
        meanwhile = () -> {};
        inquiry.ask("one");
        finish();
        assertEquals(3, inquiry.current());
        assertEquals(List.of("one", "one"), asked);
    }

    @Test
    void whatTheUserGaveUpIsNotAskedAgainByItself() {
        meanwhile = inquiry::giveUp;
        inquiry.ask("one");
        finish();
        assertTrue(inquiry.givenUpProperty().get());
        assertEquals(Inquiry.IDLE, inquiry.progressProperty().get());
        inquiry.ask("one");
        assertTrue(work.isEmpty());
        inquiry.cancel();
        assertFalse(inquiry.givenUpProperty().get());
        meanwhile = () -> {};
        inquiry.ask("one");
        finish();
        assertEquals(3, inquiry.current());
        inquiry.giveUp();
        assertFalse(inquiry.givenUpProperty().get(), "there is nothing to wait for");
        inquiry.resume();
        assertTrue(work.isEmpty(), "there is nothing to go on with");
        meanwhile = inquiry::giveUp;
        inquiry.ask("four");
        finish();
        meanwhile = () -> {};
        inquiry.resume();
        assertFalse(inquiry.givenUpProperty().get());
        finish();
        assertEquals(4, inquiry.current());
        inquiry.ask("three");
        inquiry.giveUp();
        inquiry.ask("seven");
        assertFalse(inquiry.givenUpProperty().get());
        finish();
        assertEquals(5, inquiry.current());
    }

    @Test
    void aFailureIsTold() {
        inquiry.ask("");
        finish();
        assertEquals("nothing asked", failures.get(0).getMessage());
        assertEquals(Inquiry.IDLE, inquiry.progressProperty().get());
        assertNull(inquiry.current());
    }
}
