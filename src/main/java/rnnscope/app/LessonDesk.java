package rnnscope.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.application.Platform;
import javafx.scene.input.KeyEvent;
import rnnscope.control.key.KeyMap;
import rnnscope.control.key.Shortcut;
import rnnscope.language.Words;
import rnnscope.model.Model;
import rnnscope.session.Failures;
import rnnscope.session.Notice;
import rnnscope.session.Session;
import rnnscope.session.file.SessionFile;
import rnnscope.session.file.Standing;
import rnnscope.session.lesson.Lesson;
import rnnscope.session.lesson.LessonFiles;
import rnnscope.session.lesson.OpenLesson.At;
import rnnscope.session.lesson.OpenLesson;
import rnnscope.view.lesson.Covers;
import rnnscope.view.lesson.LessonActions;

/**
 * Desk of a lesson in a window: lets things stand as each step says, keeps the present moment as a step, reads and writes
 * lessons. Files are read and written in the background.
 */
final class LessonDesk implements LessonActions {
    /** Pixels of a handout for each of the window's, so that it is sharp where it is enlarged. */
    private static final int SCALE = 2;

    private final Session session;
    private final OpenLesson lesson;
    private final Standing standing;
    private final SessionDocument sessions;
    private final UnaryOperator<SessionFile> keep;
    private final Covers covers;
    private final Asks asks;
    private final Executor background;
    private final SpeakerStage speaker;
    private final LessonHandout handout;
    /** How things stand already, so that nothing is brought back; null for whatever a step says. */
    private SessionFile stood;

    /** Asks the user for a file; null for none. */
    interface Asks {
        Path open();

        Path save(String name);

        /** Where the audience's copy goes. */
        Path handout(String name);
    }

    /** @param keep adds to a session what of it is the window's own */
    LessonDesk(Session session, OpenLesson lesson, Standing standing, SessionDocument sessions, UnaryOperator<SessionFile> keep,
            Covers covers, Asks asks, SpeakerStage speaker, LessonHandout handout, Executor background) {
        this.session = session;
        this.lesson = lesson;
        this.standing = standing;
        this.sessions = sessions;
        this.keep = keep;
        this.covers = covers;
        this.asks = asks;
        this.speaker = speaker;
        this.handout = handout;
        this.background = background;
        lesson.atProperty().addListener((property, was, is) -> moved(was, is));
    }

    private void moved(At was, At is) {
        if (is == null) {
            covers.hide(List.of());
            return;
        }
        boolean same = was != null && was.step().stands() == is.step().stands();
        boolean asked = same && was.revealed() != is.revealed();
        if (asked) {
            covers.hide(is.revealed() ? List.of() : is.step().stands().hidden());
        } else if (!same && !is.step().stands().equals(stood)) {
            restore();
        }
        stood = null;
    }

    /** Goes on where the lesson of another window was, at which things stand as they do by now. */
    void takeOver(OpenLesson other) {
        stood = other.at() == null ? null : other.at().step().stands();
        lesson.takeOver(other);
        if (other.at() != null && !other.at().revealed()) {
            covers.hide(other.at().step().stands().hidden());
        }
    }

    @Override
    public void restore() {
        At at = lesson.at();
        if (at == null) {
            return;
        }
        SessionFile stands = at.step().stands();
        covers.hide(at.step().question() != null && at.revealed() ? List.of() : stands.hidden());
        try {
            sessions.show(stands, at.file(), null);
        } catch (IOException | IllegalArgumentException e) {
            failed(e);
        }
    }

    @Override
    public void notes() {
        speaker.toggle();
    }

    @Override
    public void close() {
        speaker.close();
        lesson.close();
    }

    /** A key of the lesson that is open: a clicker's keys, L for back to it; false where it means nothing. */
    boolean key(KeyEvent event, boolean typing) {
        return lesson.at() != null && new KeyMap().on(Shortcut.NOTES, this::notes).on(Shortcut.NEXT_STEP, lesson::next)
                .on(Shortcut.STEP_BEFORE, lesson::back).onIf(Shortcut.TO_LESSON, () -> {
                    if (!typing) {
                        restore();
                    }
                    return !typing;
                }).handle(event);
    }

