package rnnscope.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.javafx.tk.Toolkit;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.NodeQueryUtils;
import org.testfx.util.WaitForAsyncUtils;
import rnnscope.session.Notice;
import rnnscope.session.Subject;
import rnnscope.session.file.SessionFile;
import rnnscope.language.Language;
import rnnscope.session.lesson.Lesson;
import rnnscope.session.lesson.LessonFiles;
import rnnscope.session.lesson.LessonStep;
import rnnscope.session.lesson.OpenLesson;
import rnnscope.session.library.Recents;
import rnnscope.view.export.Exhibit;

/** Lessons are given in the window, played with, and written. */
class LessonWindowTest extends WindowTest {
    @TempDir
    private Path folder;

    private final Executor background = daemons();

    @Override
    protected Executor background() {
        return background;
    }

    @Override
    protected Executor painter() {
        return job -> {};
    }

    @Override
    protected void open() {
        window.lesson().lesson().languageProperty().set(Language.ENGLISH);
        window.subjects().begin();
        stage.setWidth(1280);
        stage.setHeight(720);
    }

    private static void until(String what, Callable<Boolean> condition) {
        try {
            WaitForAsyncUtils.waitFor(300, TimeUnit.SECONDS, () -> onFx(condition));
        } catch (TimeoutException e) {
            throw new AssertionError(what + " never came true", e);
        }
    }

    private OpenLesson lesson() {
        return window.lesson().lesson();
    }

    private void open(String shipped) {
        onFx(() -> {
            window.lesson().desk().open(shipped);
            return null;
        });
        until(shipped, () -> lesson().at() != null);
    }

    /** Whether things stand as the step says. */
    private boolean stands(SessionFile wanted) {
        Subject front = window.subjects().front();
        boolean trained = wanted.run() == null || wanted.run().trained() == null || run.frame() != null && !run.isRunning()
                && run.frame().iteration() >= wanted.run().trained() && run.busyProperty().get() == null;
        return session.busyProperty().get() == null && window.shown().title().equalsIgnoreCase(wanted.perspective()) && trained
                && (wanted.model() == null || front != null && front.name().equals(wanted.model().shipped()))
                && (wanted.at() == null || front.cursor().step() == wanted.at() - 1);
    }

    @Test
    void everyStepOfEveryLessonComesToStandAsItSaysWithAllOfItsWordsInTheWindow() {
        List<String> faults = new ArrayList<>();
        onFx(() -> {
            window.presentingProperty().set(true);
            return null;
        });
        for (String name : LessonFiles.shipped()) {
            onFx(() -> {
                lesson().close();
                return null;
            });
            open(name);
            Lesson lesson = onFx(() -> lesson().at().lesson());
            for (int i = 0; i < lesson.steps().size(); i++) {
                LessonStep step = lesson.steps().get(i);
                String where = name + ", step " + (i + 1);
                until(where, () -> stands(step.stands()));
                until(where + ": what it covers", () -> isThere(step.stands()));
                boolean asks = step.question() != null;
                faults.addAll(onFx(() -> look(where)));
                assertEquals(asks, onFx(() -> !lesson().at().revealed()), where);
                if (asks) {
                    onFx(lesson()::next);
                    faults.addAll(onFx(() -> look(where + " revealed")));
                }
                onFx(lesson()::next);
            }
        }
        assertEquals("", String.join("\n", faults));
    }

    /** Whether something of what a step covers is there to be covered, and the curves that its levers are for. */
    private boolean isThere(SessionFile stands) {
        List<String> shown = window.takeOut().exhibits().stream().map(Exhibit::name).toList();
        List<String> hidden = stands.hidden() == null ? List.of() : stands.hidden();
        return (stands.levers() == null || shown.contains("Gradient"))
                && (hidden.isEmpty() || hidden.stream().anyMatch(title -> shown.stream().anyMatch(name -> name.startsWith(title))));
    }

