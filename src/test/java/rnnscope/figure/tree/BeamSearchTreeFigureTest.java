package rnnscope.figure.tree;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import rnnscope.figure.Hit;
import rnnscope.figure.paint.Fonts;
import rnnscope.figure.paint.Look;
import rnnscope.figure.NumberTable;
import rnnscope.figure.tree.BeamSearchNode.Fate;

class BeamSearchTreeFigureTest {
    private static final int WIDTH = 600;
    private static final int HEIGHT = 300;

    /** A beam of two: "ab." is chosen; "b" dies at the second step; of "a" the end came before. */
    private static final List<BeamSearchNode> NODES = List.of(
            node(-1, 0, "a", -0.1, Fate.KEPT), node(-1, 0, "b", -2, Fate.KEPT), node(0, 1, "b", -0.3, Fate.KEPT),
            node(0, 1, "end", -1.9, Fate.ENDED), node(1, 1, "a", -3, Fate.DROPPED), node(1, 1, "b", -4, Fate.DROPPED),
            node(2, 2, "end", -0.36, Fate.ENDED), node(2, 2, "c", -3, Fate.KEPT));

    private static BeamSearchNode node(int parent, int step, String symbol, double logProbability, Fate fate) {
        return new BeamSearchNode(parent, step, symbol, logProbability, fate);
    }

    private static TreeLayout layout(List<BeamSearchNode> nodes, int last, double height, double width) {
        boolean[] chosen = new boolean[nodes.size()];
        for (int at = last; at >= 0; at = nodes.get(at).parent()) {
            chosen[at] = true;
        }
        return new TreeLayout(nodes, chosen, height - 42, width, Fonts.get());
    }

    private static BufferedImage paint(BeamSearchTreeFigure figure, Look look, int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        Look.prepare(g);
        g.setColor(look.card());
        g.fillRect(0, 0, width, height);
        figure.paint(g, width, height, look);
        return image;
    }

    private static int count(BufferedImage image, Color colour, int x0, int x1) {
        return (int) IntStream.range(x0, x1).flatMap(x -> IntStream.range(0, image.getHeight())
                .map(y -> image.getRGB(x, y))).filter(rgb -> rgb == colour.getRGB()).count();
    }

    @Test
    void theNumbersAreTheHypothesesUpToTheStepThatShows() {
        NumberTable table = new BeamSearchTreeFigure(NODES, 6, 1, 0).numbers();
        assertEquals(List.of("node", "goes on from", "at step", "symbol", "sum of ln p, nats", "mean of ln p, nats", "fate",
                "chosen"), table.names());
        assertEquals(6, table.rows());
        assertEquals(Arrays.asList(1, null, 1, "a", -0.1, -0.1, "kept", 1), table.row(0));
        assertEquals(Arrays.asList(4, 1, 2, "end", -1.9, -0.95, "ended", 0), table.row(3));
    }

    @Test
    void whatLeadsIntoTheBeamOrToAnEndIsAlive() {
        BeamSearchTreeFigure first = new BeamSearchTreeFigure(NODES, 6, 0, 0);
        assertTrue(first.isAlive(0) && first.isAlive(1));
        BeamSearchTreeFigure second = new BeamSearchTreeFigure(NODES, 6, 1, 0);
        assertTrue(second.isAlive(0) && second.isAlive(2) && second.isAlive(3));
        assertFalse(second.isAlive(1), "nothing that goes on from b was kept");
        assertFalse(second.isAlive(4));
    }

    @Test
    void theStepInTheBeamIsGreenWhatComesLaterIsNotThere() {
        for (Look look : List.of(Look.light(), Look.dark())) {
            TreeLayout layout = layout(NODES, 6, HEIGHT, WIDTH);
            int end = (int) layout.x(2) - 12;
            BufferedImage early = paint(new BeamSearchTreeFigure(NODES, 6, 1, 0), look, WIDTH, HEIGHT);
            assertEquals(0, count(early, look.beam(), end + 2, WIDTH), "only the column of the step is green");
            assertTrue(count(early, look.beam(), 0, end) > 2 * HEIGHT, "two hairlines and the branch");
            int row = 22 + (int) layout.y(6);
            assertEquals(0, count(early.getSubimage(0, row - 8, WIDTH, 16), look.ink(), end, WIDTH), "not there yet");
            BufferedImage late = paint(new BeamSearchTreeFigure(NODES, 6, 2, 0), look, WIDTH, HEIGHT);
            assertTrue(count(late, look.ink(), end, WIDTH) > 0, "the end is there");
        }
    }

