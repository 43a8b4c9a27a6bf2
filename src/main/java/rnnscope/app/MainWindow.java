package rnnscope.app;

import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import javafx.beans.property.BooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import rnnscope.app.present.Presenter;
import rnnscope.control.FigureContext;
import rnnscope.control.Visibility;
import rnnscope.language.Words;
import rnnscope.model.Model;
import rnnscope.session.Notice;
import rnnscope.session.Session;
import rnnscope.session.Subject;
import rnnscope.session.comparison.ComparisonLab;
import rnnscope.session.comparison.Partner;
import rnnscope.session.corpus.CorpusLab;
import rnnscope.session.example.ExampleLab;
import rnnscope.session.file.ComparisonStanding;
import rnnscope.session.file.RunStanding;
import rnnscope.session.file.SessionFile;
import rnnscope.session.file.Standing;
import rnnscope.session.library.Library;
import rnnscope.session.library.Library.Entry;
import rnnscope.session.subject.Place;
import rnnscope.session.subject.Subjects;
import rnnscope.session.training.TrainingRun;
import rnnscope.session.unit.NamedUnits;
import rnnscope.session.unit.UnitLab;
import rnnscope.view.EmptyPane.Offer;
import rnnscope.view.Perspective;
import rnnscope.view.PerspectiveView;
import rnnscope.view.ViewContext;
import rnnscope.view.Views;
import rnnscope.view.chooser.TextEditor;
import rnnscope.view.comparison.CompareChooser;
import rnnscope.view.export.TakeOut;
import rnnscope.view.sweep.SweepCard;
import rnnscope.view.lesson.LessonList;
import rnnscope.view.train.UnfinishedBar;

/** Main window: header, editor, the perspective that is shown, and messages over it. */
final class MainWindow implements Actions {
    private static final double LEAST_WIDTH = 1024;
    private static final double LEAST_HEIGHT = 640;

    private final Stage stage;
    private final Session session;
    private final Subjects subjects;
    private final Settings settings;
    private final FigureContext figures;
    private final Header header;
    private final TextEditor editor;
    private final StackPane root = new StackPane();
    private final Scene scene = new Scene(root);
    private final LetterSize letters;
    private final Undo undo;
    private final Workspace workspace;
    private final WindowMessages messages;
    private final TakeOut takeOut;
    private final SessionDocument sessions;
    private final WindowFiles files;
    private final RunStanding runs;
    private final ComparisonStanding compared;
    private final WindowLesson lesson;
    private final HeaderUpdates headerUpdates;
    private final WindowHelp help;
    private final List<Perspective> perspectives;
    private final ViewContext context;
    private final ShownPerspective shown;
    /** Held weakly by the stage, which may be given another window. */
    private final InvalidationListener placed;
    private final WindowCards cards = new WindowCards();
    private final Presenter presenter;

    /**
     * @param background where what is shown is worked out
     * @param painter    where figures are painted
     */
    MainWindow(Stage stage, Session session, TrainingRun training, ExampleLab examples, Settings settings,
            Executor background, Executor painter) {
        this(stage, session, training, examples, settings, Views.all(), background, painter);
    }

