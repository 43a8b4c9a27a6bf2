package rnnscope.session.lesson;

import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import rnnscope.language.Language;
import rnnscope.language.Words;
import rnnscope.session.file.SessionFile;

/** Lesson that is open in a window, and where in it we are. All methods are called in the foreground. */
public final class OpenLesson {
    private final ReadOnlyObjectWrapper<At> at = new ReadOnlyObjectWrapper<>(this, "at");
    private At unsaved;
    private final ObjectProperty<Language> language = new SimpleObjectProperty<>(this, "language", Language.current());

    /**
     * Where in a lesson we are.
     *
     * @param file     where it was opened from; null for one that comes with the program, or is new
     * @param index    of the step, from 0
     * @param revealed whether the question of the step is answered; true where there is none
     * @param changed  whether it has been written on since it was opened or saved
     */
    public record At(Lesson lesson, Path file, int index, boolean revealed, boolean changed) {
        public LessonStep step() {
            return lesson.steps().get(index);
        }

        /** The step after it; null at the end. */
        public LessonStep next() {
            return index + 1 < lesson.steps().size() ? lesson.steps().get(index + 1) : null;
        }

        /** What is said: the question while that is open, else its answer and the caption. */
        public String said(Language language) {
            return revealed ? answered(language) : step().say(step().question().ask(), language);
        }

        /** What is said once no question is open. */
        public String answered(Language language) {
            LessonStep step = step();
            String caption = step.say(step.caption(), language);
            return step.question() == null ? caption : (step.say(step.question().answer(), language) + " " + caption).strip();
        }
    }

    /** Null while no lesson is open. */
    public ReadOnlyObjectProperty<At> atProperty() {
        return at.getReadOnlyProperty();
    }

    public At at() {
        return at.get();
    }

    /** What captions and notes are in. */
    public ObjectProperty<Language> languageProperty() {
        return language;
    }

    /** @param file null for one that comes with the program */
    public void open(Lesson lesson, Path file) {
        leave();
        put(lesson, file, 0, false);
    }

    /** Ends it; one that was not saved can be {@linkplain #bringBack brought back}. */
    public void close() {
        leave();
        at.set(null);
    }

    private void leave() {
        unsaved = at.get() != null && at.get().changed ? at.get() : unsaved;
    }

    /** The last one that was left without being saved; null for none. */
    public At unsaved() {
        return unsaved;
    }

    /** Goes on with the one that was left without being saved. */
    public void bringBack() {
        At left = unsaved;
        unsaved = null;
        leave();
        at.set(left);
    }

    /** Goes on where another window was. */
    public void takeOver(OpenLesson other) {
        unsaved = other.unsaved;
        at.set(other.at());
    }

    private void put(Lesson lesson, Path file, int index, boolean changed) {
        at.set(new At(lesson, file, index, lesson.steps().get(index).question() == null, changed));
    }

    /** Answers the question of the step, or goes to the next; false at the end. */
    public boolean next() {
        At now = at.get();
        if (now == null) {
            return false;
        }
        if (!now.revealed) {
            at.set(new At(now.lesson, now.file, now.index, true, now.changed));
            return true;
        }
        return goTo(now.index + 1);
    }

    /** Goes to the step before; false at the start. */
    public boolean back() {
        return at.get() != null && goTo(at.get().index - 1);
    }

    /** Goes to a step; false where there is none. */
    public boolean goTo(int index) {
        At now = at.get();
        if (now == null || index < 0 || index >= now.lesson.steps().size()) {
            return false;
        }
        put(now.lesson, now.file, index, now.changed);
        return true;
    }

    // Writing

    /** Begins a lesson of one step. */
    public void begin(SessionFile stands) {
        leave();
        Bilingual title = inBoth("session.lesson.new");
        put(new Lesson(Lesson.VERSION, title, null, List.of(moment(stands, 1))), null, 0, true);
    }

    private static Bilingual inBoth(String key, Object... values) {
        return new Bilingual(Words.in(Language.ENGLISH, key, values), Words.in(Language.KOREAN, key, values));
    }

    private static LessonStep moment(SessionFile stands, int number) {
        Bilingual title = inBoth("session.lesson.step", number);
        return new LessonStep(title, stands.withoutVersion(), Bilingual.NONE, null, null, null);
    }

    /** Puts in a step after this one, at which things stand as they do now, and goes to it. */
    public void keep(SessionFile stands) {
        At now = at.get();
        int index = now.index + 1;
        put(now.lesson.added(index, moment(stands, index + 1)), now.file, index, true);
    }

    /** Lets things stand at this step as they do now. */
    public void stand(SessionFile stands) {
        change(step -> step.withStands(stands.withoutVersion()));
    }

    /**
     * Changes what is said at this step.
     *
     * @throws IllegalArgumentException in words for the user when that cannot be said
     */
    public void change(UnaryOperator<LessonStep> how) {
        At now = at.get();
        LessonStep step = how.apply(now.step());
        if (!step.equals(now.step())) {
            at.set(new At(now.lesson.with(now.index, step), now.file, now.index, now.revealed || step.question() == null, true));
        }
    }

    /** Changes what is said of the lesson. */
    public void changeTitle(Bilingual title) {
        At now = at.get();
        if (!title.equals(now.lesson.title())) {
            at.set(new At(now.lesson.withTitle(title), now.file, now.index, now.revealed, true));
        }
    }

    /** Moves this step up or down; false where it cannot go further. */
    public boolean move(int by) {
        At now = at.get();
        int to = now.index + by;
        if (to < 0 || to >= now.lesson.steps().size()) {
            return false;
        }
        at.set(new At(now.lesson.moved(now.index, to), now.file, to, now.revealed, true));
        return true;
    }

    /** Takes this step out; false where it is the only one. */
    public boolean remove() {
        At now = at.get();
        if (now.lesson.steps().size() == 1) {
            return false;
        }
        Lesson rest = now.lesson.without(now.index);
        put(rest, now.file, Math.min(now.index, rest.steps().size() - 1), true);
        return true;
    }

    /** The lesson has been saved. */
    public void saved(Lesson lesson, Path file) {
        At now = at.get();
        if (now != null) {
            at.set(new At(now.lesson, file, now.index, now.revealed, now.lesson != lesson));
        }
    }
}