    @Test
    void pointingSaysTheSumTheMeanAndTheFate() {
        BeamSearchTreeFigure figure = new BeamSearchTreeFigure(NODES, 6, 2, 0);
        TreeLayout layout = layout(NODES, 6, HEIGHT, WIDTH);
        Hit chosen = figure.at(layout.x(2) + 3, 22 + layout.y(6), WIDTH, HEIGHT);
        assertEquals("a b end\nthis symbol: ln p = −0.0600, p = 0.94176453\nall 3: ln p = −0.3600, mean −0.1200\nan end, chosen",
                chosen.words());
        assertEquals(2, chosen.step());
        assertTrue(figure.at(layout.x(1) + 3, 22 + layout.y(4), WIDTH, HEIGHT).words().endsWith("\ndropped"));
        assertTrue(figure.at(layout.x(0) + 3, 22 + layout.y(1), WIDTH, HEIGHT).words().endsWith("dropped later"));
        assertNull(figure.at(2, 200, WIDTH, HEIGHT));
        assertNull(new BeamSearchTreeFigure(NODES, 6, 0, 0).at(layout.x(2) + 3, 22 + layout.y(6), WIDTH, HEIGHT));
    }

    /** Eight hypotheses, each with eight continuations at each of forty steps. */
    @Test
    void aGreatTreeHasRoomForAllThatWasKeptAndNoBranchesCross() {
        checkTree(8, 20);
    }

    @Test
    void theWidestBeamFitsToo() {
        checkTree(16, 12);
    }

    private static void checkTree(int beam, double least) {
        List<BeamSearchNode> nodes = new ArrayList<>();
        List<Integer> live = new ArrayList<>();
        for (int i = 0; i < beam; i++) {
            live.add(nodes.size());
            nodes.add(node(-1, 0, "word" + i, -i, Fate.KEPT));
        }
        for (int step = 1; step < 40; step++) {
            List<Integer> next = new ArrayList<>();
            for (int i = 0; i < beam * beam; i++) {
                boolean kept = i % (beam + 1) == 0;
                if (kept) {
                    next.add(nodes.size());
                }
                nodes.add(node(live.get(i / beam), step, "w" + i % beam, -step - i, kept ? Fate.KEPT : Fate.DROPPED));
            }
            live = next;
        }
        int last = live.get(0);
        for (int height : new int[] {300, 400, 700}) {
            TreeLayout layout = layout(nodes, last, height, 830);
            for (int step = 0; step < 40; step++) {
                int now = step;
                List<Integer> column = IntStream.range(0, nodes.size()).filter(i -> nodes.get(i).step() == now).boxed()
                        .sorted((a, b) -> Double.compare(layout.y(a), layout.y(b))).toList();
                double bottom = 0;
                int parent = -1;
                for (int i : column) {
                    assertTrue(layout.y(i) - layout.height(i) / 2 >= bottom - 1e-6, "no overlap");
                    bottom = layout.y(i) + layout.height(i) / 2;
                    assertTrue(!nodes.get(i).isKept() || layout.height(i) >= least, "room for a symbol");
                    double parentY = nodes.get(i).parent() < 0 ? 0 : layout.y(nodes.get(i).parent());
                    assertTrue(parent < 0 || parentY >= layout.y(parent) - 1e-6, "no crossing");
                    parent = nodes.get(i).parent();
                }
                assertTrue(bottom <= height - 42 + 1e-6, "within " + height);
            }
            BeamSearchTreeFigure figure = new BeamSearchTreeFigure(nodes, last, 39, 0);
            assertTrue(count(paint(figure, Look.light(), 830, height), Look.light().beam(), 400, 830) > height,
                    "the step in the beam is in sight");
        }
    }

    /** Wished at 10, 12 and 50, ten high each: the first two give way equally, by 4. */
    @Test
    void neighboursGiveWayAsLittleAsCanBe() {
        assertArrayEquals(new double[] {6, 16, 50},
                Stacking.apart(new double[] {10, 12, 50}, new double[] {10, 10, 10}, new double[] {1, 1, 1}, 60), 1e-9);
        assertArrayEquals(new double[] {5, 15, 25},
                Stacking.apart(new double[] {-9, -8, -7}, new double[] {10, 10, 10}, new double[] {1, 1, 1}, 60), 1e-9);
    }
}
