package rnnscope.session.example;

import java.util.List;
import rnnscope.language.Words;
import rnnscope.model.Model;
import rnnscope.model.ModelEdits;
import rnnscope.network.Batch;
import rnnscope.text.Vocabulary;

/** Answer of a model to a source, with everything computed on the way. Immutable. */
public sealed interface ExampleAnswer permits PairAnswer, SequenceAnswer {
    /** What a symbol past the vocabulary is called: it ends what is written. */
    static String end() {
        return Words.of("session.example.end");
    }

    /** With what is changed of it. */
    Model model();

    /** What its changes make of the answer; null where nothing is changed. */
    Change change();

    /**
     * Answer before a change, and what the change costs.
     *
     * @param before     of the model as it was opened
     * @param lossBefore of what should come out, nats or squared error; NaN where that is not known
     * @param lossAfter  the same under the change
     */
    record Change(ExampleAnswer before, double lossBefore, double lossAfter) {}

    /** The model as it was opened. */
    default Model opened() {
        return change() == null ? model() : change().before.model();
    }

    /** What is changed of the model. */
    default ModelEdits edits() {
        return new ModelEdits(model().interventions(), List.of());
    }

    ExampleSource source();

    ExampleOptions options();

    /** What is read, with what should come out, or where that is not known with what does. */
    default Batch completed() {
        Batch read = source().batch();
        return source().isAnswerKnown() ? read : new Batch(read.tokens(), read.inputs(), saidSymbols(), saidNumbers());
    }

    /** The symbols or labels that come out, the end included. */
    int[] saidSymbols();

    /** The numbers that come out. */
    float[] saidNumbers();

    /** Steps that the cursor goes through. */
    int steps();

    /** What a symbol or label that comes out is called. */
    default String word(int symbol) {
        Vocabulary words = model().output().vocabulary();
        return symbol < words.size() ? words.symbol(symbol) : end();
    }
}
