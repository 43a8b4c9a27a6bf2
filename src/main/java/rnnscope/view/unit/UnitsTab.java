package rnnscope.view.unit;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import rnnscope.language.Words;
import rnnscope.session.Subject;
import rnnscope.view.PerspectiveView;
import rnnscope.view.SwitchingView;
import rnnscope.view.ViewContext;

/** Units perspective of whatever is in front: a text read symbol by symbol, or a corpus of examples one after another. */
public final class UnitsTab extends SwitchingView {
    private final ViewContext context;
    private final BorderPane node = new BorderPane();
    private final Button go = new Button();
    private final Label aside = new Label();
    private final HBox bar;
    /** Made when first shown. */
    private UnitsView text;
    private UnitsView corpus;

    public UnitsTab(ViewContext context) {
        this.context = context;
        bar = bar();
        context.subjects().frontProperty().addListener((property, was, is) -> choose());
        node.sceneProperty().addListener((property, was, is) -> offer());
        choose();
    }

    /** The way to the units of what was in front before. */
    private HBox bar() {
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        aside.setMinWidth(0);
        go.setId("units-elsewhere");
        go.getStyleClass().setAll("button", "quiet-button");
        go.setMinWidth(Region.USE_PREF_SIZE);
        go.setOnAction(event -> context.subjects().showInUnits(context.subjects().exampleForUnits()));
        HBox line = new HBox(aside, gap, go);
        line.getStyleClass().add("view-aside");
        return line;
    }

    private void offer() {
        Subject example = context.subjects().exampleForUnits();
        if (example != null) {
            aside.setText(Words.of("view.unit.elsewhere", example.name()));
            go.setText(Words.of("view.unit.elsewhere.go"));
        }
        node.setTop(example == null ? null : bar);
    }

    private void choose() {
        show(wanted());
        offer();
    }

    @Override
    protected void place(PerspectiveView view) {
        node.setCenter(view.node());
    }

    private PerspectiveView wanted() {
        if (context.subjects().showsCorpus()) {
            corpus = corpus == null ? new UnitsView(context.ofCorpora()) : corpus;
            return corpus;
        }
        text = text == null ? new UnitsView(context) : text;
        return text;
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
