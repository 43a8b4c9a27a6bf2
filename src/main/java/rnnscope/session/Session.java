package rnnscope.session;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import rnnscope.io.numpy.SeriesFile;
import rnnscope.io.opening.ModelOpening.Request;
import rnnscope.language.Words;
import rnnscope.math.Kernels;
import rnnscope.model.Model;
import rnnscope.model.ModelEdits;
import rnnscope.network.LanguageModel;
import rnnscope.network.Reading;
import rnnscope.session.library.FilesToOpen;
import rnnscope.session.library.Library;
import rnnscope.session.reading.Continuation;
import rnnscope.session.reading.Excerpt;
import rnnscope.session.reading.OpenText;
import rnnscope.session.reading.Opening;
import rnnscope.session.reading.ReadAhead;
import rnnscope.session.reading.SourceText;
import rnnscope.session.reading.TextDesk;
import rnnscope.tape.Channel;
import rnnscope.text.ReadText;
import rnnscope.text.TextFile;
import rnnscope.text.TokenSequence;

/**
 * Session of a window, all that it knows: a model that reads a text, the stretch of it that shows, where the cursor is
 * and what is looked at. That is the {@linkplain Subject subject} in front of its {@linkplain Desk desk}; others are as
 * they were left. Work is done in the background and appears here in one assignment; a failure appears as a
 * {@linkplain #noticeProperty notice} and loses nothing. All methods are called in the foreground.
 */
public final class Session {
    private final Kernels kernels;
    private final ReadOnlyStringWrapper busy = new ReadOnlyStringWrapper(this, "busy");
    private final ObjectProperty<Notice> notice = new SimpleObjectProperty<>(this, "notice");
    private final FilesToOpen files = new FilesToOpen();
    private final TextDesk texts;
    private final Desk<?, ?> desk;
    private final OpenText text;
    private final Cursor cursor;
    private Runnable givesUp = () -> {};

    /**
     * @param background where models are run and files are read; runs several tasks at a time
     * @param foreground where properties change, one task after another
     */
    public Session(Kernels kernels, Executor background, Executor foreground) {
        this.kernels = kernels;
        this.texts = new TextDesk(kernels, background, foreground, busy, notice, files, this::failed);
        this.desk = texts.desk();
        this.text = texts.text();
        this.cursor = desk.cursor();
    }

    /** What shows; null until something is open. */
    public ReadOnlyObjectProperty<Excerpt> excerptProperty() {
        return text.excerptProperty();
    }

    public Excerpt excerpt() {
        return text.excerpt();
    }

    /** What is in front; null until something is open. Listeners are called after those of all else that shows of it. */
    public ReadOnlyObjectProperty<Subject> subjectProperty() {
        return desk.subjectProperty();
    }

    /** What is in front; null until something is open. */
    public Subject subject() {
        return desk.front();
    }

    /** Counts how often a model or a text was opened; {@link #renew} does not count. */
    public ReadOnlyIntegerProperty openCountProperty() {
        return desk.openCountProperty();
    }

    /** What was not shown before and is being read; null for nothing. */
    public ReadOnlyObjectProperty<Subject> comingProperty() {
        return desk.comingProperty();
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
        return text.selection();
    }

    public Player player() {
        return desk.player();
    }

    public ReadAhead readAhead() {
        return text.readAhead();
    }

    /** The layer's channels of the model that is open. */
    public List<Channel> channels() {
        return text.channels();
    }

    // Opening

    /**
     * Opens a model with the text that its card names. A text that the user chose stays, where there is one.
     *
     * @param name  what the window calls it while waiting
     * @param model read in the background
     */
    public void openModel(String name, Callable<Model> model) {
        openModel(name, model, LanguageModel::requireText);
    }

    /** The same of any model; one that reads no text symbol by symbol is given to {@code example}. */
    public void openModel(String name, Callable<Model> model, Consumer<Model> example) {
        Excerpt now = text.excerpt();
        int step = cursor.step();
        texts.open(name, model, example, read -> {
            boolean keeps = now != null && !Library.isShipped(now.source());
            SourceText companion = keeps ? null : Library.companion(read.card());
            return companion == null && now != null ? new Opening(read, now.source(), step)
                    : new Opening(read, companion == null ? Library.anyText() : companion, 0);
        });
    }

    /**
     * Opens a model with the text that its card names.
     *
     * @param place index in the text of what is looked at first
     */
    public void openModel(String name, Callable<Model> model, ToIntFunction<String> place) {
        texts.open(name, model, LanguageModel::requireText, read -> {
            SourceText companion = Library.companion(read.card());
            return at(read, companion == null ? Library.anyText() : companion, place);
        });
    }

    private static Opening at(Model model, SourceText source, ToIntFunction<String> place) {
        TokenSequence tokens = ReadText.of(model.tokenizer(), source.raw()).tokens();
        return new Opening(model, source, tokens.length() == 0 ? 0 : tokens.stepAt(place.applyAsInt(tokens.text())));
    }

    /** Opens a model with a text. */
    public void openModel(String name, Callable<Model> model, SourceText source) {
        texts.open(name, model, LanguageModel::requireText, read -> new Opening(read, source, 0));
    }

    /**
     * Opens a model of any kind with a text, at a place of it.
     *
     * @param example takes a model that reads no text symbol by symbol
     * @param source  null for the text that its card names
     */
    public void openModel(String name, Callable<Model> model, Consumer<Model> example, Callable<SourceText> source, int step) {
        texts.open(name, model, example, read -> {
            SourceText companion = source != null ? source.call() : Library.companion(read.card());
            return new Opening(read, companion == null ? Library.anyText() : companion, step);
        });
    }

