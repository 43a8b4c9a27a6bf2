package rnnscope.app;

import java.util.Optional;
import java.util.function.Supplier;
import rnnscope.model.Model;
import rnnscope.session.Subject;
import rnnscope.session.subject.Place;
import rnnscope.view.Perspective;
import rnnscope.view.PerspectiveView;
import rnnscope.view.ViewContext;
import rnnscope.view.edit.UndoWords;

/** Undo and redo of a window: of what the perspective edits itself, else of the subject in front. */
final class Undo {
    private final ViewContext context;
    private final Supplier<PerspectiveView> view;

    /** @param view the perspective that shows; null while it is being made */
    Undo(ViewContext context, Supplier<PerspectiveView> view) {
        this.context = context;
        this.view = view;
    }

    void undo() {
        if (!view.get().undo() && front() != null) {
            front().undo();
        }
    }

    void redo() {
        if (!view.get().redo() && front() != null) {
            front().redo();
        }
    }

    private Subject front() {
        return context.subjects().front();
    }

    /** What {@link #undo} would take back, in words; empty for nothing. */
    Optional<String> undoes(Perspective shown) {
        PerspectiveView now = view.get();
        Optional<String> own = now == null ? Optional.empty() : now.undoes();
        if (own.isPresent() || front() == null || shown.place() == Place.TRAIN) {
            return own;
        }
        boolean example = context.subjects().showsExample();
        Model model = example ? context.examples().answer().opened() : context.session().openedModel();
        return front().lastEdit().map(edit -> UndoWords.of(edit, model,
                example ? context.examples().editsProperty().get() : context.session().edits()));
    }
}
