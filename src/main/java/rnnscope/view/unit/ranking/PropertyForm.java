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
import javafx.geometry.Pos;
import org.kordamp.ikonli.feather.Feather;
import rnnscope.session.unit.OwnProperties;
import rnnscope.text.property.TextProperties;
import rnnscope.text.property.TextProperty;
import rnnscope.view.chooser.Chooser;
import rnnscope.view.chooser.Icon;

/** Properties of the user's own: a regular expression, or values from a file. */
final class PropertyForm extends Chooser {
    private static final double WIDTH = 24;

    private final OwnProperties properties;
    private final TextField expression = new TextField();
    private final Label fault = new Label();
    private final Button add = new Button("Add");
    private final VBox rows = new VBox();

    /** @param fileChooser asks for a file, null for none */
    PropertyForm(OwnProperties properties, Supplier<File> fileChooser) {
        this.properties = properties;
        addHeading("Add a property");
        Label explanation = new Label("A regular expression: it holds inside its matches. ^ and $ are the ends of a line.");
        explanation.getStyleClass().add("explanation");
        explanation.setMaxWidth(320);
        expression.setId("property-expression");
        expression.setPromptText("[Tt]he \\w+");
        expression.setAccessibleText("Regular expression");
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
        addCommand("property-file", Feather.FILE_TEXT, "Values from a file, one number for each symbol…",
                () -> addFile(fileChooser.get()));
        check();
        showOwn();
    }

    private void check() {
        String words = fault(expression.getText());
        fault.setText(words);
        fault.setVisible(!words.isEmpty());
        fault.setManaged(!words.isEmpty());
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
            properties.add(() -> TextProperties.regex(written));
        }
    }

    private void addFile(File file) {
        if (file != null) {
            properties.add(() -> TextProperties.file(file.toPath()));
        }
    }

    private void showOwn() {
        rows.getChildren().clear();
        for (TextProperty property : properties.allProperty().get()) {
            Label name = new Label(property.title());
            name.getStyleClass().add("edit-words");
            Region gap = new Region();
            HBox.setHgrow(gap, Priority.ALWAYS);
            Button remove = new Button(null, new Icon(Feather.X));
            remove.setId("property-remove-" + rows.getChildren().size());
            remove.getStyleClass().setAll("button", "icon-button");
            remove.setAccessibleText("Remove: " + property.title());
            remove.setTooltip(new Tooltip("Remove this property"));
            remove.setOnAction(event -> {
                properties.remove(property);
                showOwn();
            });
            HBox row = new HBox(name, gap, remove);
            row.getStyleClass().add("edit-row");
            row.setAlignment(Pos.CENTER_LEFT);
            rows.getChildren().add(row);
        }
    }
}
