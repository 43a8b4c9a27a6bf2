package rnnscope.view;

import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import rnnscope.session.example.ExampleLab;
import rnnscope.session.example.SequenceAnswer;
import rnnscope.view.sequence.SequenceView;

/** The Step perspective of whatever is in front: a text read symbol by symbol, or a sequence read at once. */
final class StepTab extends StackPane implements Commanded {
    private final ViewContext context;
    private final ExampleLab lab;
    /** Made when first shown. */
    private StepView text;
    private SequenceView sequence;
    private BorderPane hint;
    private final Label hintWords = new Label();

    StepTab(ViewContext context) {
        this.context = context;
        lab = context.examples();
        hintWords.getStyleClass().add("page-hint");
        lab.inFrontProperty().addListener((property, was, is) -> choose());
        lab.answerProperty().addListener((property, was, is) -> choose());
        choose();
    }

    private void choose() {
        Parent wanted = wanted();
        if (getChildren().isEmpty() || getChildren().get(0) != wanted) {
            getChildren().setAll(wanted);
        }
    }

    private Parent wanted() {
        if (!lab.inFrontProperty().get() || lab.answer() == null) {
            text = text == null ? new StepView(context) : text;
            return text;
        }
        if (lab.answer() instanceof SequenceAnswer) {
            sequence = sequence == null ? new SequenceView(context) : sequence;
            return sequence;
        }
        hintWords.setText(lab.answer().model().card().name()
                + " writes a sequence from another: step through it in Attention (Ctrl 5).");
        hint = hint == null ? new BorderPane(hintWords) : hint;
        return hint;
    }

    private Commanded shown() {
        return getChildren().get(0) instanceof Commanded view ? view : null;
    }

    @Override
    public void zoom(double factor) {
        if (shown() != null) {
            shown().zoom(factor);
        }
    }

    @Override
    public boolean key(KeyEvent event) {
        return shown() != null && shown().key(event);
    }

    @Override
    public boolean type() {
        return shown() != null && shown().type();
    }

    @Override
    public boolean undo() {
        return shown() != null && shown().undo();
    }

    @Override
    public boolean redo() {
        return shown() != null && shown().redo();
    }
}