    /**
     * The same with other perspectives.
     *
     * @param perspectives in the order of their tabs
     */
    MainWindow(Stage stage, Session session, TrainingRun training, ExampleLab examples, Settings settings,
            List<Perspective> perspectives, Executor background, Executor painter) {
        this.perspectives = perspectives;
        this.stage = stage;
        this.session = session;
        this.settings = settings;
        this.figures = new FigureContext(painter);
        CorpusLab corpora = new CorpusLab(session, background, Platform::runLater);
        this.subjects = new Subjects(session, examples, corpora, training);
        UnitLab units = new UnitLab(session, background, Platform::runLater);
        WatchedExecutor watched = new WatchedExecutor(background);
        ComparisonLab comparison = new ComparisonLab(session, watched, Platform::runLater);
        this.context = new ViewContext(session, training, examples, subjects, units, new NamedUnits(session, units),
                comparison, figures, this::showPerspective, watched, settings.motionProperty());
        undo = new Undo(context, this::view);
        header = new Header(context, settings, this, perspectives, this::lessonList);
        headerUpdates = new HeaderUpdates(header, context, scene);
        editor = new TextEditor(session, this::closeEditor);
        workspace = new Workspace(editor);
        shown = new ShownPerspective(context, workspace, this::offers);
        takeOut = new TakeOut(context, this::pictured, header, watched::isIdle);
        takeOut.install(workspace);
        Standing standing = new Standing(session, examples, subjects);
        runs = new RunStanding(training);
        compared = new ComparisonStanding(session, comparison, training);
        sessions = new SessionDocument(session, standing, runs, this::keep, this::prepare, this::take, background);
        subjects.setOnSession(sessions::open);
        lesson = new WindowLesson(stage, context, settings, standing, sessions, this::keep, takeOut, () -> watched.isIdle()
                && !standing.isOpening() && !runs.isOpening() && training.busyProperty().get() == null
                && subjects.arrivingBinding().getValue() == null);
        files = new WindowFiles(stage, session, subjects, sessions);
        messages = new WindowMessages(session, subjects.arrivingBinding(), new UnfinishedBar(training.unfinished(), this::goOnTraining));
        subjects.setOnSweep(new WindowSweep(subjects, context, cards.overlay(), takeOut, messages)::open);
        showEditor(false);
        showPerspective(perspectives.get(0));
        // the header first, so that the focus begins there and no key is typed into a field of the perspective
        BorderPane content = new BorderPane();
        content.setTop(new VBox(header, lesson.strip()));
        content.setCenter(workspace);
        StackPane.setAlignment(messages, Pos.BOTTOM_LEFT);
        messages.setMaxHeight(Region.USE_PREF_SIZE);
        letters = new LetterSize(stage, scene, figures, settings.magnificationProperty(), lesson.room());
        presenter = new Presenter(stage, letters.presentingProperty(), workspace, workspace::perspective, figures, this::here);
        root.getChildren().addAll(content, lesson.covers(), presenter.bigForm(), messages, figures.tip(), cards.overlay());
        root.getChildren().addAll(presenter.over());
        presenter.install(scene);
        help = new WindowHelp(context, scene, root, messages, () -> shown.perspective().id(), this::giveKeysBack);
        session.player().speedProperty().bindBidirectional(settings.speedProperty());
        corpora.session().player().speedProperty().bindBidirectional(settings.speedProperty());
        session.files().setOnOpened(files -> files.forEach(settings.recents()::add));
        subjects.setOnGo(this::showPerspective);
        subjects.frontProperty().addListener((property, was, is) -> shown.refresh());
        session.busyProperty().addListener((property, was, is) -> shown.refresh());
        settings.darkProperty().addListener((property, was, is) -> dress());
        settings.contrastProperty().addListener((property, was, is) -> dress());
        new Shortcuts(session, subjects, perspectives, this).install(scene);
        new WindowPalette(context, settings, this, perspectives, scene, presenter.bigForm())
                .fill(cards.palette(), lesson::entries);
        files.acceptDrops(scene);
        dress();
        stage.setTitle("RnnScope");
        stage.setMinWidth(LEAST_WIDTH);
        stage.setMinHeight(LEAST_HEIGHT);
        stage.setFullScreenExitHint("");
        // Escape lets go of what is pinned first.
        stage.setFullScreenExitKeyCombination(KeyCombination.NO_MATCH);
        stage.setScene(scene);
        placed = WindowPlace.open(stage, settings.placeProperty());
    }

    private void goOnTraining() {
        context.training().resume();
        showPerspective(Place.TRAIN);
    }

    private void dress() {
        Theme theme = settings.theme();
        theme.dress(scene);
        figures.lookProperty().set(theme.look());
        headerUpdates.ask();
    }

    /** What the perspectives look at. */
    ViewContext context() {
        return context;
    }

    /** What the user prefers. */
    Settings settings() {
        return settings;
    }

    /** What the perspectives are about. */
    Subjects subjects() {
        return subjects;
    }