    /** Files that models and texts are read from. */
    public FilesToOpen files() {
        return files;
    }

    /** Opens another text with the model that is open. */
    public void openText(String name, Callable<SourceText> source) {
        if (text.excerpt() == null) {
            texts.open(name, Library.first().load(), LanguageModel::requireText, read -> new Opening(read, source.call(), 0));
            return;
        }
        texts.openText(name, source);
    }

    /** Opens files that may be texts or models that read them: the first of each, a model together with a text. */
    public void openFiles(List<Path> wanted) {
        openFiles(wanted, Request.NONE, LanguageModel::requireText);
    }

    /**
     * The same of any models; one that reads no text symbol by symbol is given to {@code example}.
     *
     * @param request what is said of a model of another program
     */
    public void openFiles(List<Path> wanted, Request request, Consumer<Model> example) {
        // An archive of arrays beside a model is a series for it.
        Path model = wanted.stream().filter(FilesToOpen::isModel).min(Comparator.comparing(SeriesFile::isSeries)).orElse(null);
        Path source = wanted.stream().filter(file -> !FilesToOpen.isModel(file)).findFirst().orElse(null);
        Callable<Model> noted = files.name(model, source, request);
        if (model != null && source != null) {
            texts.open(Words.of("session.opening.both", FilesToOpen.nameOf(model), FilesToOpen.nameOf(source)), noted, example,
                    read -> new Opening(read, read(source), 0));
        } else if (model != null) {
            openModel(FilesToOpen.nameOf(model), noted, example);
        } else if (source != null) {
            openText(FilesToOpen.nameOf(source), () -> read(source));
        }
    }

    private static SourceText read(Path source) throws IOException {
        return new SourceText(FilesToOpen.nameOf(source), TextFile.read(source));
    }

    /**
     * Replaces the text by an edited one.
     *
     * @param step  where the cursor goes
     * @param amend whether it belongs to the edit before, so that both are taken back together
     */
    public void edit(SourceText source, int step, boolean amend) {
        texts.edit(source, step, amend);
    }

    /** Takes the last edit back, of the text or of the model. */
    public void undo() {
        texts.undo();
    }

    /** What {@link #undo} would take back; empty where there is nothing. */
    public Optional<LastEdit> lastEdit() {
        return text.lastEdit();
    }

    public void redo() {
        texts.redo();
    }

    // Subjects

    /**
     * A model in training that reads the text in front, from where the cursor is; where that means nothing to it, a text
     * of its own. It is read when it is shown first.
     */
    public Subject ofRun(Model model, SourceText own) {
        Excerpt now = text.excerpt();
        int step = cursor.step();
        return texts.subject("", true, () -> {
            TokenSequence tokens = now == null ? null : ReadText.of(model.tokenizer(), now.source().raw()).tokens();
            boolean reads = tokens != null && tokens.unknown() * 5L <= tokens.length();
            return reads ? new Opening(model, now.source(), step) : new Opening(model, own, 0);
        });
    }

    /**
     * A model with a text, a place of which is looked at first. It is read when it is shown first.
     *
     * @param name  the model's
     * @param place index in the text
     */
    public Subject subject(String name, Callable<Model> model, Callable<SourceText> source, ToIntFunction<String> place) {
        return texts.subject(name, false, () -> at(model.call(), source.call(), place));
    }

    /**
     * A model with what it reads. It is read when it is shown first.
     *
     * @param name  what that is called
     * @param ofRun whether a run trains the model
     */
    public Subject subject(String name, boolean ofRun, Callable<Reading> reading) {
        return texts.subjectOfReading(name, ofRun, reading);
    }

    // The stretch that shows

    /** The steps {@code from} … {@code to − 1} are in sight: their trace is wanted, and a little on either side. */
    public void show(int from, int to) {
        text.show(from, to);
    }

    // A model that changes

    /**
     * The model that reads the open text has changed, as one in training does: text, cursor and selection stay, and so
     * do edits where the new one has the same shape.
     *
     * @param atRest whether it will not change again soon, so that the rest of a long text is worth reading
     */
    public void renew(Model model, boolean atRest) {
        text.renew(model, atRest);
    }

    /** Whether the model will change again at once, as one in training does. */
    public boolean isChanging() {
        return text.isChanging();
    }

    /** The model as it was opened, or as training has it now; never edited. Null until something is open. */
    public Model openedModel() {
        return text.model();
    }

    /** What is changed of the model; the excerpt follows in a moment. */
    public ReadOnlyObjectProperty<ModelEdits> editsProperty() {
        return text.editsProperty();
    }

    public ModelEdits edits() {
        return text.editsProperty().get();
    }

    /**
     * Changes the model, or takes changes of it back.
     *
     * @param amend whether it belongs to the edit before, so that both are taken back together
     */
    public void editModel(ModelEdits next, boolean amend) {
        text.editModel(next, amend);
    }

    /** Gives back the model as it was opened. */
    public void restore() {
        editModel(ModelEdits.NONE, false);
    }

    // Writing on

    /** Lets the model write on after the cursor; what it writes is put into the text there. */
    public void writeOn(Continuation how) {
        if (text.excerpt() != null) {
            texts.writeOn(how);
        }
    }

    /**
     * The user waits for something that is done elsewhere.
     *
     * @param words  what; null when it is over
     * @param giveUp called when the user does not wait any longer
     */
    public void await(String words, Runnable giveUp) {
        busy.set(words);
        givesUp = giveUp;
    }

    /** Gives up what the user waits for. */
    public void cancel() {
        busy.set(null);
        givesUp.run();
        givesUp = () -> {};
        texts.cancel();
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
