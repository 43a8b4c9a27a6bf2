package rnnscope.session;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import java.util.function.Consumer;
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
import rnnscope.model.ModelEdits;
import rnnscope.network.LanguageModel;
import rnnscope.tape.Channel;
import rnnscope.text.PlainLine;
import rnnscope.text.ReadText;
import rnnscope.text.TextFile;
import rnnscope.text.TokenSequence;

/**
 * What the window knows: a model that reads a text, the stretch of it that shows, where the cursor is and what is
 * looked at. Work is done in the background and appears here in one assignment; a failure appears as a
 * {@linkplain #noticeProperty notice} and loses nothing. All methods are called in the foreground.
 */
public final class Session {
    private final Kernels kernels;
    private final ReadOnlyObjectWrapper<Excerpt> excerpt = new ReadOnlyObjectWrapper<>(this, "excerpt");
    private final ReadOnlyIntegerWrapper openCount = new ReadOnlyIntegerWrapper(this, "openCount");
    private final ReadOnlyStringWrapper busy = new ReadOnlyStringWrapper(this, "busy");
    private final ObjectProperty<Notice> notice = new SimpleObjectProperty<>(this, "notice");
    private final Cursor cursor = new Cursor();
    private final Selection selection = new Selection();
    private final Player player = new Player(cursor);
    private final Edits edits = new Edits();
    private final ReadAhead readAhead;
    private final Readings readings;
    private final Sight sight;
    private final Renewals<Excerpt> renewals;
    private final LatestTask<Runnable> openings;
    private final LatestTask<Written> continuations;
    private Model opened;
    /** Who takes models that read no text symbol by symbol. */
    private Consumer<Model> onExample;
    /** Whether the model will not change again soon. */
    private boolean restful = true;
    private int countAtRenewal;

    private record Written(Excerpt from, int step, String text) {}

    /**
     * @param background where models are run and files are read; runs several tasks at a time
     * @param foreground where properties change, one task after another
     */
    public Session(Kernels kernels, Executor background, Executor foreground) {
        this.kernels = kernels;
        this.readings = new Readings(kernels);
        this.readAhead = new ReadAhead(background, foreground, readings::isUrgent, this::failed);
        readings.setOnRead(readAhead::publish);
        this.sight = new Sight(excerpt, cursor, readings, background, foreground, this::failed);
        this.renewals = new Renewals<>(background, foreground, this::renewal, this::renewed, this::failed);
        this.openings = new LatestTask<>(background, foreground, Runnable::run, this::failed);
        this.continuations = new LatestTask<>(background, foreground, this::written, this::failed);
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
    public void openModel(String name, Callable<Model> model, SourceText source) {
        open(name, () -> new Opening(model.call(), source, 0));
    }

    /** Opens another text with the model that is open. */
    public void openText(String name, Callable<SourceText> text) {
        Excerpt now = excerpt.get();
        if (now == null) {
            openModel(name, () -> Library.first().load().call());
            return;
        }
        Model model = opened;
        ModelEdits changes = edits.model();
        open(name, () -> new Opening(model, changes, text.call(), 0, null));
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
            edits.edited(now.source(), cursor.step());
        }
        replace(source, step);
    }

    /** Takes the last edit back, of the text or of the model. */
    public void undo() {
        travel(edits::undo);
    }

    public void redo() {
        travel(edits::redo);
    }

    private void travel(BiFunction<SourceText, Integer, Optional<Edits.Place>> move) {
        Excerpt now = excerpt.get();
        if (now != null) {
            move.apply(now.source(), cursor.step()).ifPresent(there -> {
                if (there.source().equals(now.source())) {
                    renewals.ask();
                } else {
                    replace(there.source(), there.step());
                }
            });
        }
    }

    private void replace(SourceText source, int step) {
        Model model = opened;
        ModelEdits changes = edits.model();
        Excerpt now = excerpt.get();
        open(null, () -> new Opening(model, changes, source, step, now));
    }

    private void open(String name, Callable<Opening> what) {
        busy.set(name == null ? null : "Opening " + PlainLine.of(name, 120));
        continuations.cancel();
        Consumer<Model> taker = onExample;
        openings.ask(wanted -> {
            Opening opening = what.call();
            if (taker != null && !LanguageModel.isLanguageModel(opening.model().spec())) {
                return () -> hand(opening.model(), taker);
            }
            Opening.Done done = opening.read(readings, wanted);
            return () -> opened(done);
        });
    }

    /** Models of other wirings, which read no text symbol by symbol, go to {@code taker} when they are opened. */
    public void setOnExample(Consumer<Model> taker) {
        onExample = taker;
    }

    private void hand(Model model, Consumer<Model> taker) {
        busy.set(null);
        notice.set(null);
        player.pause();
        taker.accept(model);
    }