    /** Finds out by itself, from now on, what the units of an open model know. */
    void nameUnits() {
        context.names().watch();
    }

    /** Whether letters have the size for a room full of people. */
    BooleanProperty presentingProperty() {
        return letters.presentingProperty();
    }

    @Override
    public void magnify(boolean larger) {
        letters.magnify(larger);
    }

    @Override
    public boolean closeMessage() {
        return messages.close();
    }

    @Override
    public void focusMessage() {
        messages.focus();
    }

    // Files

    /** What is opened and saved. */
    WindowFiles files() {
        return files;
    }

    @Override
    public void openModelFile() {
        files.openModel();
    }

    @Override
    public void openTextFile() {
        files.openText();
    }

    @Override
    public void openFile() {
        files.openAny();
    }

    @Override
    public void compare() {
        if (subjects.front() == null || subjects.showsExample() || subjects.showsCorpus()) {
            session.warn(Words.of("app.compare.no-text"));
        } else {
            header.showCompareChooser();
        }
    }

    @Override
    public void compareFile() {
        files.compare(file -> compareWith(CompareChooser.file(session.files(), file)));
    }

    @Override
    public void compareWith(Partner other) {
        context.comparison().compareWith(other);
        if (shown().place() != Place.UNITS) {
            showPerspective(Place.STEP);
        }
    }

    @Override
    public void saveSession(boolean asks) {
        files.saveSession(asks);
    }

    // Sessions

    /** The perspective that shows. */
    Perspective shown() {
        return shown.perspective();
    }

    private void take(SessionFile kept) {
        // What learned from examples goes where its kind is shown first, but may be asked for elsewhere.
        perspective(kept).filter(one -> one != shown() && subjects.front() != null && one.place().shows(subjects.front().wiring()))
                .ifPresent(this::showPerspective);
        compared.open(subjects.showsExample() ? null : kept.compared());
        view().take(kept);
        if (kept.page() != null) {
            missing(kept.page()).ifPresent(words -> session.noticeProperty().set(Notice.warning(words)));
        }
        if (kept.run() != null) {
            try {
                runs.open(kept.run());
            } catch (IllegalArgumentException e) {
                session.warn(e.getMessage());
            }
        }
    }

    /** That a page is none of those that what shows has, in words; empty where it has it. */
    Optional<String> missing(String page) {
        List<String> there = view().pages();
        return there.stream().anyMatch(page::equalsIgnoreCase) ? Optional.empty() : Optional.of(there.isEmpty()
                ? Words.of("app.no-page", page, shown().title()) : Words.of("app.no-page.of", page, shown().title(), String.join(", ", there)));
    }

    private SessionFile keep(SessionFile now) {
        SessionFile kept = shown().place() == Place.TRAIN ? now.withRun(runs.now()) : now;
        return view().keep(kept.withCompared(subjects.showsExample() ? null : compared.now()).withPerspective(shown().id())
                .withTheme(settings.darkProperty().get() ? "dark" : "light"));
    }

    private void prepare(SessionFile kept) {
        if (subjects.front() != null) {
            subjects.front().player().pause();
        }
        runs.leave();
        if (kept.theme() != null) {
            settings.darkProperty().set(kept.theme().equals("dark"));
        }
        perspective(kept).ifPresent(this::showPerspective);
    }

    private Optional<Perspective> perspective(SessionFile kept) {
        return perspectives.stream().filter(one -> one.id().equalsIgnoreCase(kept.perspective())).findFirst();
    }

    /** How things stand in this window. */
    SessionDocument sessions() {
        return sessions;
    }

    // Lessons

    /** The lesson that is open, and what is done with lessons. */
    WindowLesson lesson() {
        return lesson;
    }

    private LessonList lessonList() {
        return lesson.list();
    }

    @Override
    public void showLessons() {
        lesson.whenRead(header::showLessons);
    }

    @Override
    public boolean lessonKey(KeyEvent event, boolean typing) {
        return lesson.desk().key(event, typing);
    }

    // Taking out

    /** What is taken out of the window. */
    /** What pictures are taken of: a card of figures that lies over the perspective, or that. */
    private Region pictured() {
        return cards.overlay().card() instanceof SweepCard card ? card : workspace.perspective();
    }

