package rnnscope.session.comparison;

import java.util.concurrent.Callable;
import rnnscope.model.Model;

/** Partner of a comparison: what the model in front is compared with. */
public sealed interface Partner {
    /** Another model, read in the background. */
    record OfModel(String name, Callable<Model> load) implements Partner {}

    /** The model in front as it was opened, before its edits. */
    record Unedited() implements Partner {}

    /** A run of training as it was at an iteration. */
    record OfRun(long iteration, Model model) implements Partner {}
}
