package rnnscope.view.chooser;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.collections.FXCollections;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import javafx.util.StringConverter;
import org.kordamp.ikonli.feather.Feather;
import rnnscope.cell.Cells;
import rnnscope.control.FileDialogs;
import rnnscope.control.key.KeyMap;
import rnnscope.control.key.Shortcut;
import rnnscope.io.ModelFiles;
import rnnscope.io.foreign.Answers;
import rnnscope.io.foreign.ImportReport;
import rnnscope.io.foreign.Meaning;
import rnnscope.io.foreign.OpenQuestion;
import rnnscope.io.foreign.OpenQuestion.Kind;
import rnnscope.io.foreign.SymbolList;
import rnnscope.io.opening.ModelOpening.Request;
import rnnscope.language.Words;
import rnnscope.model.Model;
import rnnscope.session.library.ForeignModel;
import rnnscope.text.Tokenizer;
import rnnscope.view.help.HelpPage;

/**
 * Card about a model of another program's file: what was taken for what, what was guessed, and a form that asks for what
 * the file leaves open, and for nothing else.
 */
public final class ImportCard extends Chooser {
    private static final double WIDTH = 520;

    private final GridPane form = new GridPane();
    private final Map<Kind, ComboBox<String>> choices = new EnumMap<>(Kind.class);

    /** What can be done from the card. */
    public interface Does {
        /** Opens the file again with what is answered. */
        void reopen(Request request);

        /** The model was saved as one of our files. */
        void saved(Path file);

        /** Something could not be done. */
        void failed(Throwable failure);
    }

    /** @param background where files are written */
    public ImportCard(ForeignModel foreign, Window owner, Executor background, Does does) {
        HelpPage.set(this, "open");
        // a combo box keeps the key for itself
        new KeyMap().onIf(Shortcut.LEAVE, () -> {
            boolean closes = choices.values().stream().noneMatch(ComboBox::isShowing);
            if (closes) {
                close();
            }
            return closes;
        }).filter(this);
        ImportReport report = foreign.report();
        addHeading(String.valueOf(foreign.file().getFileName()));
        addWrapped(Words.of("view.import.read-as", report.format(), report.summary()));
        if (!report.questions().isEmpty()) {
            addHeading(Words.of("view.import.not-said"));
            form.getStyleClass().add("form");
            report.questions().forEach(question -> ask(question, foreign, owner, does));
            Button apply = new Button(Words.of("view.import.open"));
            apply.setId("import-apply");
            apply.getStyleClass().setAll("button", "quiet-button", "primary-button");
            apply.setOnAction(event -> {
                close();
                does.reopen(request(foreign, null, null));
            });
            form.add(apply, 1, form.getRowCount());
            getChildren().add(form);
        }
        addLines(Words.of("view.import.guessed"), report.guesses());
        addLines(Words.of("view.import.unused"), report.unused());
        addLines(Words.of("view.import.rows"), report.rows().stream().map(row -> Words.of("view.import.row", row.from(), row.as())).toList());
        addSeparator();
        if (report.questions().isEmpty()) {
            addCommand("import-again", Feather.HELP_CIRCLE, Words.of("view.import.again"),
                    () -> does.reopen(Request.ANEW));
        }
        addCommand("import-save", Feather.SAVE, Words.of("view.import.save"), () -> save(foreign, owner, background, does));
    }

    private void addWrapped(String words) {
        Label label = new Label(words);
        label.getStyleClass().add("explanation");
        label.setWrapText(true);
        label.setMaxWidth(WIDTH);
        label.setPrefWidth(WIDTH);
        label.setPadding(new Insets(0, 8, 0, 8));
        getChildren().add(label);
    }

    private void addLines(String heading, List<String> lines) {
        if (!lines.isEmpty()) {
            addHeading(heading);
            lines.forEach(this::addWrapped);
        }
    }

