package rnnscope.view;

import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import rnnscope.session.Subject;
import rnnscope.session.subject.Place;
import rnnscope.view.sequence.SequenceView;

/** Step perspective of whatever is in front: a text read symbol by symbol, or a sequence read at once. */
final class StepTab extends SwitchingView {
    private final ViewContext context;
    private final StackPane node = new StackPane();
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
        if (front != null && !Place.STEP.shows(front.wiring()) && shown() != null) {
            return;
        }
        show(wanted());
    }

    @Override
    protected void place(PerspectiveView view) {
        node.getChildren().setAll(view.node());
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
}
