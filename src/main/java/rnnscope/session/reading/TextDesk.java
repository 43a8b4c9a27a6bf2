package rnnscope.session.reading;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.StringProperty;
import rnnscope.language.Words;
import rnnscope.math.Kernels;
import rnnscope.model.Model;
import rnnscope.model.ModelEdits;
import rnnscope.model.Wiring;
import rnnscope.network.LanguageModel;
import rnnscope.network.Reading;
import rnnscope.session.Desk;
import rnnscope.session.LastEdit;
import rnnscope.session.Notice;
import rnnscope.session.Subject;
import rnnscope.session.background.LatestTask;
import rnnscope.session.library.FilesToOpen;
import rnnscope.text.PlainLine;

/**
 * Desk of texts that models read: opens them, replaces the one in front by an edited one, or by one that its model wrote
 * on, and lets others be as they were left. All methods are called in the foreground.
 */
public final class TextDesk {
    private final Kernels kernels;
    private final StringProperty busy;
    private final ObjectProperty<Notice> notice;
    private final FilesToOpen files;
    private final Consumer<Throwable> failure;
    private final Desk<Opening.Done, Left> desk;
    private final OpenText text;
    private final LatestTask<Runnable> openings;
    private final LatestTask<Written> continuations;
    /** An edit of the text that is being read, or null. */
    private Opening replacing;

    private record Written(Excerpt from, int step, String text) {}

    /** @param replacing an edit of the text that has not been read yet, or null */
    private record Left(OpenText.Left text, Opening replacing) {}

    /** How an opening is made of a model. */
    @FunctionalInterface
    public interface Beginning {
        Opening of(Model model) throws Exception;
    }

    /**
     * @param busy   what the user waits for, or null
     * @param notice what the user should know, or null
     * @param files  told what has been opened
     */
    public TextDesk(Kernels kernels, Executor background, Executor foreground, StringProperty busy,
            ObjectProperty<Notice> notice, FilesToOpen files, Consumer<Throwable> failure) {
        this.kernels = kernels;
        this.busy = busy;
        this.notice = notice;
        this.files = files;
        this.failure = failure;
        this.desk = new Desk<>(new Front(), Wiring.LANGUAGE_MODEL, background, foreground, failure);
        this.text = new OpenText(kernels, desk.cursor(), background, foreground, failure);
        this.openings = new LatestTask<>(background, foreground, Runnable::run, failure);
        this.continuations = new LatestTask<>(background, foreground, this::written, failure);
    }

    public Desk<?, ?> desk() {
        return desk;
    }

    /** The text in front. */
    public OpenText text() {
        return text;
    }

    // Opening

    /**
     * Opens a model with a text; one that reads no text symbol by symbol is given to {@code example}.
     *
     * @param name what the window calls it while waiting
     */
    public void open(String name, Callable<Model> model, Consumer<Model> example, Beginning beginning) {
        ask(name, null, wanted -> {
            Model read = model.call();
            if (!LanguageModel.readsText(read.spec())) {
                return () -> hand(read, example);
            }
            Opening.Done done = text.read(beginning.of(read), wanted);
            return () -> opened(done, true);
        });
    }

    /** Opens another text with the model in front. */
    public void openText(String name, Callable<SourceText> source) {
        Model model = text.model();
        ModelEdits changes = text.editsProperty().get();
        open(name, null, wanted -> text.read(new Opening(model, changes, source.call(), 0, null), wanted));
    }

    /** Opens another text for the subject in front. */
    private void open(String name, Opening edit, LatestTask.Work<Opening.Done> what) {
        Subject asked = desk.front();
        ask(name, edit, wanted -> {
            Opening.Done done = what.run(wanted);
            return () -> opened(done, desk.front() != asked);
        });
    }

    /** @param edit of the text in front, or null */
    private void ask(String name, Opening edit, LatestTask.Work<Runnable> what) {
        busy.set(name == null ? null : Words.of("session.opening", PlainLine.of(name, 120)));
        continuations.cancel();
        replacing = edit;
        files.asked();
        openings.ask(what);
    }