    private void ask(OpenQuestion question, ForeignModel foreign, Window owner, Does does) {
        Node field = question.options().isEmpty() ? file(question, foreign, owner, does) : choice(question);
        Label label = new Label(question.kind().title());
        label.getStyleClass().add("field-name");
        label.setLabelFor(field);
        form.addRow(form.getRowCount(), label, field);
    }

    private ComboBox<String> choice(OpenQuestion question) {
        ComboBox<String> box = new ComboBox<>(FXCollections.observableArrayList(question.options()));
        box.setId("import-" + question.kind().name().toLowerCase(Locale.ROOT));
        box.setAccessibleText(question.kind().title());
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(String id) {
                return id == null ? "" : question.kind() == Kind.MEANING ? Meaning.named(id).words()
                        : question.kind() == Kind.CELL ? Cells.of(id).title() : id;
            }

            @Override
            public String fromString(String words) {
                return words;
            }
        });
        box.setValue(question.taken());
        choices.put(question.kind(), box);
        return box;
    }

    /** Closes the card, which could not stay open beside a dialog, and opens the file again with the list that is chosen. */
    private Button file(OpenQuestion question, ForeignModel foreign, Window owner, Does does) {
        Button choose = new Button(Words.of("view.import.from-file", question.taken()));
        choose.setId("import-" + question.kind().name().toLowerCase(Locale.ROOT));
        choose.getStyleClass().setAll("button", "quiet-button");
        choose.setAccessibleText(Words.of("view.import.choose", question.kind().title(), question.taken()));
        choose.setOnAction(event -> {
            close();
            FileChooser chooser = new FileChooser();
            chooser.setTitle(Words.of("view.import.list", question.kind().title(), question.size()));
            File file = FileDialogs.show(owner, chooser::showOpenDialog);
            if (file != null) {
                does.reopen(request(foreign, question.kind(), file.toPath()));
            }
        });
        return choose;
    }

    /**
     * What is answered in the form as it stands: what was found is agreed to.
     *
     * @param ofFile what a file that was chosen is a list of, or null
     */
    private Request request(ForeignModel foreign, Kind ofFile, Path file) {
        Model model = foreign.model();
        ComboBox<String> meaning = choices.get(Kind.MEANING);
        // of other symbols, the tokenizer is found anew
        String tokenizer = ofFile == Kind.SYMBOLS ? null : value(choices.get(Kind.TOKENIZER));
        Answers answers = new Answers(value(choices.get(Kind.CELL)),
                ofFile == Kind.SYMBOLS ? null : found(foreign, Kind.SYMBOLS, model.tokenizer()),
                tokenizer, meaning == null ? null : Meaning.named(meaning.getValue()),
                ofFile == Kind.LABELS ? null : found(foreign, Kind.LABELS, model.output()));
        return new Request(answers, ofFile == Kind.SYMBOLS ? file : null, ofFile == Kind.LABELS ? file : null, null);
    }

    /** Symbols that were taken where there was a question about them. */
    private static SymbolList found(ForeignModel foreign, Kind kind, Tokenizer symbols) {
        return foreign.report().questions().stream().filter(question -> question.kind() == kind).findFirst()
                .map(question -> new SymbolList(question.taken(), symbols.vocabulary().symbols())).orElse(null);
    }

    private static String value(ComboBox<String> box) {
        return box == null ? null : box.getValue();
    }

    private static void save(ForeignModel foreign, Window owner, Executor background, Does does) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Words.of("view.import.save.title"));
        chooser.setInitialFileName(foreign.model().card().name() + ".safetensors");
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(Words.of("view.import.models"), "*.safetensors"));
        File file = FileDialogs.show(owner, chooser::showSaveDialog);
        if (file != null) {
            background.execute(() -> save(foreign, file.toPath(), does::saved, does::failed));
        }
    }

    private static void save(ForeignModel foreign, Path file, Consumer<Path> saved, Consumer<Throwable> failed) {
        try {
            ModelFiles.write(file, foreign.model());
            Platform.runLater(() -> saved.accept(file));
        } catch (IOException e) {
            Platform.runLater(() -> failed.accept(e));
        }
    }
}
