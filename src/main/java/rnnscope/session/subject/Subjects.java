package rnnscope.session.subject;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import rnnscope.io.numpy.SeriesFile;
import rnnscope.io.opening.ModelOpening.Request;
import rnnscope.language.Words;
import rnnscope.model.Model;
import rnnscope.network.LanguageModel;
import rnnscope.session.Failures;
import rnnscope.session.Notice;
import rnnscope.session.Session;
import rnnscope.session.Subject;
import rnnscope.session.corpus.CorpusLab;
import rnnscope.session.example.ExampleLab;
import rnnscope.session.example.ExampleWatch;
import rnnscope.session.file.SessionFiles;
import rnnscope.session.gradient.question.NamePair;
import rnnscope.session.lesson.LessonFiles;
import rnnscope.session.library.FolderToOpen;
import rnnscope.session.library.Library;
import rnnscope.session.reading.Discovery;
import rnnscope.session.sweep.SweepFiles;
import rnnscope.session.training.TrainingRun;

/**
 * Subjects of all perspectives. What is opened belongs to the perspective it is opened in; the others keep what they
 * had. Step, Gradients and Units share one language model and its text; a run takes the place of these, and of
 * examples, while it is watched. All methods are called in the foreground.
 */
public final class Subjects {
    private static final String VISITS = "visit-lstm";
    private static final String VISITS_TEXT = "names-far";

    private final Session session;
    private final ExampleLab examples;
    private final CorpusLab corpora;
    private final TrainingRun run;
    private final ExampleWatch exampleRun;
    private final StringBinding arriving;
    private final ReadOnlyObjectWrapper<Subject> front = new ReadOnlyObjectWrapper<>(this, "front");
    /** What was opened for a perspective alone. */
    private final Map<Place, Subject> own = new EnumMap<>(Place.class);
    /** The language model of Step, Gradients and Units. */
    private Subject text;
    private Place place = Place.STEP;
    /** The example that was in front when a perspective for texts was come to; null where there was none. */
    private Subject example;
    /** Where we were when what is being opened was asked for; it may arrive when we are elsewhere. */
    private Place asked = Place.STEP;
    /** The last place that has something of its own to show, other than Wiring, which shows the same. */
    private Place before = Place.STEP;
    private Consumer<Place> onGo = there -> {};
    private Consumer<Path> onSession = file -> {};
    private Consumer<Path> onLesson = file -> {};
    private Consumer<Path> onSweep = file -> {};
    /** What Gradients begins with, until something is opened; null where the program did not begin with it. */
    private Subject visits;

    public Subjects(Session session, ExampleLab examples, CorpusLab corpora, TrainingRun run) {
        this.session = session;
        this.examples = examples;
        this.corpora = corpora;
        this.run = run;
        this.exampleRun = new ExampleWatch(examples, corpora, run);
        session.busyProperty().addListener((property, was, is) -> asked = is == null ? asked : place);
        session.openCountProperty().addListener((property, was, is) -> opened(session.subject()));
        examples.openCountProperty().addListener((property, was, is) -> opened(examples.subject()));
        session.subjectProperty().addListener((property, was, is) -> update());
        examples.subjectProperty().addListener((property, was, is) -> update());
        corpora.session().subjectProperty().addListener((property, was, is) -> update());
        corpora.sideProperty().addListener((property, was, is) -> update());
        run.watchedProperty().addListener((property, was, is) -> watched(is));
        arriving = Bindings.createStringBinding(this::arriving, session.comingProperty(), examples.comingProperty(),
                corpora.session().comingProperty());
        text = session.subject();
        update();
    }

    /** What the perspective that shows is about; null until something is open. */
    public ReadOnlyObjectProperty<Subject> frontProperty() {
        return front.getReadOnlyProperty();
    }

    public Subject front() {
        return front.get();
    }

    /** Whether what is in front learned from examples; else it reads a text. */
    public boolean showsExample() {
        return front.get() != null && front.get() == examples.subject();
    }

    /** Whether what is in front is a corpus of examples, gone through like a text. */
    public boolean showsCorpus() {
        return front.get() != null && front.get() == corpora.session().subject();
    }

    /** What goes through the text that is in front, or the one elsewhere; of a corpus of examples a session of its own. */
    public Session reader() {
        return showsCorpus() ? corpora.session() : session;
    }

    /** The language model of Step, Gradients and Units; null until there is one. */
    public Subject text() {
        return text;
    }

    /** Units shows the language model again. */
    public void showTextInUnits() {
        own.put(Place.UNITS, text);
        update();
    }

    /** What has learned from examples and was in front before, where Units could show it over the examples of its task; or null. */
    public Subject exampleForUnits() {
        Subject before = place == Place.UNITS ? example() : null;
        return before != null && !before.isOfRun() && CorpusLab.suits(before.model()) ? before : null;
    }

    /** Units shows what has learned from examples. */
    public void showInUnits(Subject learned) {
        own.put(Place.UNITS, learned);
        update();
    }

