package rnnscope.analysis.similarity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Dendrogram, a hierarchical clustering of n things: n − 1 merges of two clusters into one, from the closest to the
 * farthest. Things are nodes 0 … n − 1, merge i makes node n + i. Immutable.
 *
 * <pre>
 *   d(A, B) = mean of d(a, b) over a ∈ A, b ∈ B         average linkage (Sokal and Michener, 1958)
 * </pre>
 *
 * Found by chains of nearest neighbours in O(n²) (Murtagh, 1983). Each merge lays its two clusters side by side, turned
 * so that the things that come to touch are as close as possible: that gives the {@link #order} from end to end.
 */
public final class Dendrogram {
    private final List<Merge> merges;
    private final int[] order; // (n)

    /**
     * @param left   node that lies before
     * @param right  node that lies behind
     * @param height distance at which they were merged, never less than that of a merge before
     * @param size   things in both
     */
    public record Merge(int left, int right, double height, int size) {}

    private Dendrogram(List<Merge> merges, int[] order) {
        this.merges = List.copyOf(merges);
        this.order = order;
    }

    /** @param distances (n, n), symmetric; not modified */
    public static Dendrogram averageLinkage(double[][] distances) {
        int n = distances.length;
        List<Pair> pairs = chain(distances);
        pairs.sort(Comparator.comparingDouble(Pair::height));
        return arranged(pairs, n, distances);
    }

    /** Two clusters, each by any of its things. */
    private record Pair(int a, int b, double height) {}

    /** Follows nearest neighbours until two are each other's, merges these, goes on from what the chain still holds. */
    private static List<Pair> chain(double[][] distances) {
        int n = distances.length;
        double[][] d = new double[n][];
        for (int i = 0; i < n; i++) {
            d[i] = distances[i].clone();
        }
        int[] size = new int[n];
        Arrays.fill(size, 1);
        List<Pair> pairs = new ArrayList<>();
        int[] chain = new int[n + 1];
        int length = 0;
        int first = 0;
        while (pairs.size() < n - 1) {
            if (length == 0) {
                while (size[first] == 0) {
                    first++;
                }
                chain[length++] = first;
            }
            int a = chain[length - 1];
            int before = length > 1 ? chain[length - 2] : -1;
            int b = nearest(d[a], size, a, before);
            if (b != before) {
                chain[length++] = b;
                continue;
            }
            pairs.add(new Pair(a, b, d[a][b]));
            merge(d, size, a, b);
            length -= 2;
        }
        return pairs;
    }

    /** The nearest cluster; of several the one before in the chain, so that chains end. */
    private static int nearest(double[] d, int[] size, int a, int before) {
        int best = before;
        for (int i = 0; i < d.length; i++) {
            if (i != a && size[i] > 0 && (best < 0 || d[i] < d[best])) {
                best = i;
            }
        }
        return best;
    }

    /** Cluster b takes a in: the mean distance of all things of both to any other cluster. */
    private static void merge(double[][] d, int[] size, int a, int b) {
        for (int i = 0; i < d.length; i++) {
            if (i != a && i != b && size[i] > 0) {
                d[b][i] = d[i][b] = (size[a] * d[a][i] + size[b] * d[b][i]) / (size[a] + size[b]);
            }
        }
        size[b] += size[a];
        size[a] = 0;
    }

    /** Lays the clusters out in the order of their heights. */
    private static Dendrogram arranged(List<Pair> pairs, int n, double[][] distances) {
        int[] node = new int[n];
        int[][] laid = new int[n][];
        for (int i = 0; i < n; i++) {
            node[i] = i;
            laid[i] = new int[] {i};
        }
        int[] root = node.clone();
        List<Merge> merges = new ArrayList<>();
        for (Pair pair : pairs) {
            int a = root(root, pair.a);
            int b = root(root, pair.b);
            boolean swapped = join(laid, a, b, distances);
            merges.add(new Merge(node[swapped ? b : a], node[swapped ? a : b], pair.height, laid[a].length));
            root[b] = a;
            node[a] = n + merges.size() - 1;
        }
        return new Dendrogram(merges, n == 0 ? new int[0] : laid[root(root, 0)]);
    }

    private static int root(int[] root, int i) {
        int at = i;
        while (root[at] != at) {
            root[at] = root[root[at]];
            at = root[at];
        }
        return at;
    }

    /** Joins the layouts of a and b at their closest ends into that of a; whether b lies before a. */
    private static boolean join(int[][] laid, int a, int b, double[][] d) {
        int[] x = laid[a];
        int[] y = laid[b];
        int xFirst = x[0];
        int xLast = x[x.length - 1];
        int yFirst = y[0];
        int yLast = y[y.length - 1];
        double straight = d[xLast][yFirst];
        double turnedY = d[xLast][yLast];
        double turnedX = d[xFirst][yFirst];
        double swapped = d[xFirst][yLast];
        double least = Math.min(Math.min(straight, turnedY), Math.min(turnedX, swapped));
        boolean before = least != straight && least != turnedY && least != turnedX;
        if (before) {
            laid[a] = concat(y, x);
        } else if (least == straight) {
            laid[a] = concat(x, y);
        } else if (least == turnedY) {
            laid[a] = concat(x, reversed(y));
        } else {
            laid[a] = concat(reversed(x), y);
        }
        laid[b] = null;
        return before;
    }

    private static int[] concat(int[] x, int[] y) {
        int[] both = Arrays.copyOf(x, x.length + y.length);
        System.arraycopy(y, 0, both, x.length, y.length);
        return both;
    }

    private static int[] reversed(int[] x) {
        int[] turned = new int[x.length];
        for (int i = 0; i < x.length; i++) {
            turned[i] = x[x.length - 1 - i];
        }
        return turned;
    }

    /** How many things. */
    public int size() {
        return order.length;
    }

    /** The thing at a place of the order. */
    public int at(int place) {
        return order[place];
    }

    /** From the closest to the farthest. */
    public List<Merge> merges() {
        return merges;
    }

    /** Things from end to end, so that those of every cluster stand together. */
    public int[] order() {
        return order.clone();
    }
}
