package rnnscope.network.pair;

import java.util.Map;
import java.util.TreeMap;

/**
 * Forcing of a decoder, what is imposed on it: at some steps another symbol is written, at some the source is looked at
 * otherwise. Immutable.
 */
public final class Forcing {
    /** Nothing is imposed. */
    public static final Forcing NONE = new Forcing(Map.of(), Map.of());

    private final Map<Integer, Integer> symbols;
    private final Map<Integer, float[]> weights;

    private Forcing(Map<Integer, Integer> symbols, Map<Integer, float[]> weights) {
        this.symbols = symbols;
        this.weights = weights;
    }

    /** At step {@code step} this symbol is written. */
    public Forcing withSymbol(int step, int symbol) {
        Map<Integer, Integer> changed = new TreeMap<>(symbols);
        changed.put(step, symbol);
        return new Forcing(changed, weights);
    }

    /** At step {@code step} attention has these weights, one for each step of the source, whatever the scores. */
    public Forcing withWeights(int step, float[] row) {
        Map<Integer, float[]> changed = new TreeMap<>(weights);
        changed.put(step, row.clone());
        return new Forcing(symbols, changed);
    }

    /** At step {@code step} nothing is imposed any more. */
    public Forcing without(int step) {
        Map<Integer, Integer> otherSymbols = new TreeMap<>(symbols);
        Map<Integer, float[]> otherWeights = new TreeMap<>(weights);
        otherSymbols.remove(step);
        otherWeights.remove(step);
        return new Forcing(otherSymbols, otherWeights);
    }

    public boolean isNone() {
        return symbols.isEmpty() && weights.isEmpty();
    }

    /** The symbol imposed at a step, −1 for none. */
    public int symbol(int step) {
        return symbols.getOrDefault(step, -1);
    }

    /** The weights imposed at a step; null for none. */
    public float[] weights(int step) {
        float[] row = weights.get(step);
        return row == null ? null : row.clone();
    }

    /** Those of a row with one changed to {@code value} in [0, 1]; the others keep their proportions and fill up to 1. */
    public static float[] changed(float[] row, int at, float value) {
        float[] changed = row.clone();
        double others = 0;
        for (int s = 0; s < row.length; s++) {
            others += s == at ? 0 : row[s];
        }
        for (int s = 0; s < row.length; s++) {
            changed[s] = s == at ? value : others > 0 ? (float) (row[s] * (1 - value) / others)
                    : (1 - value) / (row.length - 1);
        }
        return changed;
    }
}
