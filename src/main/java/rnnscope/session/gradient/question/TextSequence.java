package rnnscope.session.gradient.question;

import rnnscope.network.Batch;
import rnnscope.network.Reading;
import rnnscope.text.TokenSequence;
import rnnscope.text.Tokenizer;
import rnnscope.text.Vocabulary;

/**
 * Sequence of a text, of which each symbol is to predict the next.
 *
 * @param reading of the same tokens by one of the networks, which knows the state anywhere; null for none
 */
public record TextSequence(TokenSequence tokens, Tokenizer tokenizer, Reading reading) implements Sequence {
    private static final float[] NONE = new float[0];

    @Override
    public int length() {
        return tokens.length() - 1;
    }

    @Override
    public Batch window(int from, int to) {
        return Batch.ofSymbols(tokens.ids(from, to), tokens.ids(from + 1, to + 1));
    }

    @Override
    public String symbol(int step) {
        return tokens.symbol(step);
    }

    @Override
    public boolean isUnknown(int step) {
        return tokens.isUnknown(step);
    }

    @Override
    public float[] numbers(int step) {
        return NONE;
    }

    @Override
    public float[] stateAtStart(ComparedNetwork network) {
        return null;
    }

    /** Whether the exact state of a network with these weights is known before a step. */
    boolean knows(ComparedNetwork network, Object weights, int step) {
        return reading != null && reading.model().parameters() == weights && reading.reaches(step)
                && reading.model().interventions().equals(network.interventions());
    }
}
