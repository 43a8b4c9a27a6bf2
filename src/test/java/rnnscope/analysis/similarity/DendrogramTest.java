package rnnscope.analysis.similarity;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rnnscope.math.SeededRandom;

class DendrogramTest {

    /** Points 0, 1, 5, 5.5, 12 on a line: 5 and 5.5 first, then 0 and 1, then these four, by hand. */
    @Test
    void pointsOnALineByHand() {
        Dendrogram tree = Dendrogram.averageLinkage(line(0, 1, 5, 5.5, 12));
        assertEquals(List.of(0.5, 1.0, 4.75, 9.125), tree.merges().stream().map(Dendrogram.Merge::height).toList());
        assertEquals(List.of(2, 2, 4, 5), tree.merges().stream().map(Dendrogram.Merge::size).toList());
        int[] order = tree.order();
        assertArrayEquals(new int[] {0, 1, 2, 3, 4}, order[0] == 0 ? order : reversed(order));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 20, 61})
    void everyMergeIsOfTheTwoClosestClusters(int n) {
        double[][] d = random(n);
        Dendrogram tree = Dendrogram.averageLinkage(d);
        List<Set<Integer>> clusters = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            clusters.add(new TreeSet<>(List.of(i)));
        }
        List<Set<Integer>> nodes = new ArrayList<>(clusters);
        for (Dendrogram.Merge merge : tree.merges()) {
            double least = Double.POSITIVE_INFINITY;
            for (Set<Integer> a : clusters) {
                for (Set<Integer> b : clusters) {
                    least = a == b ? least : Math.min(least, mean(d, a, b));
                }
            }
            Set<Integer> both = new TreeSet<>(nodes.get(merge.left()));
            both.addAll(nodes.get(merge.right()));
            assertEquals(least, merge.height(), 1e-12);
            assertEquals(least, mean(d, nodes.get(merge.left()), nodes.get(merge.right())), 1e-12);
            assertEquals(both.size(), merge.size());
            clusters.remove(nodes.get(merge.left()));
            clusters.remove(nodes.get(merge.right()));
            clusters.add(both);
            nodes.add(both);
            assertStandTogether(tree.order(), both);
        }
        assertEquals(n - 1, tree.merges().size());
        Set<Integer> all = new HashSet<>();
        for (int i : tree.order()) {
            all.add(i);
        }
        assertEquals(n, all.size());
    }

    @Test
    void whatLiesBetweenStandsBetween() {
        int[] order = Dendrogram.averageLinkage(line(3, 0, 2, 1, 10, 11)).order();
        double[] places = {3, 0, 2, 1, 10, 11};
        double way = 0;
        for (int i = 1; i < order.length; i++) {
            way += Math.abs(places[order[i]] - places[order[i - 1]]);
        }
        assertEquals(11, way, "from end to end without turning back");
    }

    @Test
    void nothingIsAnEmptyTree() {
        assertEquals(0, Dendrogram.averageLinkage(new double[0][0]).size());
    }

    private static void assertStandTogether(int[] order, Set<Integer> cluster) {
        int first = order.length;
        int last = -1;
        for (int i = 0; i < order.length; i++) {
            if (cluster.contains(order[i])) {
                first = Math.min(first, i);
                last = i;
            }
        }
        assertTrue(last - first + 1 == cluster.size(), cluster + " is torn apart");
    }

    private static double mean(double[][] d, Set<Integer> a, Set<Integer> b) {
        double sum = 0;
        for (int i : a) {
            for (int j : b) {
                sum += d[i][j];
            }
        }
        return sum / (a.size() * b.size());
    }

    private static double[][] random(int n) {
        SeededRandom random = new SeededRandom(n);
        double[][] d = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                d[i][j] = d[j][i] = random.nextDouble();
            }
        }
        return d;
    }

    private static double[][] line(double... places) {
        double[][] d = new double[places.length][places.length];
        for (int i = 0; i < places.length; i++) {
            for (int j = 0; j < places.length; j++) {
                d[i][j] = Math.abs(places[i] - places[j]);
            }
        }
        return d;
    }

    private static int[] reversed(int[] x) {
        int[] turned = new int[x.length];
        for (int i = 0; i < x.length; i++) {
            turned[i] = x[x.length - 1 - i];
        }
        return turned;
    }
}
