package rnnscope.session;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import rnnscope.io.ModelFiles;
import rnnscope.math.Kernels;
import rnnscope.model.Model;
import rnnscope.network.Reading;
import rnnscope.tape.Channel;
import rnnscope.tape.Trace;
import rnnscope.text.TextFile;

/**
 * What the window knows: a model that reads a text, the stretch of it that shows, where the cursor is and what is
 * looked at. Work is done in the background and appears here in one assignment; a failure appears as a
 * {@linkplain #noticeProperty notice} and loses nothing. All methods are called in the foreground.
 */
public final class Session {
    /** A text is read this far before it shows; a place further on is reached while the beginning shows. */
    private static final int NEAR = 1 << 14;

    private final Kernels kernels;
    private final ReadOnlyObjectWrapper<Excerpt> excerpt = new ReadOnlyObjectWrapper<>(this, "excerpt");
    private final ReadOnlyIntegerWrapper openCount = new ReadOnlyIntegerWrapper(this, "openCount");
    private final ReadOnlyStringWrapper busy = new ReadOnlyStringWrapper(this, "busy");
    private final ObjectProperty<Notice> notice = new SimpleObjectProperty<>(this, "notice");
    private final Cursor cursor = new Cursor();
    private final Selection selection = new Selection();
    private final Player player = new Player(cursor);
    private final EditHistory<Place> history = new EditHistory<>();
    private final ReadAhead readAhead;
    private final LatestTask<Opened> openings;
    private final LatestTask<Excerpt> traces;
    private final LatestTask<Written> continuations;
    private final LatestTask<Renewed> renewals;
    /** Traces under way: while there are any, reading ahead gives way. */
    private final AtomicInteger urgent = new AtomicInteger();
    private boolean renewing;
    private Runnable renewalWaiting;
    /** First step and end of the stretch whose trace is under way, or null. */
    private int[] asked;
    private int shownFrom;
    private int shownTo = Excerpt.SPAN / 4;

    /** What is to be read, and where to begin. */
    record Opening(Model model, SourceText source, int step) {}

    private record Opened(Excerpt excerpt, int step, int unit) {}

    private record Renewed(Excerpt excerpt, int openCount, boolean atRest) {}

    private record Written(Excerpt from, int step, String text) {}

    private record Place(SourceText source, int step) {}

    /**
     * @param background where models are run and files are read; runs several tasks at a time
     * @param foreground where properties change, one task after another
     */
    public Session(Kernels kernels, Executor background, Executor foreground) {
        this.kernels = kernels;
        this.readAhead = new ReadAhead(background, foreground, () -> urgent.get() > 0, this::failed);
        this.openings = new LatestTask<>(background, foreground, this::opened, this::failed);
        this.traces = new LatestTask<>(background, foreground, this::traced, failure -> {
            asked = null;
            failed(failure);
        });
        this.continuations = new LatestTask<>(background, foreground, this::written, this::failed);
        this.renewals = new LatestTask<>(background, foreground, this::renewed, this::renewalFailed);
        cursor.stepProperty().addListener((property, was, is) -> cursorMoved());
    }

    /** What shows; null until something is open. */
    public ReadOnlyObjectProperty<Excerpt> excerptProperty() {
        return excerpt.getReadOnlyProperty();
    }

    public Excerpt excerpt() {
        return excerpt.get();
    }

    /** Counts how often a model or a text was opened; {@link #renew} does not count. */
    public ReadOnlyIntegerProperty openCountProperty() {
        return openCount.getReadOnlyProperty();
    }

    /** What the user waits for ("Opening notes.txt"), or null. */
    public ReadOnlyStringProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** What the user should know, or null; whoever shows it may set it to null. */
    public ObjectProperty<Notice> noticeProperty() {
        return notice;
    }

    /** What models are run with. */
    public Kernels kernels() {
        return kernels;
    }

    public Cursor cursor() {
        return cursor;
    }

    public Selection selection() {
        return selection;
    }

    public Player player() {
        return player;
    }

    public ReadAhead readAhead() {
        return readAhead;
    }

    /** The layer's channels of the model that is open. */
    public List<Channel> channels() {
        return excerpt.get() == null ? List.of() : excerpt.get().trace().layout().channels();
    }

    // Opening

    /**
     * Opens a model with the text that its card names. A text that the user chose stays, where there is one.
     *
     * @param name  what the window calls it while waiting
     * @param model read in the background
     */
    public void openModel(String name, Callable<Model> model) {
        Excerpt now = excerpt.get();
        int step = cursor.step();
        open(name, () -> {
            Model read = model.call();
            boolean keeps = now != null && !Library.isShipped(now.source());
            SourceText companion = keeps ? null : Library.companion(read.card());
            return companion == null && now != null ? new Opening(read, now.source(), step)
                    : new Opening(read, companion == null ? Library.anyText() : companion, 0);
        });
    }

