package rnnscope.view.attention;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import rnnscope.control.ChangeListeners;
import rnnscope.figure.attention.Alignment;
import rnnscope.session.example.ExampleAnswer;
import rnnscope.session.example.ExampleLab;
import rnnscope.session.example.SequenceAnswer;

/** View model of the Attention perspective. What changes only marks it; it is made anew by {@link #refresh}. */
public final class AttentionViewModel {
    private final ExampleLab lab;
    private final ReadOnlyObjectWrapper<AttentionMoment> moment = new ReadOnlyObjectWrapper<>(this, "moment");
    private final IntegerProperty column = new SimpleIntegerProperty(this, "column", -1);
    private final IntegerProperty head = new SimpleIntegerProperty(this, "head", 0);
    private final BooleanProperty hard = new SimpleBooleanProperty(this, "hard");
    private Runnable onStale = () -> {};
    private Alignment soft;
    private Alignment arg;

    AttentionViewModel(ExampleLab lab) {
        this.lab = lab;
        lab.answerProperty().addListener((property, was, is) -> answered(was, is));
        ChangeListeners.add(() -> onStale.run(), lab.cursor().stepProperty(), lab.cursor().previewProperty(), column, head,
                hard);
        answered(null, lab.answer());
    }

    private void answered(ExampleAnswer was, ExampleAnswer is) {
        if (was != null && !was.source().symbols().equals(is.source().symbols())) {
            column.set(-1);
        }
        soft = is == null ? null : AttentionMoment.alignment(is);
        arg = soft == null ? null : soft.hard();
        onStale.run();
    }

    /** Called when {@link #refresh} has something to do. */
    void setOnStale(Runnable action) {
        onStale = action;
    }

    /** How it shows has changed. */
    void changed() {
        onStale.run();
    }

    public AttentionMoment moment() {
        return moment.get();
    }

    /** The step of the source that is pinned; −1 for none. */
    public IntegerProperty columnProperty() {
        return column;
    }

    /** The head of self-attention whose numbers are shown. */
    public IntegerProperty headProperty() {
        return head;
    }

    /** Pins a step of the source, or lets go of it where it is pinned already. */
    void pinColumn(int s) {
        column.set(column.get() == s ? -1 : s);
    }

    /** Whether only the greatest weight of each step is shown. */
    public BooleanProperty hardProperty() {
        return hard;
    }

    void refresh() {
        ExampleAnswer answer = lab.answer();
        if (answer != null) {
            int steps = answer instanceof SequenceAnswer read ? read.trace().steps() : answer.steps();
            int step = Math.max(0, Math.min(steps - 1, lab.cursor().shown()));
            moment.set(new AttentionMoment(answer, step, column.get(), hard.get() ? arg : soft));
        }
    }
}
