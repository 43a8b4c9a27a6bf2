package rnnscope.view.dynamics;

import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import rnnscope.language.Words;
import rnnscope.model.Wiring;
import rnnscope.model.Wiring.Shape;
import rnnscope.session.Subject;
import rnnscope.view.ViewContext;

/** Bar that says why what was in front before has no state update to show, so that the language model takes its place. */
final class AsideBar extends HBox {
    private final ViewContext context;
    private final Label words = new Label();

    AsideBar(ViewContext context) {
        this.context = context;
        words.setId("dynamics-aside");
        words.setMinWidth(0);
        getStyleClass().add("view-aside");
        getChildren().add(words);
    }

    /** Says it anew; false where there is nothing to say. */
    boolean refresh() {
        Subject example = context.subjects().example();
        if (example == null || example.wiring() == null || example.isOfRun()) {
            return false;
        }
        words.setText(Words.of(why(example.wiring()), example.name()));
        return true;
    }

    private static String why(Wiring wiring) {
        return wiring.heads() > 0 ? "dynamics.aside.heads"
                : wiring.shape() == Shape.GENERATOR ? "dynamics.aside.generator"
                : wiring.shape().decodes() ? "dynamics.aside.decoder"
                : wiring.bidirectional() ? "dynamics.aside.bidirectional" : "dynamics.aside.examples";
    }
}
