package rnnscope.app;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.DoubleBinding;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import rnnscope.control.Visibility;
import rnnscope.session.file.SessionFile;
import rnnscope.session.file.Standing;
import rnnscope.language.Language;
import rnnscope.language.Words;
import rnnscope.session.lesson.OpenLesson;
import rnnscope.session.lesson.ShippedLessons;
import rnnscope.view.ViewContext;
import rnnscope.view.chooser.RecentFiles;
import rnnscope.view.export.TakeOut;
import rnnscope.view.lesson.Covers;
import rnnscope.view.lesson.LessonList;
import rnnscope.view.lesson.LessonStrip;
import rnnscope.view.palette.PaletteEntry;

/** Lesson of a window: the strip, what is covered, the speaker's window, and the language of captions. */
final class WindowLesson {
    private final OpenLesson lesson = new OpenLesson();
    private final ShippedLessons shipped = new ShippedLessons();
    private final Settings settings;
    private final Executor background;
    private final Covers covers;
    private final SpeakerStage speaker;
    private final LessonHandout handout;
    private final LessonDesk desk;
    private final LessonStrip strip;
    private final DoubleBinding room = Bindings.createDoubleBinding(() -> lesson.at() == null ? 0 : LessonStrip.HEIGHT,
            lesson.atProperty());
    /** Whether the typeface of Korean words is loaded. */
    private boolean korean;

    /**
     * @param keep   adds to a session what of it is the window's own
     * @param isIdle whether the window opens and works out nothing
     */
    WindowLesson(Stage stage, ViewContext context, Settings settings, Standing standing, SessionDocument sessions,
            UnaryOperator<SessionFile> keep, TakeOut takeOut, BooleanSupplier isIdle) {
        this.settings = settings;
        this.background = context.background();
        covers = new Covers(takeOut::exhibits);
        speaker = new SpeakerStage(stage, lesson, this::dress);
        handout = new LessonHandout(context.session(), lesson, context.figures(), takeOut, isIdle, background);
        desk = new LessonDesk(context.session(), lesson, standing, sessions, keep, covers, new LessonDialogs(stage), speaker,
                handout, background);
        context.subjects().setOnLesson(desk::open);
        // not before the first frame, which would wait for it on two processors
        stage.addEventHandler(WindowEvent.WINDOW_SHOWN, event -> background.execute(shipped::read));
        strip = new LessonStrip(lesson, context.figures(), desk);
        Visibility.show(strip, false);
        if (!settings.languageProperty().get().isEmpty()) {
            lesson.languageProperty().set(Language.of(settings.languageProperty().get()));
        }
        lesson.languageProperty().addListener((property, was, is) -> {
            settings.languageProperty().set(is.code());
            loadTypeface();
        });
        lesson.atProperty().addListener((property, was, is) -> {
            loadTypeface();
            if ((was == null) != (is == null)) {
                Visibility.show(strip, is != null);
                strip.writingProperty().set(is != null && is.changed());
            }
        });
        settings.darkProperty().addListener((property, was, is) -> speaker.dress());
        settings.contrastProperty().addListener((property, was, is) -> speaker.dress());
    }

    private void dress(Scene scene) {
        settings.theme().dress(scene);
    }

    /** The typeface of Korean words is loaded once they are read. */
    private void loadTypeface() {
        if (lesson.at() != null && lesson.languageProperty().get() == Language.KOREAN && !korean) {
            korean = true;
            Typefaces.loadKorean();
        }
    }

    /** The lessons that come with the program, for the palette. */
    List<PaletteEntry> entries() {
        List<PaletteEntry> entries = new ArrayList<>();
        Language language = lesson.languageProperty().get();
        shipped.byName().forEach((name, one) -> entries.add(new PaletteEntry("lesson", one.title().in(language),
                one.about() == null ? "" : one.about().in(language), () -> desk.open(name))));
        if (lesson.at() != null) {
            entries.add(new PaletteEntry("action", Words.of("view.lesson.handout.make"), Words.of("view.lesson.handout.formats"),
                    desk::handout));
        }
        return entries;
    }

    /** What is open, or not. */
    OpenLesson lesson() {
        return lesson;
    }

    LessonDesk desk() {
        return desk;
    }

    /** What makes the audience's copy. */
    LessonHandout handout() {
        return handout;
    }

    /** Above the perspective. */
    Node strip() {
        return strip;
    }

    /** Over all of the window. */
    Node covers() {
        return covers;
    }

    /** Height that a lesson takes beside a perspective, in the units of a figure; 0 for none. */
    DoubleBinding room() {
        return room;
    }

    /** Does something on the JavaFX thread once the lessons that come with the program are there to choose from. */
    void whenRead(Runnable then) {
        if (!shipped.byName().isEmpty()) {
            then.run();
            return;
        }
        background.execute(() -> {
            shipped.read();
            Platform.runLater(then);
        });
    }

    /** Those to choose from. */
    LessonList list() {
        return new LessonList(shipped.byName(), lesson, desk, new RecentFiles(settings.recents(), desk::open, background));
    }
}
