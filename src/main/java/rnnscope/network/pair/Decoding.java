package rnnscope.network.pair;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Decoding of a source, what a decoder wrote and all that it thought of. Immutable.
 *
 * @param tree   every hypothesis, a parent before its children
 * @param chosen the last one of what was written; one that ended, or where none did within the limit the best so far
 * @param trace  everything computed while writing it
 */
public record Decoding(List<Hypothesis> tree, Hypothesis chosen, PairTrace trace) {

    public Decoding {
        tree = List.copyOf(tree);
    }

    /** From the first symbol to {@code last}. */
    public List<Hypothesis> path(Hypothesis last) {
        List<Hypothesis> path = new ArrayList<>();
        for (Hypothesis at = last; at != null; at = at.parent() < 0 ? null : tree.get(at.parent())) {
            path.add(at);
        }
        Collections.reverse(path);
        return path;
    }

    /** Whether it came to an end by itself. */
    public boolean hasEnded() {
        return chosen.fate() == Hypothesis.Fate.ENDED;
    }
}
