package rnnscope.figure.tree;

import java.awt.Font;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import rnnscope.figure.Numbers;
import rnnscope.figure.paint.Fonts;
import rnnscope.figure.paint.GlyphRuns;

/**
 * Layout of a beam search's tree: a column for each step, no two branches crossing. What was kept has room for its
 * symbol, and its score where that fits; of what was dropped the most probable ones have a letter's height, the others
 * a hair's.
 */
final class TreeLayout {
    static final double SYMBOL = 15;
    static final double SMALL = 11;
    static final double FIRST = 22;

    private static final double[] KEPT = {32, 20};
    /** Room around the frame of an end. */
    private static final double FRAME = 8;
    private static final double SMALL_FRAME = 2;
    private static final double LABELLED = 13;
    private static final double HAIR = 4;
    private static final double THIN_HAIR = 2;
    private static final double LEAST_HAIR = 0.05;
    private static final double LEAST_KEPT = 12;
    private static final double MOST_GAP = 54;
    private static final double LEAST_GAP = 30;
    private static final double AFTER = 12;
    /** Room that the scores of a step take beside its symbols, where there is none below them. */
    private static final double BESIDE = 56;
    /** Weight of the path that was chosen, so that it runs straight. */
    private static final double CHOSEN = 60;

    private final List<BeamSearchNode> nodes;
    private final double[] y;
    private final double[] height;
    private final double[] x;
    private final double[] width;
    private final double[] nodeWidth;
    private final boolean withScores;
    private final double symbol;
    /** Height at which the tree begins, and at which the chosen path would like to run. */
    private double start;

    TreeLayout(List<BeamSearchNode> nodes, boolean[] chosen, double room, double roomAcross, Fonts fonts) {
        this.nodes = nodes;
        this.start = room / 2;
        this.y = new double[nodes.size()];
        this.height = new double[nodes.size()];
        this.nodeWidth = new double[nodes.size()];
        int steps = nodes.stream().mapToInt(n -> n.step() + 1).max().orElse(0);
        List<List<Integer>> order = order(steps);
        boolean fits = order.stream().allMatch(column -> least(column, KEPT[0], THIN_HAIR) <= room);
        this.withScores = fits;
        double row = fits ? KEPT[0] : Math.max(LEAST_KEPT, Math.min(KEPT[1], order.stream().mapToDouble(column -> (room
                - column.size() * LEAST_HAIR) / column.stream().filter(i -> nodes.get(i).isKept()).count()).min().orElse(0)
                - SMALL_FRAME));
        this.symbol = Math.max(SMALL, Math.min(SYMBOL, 0.75 * row));
        layOut(order, chosen, row, room);
        double sum = 0;
        for (int i = 0; i < nodes.size(); i++) {
            sum += chosen[i] ? y[i] : 0;
        }
        start = steps == 0 ? room / 2 : sum / steps;
        layOut(order, chosen, row, room);
        Font font = fonts.monoSemiBold(symbol);
        Font small = fonts.mono(SMALL);
        double digit = GlyphRuns.width("0", small, fonts);
        this.width = new double[steps];
        Map<String, Double> kept = new HashMap<>();
        Map<String, Double> dropped = new HashMap<>();
        for (int i = 0; i < nodes.size(); i++) {
            BeamSearchNode node = nodes.get(i);
            nodeWidth[i] = node.isKept()
                    ? Math.max(kept.computeIfAbsent(node.symbol(), s -> GlyphRuns.width(s, font, fonts)),
                            withScores ? digit * score(node).length() : 0)
                    : isLabelled(i) ? dropped.computeIfAbsent(node.symbol(), s -> GlyphRuns.width(s, small, fonts)) : 0;
            width[node.step()] = Math.max(width[node.step()], nodeWidth[i]);
        }
        double letters = IntStream.range(0, steps).mapToDouble(i -> width[i]).sum();
        double gap = Math.max(LEAST_GAP, Math.min(MOST_GAP, (roomAcross - FIRST - letters - AFTER - beside()) / Math.max(1, steps)));
        this.x = new double[steps + 1];
        double at = FIRST;
        for (int i = 0; i < steps; i++) {
            at += gap;
            x[i] = at;
            at += width[i];
        }
        x[steps] = at + AFTER + beside();
    }

