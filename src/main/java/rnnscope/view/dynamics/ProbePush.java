package rnnscope.view.dynamics;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import rnnscope.control.Visibility;
import rnnscope.figure.Numbers;
import rnnscope.language.Words;
import rnnscope.session.Session;
import rnnscope.tape.Quantity;
import rnnscope.text.TextRange;
import rnnscope.view.edit.StatePush;
import rnnscope.view.edit.ValueSlider;

/**
 * Slider that pushes the hidden state along what a probe found, as an edit of the model: from the beam on, or through every
 * example. Undo takes it back, and Change lists it.
 */
final class ProbePush extends VBox {
    private static final double MOST = 3;

    private final Session session;
    private final boolean isOfExamples;
    private final StatePush push;
    private final ValueSlider slider;
    private final Label hint;
    private Quantity state;
    private List<Float> direction = List.of();
    private double amount;

    ProbePush(DynamicsContext context) {
        session = context.session();
        isOfExamples = context.view().readsExamples();
        push = new StatePush(session);
        slider = new ValueSlider("probe-push", Words.of("dynamics.probe.push.tip"), x -> Numbers.signed(x, 2), this::push);
        slider.setRange(-MOST, MOST);
        HBox.setHgrow(slider, Priority.ALWAYS);
        Label name = new Label(Words.of("dynamics.probe.push"));
        name.getStyleClass().add("lever-name");
        name.setMinWidth(Region.USE_PREF_SIZE);
        HBox line = new HBox(name, slider);
        line.getStyleClass().add("edit-line");
        line.setAlignment(Pos.CENTER_LEFT);
        hint = new Label(Words.of(isOfExamples ? "dynamics.probe.push.examples" : "dynamics.probe.push.words"));
        hint.setWrapText(true);
        hint.setMinHeight(Region.USE_PREF_SIZE);
        hint.getStyleClass().add("page-hint");
        Visibility.bind(hint, visibleProperty());
        getChildren().add(line);
        setMinHeight(Region.USE_PREF_SIZE);
    }

    /** What it does, to stand below it. */
    Label hint() {
        return hint;
    }

    /** Another direction, of length 1; what was pushed along another stays. */
    void begin(Quantity of, float[] along) {
        state = of;
        direction = new ArrayList<>();
        for (float x : along) {
            direction.add(x);
        }
        push.begin();
        refresh();
    }

    /** Shows how far it is pushed, as undo may have changed that. */
    void refresh() {
        slider.show(push.pushed().isPresent() ? amount : 0);
    }

    private void push(double by, boolean amend) {
        if (state != null) {
            amount = by;
            int step = session.cursor().step();
            push.to(state, direction, (float) by, push.pushed().map(old -> old.span())
                    .orElse(isOfExamples || step == 0 ? TextRange.ALL : new TextRange(step, session.excerpt().length())), amend);
        }
    }
}