    TakeOut takeOut() {
        return takeOut;
    }

    @Override
    public void takeOut(boolean whole) {
        takeOut.form(whole);
    }

    @Override
    public void copyImage() {
        takeOut.copyImage();
    }

    @Override
    public void copyNumbers() {
        takeOut.copyNumbers();
    }

    // The rest

    @Override
    public void typeText() {
        if (view().type()) {
            return;
        }
        showEditor(true);
        editor.begin();
    }

    private void closeEditor() {
        showEditor(false);
        giveKeysBack();
    }

    private void showEditor(boolean shows) {
        Visibility.show(editor, shows);
    }

    @Override
    public void writeOn() {
        header.showContinueForm();
    }

    @Override
    public void present() {
        presenter.present();
    }

    @Override
    public void resume() {
        presenter.resume();
    }

    /** What comes back here from elsewhere. */
    private Runnable here() {
        Perspective perspective = shown();
        Subject subject = subjects.front();
        int step = subject == null ? 0 : subject.cursor().step();
        return () -> {
            showPerspective(perspective);
            if (subject != null && subject == subjects.front()) {
                subject.cursor().moveTo(step);
            }
        };
    }

    @Override
    public void blank() {
        presenter.blank();
    }

    @Override
    public void fill() {
        presenter.fill();
    }

    @Override
    public void countdown(boolean runs) {
        presenter.countdown(runs);
    }

    @Override
    public void echo() {
        presenter.echo();
    }

    @Override
    public boolean overlay(KeyEvent event) {
        return presenter.uncovers(event) || cards.key(event) || presenter.closes(event);
    }

    @Override
    public void palette() {
        cards.palette().toggle();
    }

    @Override
    public void sheet() {
        cards.sheet();
    }

    @Override
    public void about() {
        cards.about();
    }

    /** What lies over the window: the palette, where another kind of entries can be added, and other cards. */
    WindowCards cards() {
        return cards;
    }

    @Override
    public void letGo() {
        boolean showsText = shown().showsUnit() && !subjects.showsExample();
        if (!(showsText && subjects.reader().selection().unpin()) && stage.isFullScreen()) {
            stage.setFullScreen(false);
        }
    }

    @Override
    public void giveKeysBack() {
        workspace.perspective().requestFocus();
    }

    @Override
    public void help() {
        help.toggle();
    }

    @Override
    public void help(String page) {
        help.open(page);
    }

    @Override
    public boolean readsHelp() {
        return help.isRead();
    }

    @Override
    public void toggleTheme() {
        settings.nextTheme();
    }

    @Override
    public void zoom(double factor) {
        view().zoom(factor);
    }

    @Override
    public boolean perspectiveKey(KeyEvent event) {
        return view().key(event);
    }

    @Override
    public void showPerspective(Perspective perspective) {
        shown.show(perspective);
        messages.turnTo(perspective);
        header.showTab(perspective);
        headerUpdates.ask();
        subjects.visit(perspective.place());
    }

    private void showPerspective(Place place) {
        showPerspective(place, "");
    }

    private void showPerspective(Place place, String page) {
        perspectives.stream().filter(one -> one.place() == place).findFirst().ifPresent(this::showPerspective);
        if (!page.isEmpty()) {
            view().turnTo(page);
        }
    }

    /** What the keys are for: the perspective that shows, or what does not listen where nothing is open. */
    private PerspectiveView view() {
        return shown.view();
    }

    private List<Offer> offers() {
        Entry<Model> first = Library.first();
        return List.of(new Offer("open-first", Words.of("app.open", first.name()), () -> subjects.openModel(first.name(), first.load())),
                new Offer("open-file", Words.of("app.open.file"), this::openFile),
                new Offer("go-train", Words.of("app.train"), () -> showPerspective(Place.TRAIN)));
    }

    @Override
    public void undo() {
        undo.undo();
    }

    @Override
    public Optional<String> undoes() {
        return undo.undoes(shown());
    }

    @Override
    public void redo() {
        undo.redo();
    }
}
