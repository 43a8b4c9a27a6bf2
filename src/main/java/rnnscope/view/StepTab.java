package rnnscope.view;

import javafx.scene.Parent;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import rnnscope.session.Subject;
import rnnscope.session.subject.Place;
import rnnscope.view.sequence.SequenceView;

/** The Step perspective of whatever is in front: a text read symbol by symbol, or a sequence read at once. */
final class StepTab extends StackPane implements Commanded {
    private final ViewContext context;
    /** Made when first shown. */
    private StepView text;
    private SequenceView sequence;

    StepTab(ViewContext context) {
        this.context = context;
        context.subjects().frontProperty().addListener((property, was, is) -> choose());
        choose();
    }

    private void choose() {
        Subject front = context.subjects().front();
        if (front != null && !Place.STEP.shows(front.wiring()) && !getChildren().isEmpty()) {
            return;
        }
        Parent wanted = wanted();
        if (getChildren().isEmpty() || getChildren().get(0) != wanted) {
            getChildren().setAll(wanted);
        }
    }

    private Parent wanted() {
        if (context.subjects().showsExample()) {
            sequence = sequence == null ? new SequenceView(context) : sequence;
            return sequence;
        }
        text = text == null ? new StepView(context) : text;
        return text;
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
