package rnnscope.figure.tree;

import java.util.List;
import rnnscope.language.Words;

/**
 * Message of a beam search: where the path that was chosen in the end took a symbol that was not the most probable
 * one.
 *
 * @param sentence empty for nothing
 * @param node     of which it speaks, −1 for none
 */
record SearchMessage(String sentence, int node) {
    private static final SearchMessage NONE = new SearchMessage("", -1);

    /**
     * @param nodes a parent before its children
     * @param last  place of the end of what was chosen
     * @param step  up to which the search is shown
     */
    static SearchMessage of(List<BeamSearchNode> nodes, int last, int step) {
        SearchMessage found = NONE;
        for (int at = last; at >= 0; at = nodes.get(at).parent()) {
            BeamSearchNode chosen = nodes.get(at);
            BeamSearchNode best = chosen;
            for (BeamSearchNode other : nodes) {
                best = other.parent() == chosen.parent() && other.step() == chosen.step()
                        && other.logProbability() > best.logProbability() ? other : best;
            }
            if (best != chosen && chosen.step() <= step) {
                found = new SearchMessage(Words.of("figure.tree.wins", chosen.symbol(), best.symbol()), at);
            }
        }
        boolean isWide = nodes.stream().filter(node -> node.isKept() && node.step() == 0).count() > 1;
        return found != NONE || !isWide || last < 0 ? found
                : new SearchMessage(Words.of("figure.tree.greedy"), last(
                        nodes, last, step));
    }

    private static int last(List<BeamSearchNode> nodes, int last, int step) {
        int at = last;
        while (nodes.get(at).step() > step) {
            at = nodes.get(at).parent();
        }
        return at;
    }
}
