package rnnscope.session;

import java.util.concurrent.Callable;
import rnnscope.model.Model;
import rnnscope.model.Wiring;

/** Subject of a language model and the text that it reads. */
public final class TextSubject implements Subject {
    private final Session session;
    private final boolean ofRun;
    /** What is read when it is shown first; null where it has been. */
    private final Callable<Opening> beginning;
    /** How it was left; null while it is in front, and before it was shown first. */
    private Left left;

    /**
     * All that is known of it.
     *
     * @param restful   whether the model will not change again soon
     * @param isRenewed whether the excerpt is about to be replaced, as the model has changed
     * @param replacing an edit of the text that has not been read yet, or null
     */
    record Left(Model opened, boolean restful, Excerpt excerpt, int step, Selection.State selection, Edits.State edits,
            boolean isRenewed, Opening replacing) {}

    TextSubject(Session session, boolean ofRun, Callable<Opening> beginning) {
        this.session = session;
        this.ofRun = ofRun;
        this.beginning = beginning;
    }

    Callable<Opening> beginning() {
        return beginning;
    }

    /** How it was left, or null. */
    Left left() {
        return left;
    }

    void leave(Left now) {
        left = now;
    }

    private Model model() {
        return isShown() ? session.openedModel() : left == null ? null : left.opened;
    }

    @Override
    public Wiring wiring() {
        return Wiring.LANGUAGE_MODEL;
    }

    @Override
    public String name() {
        return model() == null ? "" : model().card().name();
    }

    @Override
    public boolean isOfRun() {
        return ofRun;
    }

    @Override
    public void show() {
        session.show(this);
    }

    @Override
    public boolean isShown() {
        return session.subject() == this;
    }

    @Override
    public Cursor cursor() {
        return session.cursor();
    }

    @Override
    public Player player() {
        return session.player();
    }

    @Override
    public void undo() {
        session.undo();
    }

    @Override
    public void redo() {
        session.redo();
    }
}
