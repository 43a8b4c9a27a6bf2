package rnnscope.view.unit.ranking;

import java.io.File;
import java.util.function.Supplier;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.geometry.Pos;
import org.kordamp.ikonli.feather.Feather;
import rnnscope.control.Visibility;
import rnnscope.language.Words;
import rnnscope.session.unit.OwnProperties;
import rnnscope.text.property.TextProperties;
import rnnscope.text.property.TextProperty;
import rnnscope.view.chooser.Chooser;
import rnnscope.view.chooser.Icon;
import rnnscope.view.help.HelpPage;

/** Form for properties of the user's own: a regular expression, or values from a file. */
final class PropertyForm extends Chooser {
    private static final double WIDTH = 24;

    private final OwnProperties properties;
    private final TextField expression = new TextField();
    private final Label fault = new Label();
    private final Button add = new Button(Words.of("view.unit.property.add"));
    private final VBox rows = new VBox();
    private final ChangeListener<Object> showOwn = (property, was, is) -> showOwn();

    /** @param fileChooser asks for a file, null for none */
    PropertyForm(OwnProperties properties, Supplier<File> fileChooser) {
        HelpPage.set(this, "unit-scores");
        this.properties = properties;
        addHeading(Words.of("view.unit.property.title"));
        Label explanation = new Label(Words.of("view.unit.property.explanation"));
        explanation.getStyleClass().add("explanation");
        explanation.setMaxWidth(320);
        expression.setId("property-expression");
        expression.setPromptText("[Tt]he \\w+");
        expression.setAccessibleText(Words.of("view.unit.property.expression"));
        expression.getStyleClass().add("expression");
        expression.textProperty().addListener((property, was, is) -> check());
        expression.setOnAction(event -> addExpression());
        HBox.setHgrow(expression, Priority.ALWAYS);
        add.setId("property-add");
        add.getStyleClass().setAll("button", "quiet-button", "primary-button");
        add.setMinWidth(USE_PREF_SIZE);
        add.setOnAction(event -> addExpression());
        HBox row = new HBox(8, expression, add);
        fault.getStyleClass().add("field-problem");
        fault.setWrapText(true);
        fault.setMaxWidth(320);
        VBox form = new VBox(explanation, row, fault);
        form.getStyleClass().add("form");
        form.setStyle("-fx-pref-width: " + WIDTH + "em;");
        getChildren().addAll(form, rows);
        addSeparator();
        addCommand("property-file", Feather.FILE_TEXT, Words.of("view.unit.property.file"),
                () -> addFile(fileChooser.get()));
        properties.triedProperty().addListener(new WeakChangeListener<>(showOwn));
        check();
        showOwn();
    }

    private void check() {
        String words = fault(expression.getText());
        fault.setText(words);
        Visibility.show(fault, !words.isEmpty());
        add.setDisable(expression.getText().isEmpty() || !words.isEmpty());
    }

    /** What is wrong with an expression, empty where nothing is. */
    private static String fault(String written) {
        try {
            if (!written.isEmpty()) {
                TextProperties.regex(written);
            }
            return "";
        } catch (IllegalArgumentException e) {
            return e.getMessage();
        }
    }

    private void addExpression() {
        String written = expression.getText();
        if (!add.isDisabled()) {
            close();
            properties.add(written, () -> TextProperties.regex(written));
        }
    }

    private void addFile(File file) {
        if (file != null) {
            properties.add(file.getName(), () -> TextProperties.file(file.toPath()));
        }
    }

    private void showOwn() {
        rows.getChildren().clear();
        for (TextProperty property : properties.allProperty().get()) {
            addRow("property-remove-" + rows.getChildren().size(), property.title(),
                    Words.of("view.unit.property.remove"), () -> {
                properties.remove(property);
                showOwn();
            });
        }
        String tried = properties.triedProperty().get();
        if (tried != null) {
            addRow("property-cancel", Words.of("view.unit.property.trying", tried), Words.of("view.unit.property.cancel"),
                    properties::cancel);
        }
    }

    /** @param words what its button does */
    private void addRow(String id, String title, String words, Runnable action) {
        Label name = new Label(title);
        name.getStyleClass().add("edit-words");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button button = new Button(null, new Icon(Feather.X));
        button.setId(id);
        button.getStyleClass().setAll("button", "icon-button");
        button.setAccessibleText(words + ": " + title);
        button.setTooltip(new Tooltip(words));
        button.setOnAction(event -> action.run());
        HBox row = new HBox(name, gap, button);
        row.getStyleClass().add("edit-row");
        row.setAlignment(Pos.CENTER_LEFT);
        rows.getChildren().add(row);
    }
}
