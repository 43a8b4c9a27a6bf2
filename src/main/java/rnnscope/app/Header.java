package rnnscope.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.application.Platform;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.scene.shape.SVGPath;
import org.kordamp.ikonli.feather.Feather;
import rnnscope.cell.StackWords;
import rnnscope.control.VectorIcon;
import rnnscope.control.Visibility;
import rnnscope.control.WeakListeners;
import rnnscope.control.YieldingRow;
import rnnscope.figure.Numbers;
import rnnscope.figure.paint.Look;
import rnnscope.io.opening.ModelOpening.Request;
import rnnscope.model.Model;
import rnnscope.model.ModelCard;
import rnnscope.model.ModelEdits;
import rnnscope.model.ModelSpec;
import rnnscope.session.Notice;
import rnnscope.session.Selection;
import rnnscope.session.Session;
import rnnscope.session.Subject;
import rnnscope.session.example.ExampleLab;
import rnnscope.session.library.ForeignModel;
import rnnscope.session.reading.Continuation;
import rnnscope.session.reading.Excerpt;
import rnnscope.session.subject.Subjects;
import rnnscope.session.training.TrainingRun;
import rnnscope.tape.Channel;
import rnnscope.text.TokenSequence;
import rnnscope.text.UnknownSymbols;
import rnnscope.view.Perspective;
import rnnscope.view.ViewContext;
import rnnscope.view.chooser.Chip;
import rnnscope.view.chooser.ContinueForm;
import rnnscope.view.chooser.CorpusChooser;
import rnnscope.view.chooser.Icon;
import rnnscope.view.chooser.ImportCard;
import rnnscope.view.chooser.KeysCard;
import rnnscope.view.chooser.ModelChooser;
import rnnscope.view.chooser.PopOvers;
import rnnscope.view.chooser.RecentFiles;
import rnnscope.view.chooser.TextChooser;
import rnnscope.view.chooser.UnitChooser;
import rnnscope.view.edit.EditWords;
import rnnscope.view.edit.EditedModel;
import rnnscope.view.edit.EditsCard;

/**
 * Header of the window: perspectives on the left; on the right what is open, writing on, taking out, preferences,
 * presenting and theme. Where it is narrow the chips' muted words give way first and names are shortened, then the buttons
 * for theme, taking out and presenting, the mark, and the buttons for writing on, watching the run and preferences, at last the unit, which
 * its track names too.
        spare(4, node -> node instanceof Chip chip ? chip.wholeWidth() : 0);
 */
final class Header extends YieldingRow {
    /** Least width, in the units of a figure, at which icons have names. */
    private static final double NAMED = 1500;

    private final Session session;
    private final Subjects subjects;
    private final ExampleLab examples;
    private final TrainingRun run;
    private final Settings settings;
    private final Executor background;
    /** The file of another program that was asked about. */
    private ForeignModel asked;
    private final Actions actions;
    private final Chip modelChip;
    private final Chip editsChip;
    private final WatchButton watch;
    private final Chip textChip;
    private final Chip unitChip;
    private final Button writeOn;
    private final Button undo;
    /** Names of icons that nobody guesses. */
    private final List<Label> names = new ArrayList<>();
    private final ToggleGroup tabs = new ToggleGroup();
    /** The text that {@link #remark} is about. */
    private TokenSequence remarked;
    private String remark;
    private final List<Perspective> perspectives;
    private boolean showsUnit;
    private Continuation lastContinuation = new Continuation(0.8, 400, 1);

    Header(ViewContext context, Settings settings, Actions actions, List<Perspective> perspectives) {
        this.session = context.session();
        this.subjects = context.subjects();
        this.examples = context.examples();
        this.run = context.training();
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
        modelChip = new Chip("model-chip", () -> new ModelChooser(subjects, recent, actions::openModelFile,
                () -> actions.saveSession(true), foreign(), this::showImport));
        editsChip = new Chip("edits-chip", () -> new EditsCard(subjects.showsExample() ? EditedModel.of(examples) : EditedModel.of(session)));
        editsChip.getStyleClass().add("modified");
        watch = new WatchButton(run);
        textChip = new Chip("text-chip", () -> subjects.showsCorpus() ? new CorpusChooser(subjects)
                : new TextChooser(session, recent, actions::openTextFile, actions::typeText));
        unitChip = new Chip("unit-chip", () -> new UnitChooser(subjects.reader()));
        undo = icon("undo", new Icon(Feather.CORNER_UP_LEFT), "Undo", actions::undo);
        Visibility.show(undo, false);
        writeOn = icon("continue", named(new Icon(Feather.FEATHER), "write on"), "Let the model write on (Ctrl+Enter)",
                this::showContinueForm);
        Button takeOut = icon("take-out", new Icon(Feather.DOWNLOAD), "Take out a picture or numbers (Ctrl+Shift+E)",
                () -> actions.takeOut(true));
        Button keys = icon("keys", named(new Icon(Feather.SLIDERS), "settings"), "Preferences and keys", () -> { });
        keys.setOnAction(event -> PopOvers.toggle(keys,
                () -> new KeysCard(settings.darkProperty(), settings.motionProperty(), settings.returnsProperty(),
                        actions::help)));
        Button present = icon("present", new Icon(Feather.MONITOR), "Present (F11)", actions::present);
        Button theme = icon("theme", VectorIcon.CONTRAST.node(), "Light or dark (T)", this::toggleTheme);
        getChildren().addAll(gap, editsChip, watch, modelChip, textChip, unitChip, undo, writeOn, takeOut, keys, present, theme);
        giveWay(theme, takeOut, present, mark, undo, writeOn, watch, keys, unitChip);
        spare(4, node -> node instanceof Chip chip ? chip.wholeWidth() : 0);
        widthProperty().addListener((property, was, is) -> nameIcons(context.figures().scale()));
        WeakListeners.listen(this, context.figures().scaleProperty(), (property, was, is) -> nameIcons(is.doubleValue()));
        nameIcons(context.figures().scale());
    }