    /** What is not whole of the window, in both languages. */
    private List<String> look(String where) {
        List<String> found = new ArrayList<>();
        Notice notice = session.noticeProperty().get();
        if (notice != null && notice.kind() != Notice.Kind.INFORMATION) {
            found.add(where + ": " + notice.words());
        }
        for (Language language : Language.values()) {
            lesson().languageProperty().set(language);
            for (int i = 0; i < 3; i++) {
                Toolkit.getToolkit().firePulse();
            }
            Text caption = (Text) stage.getScene().lookup(".caption-text");
            if (caption.getText().isBlank() || caption.getLayoutBounds().getHeight() > ((Region) caption.getParent()).getHeight()) {
                found.add(where + " in " + language + ": no room for " + caption.getText());
            }
            WholeWindow.faults(stage.getScene()).forEach(fault -> found.add(where + " in " + language + ": " + fault));
        }
        lesson().languageProperty().set(Language.ENGLISH);
        return found;
    }

    @Test
    void keysGoThroughALessonAndBackToItAfterPlay() {
        open("language-model");
        until("the first step", () -> session.excerpt() != null && session.openedModel().card().name().equals("hello-rnn"));
        push(KeyCode.PAGE_DOWN);
        push(KeyCode.PAGE_DOWN);
        until("the question", () -> lesson().at().index() == 2 && !lesson().at().revealed() && session.cursor().step() == 1);
        until("the cover", () -> lookup(".cover").tryQuery().isPresent());
        push(KeyCode.PAGE_DOWN);
        until("the answer", () -> lesson().at().index() == 2 && lesson().at().revealed() && lookup(".cover").tryQuery().isEmpty());
        push(KeyCode.PAGE_UP);
        until("back", () -> lesson().at().index() == 1 && session.cursor().step() == 0);
        push(KeyCode.RIGHT);
        push(KeyCode.RIGHT);
        until("played with", () -> session.cursor().step() == 2);
        push(KeyCode.CONTROL, KeyCode.DIGIT3);
        push(KeyCode.L);
        until("back to the lesson", () -> session.cursor().step() == 0 && window.shown().title().equals("Step"));
        assertTrue(onFx(() -> lesson().at().said(Language.KOREAN)).startsWith("h는 원-핫 벡터로"));
        press("#lesson-language--");
        until("Korean", () -> ((Text) stage.getScene().lookup(".caption-text")).getText().startsWith("h는 원-핫 벡터로"));
        press("#lesson-contents");
        press("#lesson-step-4");
        until("by the table of contents", () -> lesson().at().index() == 3 && session.cursor().step() == 2);
        press("#lesson-close");
        until("its end", () -> lesson().at() == null && !window.lesson().strip().isVisible());
        assertEquals("hello-rnn", onFx(() -> session.openedModel().card().name()));
    }