    /** The corpora of examples that can be gone through like texts. */
    public CorpusLab corpora() {
        return corpora;
    }

    /** What is read when a perspective shows it first ("Opening english-korean-gru"); null for nothing. */
    public ObservableValue<String> arrivingBinding() {
        return arriving;
    }

    private String arriving() {
        return Stream.of(session.comingProperty().get(), examples.comingProperty().get(),
                        corpora.session().comingProperty().get())
                .filter(coming -> coming != null && !coming.isOfRun()).findFirst()
                .map(coming -> Words.of("session.opening", coming.name())).orElse(null);
    }

    /** Called when something should be seen in another perspective. */
    public void setOnGo(Consumer<Place> action) {
        onGo = action;
    }

    /** A perspective is shown: what it is about comes to the front. */
    public void visit(Place next) {
        if (!next.needsText() || !place.needsText()) {
            example = showsExample() ? front.get() : null;
        }
        place = next;
        if (next != Place.TRAIN && next != Place.WIRING && next != Place.DYNAMICS) {
            before = next;
        }
        update();
    }

    /** What is open in Step and cannot be shown where we are, so that the language model takes its place; or null. */
    public Subject missing() {
        Subject step = wanted(Place.STEP);
        // Of a run over numbers Gradients shows its batches.
        boolean showsBatches = place == Place.GRADIENTS && watches(Place.STEP) && place.shows(run.model().spec().wiring());
        return place.needsText() && step != null && front.get() == text && step != text && !showsBatches ? step : null;
    }

    /**
     * What has learned from examples and was in front before a perspective that reads texts alone took its place; null where
     * a text was.
     */
    public Subject example() {
        return place.needsText() && !showsExample() && !showsCorpus() ? example : null;
    }

    /** What is in front is to be seen in another perspective, where it is then what that is about. */
    public void carry(Place there) {
        if (front.get() != null && wanted(there) != front.get()) {
            own.put(there, front.get());
        }
    }

    // Opening

    /**
     * Opens what the program begins with: a story with the beam inside a quotation, and for Gradients a text that asks
     * for a name that was said long before.
     */
    public void begin() {
        Library.Entry<Model> first = Library.first();
        Library.text(VISITS_TEXT).ifPresent(asks -> Library.model(VISITS).ifPresent(entry ->
                visits = session.subject(VISITS, entry.load(), asks.load(),
                        text -> NamePair.in(text).map(NamePair::saidAt).orElse(0))));
        if (visits != null) {
            own.put(Place.GRADIENTS, visits);
        }
        session.openModel(first.name(), first.load(), Discovery::insideQuotation);
    }

    /** Opens a model of any kind, with a text or an example that suits it. */
    public void openModel(String name, Callable<Model> model) {
        bringText();
        session.openModel(name, model, examples::open);
    }

    /** Called with a session that is to be opened. */
    public void setOnSession(Consumer<Path> action) {
        onSession = action;
    }

    /** Called with a lesson that is to be opened. */
    public void setOnLesson(Consumer<Path> action) {
        onLesson = action;
    }

    /** Called with the results of a sweep that are to be opened. */
    public void setOnSweep(Consumer<Path> action) {
        onSweep = action;
    }

    /** Opens files that may be models or texts, or a session, a lesson, or the results of a sweep. */
    public void openFiles(List<Path> files) {
        openFiles(files, Request.NONE);
    }

    /** @param request what is said of a model of another program */
    public void openFiles(List<Path> given, Request request) {
        List<Path> files = new ArrayList<>();
        try {
            for (Path file : given) {
                files.add(FolderToOpen.of(file));
            }
        } catch (IOException | IllegalArgumentException e) {
            session.noticeProperty().set(Notice.error(Failures.sentence(e)));
            return;
        }
        Optional<Path> lesson = files.stream().filter(LessonFiles::isLesson).findFirst();
        if (lesson.isPresent()) {
            onLesson.accept(lesson.get());
            return;
        }
        Optional<Path> saved = files.stream().filter(SessionFiles::isSession).findFirst();
        if (saved.isPresent()) {
            onSession.accept(saved.get());
            return;
        }
        Optional<Path> sweep = files.stream().filter(SweepFiles::isSweep).findFirst();
        if (sweep.isPresent()) {
            onSweep.accept(sweep.get());
            return;
        }
        Optional<Path> series = files.stream().filter(SeriesFile::isSeries).reduce((first, last) -> last);
        if (series.isPresent() && files.size() == 1 && showsExample() && !examples.answer().opened().spec().readsSymbols()) {
            examples.openWith(examples.answer().opened(), series.get());
            return;
        }
        bringText();
        session.openFiles(files, request, model -> {
            if (series.isPresent() && files.size() > 1 && !model.spec().readsSymbols()) {
                examples.openWith(model, series.get());
            } else {
                examples.open(model);
            }
        });
    }

    /** A text that is opened where an example shows is read by the language model that shows elsewhere. */
    private void bringText() {
        if (text != null && showsExample()) {
            text.show();
        }
    }