    /** An icon with its name beside it, where there is room. */
    private Node named(Node icon, String name) {
        Label label = new Label(name);
        label.getStyleClass().add("icon-name");
        label.setMinWidth(USE_PREF_SIZE);
        names.add(label);
        HBox both = new HBox(icon, label);
        both.getStyleClass().add("named-icon");
        both.setAlignment(Pos.CENTER);
        both.setMouseTransparent(true);
        return both;
    }

    private void nameIcons(double scale) {
        names.forEach(label -> Visibility.show(label, getWidth() >= NAMED * scale));
    }

    // A model of another program

    /** The model in front, where it is of another program's file; else null. */
    private ForeignModel foreign() {
        ForeignModel last = session.foreignProperty().get();
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
            PopOvers.show(modelChip, () -> new ImportCard(foreign, getScene().getWindow(), background, new ImportCard.Does() {
                @Override
                public void reopen(Request request) {
                    subjects.openFiles(foreign.text() == null ? List.of(foreign.file())
                            : List.of(foreign.file(), foreign.text()), request);
                }

                @Override
                public void saved(Path file) {
                    session.saved(file);
                    session.noticeProperty().set(Notice.information("Saved as " + file + "."));
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
        List<Chip> chips = List.of(editsChip, modelChip, textChip, unitChip);
        double full = prefWidth(-1) + chips.stream().filter(Node::isManaged).mapToDouble(Chip::leftOut).sum();
        chips.forEach(chip -> chip.setTerse(full > getWidth()));
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
        tab.setId("tab-" + perspective.title().toLowerCase(Locale.ROOT));
        tab.setTooltip(new Tooltip(perspective.title() + " (Ctrl+" + (index + 1) + ")"));
        tab.setOnAction(event -> actions.showPerspective(perspective));
        tab.setMinWidth(USE_PREF_SIZE);
        return tab;
    }

    private static Button icon(String id, Node graphic, String words, Runnable action) {
        Button button = new Button(null, graphic);
        button.setId(id);
        button.getStyleClass().setAll("button", "icon-button");
        button.setAccessibleText(words);
        button.setTooltip(new Tooltip(words));
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(event -> action.run());
        return button;
    }

    /** Marks the perspective that shows; {@link #update} follows. */
    void showTab(Perspective perspective) {
        tabs.selectToggle(tabs.getToggles().get(perspectives.indexOf(perspective)));
        showsUnit = perspective.showsUnit();
    }

    private void toggleTheme() {
        settings.darkProperty().set(!settings.darkProperty().get());
    }

    /** Asks how the model should write on. */
    void showContinueForm() {
        PopOvers.toggle(writeOn, () -> new ContinueForm(session, lastContinuation, how -> lastContinuation = how));
    }

    /** Says anew what undo would take back. */
    void updateUndo() {
        Optional<String> what = actions.undoes();
        String words = "Undo: " + what.orElse("") + " (Ctrl+Z)";
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
        if (example) {
            describe(examples.answer().model());
        } else if (open != null) {
            describe(look, open);
        }
        askOnce();
        if (subjects.front() == null) {
            List.of(modelChip, editsChip, textChip, unitChip).forEach(chip -> chip.describe("", "", ""));
        }
    }

    private void describe(Model example) {
        ModelSpec spec = example.spec();
        String name = name(example);
        String kind = StackWords.cells(spec) + " " + StackWords.units(spec) + ", " + WiringWords.of(spec.wiring());
        modelChip.describe(name, kind, "Model " + name + ", " + kind + card(example.card()));
        for (Chip ofText : List.of(textChip, unitChip)) {
            ofText.describe("", "", "");
        }
        describe(example, examples.editsProperty().get(), Numbers.count(examples.editsProperty().get().count()), "");
    }

    private void describe(Look look, Excerpt open) {
        ModelSpec spec = open.model().spec();
        boolean corpus = subjects.showsCorpus();
        String size = StackWords.cells(spec) + " " + StackWords.units(spec) + (corpus ? ", " + WiringWords.of(spec.wiring())
                : " · " + spec.layers() + (spec.layers() == 1 ? " layer" : " layers"));
        String name = name(open.model());
        Subject missing = subjects.missing();
        modelChip.describe(name, missing == null ? size : "in place of " + missing.name(),
                "Model " + name + ", " + size + (missing == null ? "" : "\n" + missing.name()
                        + ", which is open in Step, reads no text symbol by symbol, as this perspective needs; "
                        + name + " did last") + card(open.model().card()));
        updateEdits(open);
        updateUnit(look, open);
        if (corpus) {
            textChip.describe(open.source().name(), "", "Examples that the model did not learn from, "
                    + Numbers.count(open.length()) + " steps");
            return;
        }
        int unknown = open.tokens().unknown();
        textChip.describe(open.source().name(), unknown == 0 ? "" : Numbers.count(unknown) + " unknown",
                "Text " + open.source().name() + ", " + Numbers.count(open.length()) + " symbols"
                        + remarks(open, unknown > 0));
    }

    /** What was changed of the text, and what the model does not know of it, a line each. */
    private String remarks(Excerpt open, boolean unknown) {
        StringBuilder lines = new StringBuilder();
        open.source().changes().forEach(change -> lines.append('\n').append(change));
        if (unknown && remarked != open.tokens()) {
            remarked = open.tokens();
            remark = UnknownSymbols.of(open.model().tokenizer().vocabulary(), remarked).words();
        }
        return unknown ? lines.append('\n').append(remark).toString() : lines.toString();
    }

    /** What a model in front is called. */
    private String name(Model model) {
        return subjects.front() != null && subjects.front().isOfRun() ? WatchButton.name(run) : model.card().name();
    }

    private void updateEdits(Excerpt open) {
        ModelEdits edits = subjects.reader().edits();
        String near = open.approximate()
                ? "\nApproximate: the text was read with the edits only from some hundred steps before; "
                        + "the exact values follow when it has been read from its start"
                : "";
        describe(open.model(), edits, open.approximate() ? "approximate" : Numbers.count(edits.count()), near);
    }

    private void describe(Model model, ModelEdits edits, String beside, String more) {
        if (edits.isEmpty()) {
            editsChip.describe("", "", "");
        } else {
            editsChip.describe("modified", beside,
                    "The model is modified:\n" + String.join("\n", EditWords.of(model, edits)) + more);
        }
    }

    /** What the model's card says, a line each. */
    private static String card(ModelCard card) {
        StringBuilder lines = new StringBuilder();
        if (!card.description().isEmpty()) {
            lines.append('\n').append(card.description());
        }
        if (!Double.isNaN(card.heldOutLoss())) {
            lines.append("\nHeld-out loss ").append(Numbers.signed(card.heldOutLoss(), 3)).append(" nats per symbol");
        }
        if (!Double.isNaN(card.heldOutExact())) {
            lines.append("\nWholly right on ").append(Numbers.percent(card.heldOutExact(), 1))
                    .append(" of the held-out examples");
        }
        if (!card.command().isEmpty()) {
            lines.append("\nMade by: ").append(card.command());
        }
        return lines.toString();
    }

    private void updateUnit(Look look, Excerpt open) {
        if (!showsUnit) {
            unitChip.describe("", "", "");
            return;
        }
        Session reader = subjects.reader();
        Selection selection = reader.selection();
        int unit = selection.shownUnit();
        int layer = selection.layer();
        boolean stacked = selection.layers() > 1;
        int step = reader.cursor().shown();
        String about = (stacked ? selection.layerName(layer) : "")
                + (selection.unitPinnedProperty().get() ? (stacked ? ", pinned" : "pinned") : "");
        unitChip.describe("unit " + unit, about,
                "Unit " + unit + (stacked ? ", " + selection.layerName(layer) : "") + ": choose unit, layer and channels");
        if (open.trace().contains(step)) {
            String id = selection.textChannelProperty().get();
            Channel channel = open.trace().layout().channelWithId(layer, id);
            java.awt.Color ground = look.ground(channel, open.trace().value(layer, id, unit, step));
            unitChip.showSwatch(Color.rgb(ground.getRed(), ground.getGreen(), ground.getBlue()));
        }
    }
}
