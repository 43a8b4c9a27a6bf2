package rnnscope.session.reading;

import java.util.Arrays;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectWrapper;
import rnnscope.network.Reading;
import rnnscope.session.Cursor;
import rnnscope.session.background.LatestTask;

/**
 * Tracer of the excerpt on screen and a little more on either side: exact, or where that takes a while, approximate
 * until the exact trace is there.
 */
final class ExcerptTracer {
    private final ReadOnlyObjectWrapper<Excerpt> excerpt;
    private final Cursor cursor;
    private final Readings readings;
    private final LatestTask<Excerpt> traces;
    /** First step and end of the stretch whose trace is under way, or null. */
    private int[] asked;
    private int from;
    private int to = Excerpt.SPAN / 4;

    ExcerptTracer(ReadOnlyObjectWrapper<Excerpt> excerpt, Cursor cursor, Readings readings, Executor background,
            Executor foreground, Consumer<Throwable> failed) {
        this.excerpt = excerpt;
        this.cursor = cursor;
        this.readings = readings;
        this.traces = new LatestTask<>(background, foreground, this::traced, failure -> {
            asked = null;
            failed.accept(failure);
        });
        cursor.stepProperty().addListener((property, was, is) -> cursorMoved());
    }

    /** The steps {@code newFrom} … {@code newTo − 1} are in sight. */
    void show(int newFrom, int newTo) {
        from = newFrom;
        to = Math.max(newFrom + 1, newTo);
        int margin = Math.min(Reading.INTERVAL, to - from) / 2;
        if (excerpt.get() != null && !excerpt.get().covers(from - margin, to + margin)) {
            trace(from, to);
        }
    }

    /** Where the cursor goes, its trace is wanted, whether or not it is in sight. */
    private void cursorMoved() {
        int step = cursor.step();
        if (step >= from && step < to) {
            show(from, to);
        } else if (excerpt.get() != null && !excerpt.get().trace().contains(step)) {
            trace(step, step + 1);
        }
    }

    private void trace(int first, int last) {
        Excerpt now = excerpt.get();
        int[] stretch = Excerpt.stretch(first, last, now.length());
        if ((stretch[0] == now.trace().start() && stretch[1] == now.trace().end()) || Arrays.equals(stretch, asked)) {
            return;
        }
        asked = stretch;
        traces.ask(wanted -> readings.stretch(now, stretch[0], stretch[1], wanted));
    }

    private void traced(Excerpt traced) {
        asked = null;
        if (excerpt.get().reading() == traced.reading()) {
            put(traced);
        } else {
            show(from, to);
        }
    }

    /** Something else is to show: it replaces what does and what is under way. */
    void put(Excerpt now) {
        traces.cancel();
        asked = null;
        excerpt.set(now);
        if (now.approximate()) {
            asked = new int[] {now.trace().start(), now.trace().end()};
            traces.ask(wanted -> readings.exact(now, wanted));
        }
    }

    /** What is in sight, of a text that may be another one meanwhile. */
    void resume() {
        show(from, to);
    }

    /**
     * The stretch to trace anew when the model changes: that of the trace, if it holds what is in sight; where the
     * model will change again at once, little more than what is in sight, and the cursor.
     */
    int[] stretch(boolean changesAgain) {
        Excerpt now = excerpt.get();
        if (changesAgain) {
            int screen = Math.min(Reading.INTERVAL, to - from);
            int step = cursor.step();
            boolean isNear = step >= from - Excerpt.SPAN && step < to + Excerpt.SPAN;
            int first = Math.max(0, isNear ? Math.min(step, from - screen) : from - screen);
            int end = isNear ? Math.max(step + 1, to + screen) : to + screen;
            return new int[] {first / Reading.INTERVAL * Reading.INTERVAL, end};
        }
        boolean isWide = now.trace().end() - now.trace().start() >= Math.min(now.length(), Excerpt.SPAN);
        return isWide && now.covers(from, to) ? new int[] {now.trace().start(), now.trace().end()}
                : Excerpt.stretch(from, to, now.length());
    }
}