    /** Someone has opened something. */
    private void opened(Subject opened) {
        if (!opened.isOfRun()) {
            if (opened == session.subject()) {
                takeText(opened);
            } else {
                takeExample(opened);
            }
            run.watchedProperty().set(false);
        }
        update();
    }

    private void takeText(Subject opened) {
        if (asked == Place.WIRING) {
            own.put(Place.WIRING, opened);
            text = text == null ? opened : text;
            return;
        }
        boolean isFirst = text == null;
        own.values().remove(text);
        text = opened;
        example = null;
        own.remove(Place.WIRING);
        own.remove(Place.DYNAMICS);
        if (!isFirst) {
            own.remove(Place.GRADIENTS, visits);
        }
        own.remove(asked.needsText() ? asked : Place.STEP);
        if (asked == Place.UNITS && wanted(Place.UNITS) != opened) {
            own.put(Place.UNITS, opened);
        }
        if (asked == Place.ATTENTION) {
            goFromWhereItWasAsked(Place.STEP);
        }
    }

    private void takeExample(Subject opened) {
        if (asked == Place.WIRING || asked == Place.DYNAMICS) {
            own.put(asked, opened);
            return;
        }
        Place first = Place.first(opened.wiring());
        own.remove(Place.WIRING);
        own.remove(Place.DYNAMICS);
        own.put(first, opened);
        if (asked.shows(opened.wiring()) && !Place.readsText(opened.wiring())) {
            own.put(asked, opened);
        }
        if (asked == Place.UNITS && CorpusLab.suits(opened.model())) {
            own.put(Place.UNITS, opened);
        } else {
            goFromWhereItWasAsked(first);
        }
    }

    private void goFromWhereItWasAsked(Place there) {
        if (asked == place) {
            onGo.accept(there);
        }
    }

    // A run

    /** The run as a subject; null where there is none, or it only shows its gradients. */
    private Subject ofRun() {
        Subject reads = run.subject();
        return reads != null ? reads : exampleRun.subject();
    }

    /** Whether the run can be watched where we are, or somewhere. */
    private void watched(boolean isWatched) {
        if (isWatched && place != Place.TRAIN) {
            Place there = ofRun() == null ? Place.GRADIENTS : Place.first(run.model().spec().wiring());
            if (ofRun() == null ? place != there : !place.shows(run.model().spec().wiring())) {
                onGo.accept(there);
            }
        }
        update();
    }

    // Which

    private void update() {
        Subject wanted = wanted(place);
        if (wanted == null) {
            front.set(null);
            return;
        }
        wanted.show();
        if (wanted.isShown()) {
            front.set(wanted);
        }
    }

    private Subject wanted(Place there) {
        if (watches(there)) {
            return (there == Place.DYNAMICS || there == Place.UNITS) && run.subject() == null ? corpora.ofRun(exampleRun.subject(), run.model()) : ofRun();
        }
        Subject kept = kept(there);
        return there == Place.UNITS && kept != text && CorpusLab.suits(kept.model()) ? corpora.of(kept)
                : there == Place.DYNAMICS ? moving(kept) : kept;
    }

    /**
     * What moves of a subject: of what learned from examples those of its task, or the one that it reads now. Where nothing
     * does, the language model of the other perspectives.
     */
    private Subject moving(Subject kept) {
        if (kept == null || kept.model() == null || LanguageModel.readsText(kept.model().spec())) {
            return kept;
        }
        if (kept.model().spec().isTransformer()) {
            return text;
        }
        return CorpusLab.suits(kept.model()) || kept != examples.subject() ? corpora.of(kept)
                : corpora.of(kept, examples.answer().completed());
    }

    /** Whether the run is watched where it can be seen. */
    private boolean watches(Place there) {
        return run.watchedProperty().get() && ofRun() != null && there.shows(run.model().spec().wiring())
                && (there != Place.DYNAMICS || !run.model().spec().isTransformer())
                && (there != Place.GRADIENTS || run.subject() != null);
    }

    /** What a perspective is about; Units shows the corpus of what learned from examples in place of an example. */
    private Subject kept(Place there) {
        Subject its = own.get(there);
        return switch (there) {
            case STEP, GRADIENTS -> its == null ? text : its;
            case UNITS -> its != null ? its : own.get(Place.STEP) != null && CorpusLab.suits(own.get(Place.STEP).model())
                    ? own.get(Place.STEP) : text;
            case TRAIN, WIRING, DYNAMICS -> its != null ? its : watches(before) ? ofRun() : kept(before);
            case ATTENTION -> its == null ? attended() : its;
        };
    }

    /** What Attention is about where nothing was opened in it: what Step has learned from examples, else the first model. */
    private Subject attended() {
        Subject step = own.get(Place.STEP);
        return step != null || Library.examples().isEmpty() ? step : own.computeIfAbsent(Place.ATTENTION,
                there -> {
                    Library.Entry<Model> first = Library.examples().get(0);
                    return examples.subject(first.name(), first.load());
                });
    }
}
