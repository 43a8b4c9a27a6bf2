package rnnscope.network;

import java.util.Arrays;
import rnnscope.model.ModelSpec;

/**
 * What enters a network over a window of steps, for several sequences side by side, and what should come out. Step t of
 * sequence b is row {@code t · sequences + b}. Of the symbols and the numbers, those count that the network reads or
 * predicts; the arrays of the others are empty. Written anew for every window.
 *
 * @param tokens        symbols that enter, one a row; −1 for an unknown one, for which nothing enters
 * @param inputs        numbers that enter, a row after the other
 * @param targets       symbols that should come out, one a row; −1 where no loss is taken
 * @param targetNumbers numbers that should come out, a row after the other; NaN where no loss is taken
 */
public record Batch(int[] tokens, float[] inputs, int[] targets, float[] targetNumbers) {

    /** Room for a window of {@code sequences} over {@code steps}: nothing enters, no loss is taken. */
    public static Batch of(ModelSpec spec, int sequences, int steps) {
        int rows = sequences * steps;
        Batch batch = new Batch(new int[spec.readsSymbols() ? rows : 0], new float[rows * spec.inputs()],
                new int[spec.predictsSymbols() ? rows : 0], new float[rows * spec.outputs()]);
        batch.clear();
        return batch;
    }

    /** Symbols that enter, and symbols that should come out. */
    public static Batch ofSymbols(int[] tokens, int[] targets) {
        return new Batch(tokens, new float[0], targets, new float[0]);
    }

    /** A batch of one sequence, so often side by side. */
    public Batch repeated(ModelSpec spec, int sequences) {
        return new Batch(repeated(tokens, sequences), repeated(inputs, spec.inputs(), sequences),
                repeated(targets, sequences), repeated(targetNumbers, spec.outputs(), sequences));
    }

    private static int[] repeated(int[] symbols, int sequences) {
        int[] all = new int[symbols.length * sequences];
        for (int i = 0; i < all.length; i++) {
            all[i] = symbols[i / sequences];
        }
        return all;
    }

    private static float[] repeated(float[] numbers, int width, int sequences) {
        float[] all = new float[numbers.length * sequences];
        for (int i = 0; i < all.length; i++) {
            all[i] = numbers[i / (width * sequences) * width + i % width];
        }
        return all;
    }

    /** Nothing enters, no loss is taken. */
    public void clear() {
        Arrays.fill(tokens, -1);
        Arrays.fill(inputs, 0);
        Arrays.fill(targets, -1);
        Arrays.fill(targetNumbers, Float.NaN);
    }
}
