package rnnscope.app;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import rnnscope.language.Words;
import rnnscope.session.subject.Place;
import rnnscope.view.EmptyPane;
import rnnscope.view.EmptyPane.Offer;
import rnnscope.view.Perspective;
import rnnscope.view.PerspectiveView;
import rnnscope.view.ViewContext;

/** Perspective that a window shows, or what to do where nothing is open; others are kept as they were left. */
final class ShownPerspective {
    private final ViewContext context;
    private final Workspace workspace;
    private final Supplier<List<Offer>> offers;
    /** Those that were shown, as they were left. */
    private final Map<Perspective, PerspectiveView> made = new HashMap<>();
    private final EmptyPane nothing = new EmptyPane();
    private Perspective shown;

    /** @param offers what can be done where nothing is open */
    ShownPerspective(ViewContext context, Workspace workspace, Supplier<List<Offer>> offers) {
        this.context = context;
        this.workspace = workspace;
        this.offers = offers;
    }

    Perspective perspective() {
        return shown;
    }

    /** What the keys are for: the perspective that shows, or what does not listen where nothing is open. */
    PerspectiveView view() {
        return workspace.perspective() == nothing ? () -> nothing : made.get(shown);
    }

    void show(Perspective perspective) {
        shown = perspective;
        refresh();
    }

    /** Something was opened or closed. */
    void refresh() {
        boolean isEmpty = context.subjects().front() == null && context.session().busyProperty().get() == null
                && shown.place() != Place.TRAIN && !made.isEmpty();
        if (isEmpty) {
            nothing.show(shown.place().needsText() ? Words.of("app.nothing.text")
                    : Words.of("app.nothing"), offers.get());
        }
        workspace.show(isEmpty ? nothing : made.computeIfAbsent(shown, p -> p.make().apply(context)).node());
    }
}
