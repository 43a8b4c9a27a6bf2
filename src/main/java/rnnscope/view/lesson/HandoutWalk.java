package rnnscope.view.lesson;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.application.Platform;
import rnnscope.control.Rest;
import rnnscope.export.Picture;
import rnnscope.export.handout.Handout;
import rnnscope.export.handout.HandoutHeading;
import rnnscope.export.handout.HandoutStep;
import rnnscope.figure.paint.Look;
import rnnscope.language.Language;
import rnnscope.language.Words;
import rnnscope.session.Notice;
import rnnscope.session.Session;
import rnnscope.session.lesson.LessonStep;
import rnnscope.session.lesson.OpenLesson;
import rnnscope.session.lesson.OpenLesson.At;
import rnnscope.view.BackgroundWriter;
import rnnscope.view.export.Exhibit;

/**
 * Walk through a lesson that takes each step's picture for a handout: the window is led from step to step, and each is taken
 * once it is at rest; it is written in the background. It can be cancelled like anything else that is waited for, and ends
 * where it began.
 */
public final class HandoutWalk {
    private final Session session;
    private final OpenLesson lesson;
    private final Runnable restore;
    private final Supplier<List<Exhibit>> exhibits;
    private final BooleanSupplier isIdle;
    private final Executor background;
    private final BackgroundWriter writer;
    private Handout handout;
    private Consumer<Integer> progress;
    private Consumer<Exception> ended;
    private At begun;
    private boolean cancelled;

    /**
     * @param restore  lets things stand as the step of the lesson says
     * @param exhibits what can be taken out of what shows, the whole of it first
     * @param isIdle   whether nothing is being opened or worked out
     */
    public HandoutWalk(Session session, OpenLesson lesson, Runnable restore, Supplier<List<Exhibit>> exhibits, BooleanSupplier isIdle,
            Executor background) {
        this.session = session;
        this.lesson = lesson;
        this.restore = restore;
        this.exhibits = exhibits;
        this.isIdle = isIdle;
        this.background = background;
        this.writer = new BackgroundWriter(background, this::failed);
    }

    /** What a handout of the lesson begins with. */
    public static HandoutHeading heading(OpenLesson lesson, Look look) {
        Language language = lesson.languageProperty().get();
        var open = lesson.at().lesson();
        return new HandoutHeading(Locale.forLanguageTag(language.code()), open.title().in(language),
                open.about() == null ? "" : open.about().in(language),
                open.steps().stream().map(step -> step.title().in(language)).toList(), Words.of("view.lesson.handout.answer"), look);
    }

    /**
     * Goes through all steps; of the JavaFX thread.
     *
     * @param to       is ended and closed
     * @param progress told each step, from 1
     * @param ended    called with what went wrong, with null when all is written; not called when it was cancelled
     */
    public void begin(Handout to, Consumer<Integer> progress, Consumer<Exception> ended) {
        handout = to;
        this.progress = progress;
        this.ended = ended;
        begun = lesson.at();
        step(0);
    }

    private void step(int index) {
        session.noticeProperty().set(null);
        if (!goTo(index)) {
            end();
            return;
        }
        progress.accept(index + 1);
        new Rest(() -> isAtRest(index), () -> taken(index)).begin();
    }

    /** Goes to a step, and brings it back where we are there already; false where there is none. */
    private boolean goTo(int index) {
        if (isOver()) {
            return false;
        }
        boolean isThere = lesson.at().index() == index;
        boolean went = lesson.goTo(index);
        if (went && isThere) {
            restore.run();
        }
        return went;
    }

    private boolean isOver() {
        return cancelled || lesson.at() == null;
    }

    /** Says what is waited for, until there is nothing to wait for any more. */
    private boolean isAtRest(int index) {
        if (isOver() || failure() != null) {
            return true;
        }
        if (session.busyProperty().get() == null) {
            session.await(Words.of("view.lesson.handout.step", index + 1, lesson.at().lesson().steps().size()), () -> cancelled = true);
        }
        return isIdle.getAsBoolean() && exhibits.get().stream().allMatch(Exhibit::isCurrent);
    }

    private String failure() {
        Notice notice = session.noticeProperty().get();
        return notice != null && notice.kind() == Notice.Kind.ERROR ? notice.words() : null;
    }

    private void taken(int index) {
        if (isOver()) {
            end();
            return;
        }
        LessonStep step = lesson.at().step();
        if (failure() != null) {
            failed(new IOException(Words.of("view.lesson.handout.failed", index + 1, failure())));
            return;
        }
        Language language = lesson.languageProperty().get();
        List<Exhibit> shown = exhibits.get();
        Picture picture = shown.get(0).picture();
        boolean asks = step.question() != null;
        HandoutStep taken = new HandoutStep(index, step.title().in(language), lesson.at().answered(language),
                asks ? step.say(step.question().ask(), language) : null,
                asks ? shown.get(0).picture(Covers.hidden(shown, step.stands().hidden())) : null, picture);
        writer.write(() -> handout.add(taken), () -> step(index + 1));
    }

    /** Back to where it began, with everything written. */
    private void end() {
        session.await(null, () -> { });
        boolean whole = !isOver();
        goBack();
        writer.write(() -> {
            if (whole) {
                handout.end();
            }
            handout.close();
        }, () -> {
            if (whole) {
                ended.accept(null);
            }
        });
    }

    private void goBack() {
        if (lesson.at() != null && lesson.goTo(begun.index()) && begun.revealed() && !lesson.at().revealed()) {
            lesson.next();
        }
    }

    private void failed(Exception e) {
        session.await(null, () -> { });
        goBack();
        background.execute(() -> {
            try {
                handout.close();
            } catch (IOException closing) {
                e.addSuppressed(closing);
            }
            Platform.runLater(() -> ended.accept(e));
        });
    }
}
