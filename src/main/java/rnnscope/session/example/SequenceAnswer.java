package rnnscope.session.example;

import rnnscope.model.Model;
import rnnscope.network.sequence.SequenceTrace;

/** Answer of a model that reads a whole sequence at once: labels, a class, numbers. */
public record SequenceAnswer(Model model, ExampleSource source, ExampleOptions options, SequenceTrace trace,
        Change change) implements ExampleAnswer {

    /** The moments of its computation. */
    @Override
    public int steps() {
        return trace.order().length();
    }
}
