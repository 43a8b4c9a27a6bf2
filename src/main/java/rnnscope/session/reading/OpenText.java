package rnnscope.session.reading;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import rnnscope.math.Kernels;
import rnnscope.model.Model;
import rnnscope.model.ModelEdits;
import rnnscope.network.Reading;
import rnnscope.session.Cursor;
import rnnscope.session.LastEdit;
import rnnscope.session.Selection;
import rnnscope.session.background.CoalescingRefresh;
import rnnscope.session.background.LatestTask;
import rnnscope.tape.Channel;
import rnnscope.text.ReadText;
import rnnscope.text.TokenSequence;
import rnnscope.train.live.Pace;

/**
 * Open text of a session: the model that reads it, as it was opened or as training has it now, what is edited of both,
 * and the stretch that shows. All methods are called in the foreground.
 */
public final class OpenText {
    private final Cursor cursor;
    /** Reading a text up to the beam again, for a model in training, takes no more than a quarter of a processor. */
    private static final int PATIENCE = 3;

    private final Selection selection = new Selection();
    private final Edits edits = new Edits();
    private final ReadOnlyObjectWrapper<Excerpt> excerpt = new ReadOnlyObjectWrapper<>(this, "excerpt");
    private final Readings readings;
    private final ReadAhead readAhead;
    private final ExcerptTracer tracer;
    private final CoalescingRefresh<Excerpt> refresh;
    private Model model;
    /** Whether the model will not change again soon. */
    private boolean restful = true;
    /** Texts that have begun, and how many there had been when the refresh under way began. */
    private int begun;
    private int begunAtRefresh;

    /**
     * How it was left.
     *
     * @param restful     whether the model will not change again soon
     * @param isRefreshed whether the excerpt is about to be replaced, as the model has changed
     */
    record Left(Model model, boolean restful, Excerpt excerpt, int step, Selection.State selection, Edits.State edits,
            boolean isRefreshed) {}

    OpenText(Kernels kernels, Cursor cursor, Executor background, Executor foreground, Consumer<Throwable> failed) {
        this.cursor = cursor;
        this.readings = new Readings(kernels);
        this.readAhead = new ReadAhead(background, foreground, readings::isUrgent, failed);
        readings.setOnRead(readAhead::publish);
        this.tracer = new ExcerptTracer(excerpt, cursor, readings, background, foreground, failed);
        this.refresh = new CoalescingRefresh<>(background, foreground, this::next, this::refreshed, failed,
                Pace.ofEach(0, PATIENCE), () -> !restful);
    }

    /** What shows; null until something is open. */
    public ReadOnlyObjectProperty<Excerpt> excerptProperty() {
        return excerpt.getReadOnlyProperty();
    }

    public Excerpt excerpt() {
        return excerpt.get();
    }

    public Selection selection() {
        return selection;
    }

    public ReadAhead readAhead() {
        return readAhead;
    }

    /** Never edited; null until something is open. */
    public Model model() {
        return model;
    }

    public boolean isChanging() {
        return !restful;
    }

    /** What is changed of the model; the excerpt follows in a moment. */
    public ReadOnlyObjectProperty<ModelEdits> editsProperty() {
        return edits.modelProperty();
    }

    /** Channels of the layer that is chosen. */
    public List<Channel> channels() {
        return excerpt.get() == null ? List.of() : excerpt.get().trace().layout().channels(selection.layer());
    }

    /** The steps {@code from} … {@code to − 1} are in sight: their trace is wanted, and a little on either side. */
    public void show(int from, int to) {
        tracer.show(from, to);
    }

    /** An excerpt of the same reading that holds a step. Works in the background. */
    Excerpt holding(Excerpt now, int step, BooleanSupplier wanted) {
        return now.trace().contains(step) ? now : readings.stretch(now, step, step + 1, wanted);
    }

    // Another text

    /** Reads what is to be opened. Works in the background. */
    Opening.Done read(Opening opening, BooleanSupplier wanted) throws EmptyTextException {
        return opening.read(readings, wanted);
    }

    /** Reads the beginning of what is to be shown. Works in the background. */
    Opening.Done read(Reading reading, String name, BooleanSupplier wanted) {
        return Opening.read(reading, name, readings, wanted);
    }

    /** Another text for the model and its edits. */
    Opening opening(SourceText source, int step, Excerpt old) {
        return new Opening(model, edits.model(), source, step, old);
    }