    @Test
    void theSpeakerHasNotesWithTheNextStepAndTheAnswer() {
        open("language-model");
        onFx(() -> lesson().goTo(2));
        push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.N);
        until("the notes", () -> Window.getWindows().size() == 2);
        assertEquals("Let them vote before Next reveals it.", onFx(() -> label("#speaker-notes")));
        assertEquals("Answer: l, with a probability of 99.9%.", onFx(() -> label("#speaker-answer")));
        assertTrue(onFx(() -> label("#speaker-next")).startsWith("Next: The first l. After the first l"));
        assertTrue(onFx(() -> label("#speaker-clock")).matches("\\d\\d:\\d\\d"));
        onFx(() -> {
            window.lesson().desk().close();
            return null;
        });
        until("its end", () -> Window.getWindows().size() == 1);
    }

    /** Clicks on what is laid out and in the window by then. */
    private void press(String id) {
        until(id, () -> lookup(id).tryQuery().filter(NodeQueryUtils.isVisible()).filter(node -> node.getScene() != null
                && node.localToScene(node.getLayoutBounds()).getWidth() > 1
                && node.localToScene(node.getLayoutBounds()).getMaxY() < node.getScene().getHeight() + 1).isPresent());
        clickOn(id);
    }

    private static String label(String id) {
        return Window.getWindows().stream().map(one -> one.getScene().lookup(id)).filter(Label.class::isInstance)
                .map(one -> ((Label) one).getText()).findFirst().orElseThrow();
    }

    @Test
    void aMomentIsKeptCaptionedMovedSavedAndOpenedAgain() throws Exception {
        until("the story", () -> session.excerpt() != null && session.busyProperty().get() == null);
        onFx(() -> {
            session.cursor().moveTo(40);
            session.selection().pinUnit(7);
            window.lesson().desk().keep();
            return null;
        });
        until("a lesson of one step", () -> lesson().at() != null);
        type("#lesson-caption", "This is unit 7.");
        until("its caption", () -> "This is unit 7.".equals(lesson().at().step().caption().en()));
        onFx(() -> {
            session.cursor().moveTo(90);
            return null;
        });
        press("#lesson-keep");
        until("the second step", () -> lesson().at().lesson().steps().size() == 2 && lesson().at().index() == 1);
        assertEquals(90, onFx(() -> session.cursor().step()), "keeping moves nothing");
        type("#lesson-caption", "One. Two. Three.");
        assertEquals(null, onFx(() -> lesson().at().step().caption().en()), "three sentences are refused");
        type("#lesson-caption", "Fifty steps later.");
        until("its caption", () -> "Fifty steps later.".equals(lesson().at().step().caption().en()));
        assertTrue(onFx(() -> lesson().move(-1)));
        Path file = folder.resolve("mine.lesson.json");
        onFx(() -> {
            window.lesson().desk().save(file);
            return null;
        });
        until("saved", () -> Files.exists(file) && !lesson().at().changed());
        Lesson saved = LessonFiles.read(file);
        assertEquals(List.of(91, 41), saved.steps().stream().map(step -> step.stands().at()).toList());
        assertEquals(7, saved.steps().get(1).stands().chosen().unit());

        onFx(() -> {
            lesson().close();
            session.cursor().moveTo(0);
            session.selection().pinUnit(3);
            window.subjects().openFiles(List.of(file));
            return null;
        });
        until("the first step", () -> lesson().at() != null && session.cursor().step() == 90 && session.selection().unit() == 7);
        assertEquals(List.of(file), onFx(() -> settings.recents().of(Recents.Kind.LESSONS)));
        assertFalse(onFx(() -> lesson().at().changed()));
    }

    private void type(String field, String words) {
        onFx(() -> {
            TextField input = (TextField) stage.getScene().lookup(field);
            input.setText(words);
            input.getOnAction().handle(null);
            return null;
        });
    }

    @Test
    void aLessonThatCannotBeReadIsNamedWithLineAndField() throws Exception {
        Path file = folder.resolve("bad.lesson.json");
        Files.writeString(file, "{\"lesson\": 1, \"title\": {\"en\": \"t\"}, \"steps\": [\n{\"title\": {}, \"caption\": {},\n\"stands\": {\"colour\": 1}}]}");
        until("the story", () -> session.excerpt() != null && session.busyProperty().get() == null);
        onFx(() -> {
            window.subjects().openFiles(List.of(file));
            return null;
        });
        until("the message", () -> session.noticeProperty().get() != null);
        assertEquals(file + ", line 3: there is no field steps[0].stands.colour.", onFx(() -> session.noticeProperty().get().words()));
    }

    @Test
    void theListHasEveryLessonThatComesWithTheProgram() {
        push(KeyCode.CONTROL, KeyCode.L);
        until("the list", () -> lookup("#lesson-vanishing").tryQuery().isPresent());
        for (String name : LessonFiles.shipped()) {
            assertTrue(lookup("#lesson-" + name).<Node>tryQuery().isPresent(), name);
        }
        onFx(() -> {
            lookup("#lesson-order").<Button>query().fire();
            return null;
        });
        until("the lesson", () -> lesson().at() != null && session.openedModel().card().name().equals("order-rnn"));
    }
}
