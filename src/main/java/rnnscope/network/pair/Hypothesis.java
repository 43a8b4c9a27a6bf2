package rnnscope.network.pair;

/**
 * A symbol that a search wrote or thought of writing: a node of its tree.
 *
 * @param id             its place in the list of all
 * @param parent         id of the one before; −1 at the first step
 * @param step           at which it is written
 * @param symbol         written
 * @param logProbability sum of ln p from the first symbol to this one, in nats
 * @param fate           what became of it
 */
public record Hypothesis(int id, int parent, int step, int symbol, double logProbability, Fate fate) {

    /** What became of a hypothesis. */
    public enum Fate {
        /** It stayed in the beam. */
        KEPT,
        /** Others were better: nothing follows it. */
        DROPPED,
        /** It is an end. */
        ENDED
    }

    /** Mean of ln p over its symbols, by which ends of different length are compared. */
    public double score() {
        return logProbability / (step + 1);
    }
}