    /** Opens a model with a text. */
    void openModel(String name, Callable<Model> model, SourceText source) {
        open(name, () -> new Opening(model.call(), source, 0));
    }

    /** Opens another text with the model that is open. */
    public void openText(String name, Callable<SourceText> text) {
        Excerpt now = excerpt.get();
        if (now == null) {
            openModel(name, () -> Library.first().load().call());
            return;
        }
        open(name, () -> new Opening(now.model(), text.call(), 0));
    }

    /** Opens files that may be models or texts: the first of each, a model together with a text. */
    public void openFiles(List<Path> files) {
        Path model = files.stream().filter(Session::isModel).findFirst().orElse(null);
        Path text = files.stream().filter(file -> !isModel(file)).findFirst().orElse(null);
        if (model != null && text != null) {
            open(name(model) + " and " + name(text),
                    () -> new Opening(ModelFiles.read(model), new SourceText(name(text), TextFile.read(text)), 0));
        } else if (model != null) {
            openModel(name(model), () -> ModelFiles.read(model));
        } else if (text != null) {
            openText(name(text), () -> new SourceText(name(text), TextFile.read(text)));
        }
    }

    private static boolean isModel(Path file) {
        return name(file).endsWith(".safetensors");
    }

    private static String name(Path file) {
        return file.getFileName() == null ? file.toString() : file.getFileName().toString();
    }

    /**
     * Replaces the text by an edited one.
     *
     * @param step  where the cursor goes
     * @param amend whether it belongs to the edit before, so that both are taken back together
     */
    public void edit(SourceText source, int step, boolean amend) {
        Excerpt now = excerpt.get();
        if (now == null || source.text().equals(now.source().text())) {
            return;
        }
        if (source.text().isEmpty()) {
            notice.set(Notice.warning("The text is empty. Type or paste a text to step through."));
            return;
        }
        if (!amend) {
            history.edited(new Place(now.source(), cursor.step()));
        }
        replace(now.model(), new Place(source, step));
    }

    public void undo() {
        travel(history::undo);
    }

    public void redo() {
        travel(history::redo);
    }

    private void travel(Function<Place, Optional<Place>> move) {
        Excerpt now = excerpt.get();
        if (now != null) {
            move.apply(new Place(now.source(), cursor.step())).ifPresent(place -> replace(now.model(), place));
        }
    }

    private void replace(Model model, Place place) {
        open(null, () -> new Opening(model, place.source(), place.step()));
    }

    private void open(String name, Callable<Opening> what) {
        busy.set(name == null ? null : "Opening " + name);
        continuations.cancel();
        openings.ask(wanted -> read(what.call(), wanted));
    }

    private Opened read(Opening opening, BooleanSupplier wanted) throws EmptyTextException {
        String text = opening.source().text();
        if (text.isEmpty()) {
            throw new EmptyTextException(opening.source().name());
        }
        var tokens = opening.model().tokenizer().encode(text);
        Reading reading = new Reading(kernels, opening.model(), tokens);
        int step = Math.max(0, Math.min(tokens.length() - 1, opening.step()));
        int first = step < NEAR ? step : 0;
        int[] stretch = Excerpt.stretch(first, first + 1, tokens.length());
        Trace trace = trace(reading, stretch[0], stretch[1], wanted);
        int layer = opening.model().spec().layers() - 1;
        int unit = Memory.best(trace, layer, Selection.memory(trace.layout().channels()));
        return new Opened(new Excerpt(opening.source(), reading, trace), step, unit);
    }

    private void opened(Opened opened) {
        Excerpt old = excerpt.get();
        Excerpt now = opened.excerpt();
        renewalWaiting = null;
        busy.set(null);
        notice.set(unknownSymbols(now).orElse(null));
        traces.cancel();
        asked = null;
        boolean sameModel = old != null && old.model() == now.model();
        if (old == null || !old.source().name().equals(now.source().name())) {
            player.pause();
        }
        if (!sameModel) {
            selection.reset(now.model().spec(), now.trace().layout().channels(), opened.unit());
        }
        selection.rangeProperty().set(null);
        excerpt.set(now);
        cursor.reset(now.length(), opened.step());
        readAhead.start(now.reading());
        openCount.set(openCount.get() + 1);
    }

    private static Optional<Notice> unknownSymbols(Excerpt now) {
        int unknown = now.tokens().unknown();
        return unknown < now.length() ? Optional.empty() : Optional.of(Notice.warning("No symbol of "
                + now.source().name() + " is in the vocabulary of " + now.model().card().name()
                + ", so it reads nothing. Choose another text or model."));
    }

    // The stretch that shows

