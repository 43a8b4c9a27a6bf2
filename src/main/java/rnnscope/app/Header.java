package rnnscope.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.SVGPath;
import org.kordamp.ikonli.feather.Feather;
import rnnscope.control.VectorIcon;
import rnnscope.control.Visibility;
import rnnscope.control.YieldingRow;
import rnnscope.figure.paint.Look;
import rnnscope.io.opening.ModelOpening.Request;
import rnnscope.language.Words;
import rnnscope.model.Model;
import rnnscope.session.Notice;
import rnnscope.session.Session;
import rnnscope.session.comparison.ComparisonLab;
import rnnscope.session.example.ExampleLab;
import rnnscope.session.library.ForeignModel;
import rnnscope.session.reading.Continuation;
import rnnscope.session.reading.Excerpt;
import rnnscope.session.subject.Subjects;
import rnnscope.session.training.TrainingRun;
import rnnscope.view.Perspective;
import rnnscope.view.ViewContext;
import rnnscope.view.chooser.Chip;
import rnnscope.view.chooser.Chooser;
import rnnscope.view.chooser.ContinueForm;
import rnnscope.view.chooser.CorpusChooser;
import rnnscope.view.chooser.Icon;
import rnnscope.view.chooser.ImportCard;
import rnnscope.view.chooser.PreferencesCard;
import rnnscope.view.chooser.ModelChooser;
import rnnscope.view.chooser.PopOvers;
import rnnscope.view.chooser.RecentFiles;
import rnnscope.view.chooser.TextChooser;
import rnnscope.view.chooser.UnitChooser;
import rnnscope.view.comparison.CompareChooser;
import rnnscope.view.edit.EditedModel;
import rnnscope.view.edit.EditsCard;

/**
 * Header of the window: perspectives on the left; on the right what is open, writing on, taking out, preferences,
 * presenting and theme. Where it is narrow the chips' muted words give way first and names are shortened, then the
 * buttons for theme, taking out, lessons and presenting, the mark, and the buttons for writing on, watching the run and
 * preferences, at last the unit, which its track names too.
 */
final class Header extends YieldingRow {
    private final Session session;
    private final Subjects subjects;
    private final ExampleLab examples;
    private final TrainingRun run;
    private final ComparisonLab comparison;
    private final Settings settings;
    private final Executor background;
    /** The file of another program that was asked about. */
    private ForeignModel asked;
    private final Actions actions;
    private final HeaderChips chips;
    private final WatchButton watch;
    private final NamedIcon writeOn;
    private final NamedIcon lessons;
    private final Supplier<? extends Chooser> lessonList;
    private final NamedIcon undo;
    private final List<NamedIcon> icons;
    private final ToggleGroup tabs = new ToggleGroup();
    private final List<Perspective> perspectives;
    private boolean showsUnit;
    private Continuation lastContinuation = new Continuation(0.8, 400, 1);

