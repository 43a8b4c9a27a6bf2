package rnnscope.view.dynamics;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import rnnscope.session.file.SessionFile;
import rnnscope.view.PerspectiveView;
import rnnscope.view.SwitchingView;
import rnnscope.view.ViewContext;

/** Dynamics perspective of whatever is in front: a text read symbol by symbol, or examples one after another. */
public final class DynamicsTab extends SwitchingView {
    private final ViewContext context;
    private final ObjectProperty<SessionFile> taken = new SimpleObjectProperty<>(this, "taken");
    private final BorderPane node = new BorderPane();
    /** Made when first shown. */
    private DynamicsView text;
    private DynamicsView corpus;

    public DynamicsTab(ViewContext context) {
        this.context = context;
        context.subjects().frontProperty().addListener((property, was, is) -> show(wanted()));
        show(wanted());
    }

    private PerspectiveView wanted() {
        if (context.subjects().showsCorpus()) {
            corpus = corpus == null ? new DynamicsView(context.ofCorpora(), taken) : corpus;
            return corpus;
        }
        text = text == null ? new DynamicsView(context, taken) : text;
        return text;
    }

    @Override
    protected void place(PerspectiveView view) {
        node.setCenter(view.node());
    }

    @Override
    public Region node() {
        return node;
    }

    /** A corpus cannot be typed. */
    @Override
    public boolean type() {
        return corpus != null && shown() == corpus;
    }
}
