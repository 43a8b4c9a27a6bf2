package rnnscope.network;

import java.util.Arrays;
import rnnscope.model.ModelSpec;

/**
 * What enters a network over a window of steps, for several sequences side by side, and what should come out. Step t of
 * sequence b is at {@code t · sequences + b}. Written anew for every window.
 *
 * @param tokens  symbols that enter; −1 for an unknown one, for which nothing enters
 * @param targets symbols that should come out; −1 where no loss is taken
 */
public record Batch(int[] tokens, int[] targets) {

    /** Room for a window of {@code sequences} over {@code steps}: nothing enters, no loss is taken. */
    public static Batch of(ModelSpec spec, int sequences, int steps) {
        Batch batch = new Batch(new int[sequences * steps], new int[sequences * steps]);
        batch.clear();
        return batch;
    }

    /** Nothing enters, no loss is taken. */
    public void clear() {
        Arrays.fill(tokens, -1);
        Arrays.fill(targets, -1);
    }
}
