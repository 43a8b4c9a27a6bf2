package rnnscope.figure.word;

import java.util.List;

/**
 * Three ways in which a word can enter a network, and what each adds to the sums of its first layer.
 *
 * @param word      as it is shown
 * @param index     its number in the vocabulary
 * @param symbols   of the vocabulary
 * @param beside    the words with the numbers next to it
 * @param nearest   the words with the vectors nearest to its own
 * @param distance  Euclidean, of the nearest of these
 * @param gates     symbols of the gates; one for a cell without gates
 * @param gate      the one of which all units are shown
 * @param units     of the layer
 * @param unit      the one that is worked out
 * @param slope     w, by gate and unit: what a step of the index adds; not modified
 * @param adds      W e_k, by gate and unit: what the word adds in truth; not modified
 * @param embedding e_k; null where input is one-hot. Not modified
 * @param weights   of the gate and unit, of every number of the embedding; null likewise
 */
public record WaysIn(String word, int index, int symbols, List<String> beside, List<String> nearest, double distance,
        List<String> gates, int gate, int units, int unit, float[] slope, float[] adds, float[] embedding, float[] weights) {

    public WaysIn {
        beside = List.copyOf(beside);
        nearest = List.copyOf(nearest);
    }

    boolean hasEmbedding() {
        return embedding != null;
    }

    /** What the word adds to the sum of a gate of a unit by its index. */
    double byIndex(int ofGate, int ofUnit) {
        return (double) slope[ofGate * units + ofUnit] * index;
    }

    /** What it adds by one-hot input or its embedding, which is the same. */
    double byVector(int ofGate, int ofUnit) {
        return adds[ofGate * units + ofUnit];
    }

    /** The largest of all that is added, whatever its sign. */
    double most() {
        double most = 1e-9;
        for (int j = 0; j < units; j++) {
            most = Math.max(most, Math.max(Math.abs(byIndex(gate, j)), Math.abs(byVector(gate, j))));
        }
        return most;
    }
}
