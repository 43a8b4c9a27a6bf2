package rnnscope.view.attention;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import rnnscope.control.Visibility;
import rnnscope.control.WeakListeners;
import rnnscope.control.YieldingRow;
import rnnscope.control.key.KeyMap;
import rnnscope.control.key.Shortcut;
import rnnscope.language.Words;
import rnnscope.session.example.ExampleAnswer;
import rnnscope.session.example.ExampleLab;
import rnnscope.view.chooser.PopOvers;

/**
 * Text field where another source is typed, which is answered with each key, or chosen from the examples of the
 * model's task.
 */
public final class SourceField extends YieldingRow {
    private final ExampleLab lab;
    private final TextField field = new TextField();
    private final Label fault = new Label();
    private final Label name = new Label(Words.of("view.attention.source"));
    private boolean filling;
    /** Whether something has been typed since the field got the focus: all of it is one edit. */
    private boolean typed;

    public SourceField(ExampleLab lab) {
        this.lab = lab;
        getStyleClass().add("source-field");
        name.getStyleClass().add("pane-title");
        name.setMinWidth(USE_PREF_SIZE);
        name.setLabelFor(field);
        field.setId("source");
        field.setAccessibleText(Words.of("view.attention.source.access"));
        HBox.setHgrow(field, Priority.ALWAYS);
        Button examples = new Button(Words.of("view.attention.source.examples"));
        examples.setId("source-examples");
        examples.getStyleClass().setAll("button", "quiet-button");
        examples.setMinWidth(USE_PREF_SIZE);
        examples.setTooltip(new Tooltip(Words.of("view.attention.source.examples.tip")));
        examples.setOnAction(event -> PopOvers.toggle(examples, () -> new ExampleChooser(lab)));
        fault.setId("source-fault");
        fault.getStyleClass().add("source-fault");
        fault.textProperty().bind(lab.faultProperty());
        Visibility.bind(fault, lab.faultProperty().isNotNull());
        getChildren().addAll(name, field, fault, examples);
        giveWay(examples, name);

        field.textProperty().addListener((property, was, is) -> typed(is));
        field.focusedProperty().addListener((property, was, is) -> {
            typed = false;
            if (!is) {
                fill();
            }
        });
        new KeyMap().on(Shortcut.LEAVE, () -> getParent().requestFocus()).on(Shortcut.CHOOSE, () -> getParent().requestFocus())
                .on(Shortcut.UNDO, () -> again(lab::undo)).on(Shortcut.REDO, () -> again(lab::redo)).filter(field);
        WeakListeners.listen(this, lab.answerProperty(), (property, was, is) -> answered(is));
        answered(lab.answer());
    }

    private void answered(ExampleAnswer answer) {
        if (answer != null && !field.isFocused()) {
            fill();
        }
    }

    /** Shows the source that is answered. */
    private void fill() {
        filling = true;
        field.setText(lab.typedText());
        name.setText(Words.of(lab.asks() ? "view.attention.question" : "view.attention.source"));
        filling = false;
    }

    private void typed(String text) {
        if (!filling) {
            lab.player().pause();
            lab.setTyped(text, typed);
            typed = true;
        }
    }

    /** Takes back what was typed, or makes it again. */
    private void again(Runnable edit) {
        edit.run();
        typed = false;
        fill();
    }

    /** Lets the user type. */
    public void begin() {
        field.requestFocus();
        field.selectAll();
    }
}
