package rnnscope.session.reading;

import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import rnnscope.model.ModelEdits;
import rnnscope.session.EditHistory;
import rnnscope.session.LastEdit;

/**
 * Undo stack of the window, the text and the model alike, in one order, so that it can be taken back and made again.
 */
final class Edits {
    private EditHistory<Place> history = new EditHistory<>();
    private final ReadOnlyObjectWrapper<ModelEdits> model =
            new ReadOnlyObjectWrapper<>(this, "model", ModelEdits.NONE);

    /** What an edit leaves behind. */
    record Place(SourceText source, int step, ModelEdits edits) {}

    /** All of it. */
    record State(EditHistory<Place> history, ModelEdits model) {
        /** Nothing was edited. */
        static final State NONE = new State(new EditHistory<>(), ModelEdits.NONE);
    }

    State state() {
        return new State(history.copy(), model.get());
    }

    void restore(State state) {
        history = state.history.copy();
        model.set(state.model);
    }

    ReadOnlyObjectProperty<ModelEdits> modelProperty() {
        return model.getReadOnlyProperty();
    }

    /** What is changed of the model. */
    ModelEdits model() {
        return model.get();
    }

    /** The text and the step that an edit replaces. */
    void edited(SourceText source, int step) {
        history.edited(new Place(source, step, model.get()));
    }

    void setModel(ModelEdits next) {
        model.set(next);
    }

    /** Another model is there: nothing is changed of it, nor was it ever. */
    void forgetModel() {
        model.set(ModelEdits.NONE);
        history.map(place -> new Place(place.source(), place.step(), ModelEdits.NONE));
    }

    /** Where the last edit began, which replaces what shows; the model's changes are then those that held there. */
    Optional<Place> undo(SourceText source, int step) {
        return travel(history::undo, source, step);
    }

    Optional<Place> redo(SourceText source, int step) {
        return travel(history::redo, source, step);
    }

    /** The last edit that is to be seen, now that this text shows; empty where there is none. */
    Optional<LastEdit> last(SourceText source) {
        return history.past().stream().filter(place -> !place.source().equals(source) || !place.edits().equals(model.get()))
                .findFirst().map(place -> new LastEdit(place.source().equals(source) ? LastEdit.What.MODEL : LastEdit.What.TEXT,
                        place.edits()));
    }

    private Optional<Place> travel(Function<Place, Optional<Place>> move, SourceText source, int step) {
        Optional<Place> there = move.apply(new Place(source, step, model.get()));
        while (there.isPresent() && there.get().source().equals(source) && there.get().edits().equals(model.get())) {
            there = move.apply(there.get());
        }
        there.ifPresent(place -> model.set(place.edits()));
        return there;
    }
}
