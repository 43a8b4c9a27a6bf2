package rnnscope.network.pair;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import rnnscope.network.Sampler;
import rnnscope.network.pair.Hypothesis.Fate;

/**
 * The hypotheses of a beam search, a tree. At each step every live one is continued by its best symbols, as many as the
 * beam is wide; of all these the best by the sum of ln p live on.
 */
final class BeamSearch {
    private final int width;
    private final int symbols;
    private final int boundary;
    private final List<Hypothesis> tree = new ArrayList<>();
    private final List<Hypothesis> ended = new ArrayList<>();
    private List<Hypothesis> live = new ArrayList<>();
    /** Of each live hypothesis the row of the network in which it was predicted. */
    private List<Integer> rows = new ArrayList<>();

    /** A continuation that has no place in the tree yet. */
    private record Candidate(int row, int parent, int symbol, double logProbability) {}

    BeamSearch(int width, int symbols, int boundary) {
        this.width = width;
        this.symbols = symbols;
        this.boundary = boundary;
    }

    List<Hypothesis> tree() {
        return tree;
    }

    /** Whether there is something to go on from, and fewer have ended than the beam is wide. */
    boolean isOpen() {
        return tree.isEmpty() || !live.isEmpty() && ended.size() < width;
    }

    /** For each row of the network the row whose state it goes on from; rows that nobody needs go on from any. */
    int[] rows() {
        int[] from = new int[width];
        for (int i = 0; i < rows.size(); i++) {
            from[i] = rows.get(i);
        }
        return from;
    }

    /** What each row wrote last. */
    void readSymbols(int[] out) {
        for (int i = 0; i < width; i++) {
            out[i] = live.get(Math.min(i, live.size() - 1)).symbol();
        }
    }

    /**
     * Goes on by one step.
     *
     * @param logits  of each row
     * @param forced  the symbol imposed, −1 for none
     * @param sampler draws the symbol; null for the best
     */
    void advance(int step, float[][] logits, int forced, Sampler sampler) {
        List<Candidate> candidates = new ArrayList<>();
        for (int row = 0; row < (step == 0 ? 1 : live.size()); row++) {
            float[] z = logits[row];
            double sum = logOfSum(z);
            Hypothesis parent = step == 0 ? null : live.get(row);
            int[] chosen = forced >= 0 ? new int[] {forced}
                    : sampler != null ? new int[] {sampler.next(symbols, k -> z[k])} : best(z);
            for (int symbol : chosen) {
                candidates.add(new Candidate(row, parent == null ? -1 : parent.id(), symbol,
                        (parent == null ? 0 : parent.logProbability()) + z[symbol] - sum));
            }
        }
        candidates.sort(Comparator.comparingDouble(Candidate::logProbability).reversed());
        live = new ArrayList<>();
        rows = new ArrayList<>();
        for (int i = 0; i < candidates.size(); i++) {
            Candidate candidate = candidates.get(i);
            Fate fate = i >= width ? Fate.DROPPED : candidate.symbol == boundary ? Fate.ENDED : Fate.KEPT;
            Hypothesis found = new Hypothesis(tree.size(), candidate.parent, step, candidate.symbol,
                    candidate.logProbability, fate);
            tree.add(found);
            if (fate == Fate.ENDED) {
                ended.add(found);
            } else if (fate == Fate.KEPT) {
                live.add(found);
                rows.add(candidate.row);
            }
        }
    }

    /** The best that ended; where none did, the best that lives. */
    Hypothesis best() {
        return (ended.isEmpty() ? live : ended).stream().max(Comparator.comparingDouble(Hypothesis::score)).orElseThrow();
    }

    /** The best symbols of a row, as many as the beam is wide; of equal ones the first. */
    private int[] best(float[] z) {
        int[] best = new int[Math.min(width, symbols)];
        int found = 0;
        for (int k = 0; k < symbols; k++) {
            int at = found;
            while (at > 0 && z[best[at - 1]] < z[k]) {
                at--;
            }
            if (at < best.length) {
                int kept = Math.min(found, best.length - 1);
                System.arraycopy(best, at, best, at + 1, kept - at);
                best[at] = k;
                found = kept + 1;
            }
        }
        return best;
    }

    private static double logOfSum(float[] z) {
        double max = Double.NEGATIVE_INFINITY;
        for (float x : z) {
            max = Math.max(max, x);
        }
        double sum = 0;
        for (float x : z) {
            sum += Math.exp(x - max);
        }
        return max + Math.log(sum);
    }
}
