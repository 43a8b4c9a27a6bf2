package rnnscope.view.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rnnscope.model.Intervention.Push;
import rnnscope.model.ModelEdits;
import rnnscope.session.Session;
import rnnscope.tape.Quantity;
import rnnscope.text.TextRange;

/** Push of a state along a direction that a slider moves: each new amount takes the place of the one before. */
public final class StatePush {
    private final Session session;
    /** As it was put last; null for none. */
    private Push push;

    public StatePush(Session session) {
        this.session = session;
    }

    /** What is pushed next is another direction: the push before stays as it is. */
    public void begin() {
        push = null;
    }

    /** The push that {@link #to} made and that still acts. */
    public Optional<Push> pushed() {
        return Optional.ofNullable(push).filter(session.edits().interventions()::contains);
    }

    /**
     * Adds {@code amount} times a direction to a state, in place of the push before; 0 takes it away.
     *
     * @param direction one number for each unit
     * @param amend     whether it goes on with the move before, so that both are taken back together
     */
    public void to(Quantity state, List<Float> direction, float amount, TextRange span, boolean amend) {
        ModelEdits edits = pushed().map(old -> session.edits().without(old)).orElse(session.edits());
        push = null;
        if (amount != 0) {
            List<Float> scaled = new ArrayList<>();
            for (float x : direction) {
                scaled.add(amount * x);
            }
            push = new Push(state, scaled, span);
            edits = edits.with(push);
        }
        session.editModel(edits, amend);
    }
}
