package rnnscope.view;

import java.util.Optional;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import rnnscope.session.Subject;
import rnnscope.session.file.SessionFile;
import rnnscope.session.subject.Place;
import rnnscope.view.sequence.SequenceView;

/** Step perspective of whatever is in front: a text read symbol by symbol, or a sequence read at once. */
final class StepTab implements PerspectiveView {
    private final ViewContext context;
    private final StackPane node = new StackPane();
    private PerspectiveView shown;
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
        if (front != null && !Place.STEP.shows(front.wiring()) && shown != null) {
            return;
        }
        PerspectiveView wanted = wanted();
        if (shown != wanted) {
            shown = wanted;
            node.getChildren().setAll(wanted.node());
        }
    }

    private PerspectiveView wanted() {
        if (context.subjects().showsExample()) {
            sequence = sequence == null ? new SequenceView(context) : sequence;
            return sequence;
        }
        text = text == null ? new StepView(context) : text;
        return text;
    }

    @Override
    public Region node() {
        return node;
    }

    @Override
    public void zoom(double factor) {
        shown.zoom(factor);
    }

    @Override
    public boolean key(KeyEvent event) {
        return shown.key(event);
    }

    @Override
    public boolean type() {
        return shown.type();
    }

    @Override
    public SessionFile keep(SessionFile session) {
        return shown.keep(session);
    }

    @Override
    public void take(SessionFile session) {
        shown.take(session);
    }

    @Override
    public boolean undo() {
        return shown.undo();
    }

    @Override
    public Optional<String> undoes() {
        return shown.undoes();
    }

    @Override
    public boolean redo() {
        return shown.redo();
    }
}
