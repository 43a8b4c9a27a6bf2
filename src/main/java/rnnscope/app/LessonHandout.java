package rnnscope.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import rnnscope.control.FigureContext;
import rnnscope.export.handout.Handout;
import rnnscope.session.Session;
import rnnscope.session.lesson.OpenLesson;
import rnnscope.view.export.TakeOut;
import rnnscope.view.lesson.HandoutWalk;

/** Maker of the audience's copy of the lesson that is open in a window. */
final class LessonHandout {
    private final Session session;
    private final OpenLesson lesson;
    private final FigureContext figures;
    private final TakeOut takeOut;
    private final BooleanSupplier isIdle;
    private final Executor background;

    /** @param isIdle whether the window opens and works out nothing */
    LessonHandout(Session session, OpenLesson lesson, FigureContext figures, TakeOut takeOut, BooleanSupplier isIdle, Executor background) {
        this.session = session;
        this.lesson = lesson;
        this.figures = figures;
        this.takeOut = takeOut;
        this.isIdle = isIdle;
        this.background = background;
    }

    /**
     * Goes through the lesson and writes it.
     *
     * @param restore  lets things stand as the step says
     * @param scale    pixels for each unit of a picture, in HTML
     * @param also     whether what else is waited for is idle
     * @param progress told each step, from 1
     * @param ended    called with what went wrong, or null; not called when it was cancelled
     */
    void write(Path to, Runnable restore, int scale, BooleanSupplier also, Consumer<Integer> progress, Consumer<Exception> ended) {
        try {
            Handout handout = Handout.begin(to, HandoutWalk.heading(lesson, figures.lookProperty().get()), scale);
            new HandoutWalk(session, lesson, restore, takeOut::exhibits, () -> isIdle.getAsBoolean() && also.getAsBoolean(), background)
                    .begin(handout, progress, ended);
        } catch (IOException e) {
            ended.accept(e);
        }
    }
}