    /**
     * Shows what has been read.
     *
     * @param otherModel whether its model is another than the one that is open
     */
    void begin(Opening.Done done, boolean otherModel) {
        Excerpt now = done.excerpt();
        begun++;
        if (otherModel) {
            selection.reset(now.trace().layout(), done.unit());
            model = done.opening().model();
            edits.forgetModel();
        }
        selection.rangeProperty().set(null);
        restful = true;
        tracer.put(now);
        cursor.reset(now.length(), done.step());
        readAhead.start(now.reading());
        // A model in training may have gone on while its text was read.
        if (model != done.opening().model() || !edits.model().equals(done.opening().edits())) {
            refresh.ask();
        }
    }

    /** Nothing was ever edited. */
    void forgetEdits() {
        edits.restore(Edits.State.NONE);
    }

    /** Lets go of it; returns what {@link #restore(Left)} needs. */
    Left leave() {
        Left left = new Left(model, restful, excerpt.get(), cursor.step(), selection.state(), edits.state(),
                refresh.isRunning());
        refresh.cancel();
        return left;
    }

    /** Shows it as it was left. */
    void restore(Left left) {
        model = left.model;
        restful = left.restful;
        edits.restore(left.edits);
        selection.restore(left.selection);
        tracer.put(left.excerpt);
        cursor.reset(left.excerpt.length(), left.step);
        tracer.resume();
        readAhead.start(left.excerpt.reading());
    }

    // Edits

    /** An edit of the text begins: what there is can be gone back to. */
    void edited() {
        edits.edited(excerpt.get().source(), cursor.step());
    }

    /** Goes back to before the last edit; returns the text to be read for that, where it is another. */
    Optional<Opening> undo() {
        return travel(edits::undo);
    }

    /** What undo would take back. */
    public Optional<LastEdit> lastEdit() {
        return excerpt.get() == null ? Optional.empty() : edits.last(excerpt.get().source());
    }

    Optional<Opening> redo() {
        return travel(edits::redo);
    }

    private Optional<Opening> travel(BiFunction<SourceText, Integer, Optional<Edits.Place>> move) {
        Excerpt now = excerpt.get();
        Optional<Edits.Place> there = now == null ? Optional.empty() : move.apply(now.source(), cursor.step());
        if (there.isPresent() && there.get().source().equals(now.source())) {
            refresh.ask();
            return Optional.empty();
        }
        return there.map(place -> opening(place.source(), place.step(), now));
    }

    /** Changes the model, or takes changes of it back. */
    public void editModel(ModelEdits next, boolean amend) {
        if (excerpt.get() == null || next.equals(edits.model())) {
            return;
        }
        if (!amend) {
            edited();
        }
        edits.setModel(next);
        refresh.ask();
    }

    // A model that changes

    /** The model has changed, as one in training does. */
    public void renew(Model next, boolean atRest) {
        if (excerpt.get() == null) {
            return;
        }
        if (!next.spec().equals(model.spec())) {
            edits.forgetModel();
        }
        model = next;
        restful = atRest;
        refresh.ask();
    }

    /** The excerpt is to be made anew. */
    void refresh() {
        refresh.ask();
    }

    private LatestTask.Work<Excerpt> next() {
        Excerpt now = excerpt.get();
        Model reader = model;
        ModelEdits changes = edits.model();
        begunAtRefresh = begun;
        if (reader == now.original().model()) {
            return wanted -> readings.edit(now, changes);
        }
        int[] stretch = tracer.stretch(!restful);
        return wanted -> {
            ReadText text = reader.tokenizer() == now.model().tokenizer() ? null
                    : ReadText.of(reader.tokenizer(), now.source().raw());
            TokenSequence tokens = text == null ? now.tokens() : text.tokens();
            SourceText source = text == null ? now.source() : now.source().as(text);
            int from = Math.min(stretch[0], Math.max(0, tokens.length() - 1));
            int end = Math.max(from + 1, Math.min(stretch[1], tokens.length()));
            Reading reading = text == null ? now.original().by(reader) : readings.begin(reader, tokens, null);
            return readings.excerpt(source, reading, changes, from, end, null, wanted);
        };
    }

    private void refreshed(Excerpt now) {
        Excerpt old = excerpt.get();
        if (begunAtRefresh != begun) {
            return;
        }
        if (!now.model().spec().hasUnitsOf(old.model().spec())) {
            selection.reset(now.trace().layout(), selection.unit());
        }
        tracer.put(now);
        if (old.length() != now.length()) {
            cursor.reset(now.length(), cursor.step());
        }
        tracer.resume();
        if (restful) {
            readAhead.start(now.reading());
        } else {
            readAhead.startNowAndThen(now.reading());
        }
    }
}
