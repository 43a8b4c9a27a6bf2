package rnnscope.view.unit.page;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import rnnscope.analysis.similarity.Dendrogram;
import rnnscope.figure.map.Branch;

/** Branches of a clustering, the tree that is painted. */
final class Branches {
    private Branches() {}

    static List<Branch> of(Dendrogram clusters) {
        int n = clusters.size();
        double[] middle = new double[2 * n];
        double[] height = new double[2 * n];
        for (int place = 0; place < n; place++) {
            middle[clusters.at(place)] = place + 0.5;
        }
        List<Branch> branches = new ArrayList<>();
        for (Dendrogram.Merge merge : clusters.merges()) {
            int node = n + branches.size();
            middle[node] = (middle[merge.left()] + middle[merge.right()]) / 2;
            height[node] = merge.height();
            branches.add(new Branch(middle[merge.left()], height[merge.left()], middle[merge.right()],
                    height[merge.right()], merge.height()));
        }
        return branches;
    }

    /** The places of a clustering, from end to end, as what stands there. */
    static List<Integer> order(Dendrogram clusters) {
        return IntStream.of(clusters.order()).boxed().toList();
    }
}
