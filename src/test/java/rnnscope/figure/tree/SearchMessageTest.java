package rnnscope.figure.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import rnnscope.figure.tree.BeamSearchNode.Fate;

class SearchMessageTest {
    /** “b” is less likely than “a” at first; what follows it is worth it. */
    private static final List<BeamSearchNode> NODES = List.of(
            new BeamSearchNode(-1, 0, "a", -0.5, Fate.KEPT), new BeamSearchNode(-1, 0, "b", -0.9, Fate.KEPT),
            new BeamSearchNode(0, 1, "x", -2.5, Fate.ENDED), new BeamSearchNode(1, 1, "y", -1.0, Fate.ENDED));

    @Test
    void saysWhereALessLikelySymbolWon() {
        SearchMessage message = SearchMessage.of(NODES, 3, 1);
        assertEquals("“b” wins in the end, though “a” was more likely here", message.sentence());
        assertEquals(1, message.node());
    }

    @Test
    void saysThatAGreedySearchWritesTheSame() {
        assertTrue(SearchMessage.of(NODES, 2, 1).sentence().endsWith("a greedy search writes the same"));
        List<BeamSearchNode> greedy = List.of(NODES.get(0), new BeamSearchNode(0, 1, "x", -2.5, Fate.ENDED));
        assertEquals("", SearchMessage.of(greedy, 1, 1).sentence(), "nothing beside it was tried");
    }
}