    /** The steps {@code from} … {@code to − 1} are in sight: their trace is wanted, and a little more on either side. */
    public void show(int from, int to) {
        shownFrom = from;
        shownTo = Math.max(from + 1, to);
        int margin = Math.min(Reading.INTERVAL, shownTo - shownFrom) / 2;
        if (excerpt.get() != null && !excerpt.get().covers(shownFrom - margin, shownTo + margin)) {
            trace(shownFrom, shownTo);
        }
    }

    /** Where the cursor goes, its trace is wanted, whether or not it is in sight. */
    private void cursorMoved() {
        int step = cursor.step();
        if (step >= shownFrom && step < shownTo) {
            show(shownFrom, shownTo);
        } else if (excerpt.get() != null && !excerpt.get().trace().contains(step)) {
            trace(step, step + 1);
        }
    }

    private void trace(int from, int to) {
        Excerpt now = excerpt.get();
        int[] stretch = Excerpt.stretch(from, to, now.length());
        int first = stretch[0];
        int end = stretch[1];
        if ((first == now.trace().start() && end == now.trace().end()) || Arrays.equals(stretch, asked)) {
            return;
        }
        asked = stretch;
        traces.ask(wanted -> now.with(trace(now.reading(), first, end, wanted)));
    }

    /** The exact trace of a stretch, reading on to where it begins if need be, for as long as it is wanted. */
    private Trace trace(Reading reading, int from, int to, BooleanSupplier wanted) {
        urgent.incrementAndGet();
        try {
            reading.readAll((done, total) -> {
                readAhead.publish(reading);
                return done < from && wanted.getAsBoolean();
            });
            if (!wanted.getAsBoolean()) {
                throw new CancellationException();
            }
            return reading.trace(from, to);
        } finally {
            urgent.decrementAndGet();
        }
    }

    private void traced(Excerpt traced) {
        asked = null;
        if (excerpt.get().reading() == traced.reading()) {
            excerpt.set(traced);
        } else {
            show(shownFrom, shownTo);
        }
    }

    // A model that changes

    /**
     * The model that reads the open text has changed, as one in training does: text, cursor and selection stay. At most
     * one renewal is under way; of those asked for meanwhile only the newest follows.
     *
     * @param atRest whether it will not change again soon, so that the rest of a long text is worth reading
     */
    public void renew(Model model, boolean atRest) {
        Excerpt now = excerpt.get();
        if (now == null) {
            return;
        }
        if (renewing) {
            renewalWaiting = () -> renew(model, atRest);
            return;
        }
        renewing = true;
        int[] shown = Excerpt.stretch(shownFrom, shownTo, now.length());
        boolean covered = now.covers(shownFrom, shownTo);
        int from = covered ? now.trace().start() : shown[0];
        int end = covered ? now.trace().end() : shown[1];
        int count = openCount.get();
        renewals.ask(wanted -> new Renewed(now.readBy(model, kernels, from, end), count, atRest));
    }

    private void renewed(Renewed renewed) {
        Excerpt old = excerpt.get();
        Excerpt now = renewed.excerpt();
        if (renewed.openCount() == openCount.get() && old.source() == now.source()) {
            traces.cancel();
            if (!old.hasShapeOf(now)) {
                selection.reset(now.model().spec(), now.trace().layout().channels(), selection.unit());
            }
            excerpt.set(now);
            if (old.length() != now.length()) {
                cursor.reset(now.length(), cursor.step());
            }
            if (renewed.atRest() || now.length() <= Excerpt.SPAN) {
                readAhead.start(now.reading());
            } else {
                readAhead.cancel();
            }
        }
        nextRenewal();
    }

    private void renewalFailed(Throwable failure) {
        failed(failure);
        nextRenewal();
    }

    private void nextRenewal() {
        renewing = false;
        Runnable next = renewalWaiting;
        renewalWaiting = null;
        if (next != null) {
            next.run();
        }
    }

    // Writing on

    /** Lets the model write on after the cursor; what it writes is put into the text there. */
    public void writeOn(Continuation how) {
        Excerpt now = excerpt.get();
        int step = cursor.step();
        if (now == null) {
            return;
        }
        busy.set(now.model().card().name() + " is writing");
        continuations.ask(wanted -> {
            Excerpt here = now.trace().contains(step) ? now : now.with(trace(now.reading(), step, step + 1, wanted));
            return new Written(now, step, how.write(kernels, here, step, wanted));
        });
    }

    private void written(Written written) {
        busy.set(null);
        String text = written.from().source().text();
        int at = written.from().tokens().end(written.step());
        edit(written.from().source().edited(text.substring(0, at) + written.text() + text.substring(at)),
                Math.min(written.step() + 1, text.length() + written.text().length() - 1), false);
    }

    /** Gives up what the user waits for. */
    public void cancel() {
        busy.set(null);
        openings.cancel();
        continuations.cancel();
        readAhead.cancel();
    }

    /** Shows a failure in words; for those of work that nobody else waits for. */
    public void failed(Throwable failure) {
        busy.set(null);
        notice.set(Failures.notice(failure));
    }
}