    /** @param lessonList what the button for lessons shows */
    Header(ViewContext context, Settings settings, Actions actions, List<Perspective> perspectives,
            Supplier<? extends Chooser> lessonList) {
        this.lessonList = lessonList;
        this.session = context.session();
        this.subjects = context.subjects();
        this.examples = context.examples();
        this.run = context.training();
        this.comparison = context.comparison();
        this.settings = settings;
        this.background = context.background();
        this.actions = actions;
        this.perspectives = perspectives;
        getStyleClass().add("header");
        setAlignment(Pos.CENTER_LEFT);
        Node mark = mark();
        HBox row = new HBox() {
            @Override
            protected double computePrefWidth(double height) {
                return computeMinWidth(height);
            }

            @Override
            protected double computeMaxWidth(double height) {
                return super.computePrefWidth(height);
            }
        };
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("tabs");
        for (Perspective perspective : perspectives) {
            Region between = new Region();
            between.getStyleClass().add("between-tabs");
            row.getChildren().addAll(between, tab(perspective));
        }
        HBox.setHgrow(row, Priority.ALWAYS);
        getChildren().addAll(mark, row);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.SOMETIMES);
        RecentFiles recent = new RecentFiles(settings.recents(), file -> subjects.openFiles(List.of(file)),
                context.background());
        Chip modelChip = new Chip("model-chip", () -> new ModelChooser(subjects, recent, actions::openModelFile,
                () -> actions.saveSession(true), actions::compare, foreign(), this::showImport));
        Chip editsChip = new Chip("edits-chip", () -> new EditsCard(subjects.showsExample() ? EditedModel.of(examples) : EditedModel.of(session)));
        editsChip.getStyleClass().add("modified");
        watch = new WatchButton(run);
        Chip textChip = new Chip("text-chip", () -> subjects.showsCorpus() ? new CorpusChooser(subjects)
                : new TextChooser(session, recent, actions::openTextFile, actions::typeText));
        Chip unitChip = new Chip("unit-chip", () -> new UnitChooser(subjects.reader()));
        chips = new HeaderChips(subjects, examples, run, modelChip, editsChip, textChip, unitChip);
        undo = new NamedIcon("undo", new Icon(Feather.CORNER_UP_LEFT), Words.of("app.undo"), Words.of("app.undo.tip"), actions::undo);
        Visibility.show(undo, false);
        writeOn = new NamedIcon("continue", new Icon(Feather.FEATHER), Words.of("app.write-on"), Words.of("app.write-on.tip"),
                this::showContinueForm);
        NamedIcon takeOut = new NamedIcon("take-out", new Icon(Feather.DOWNLOAD), Words.of("app.export"),
                Words.of("app.export.tip"), () -> actions.takeOut(true));
        lessons = new NamedIcon("lessons", new Icon(Feather.BOOK), Words.of("app.lessons"), Words.of("app.lessons.tip"), actions::showLessons);
        NamedIcon keys = new NamedIcon("keys", new Icon(Feather.SLIDERS), Words.of("app.settings"), Words.of("app.settings.tip"), () -> { });
        keys.setOnAction(event -> PopOvers.toggle(keys,
                () -> new PreferencesCard(settings.darkProperty(), settings.contrastProperty(), settings.motionProperty(),
                        settings.returnsProperty(), settings.wordsProperty(), settings.magnificationProperty(), actions::sheet, actions::help,
                        actions::about)));
        NamedIcon present = new NamedIcon("present", new Icon(Feather.MONITOR), Words.of("app.present"),
                Words.of("app.present.tip"), actions::present);
        NamedIcon theme = new NamedIcon("theme", VectorIcon.CONTRAST.node(), Words.of("app.theme"),
                Words.of("app.theme.tip"), actions::toggleTheme);
        icons = List.of(undo, writeOn, lessons, takeOut, keys, present, theme);
        getChildren().addAll(gap, editsChip, watch, modelChip, textChip, unitChip, undo, writeOn, lessons, takeOut, keys, present, theme);
        giveWay(theme, takeOut, lessons, present, mark, undo, writeOn, watch, keys, unitChip);
        spare(5, node -> node instanceof Chip chip ? chip.wholeWidth() : 0);
    }

    /** Icons have names where all of the header but muted words has room with them. */
    private void nameIcons() {
        double names = icons.stream().filter(Node::isManaged).mapToDouble(NamedIcon::roomForName).sum();
        double shown = icons.stream().filter(icon -> icon.isManaged() && icon.isNamed()).mapToDouble(NamedIcon::roomForName).sum();
        boolean fits = prefWidth(-1) - shown - chips.muted() + names <= getWidth();
        icons.forEach(icon -> icon.setNamed(fits));
    }

    // A model of another program

    /** The model in front, where it is of another program's file; else null. */
    private ForeignModel foreign() {
        ForeignModel last = session.files().foreignProperty().get();
        Excerpt open = subjects.reader().excerpt();
        Model front = subjects.front() == null ? null
                : subjects.showsExample() ? examples.answer() == null ? null : examples.answer().model()
                : open == null ? null : open.model();
        return last != null && last.is(front) ? last : null;
    }

    /** Shows what was taken for what, and asks for what the file leaves open. */
    private void showImport() {
        ForeignModel foreign = foreign();
        if (foreign != null) {
            PopOvers.show(chips.model(), () -> new ImportCard(foreign, getScene().getWindow(), background, new ImportCard.Does() {
                @Override
                public void reopen(Request request) {
                    subjects.openFiles(foreign.text() == null ? List.of(foreign.file())
                            : List.of(foreign.file(), foreign.text()), request);
                }

                @Override
                public void saved(Path file) {
                    session.files().saved(file);
                    session.noticeProperty().set(Notice.information(Words.of("app.saved-as", file)));
                }

                @Override
                public void failed(Throwable failure) {
                    session.failed(failure);
                }
            }));
        }
    }

    /** Once a file that leaves something open shows, it is asked for. */
    private void askOnce() {
        ForeignModel foreign = foreign();
        if (foreign != null && foreign != asked && isShowing()) {
            asked = foreign;
            if (!foreign.report().questions().isEmpty()) {
                Platform.runLater(this::showImport);
            }
        }
    }

    private boolean isShowing() {
        return getScene() != null && getScene().getWindow() != null && getScene().getWindow().isShowing();
    }

    /** The chips' muted words are there where all of the header has room with them. */
    @Override
    protected void layoutChildren() {
        nameIcons();
        chips.fit(getWidth() - prefWidth(-1));
        super.layoutChildren();
    }

    private static Node mark() {
        SVGPath wave = new SVGPath();
        wave.setContent("M0 9 C2 9 2.5 2 5.5 2 C9 2 8.5 16 12 16 C15.5 16 15 2 18.5 2 C21.5 2 22 9 24 9");
        wave.getStyleClass().add("mark");
        StackPane box = new StackPane(wave);
        box.setAccessibleText("RnnScope");
        box.setMinWidth(USE_PREF_SIZE);
        box.setPadding(new Insets(0, 0, 0, 2));
        return box;
    }

    private Node tab(Perspective perspective) {
        int index = tabs.getToggles().size();
        ToggleButton tab = new ToggleButton(perspective.title());
        tab.getStyleClass().setAll("tab-button");
        tab.setToggleGroup(tabs);
        tab.setId("tab-" + perspective.id());
        tab.setTooltip(new Tooltip(perspective.title() + " (Ctrl+" + (index + 1) + ")"));
        tab.setOnAction(event -> actions.showPerspective(perspective));
        tab.setMinWidth(USE_PREF_SIZE);
        return tab;
    }

    /** Marks the perspective that shows; {@link #update} follows. */
    void showTab(Perspective perspective) {
        tabs.selectToggle(tabs.getToggles().get(perspectives.indexOf(perspective)));
        showsUnit = perspective.showsUnit();
    }

    /** Lists the lessons. */
    void showLessons() {
        PopOvers.toggle(lessons, lessonList);
    }

    /** Asks what the model in front is to be compared with. */
    void showCompareChooser() {
        RecentFiles recent = new RecentFiles(settings.recents(),
                file -> actions.compareWith(CompareChooser.file(session.files(), file)), background);
        PopOvers.show(chips.model(), () -> new CompareChooser(comparison, run, subjects.front().name(), recent,
                actions::compareFile, actions::compareWith));
    }

    /** Asks how the model should write on. */
    void showContinueForm() {
        PopOvers.toggle(writeOn, () -> new ContinueForm(session, lastContinuation, how -> lastContinuation = how));
    }

    /** Says anew what undo would take back. */
    void updateUndo() {
        Optional<String> what = actions.undoes();
        String words = Words.of("app.undo.what", what.orElse(""));
        Visibility.show(undo, what.isPresent());
        if (!words.equals(undo.getAccessibleText())) {
            undo.setAccessibleText(words);
            undo.getTooltip().setText(words);
        }
    }

    /** Says anew what is open. */
    void update(Look look) {
        Excerpt open = subjects.reader().excerpt();
        boolean example = subjects.showsExample();
        watch.update();
        Visibility.show(writeOn, !example && !subjects.showsCorpus());
        chips.update(look, showsUnit);
        askOnce();
    }
}