    private void opened(Opening.Done done) {
        Excerpt old = excerpt.get();
        Excerpt now = done.excerpt();
        busy.set(null);
        notice.set(done.remark().orElse(null));
        boolean sameModel = opened == done.opening().model();
        if (old == null || !old.source().name().equals(now.source().name())) {
            player.pause();
        }
        if (!sameModel) {
            selection.reset(now.model().spec(), now.trace().layout().channels(), done.unit());
            opened = done.opening().model();
            edits.forgetModel();
        }
        selection.rangeProperty().set(null);
        restful = true;
        sight.put(now);
        cursor.reset(now.length(), done.step());
        readAhead.start(now.reading());
        openCount.set(openCount.get() + 1);
        if (!edits.model().equals(done.opening().edits())) {
            renewals.ask();
        }
    }

    // The stretch that shows

    /** The steps {@code from} … {@code to − 1} are in sight: their trace is wanted, and a little on either side. */
    public void show(int from, int to) {
        sight.show(from, to);
    }

    // A model that changes

    /**
     * The model that reads the open text has changed, as one in training does: text, cursor and selection stay, and so
     * do edits where the new one has the same shape.
     *
     * @param atRest whether it will not change again soon, so that the rest of a long text is worth reading
     */
    public void renew(Model model, boolean atRest) {
        if (excerpt.get() == null) {
            return;
        }
        if (!model.spec().equals(opened.spec())) {
            edits.forgetModel();
        }
        opened = model;
        restful = atRest;
        renewals.ask();
    }

    /** Whether the model will change again at once, as one in training does. */
    public boolean isChanging() {
        return !restful;
    }

    /** The model as it was opened, or as training has it now; never edited. Null until something is open. */
    public Model openedModel() {
        return opened;
    }

    /** What is changed of the model; the excerpt follows in a moment. */
    public ReadOnlyObjectProperty<ModelEdits> editsProperty() {
        return edits.modelProperty();
    }

    public ModelEdits edits() {
        return edits.model();
    }

    /**
     * Changes the model, or takes changes of it back.
     *
     * @param amend whether it belongs to the edit before, so that both are taken back together
     */
    public void editModel(ModelEdits next, boolean amend) {
        Excerpt now = excerpt.get();
        if (now == null || next.equals(edits.model())) {
            return;
        }
        if (!amend) {
            edits.edited(now.source(), cursor.step());
        }
        edits.setModel(next);
        renewals.ask();
    }

    /** Gives back the model as it was opened. */
    public void restore() {
        editModel(ModelEdits.NONE, false);
    }

    private LatestTask.Work<Excerpt> renewal() {
        Excerpt now = excerpt.get();
        Model model = opened;
        ModelEdits changes = edits.model();
        countAtRenewal = openCount.get();
        if (model == now.original().model()) {
            return wanted -> readings.edit(now, changes);
        }
        int[] stretch = sight.stretch(!restful);
        return wanted -> {
            ReadText text = model.tokenizer() == now.model().tokenizer() ? null
                    : ReadText.of(model.tokenizer(), now.source().raw());
            TokenSequence tokens = text == null ? now.tokens() : text.tokens();
            SourceText source = text == null ? now.source() : now.source().as(text);
            int from = Math.min(stretch[0], Math.max(0, tokens.length() - 1));
            int end = Math.max(from + 1, Math.min(stretch[1], tokens.length()));
            return readings.excerpt(source, readings.begin(model, tokens, null), changes, from, end, null,
                    wanted);
        };
    }

    private void renewed(Excerpt now) {
        Excerpt old = excerpt.get();
        if (countAtRenewal != openCount.get()) {
            return;
        }
        if (!now.model().spec().hasUnitsOf(old.model().spec())) {
            selection.reset(now.model().spec(), now.trace().layout().channels(), selection.unit());
        }
        sight.put(now);
        if (old.length() != now.length()) {
            cursor.reset(now.length(), cursor.step());
        }
        sight.resume();
        if (restful) {
            readAhead.start(now.reading());
        } else {
            readAhead.startNowAndThen(now.reading());
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
            Excerpt here = now.trace().contains(step) ? now : readings.stretch(now, step, step + 1, wanted);
            return new Written(now, step, how.write(kernels, here.model(), here.trace(), step, wanted));
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

    /** Shows in words what the user asked for and cannot have. */
    public void warn(String fault) {
        String sentence = Character.toUpperCase(fault.charAt(0)) + fault.substring(1);
        notice.set(Notice.warning(sentence.endsWith(".") ? sentence : sentence + "."));
    }

    /** Shows a failure in words; for those of work that nobody else waits for. */
    public void failed(Throwable failure) {
        busy.set(null);
        notice.set(Failures.notice(failure));
    }
}
