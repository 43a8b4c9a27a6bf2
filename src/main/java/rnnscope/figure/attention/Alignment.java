package rnnscope.figure.attention;

import java.util.List;
import java.util.Set;
import rnnscope.figure.NumberTable;
import rnnscope.text.SymbolDisplay;

/**
 * Alignment of a target with its source: how much of what is read at each step of a target comes from each step of its
 * source. Immutable.
 */
public final class Alignment {
    private final List<String> source;
    private final List<String> target;
    private final float[][] weights;
    private final Set<Integer> forcedRows;
    private final Set<Integer> forcedSymbols;

    /**
     * @param source        a label for each step that is read
     * @param target        a label for each step that is written
     * @param weights       weights[t][s], each row sums to 1; copied
     * @param forcedRows    steps whose weights were imposed
     * @param forcedSymbols steps whose symbol was imposed
     */
    public Alignment(List<String> source, List<String> target, float[][] weights, Set<Integer> forcedRows,
            Set<Integer> forcedSymbols) {
        this.source = source.stream().map(SymbolDisplay::cell).toList();
        this.target = target.stream().map(SymbolDisplay::cell).toList();
        this.weights = new float[weights.length][];
        for (int t = 0; t < weights.length; t++) {
            this.weights[t] = weights[t].clone();
        }
        this.forcedRows = Set.copyOf(forcedRows);
        this.forcedSymbols = Set.copyOf(forcedSymbols);
    }

    /** Hard attention: each row all on its greatest weight, the first of several. */
    public Alignment hard() {
        float[][] hard = new float[weights.length][source.size()];
        for (int t = 0; t < hard.length; t++) {
            hard[t][greatest(t)] = 1;
        }
        return new Alignment(source, target, hard, forcedRows, forcedSymbols);
    }

    /** The step of the source with the greatest weight. */
    public int greatest(int t) {
        int best = 0;
        for (int s = 1; s < source.size(); s++) {
            best = weights[t][s] > weights[t][best] ? s : best;
        }
        return best;
    }

    public int sourceSteps() {
        return source.size();
    }

    public int targetSteps() {
        return target.size();
    }

    /** As it is drawn. */
    public String source(int s) {
        return source.get(s);
    }

    /** As it is drawn. */
    public String target(int t) {
        return target.get(t);
    }

    public float weight(int t, int s) {
        return weights[t][s];
    }

    public boolean isRowForced(int t) {
        return forcedRows.contains(t);
    }

    public boolean isSymbolForced(int t) {
        return forcedSymbols.contains(t);
    }

    /** A row for each step that is written, a column for each that is read. */
    NumberTable numbers() {
        NumberTable.Builder table = NumberTable.of(target.size()).with("written", target::get);
        for (int s = 0; s < source.size(); s++) {
            int at = s;
            table.with((s + 1) + " " + source.get(s), t -> weights[t][at]);
        }
        return table.build();
    }
}