    private void hand(Model model, Consumer<Model> example) {
        busy.set(null);
        notice.set(null);
        desk.player().pause();
        try {
            example.accept(model);
            files.opened();
        } catch (IllegalArgumentException e) {
            failure.accept(e);
        }
    }

    /** @param isNew whether it is a subject of its own, and not another text for the one in front */
    private void opened(Opening.Done done, boolean isNew) {
        busy.set(null);
        notice.set(done.remark().orElse(null));
        replacing = null;
        files.opened();
        desk.opened(isNew, () -> begin(done, isNew));
    }

    /** Shows what has been read. */
    private void begin(Opening.Done done, boolean isNew) {
        Excerpt old = text.excerpt();
        Excerpt now = done.excerpt();
        if (old == null || !old.source().name().equals(now.source().name())) {
            desk.player().pause();
        }
        text.begin(done, isNew);
    }

    // Edits

    /**
     * Replaces the text by an edited one.
     *
     * @param step  where the cursor goes
     * @param amend whether it belongs to the edit before, so that both are taken back together
     */
    public void edit(SourceText source, int step, boolean amend) {
        Excerpt now = text.excerpt();
        if (now == null || source.text().equals(now.source().text())) {
            return;
        }
        if (source.text().isEmpty()) {
            notice.set(Notice.warning(Words.of("session.text.type")));
            return;
        }
        if (!amend) {
            text.edited();
        }
        replace(text.opening(source, step, now));
    }

    /** Takes the last edit back, of the text or of the model. */
    public void undo() {
        text.undo().ifPresent(this::replace);
    }

    public void redo() {
        text.redo().ifPresent(this::replace);
    }

    private void replace(Opening edited) {
        open(null, edited, wanted -> text.read(edited, wanted));
    }

    /** Lets the model in front write on after the cursor; what it writes is put into the text there. */
    public void writeOn(Continuation how) {
        Excerpt now = text.excerpt();
        int step = desk.cursor().step();
        busy.set(Words.of("session.writing", now.model().card().name()));
        continuations.ask(wanted -> {
            Excerpt here = text.holding(now, step, wanted);
            return new Written(now, step, how.write(kernels, here.model(), here.trace(), step, wanted));
        });
    }

    private void written(Written written) {
        busy.set(null);
        String read = written.from().source().text();
        int at = written.from().tokens().end(written.step());
        edit(written.from().source().edited(read.substring(0, at) + written.text() + read.substring(at)),
                Math.min(written.step() + 1, read.length() + written.text().length() - 1), false);
    }

    /** Gives up what is asked for. */
    public void cancel() {
        openings.cancel();
        desk.cancel();
        continuations.cancel();
        text.readAhead().cancel();
    }

    // Subjects

    /** A text that is read when it is shown first. */
    public Subject subject(String name, boolean ofRun, Callable<Opening> beginning) {
        return desk.subject(name, ofRun, () -> wanted -> text.read(beginning.call(), wanted));
    }

    /** The same of what a model read already. */
    public Subject subjectOfReading(String name, boolean ofRun, Callable<Reading> reading) {
        return desk.subject(name, ofRun, () -> wanted -> text.read(reading.call(), name, wanted));
    }

    private final class Front implements Desk.Content<Opening.Done, Left> {
        @Override
        public Model model() {
            return text.model();
        }

        @Override
        public Model model(Left left) {
            return left.text.model();
        }

        @Override
        public void begin(Opening.Done done) {
            text.forgetEdits();
            TextDesk.this.begin(done, true);
        }

        @Override
        public Left leave() {
            Left left = new Left(text.leave(), replacing);
            if (continuations.isBusy()) {
                continuations.cancel();
                busy.set(null);
            }
            if (replacing != null) {
                openings.cancel();
                replacing = null;
            }
            return left;
        }

        @Override
        public void restore(Left left) {
            text.restore(left.text);
            if (left.replacing != null) {
                replace(left.replacing);
            } else if (left.text.isRefreshed()) {
                text.refresh();
            }
        }

        @Override
        public void undo() {
            TextDesk.this.undo();
        }

        @Override
        public void redo() {
            TextDesk.this.redo();
        }

        @Override
        public Optional<LastEdit> lastEdit() {
            return text.lastEdit();
        }
    }
}