    /** Of every step the hypotheses in the order of those they go on from, siblings by probability. */
    private List<List<Integer>> order(int steps) {
        List<List<Integer>> order = new ArrayList<>();
        int[] rank = new int[nodes.size()];
        for (int step = 0; step < steps; step++) {
            int now = step;
            List<Integer> column = IntStream.range(0, nodes.size()).filter(i -> nodes.get(i).step() == now).boxed()
                    .sorted(Comparator.<Integer>comparingInt(i -> nodes.get(i).parent() < 0 ? 0
                            : rank[nodes.get(i).parent()])
                            .thenComparing(i -> -nodes.get(i).logProbability()).thenComparing(i -> i)).toList();
            for (int i = 0; i < column.size(); i++) {
                rank[column.get(i)] = i;
            }
            order.add(column);
        }
        return order;
    }

    private double least(List<Integer> column, double kept, double dropped) {
        return column.stream().mapToDouble(i -> nodes.get(i).isKept() ? height(nodes.get(i), kept) : dropped).sum();
    }

    private static double height(BeamSearchNode node, double kept) {
        return node.fate() == BeamSearchNode.Fate.ENDED ? kept + (kept < KEPT[1] ? SMALL_FRAME : FRAME) : kept;
    }

    private void layOut(List<List<Integer>> order, boolean[] chosen, double kept, double room) {
        order.forEach(column -> layOutColumn(column, chosen, kept, room));
    }

    /** Each family beside the one it goes on from, as near as the others allow. */
    private void layOutColumn(List<Integer> column, boolean[] chosen, double kept, double room) {
        List<Integer> dropped = column.stream().filter(i -> !nodes.get(i).isKept())
                .sorted(Comparator.comparingDouble(i -> -nodes.get(i).logProbability())).toList();
        double free = room - least(column, kept, HAIR);
        double hair = free < 0 ? Math.max(LEAST_HAIR, HAIR + free / Math.max(1, dropped.size())) : HAIR;
        for (int i : column) {
            height[i] = nodes.get(i).isKept() ? height(nodes.get(i), kept) : hair;
        }
        for (int i : dropped) {
            if (free >= LABELLED - hair) {
                height[i] = LABELLED;
                free -= LABELLED - hair;
            }
        }
        double[] wish = new double[column.size()];
        double[] heights = new double[column.size()];
        double[] weight = new double[column.size()];
        for (int from = 0; from < column.size();) {
            int parent = nodes.get(column.get(from)).parent();
            int to = from;
            double family = 0;
            while (to < column.size() && nodes.get(column.get(to)).parent() == parent) {
                family += height[column.get(to++)];
            }
            double top = (parent < 0 ? start : y[parent]) - family / 2;
            for (int i = from; i < to; i++) {
                int node = column.get(i);
                heights[i] = height[node];
                wish[i] = top + height[node] / 2;
                weight[i] = chosen[node] ? CHOSEN : 1;
                if (chosen[node]) {
                    wish[i] = start;
                }
                top += height[node];
            }
            from = to;
        }
        double[] middles = Stacking.apart(wish, heights, weight, room);
        for (int i = 0; i < middles.length; i++) {
            y[column.get(i)] = middles[i];
        }
    }

    /** What stands below a symbol: the sum of ln p, below an end the mean. */
    static String score(BeamSearchNode node) {
        return Numbers.signed(node.fate() == BeamSearchNode.Fate.ENDED ? node.mean() : node.logProbability(), 2);
    }

    /** Whether there is room for the scores below the symbols. */
    boolean withScores() {
        return withScores;
    }

    /** Size of what was kept. */
    double symbol() {
        return symbol;
    }

    /** Room for scores beside the symbols of the step in the beam. */
    double beside() {
        return withScores ? 0 : BESIDE;
    }

    /** Whether a hypothesis that was dropped has room for its symbol. */
    boolean isLabelled(int node) {
        return height[node] >= LABELLED;
    }

    /** Height of the place where the tree begins. */
    double start() {
        return start;
    }

    int steps() {
        return width.length;
    }

    double y(int node) {
        return y[node];
    }

    double height(int node) {
        return height[node];
    }

    double nodeWidth(int node) {
        return nodeWidth[node];
    }

    /** Left edge of a step's column; of the one after the last, the end of the drawing. */
    double x(int step) {
        return x[step];
    }

    double width(int step) {
        return width[step];
    }
}
