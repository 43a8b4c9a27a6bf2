package rnnscope.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.javafx.tk.Toolkit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import rnnscope.language.Language;
import rnnscope.session.Subject;
import rnnscope.session.file.SessionFile;
import rnnscope.session.lesson.LessonStep;
import rnnscope.session.lesson.OpenLesson;

/** A whole lesson is given with keys alone: gone through to its end, played with and brought back. */
class LessonByKeysTest extends WindowTest {
    private final Executor threads = daemons();

    /** What the window speaks. */
    Language language() {
        return Language.ENGLISH;
    }

    String name() {
        return "order";
    }

    @Override
    protected Executor background() {
        return threads;
    }

    @Override
    protected void prepare() {
        language().speak();
        if (language() == Language.KOREAN) {
            Typefaces.loadKorean();
        }
    }

    @Override
    protected void open() {
        window.lesson().lesson().languageProperty().set(language());
        window.subjects().begin();
        stage.setWidth(1280);
        stage.setHeight(720);
    }

    @AfterEach
    void speakEnglishAgain() {
        Language.ENGLISH.speak();
    }

    private OpenLesson lesson() {
        return window.lesson().lesson();
    }

    @Test
    void aWholeLessonIsGivenWithKeysAlone() {
        until(() -> session.excerpt() != null && session.busyProperty().get() == null);
        onFx(() -> {
            window.lesson().desk().open(name());
            return null;
        });
        until(() -> lesson().at() != null);
        List<LessonStep> steps = onFx(() -> lesson().at().lesson().steps());
        List<String> faults = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            int index = i;
            LessonStep step = steps.get(i);
            until(() -> lesson().at().index() == index && stands(step.stands()), "step " + (i + 1) + " never came to stand");
            if (step.question() != null) {
                String ask = step.say(step.question().ask(), language());
                until(() -> ask.equals(caption()) && stage.getScene().lookup(".cover") != null, "step " + (i + 1) + " asks nothing");
                push(KeyCode.PAGE_DOWN);
                until(() -> lesson().at().revealed() && stage.getScene().lookup(".cover") == null);
            }
            until(() -> lesson().at().answered(language()).equals(caption()));
            onFx(this::look).forEach(fault -> faults.add("step " + (index + 1) + ": " + fault));
            push(KeyCode.PAGE_DOWN);
        }
        assertEquals(List.of(), faults);
        assertEquals(steps.size() - 1, onFx(() -> lesson().at().index()), "it ends with its last step");
        push(KeyCode.CONTROL, KeyCode.DIGIT6);
        until(() -> window.shown().id().equals("wiring"));
        push(KeyCode.L);
        until(() -> stands(steps.get(steps.size() - 1).stands()), "play is brought back");
    }

    /** What is not whole of the window, once what has changed is laid out. */
    private List<String> look() {
        for (int i = 0; i < 3; i++) {
            Toolkit.getToolkit().firePulse();
        }
        return WholeWindow.faults(stage.getScene());
    }

    private String caption() {
        return ((Text) stage.getScene().lookup(".caption-text")).getText();
    }

    private boolean stands(SessionFile wanted) {
        Subject front = window.subjects().front();
        return session.busyProperty().get() == null && window.shown().id().equalsIgnoreCase(wanted.perspective())
                && (wanted.model() == null || front != null && front.name().equals(wanted.model().shipped()))
                && (wanted.at() == null || front.cursor().step() == wanted.at() - 1);
    }
}