    // Files

    @Override
    public void open(String shipped) {
        read(() -> LessonFiles.load(shipped), null, read -> { });
    }

    /** Opens a lesson's file. */
    void open(Path file) {
        read(() -> LessonFiles.read(file), file, read -> session.files().saved(file));
    }

    @Override
    public void openFile() {
        Path file = asks.open();
        if (file != null) {
            open(file);
        }
    }

    private interface Reading {
        Lesson read() throws IOException;
    }

    private void read(Reading reading, Path file, Consumer<Lesson> then) {
        background.execute(() -> {
            try {
                Lesson read = reading.read();
                Platform.runLater(() -> {
                    lesson.open(read, file);
                    then.accept(read);
                });
            } catch (IOException | RuntimeException e) {
                Platform.runLater(() -> failed(e));
            }
        });
    }

    @Override
    public void save(boolean asksAlways) {
        At at = lesson.at();
        Path to = asksAlways ? null : at.file();
        if (to == null) {
            Path chosen = asks.save(at.file() == null ? Lesson.ENDING : at.file().getFileName().toString());
            if (chosen == null) {
                return;
            }
            boolean named = LessonFiles.isLesson(chosen);
            to = named ? chosen : chosen.resolveSibling(chosen.getFileName() + "." + Lesson.ENDING);
            if (!named && Files.exists(to)) {
                session.noticeProperty().set(Notice.error(Words.of("common.left-as-it-was", to)));
                return;
            }
        }
        save(to);
    }

    /** Saves the lesson. */
    void save(Path to) {
        Lesson written = lesson.at().lesson();
        background.execute(() -> {
            try {
                LessonFiles.write(to, written);
                Platform.runLater(() -> {
                    lesson.saved(written, to);
                    session.files().saved(to);
                    session.noticeProperty().set(Notice.information(Words.of("common.saved", to.getFileName())));
                });
            } catch (IOException e) {
                Platform.runLater(() -> failed(e));
            }
        });
    }

    @Override
    public void handout() {
        Path to = asks.handout(lesson.at().lesson().title().in(lesson.languageProperty().get()));
        if (to != null) {
            handout(to);
        }
    }

    /** Goes through the lesson and writes the audience's copy. */
    void handout(Path to) {
        handout.write(to, this::restore, SCALE, () -> true, step -> { }, failure -> {
            if (failure != null) {
                failed(failure);
            } else {
                session.noticeProperty().set(Notice.information(Words.of("app.lesson.handout.saved", to.getFileName())));
            }
        });
    }

    // Writing

    @Override
    public void keep() {
        moment(stands -> {
            stood = stands;
            if (lesson.at() == null) {
                lesson.begin(stands);
            } else {
                lesson.keep(stands);
            }
        });
    }

    @Override
    public void replace() {
        moment(stands -> {
            stood = stands;
            lesson.stand(stands);
        });
    }

    /** How things stand, with the place of the model, which is found out in the background. */
    private void moment(Consumer<SessionFile> then) {
        SessionFile now;
        try {
            SessionFile bare = keep.apply(standing.now());
            now = (covers.hidden().isEmpty() ? bare : bare.withHidden(covers.hidden())).withTheme(null).withoutVersion();
        } catch (IllegalArgumentException e) {
            session.warn(Words.of("app.lesson.not-kept", e.getMessage()));
            return;
        }
        Model model = standing.model();
        Path beside = lesson.at() == null || lesson.at().file() == null ? Path.of(Lesson.ENDING) : lesson.at().file();
        background.execute(() -> {
            try {
                SessionFile located = model == null ? now : now.withModel(standing.place(model, beside));
                Platform.runLater(() -> then.accept(located));
            } catch (Exception e) {
                Platform.runLater(() -> failed(e));
            }
        });
    }

    private void failed(Exception e) {
        if (e instanceof IOException || e instanceof IllegalArgumentException) {
            session.noticeProperty().set(Notice.error(Failures.sentence(e)));
        } else {
            session.failed(e);
        }
    }
}
