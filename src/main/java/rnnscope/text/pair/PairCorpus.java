package rnnscope.text.pair;

import java.util.ArrayList;
import java.util.List;

/**
 * Pairs to learn from and pairs to measure on. No source of the one is a source of the other.
 *
 * @param training to learn from
 * @param heldOut  to measure on
 */
public record PairCorpus(List<TextPair> training, List<TextPair> heldOut) {
    public PairCorpus {
        training = List.copyOf(training);
        heldOut = List.copyOf(heldOut);
    }

    /** Holds out one pair of every {@code parts}. No source may come twice. */
    static PairCorpus split(List<TextPair> pairs, int parts) {
        List<TextPair> training = new ArrayList<>();
        List<TextPair> heldOut = new ArrayList<>();
        for (int i = 0; i < pairs.size(); i++) {
            (i % parts == parts - 1 ? heldOut : training).add(pairs.get(i));
        }
        return new PairCorpus(training, heldOut);
    }
}
