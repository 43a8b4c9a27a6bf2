package rnnscope.session.example;

import rnnscope.model.Model;
import rnnscope.text.Vocabulary;

/** Answer of a model to a source, with everything computed on the way. Immutable. */
public sealed interface ExampleAnswer permits PairAnswer, SequenceAnswer {
    /** What a symbol past the vocabulary is called: it ends what is written. */
    String END = "end";

    Model model();

    ExampleSource source();

    ExampleOptions options();

    /** Steps that the cursor goes through. */
    int steps();

    /** What a symbol or label that comes out is called. */
    default String word(int symbol) {
        Vocabulary words = model().output().vocabulary();
        return symbol < words.size() ? words.symbol(symbol) : END;
    }
}
