package rnnscope.figure.tree;

/**
 * Node of a beam search's tree: a symbol that was written or considered.
 *
 * @param parent         place of the one before in the list of all; −1 at the first step
 * @param step           at which it is written, from 0
 * @param symbol         as it is shown
 * @param logProbability sum of ln p from the first symbol to this one, in nats
 * @param fate           what became of it
 */
public record BeamSearchNode(int parent, int step, String symbol, double logProbability, Fate fate) {

    /** What became of a hypothesis. */
    public enum Fate {
        KEPT, DROPPED, ENDED
    }

    /** Mean of ln p over the symbols, by which ends are compared. */
    public double mean() {
        return logProbability / (step + 1);
    }

    boolean isKept() {
        return fate != Fate.DROPPED;
    }
}
