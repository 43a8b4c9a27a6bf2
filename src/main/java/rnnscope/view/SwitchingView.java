package rnnscope.view;

import java.util.List;
import java.util.Optional;
import javafx.scene.input.KeyEvent;
import rnnscope.session.file.SessionFile;

/** View that shows one of several, according to what is in front, and asks that one whatever the window asks. */
public abstract class SwitchingView implements PerspectiveView {
    private PerspectiveView shown;

    /** Puts a view where the others were, if it is not there. */
    protected final void show(PerspectiveView wanted) {
        if (shown != wanted) {
            shown = wanted;
            place(wanted);
        }
    }

    /** Puts the node of a view where that of another may be. */
    protected abstract void place(PerspectiveView view);

    /** The one that shows; null before the first. */
    protected final PerspectiveView shown() {
        return shown;
    }

    @Override
    public final void zoom(double factor) {
        shown.zoom(factor);
    }

    @Override
    public final List<String> pages() {
        return shown.pages();
    }

    @Override
    public final List<String> shownPages() {
        return shown.shownPages();
    }

    @Override
    public final void turnTo(String page) {
        shown.turnTo(page);
    }

    @Override
    public final boolean key(KeyEvent event) {
        return shown.key(event);
    }

    @Override
    public boolean type() {
        return shown.type();
    }

    @Override
    public final SessionFile keep(SessionFile session) {
        return shown.keep(session);
    }

    @Override
    public final void take(SessionFile session) {
        shown.take(session);
    }

    @Override
    public final boolean undo() {
        return shown.undo();
    }

    @Override
    public final Optional<String> undoes() {
        return shown.undoes();
    }

    @Override
    public final boolean redo() {
        return shown.redo();
    }
}
