package rnnscope.network;

import java.util.Arrays;
import java.util.List;
import rnnscope.model.ModelSpec;
import rnnscope.network.module.Room;
import rnnscope.tape.Side;

/**
 * Batch of a network, what enters it over a window of steps, for several sequences side by side, and what should come
 * out. Step t of sequence b is row {@code t · sequences + b}. Of the symbols and the numbers, those count that the
 * network reads or predicts; the arrays of the others are empty. Written anew for every window.
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

    /** Steps of a side of a batch of one sequence; glimpses of a picture, words of a question. */
    public int steps(ModelSpec spec, Side side) {
        return side == Side.TARGET ? (spec.wiring().shape().asks() ? tokens : targets).length : spec.wiring().glimpses().any() ? spec.wiring().glimpses().count()
                : spec.inputs() > 0 ? inputs.length / spec.inputs() : tokens.length;
    }

    /** Room for so many like this batch of one sequence, side by side. */
    public Room room(ModelSpec spec, int sequences) {
        boolean both = spec.wiring().shape().decodes() || spec.wiring().shape().asks();
        return new Room(sequences, steps(spec, Side.SOURCE), both ? steps(spec, Side.TARGET) : 0);
    }

    /** Batches of one sequence, of the same lengths, side by side. */
    public static Batch together(ModelSpec spec, List<Batch> sequences) {
        Batch first = sequences.get(0);
        int count = sequences.size();
        Batch batch = new Batch(new int[first.tokens.length * count], new float[first.inputs.length * count],
                new int[first.targets.length * count], new float[first.targetNumbers.length * count]);
        for (int b = 0; b < count; b++) {
            Batch one = sequences.get(b);
            for (int t = 0; t < first.tokens.length; t++) {
                batch.tokens[t * count + b] = one.tokens[t];
            }
            for (int t = 0; t < first.targets.length; t++) {
                batch.targets[t * count + b] = one.targets[t];
            }
            interleave(one.inputs, spec.inputs(), batch.inputs, b, count);
            interleave(one.targetNumbers, spec.outputs(), batch.targetNumbers, b, count);
        }
        return batch;
    }

    private static void interleave(float[] from, int width, float[] to, int b, int count) {
        for (int t = 0; width > 0 && t < from.length / width; t++) {
            System.arraycopy(from, t * width, to, (t * count + b) * width, width);
        }
    }

    /** One of so many sequences that are side by side. */
    public Batch sequence(ModelSpec spec, int sequences, int b) {
        return new Batch(sequence(tokens, sequences, b), sequence(inputs, spec.inputs(), sequences, b),
                sequence(targets, sequences, b), sequence(targetNumbers, spec.outputs(), sequences, b));
    }

    private static int[] sequence(int[] symbols, int sequences, int b) {
        int[] one = new int[symbols.length / sequences];
        for (int t = 0; t < one.length; t++) {
            one[t] = symbols[t * sequences + b];
        }
        return one;
    }

    private static float[] sequence(float[] numbers, int width, int sequences, int b) {
        float[] one = new float[numbers.length / sequences];
        for (int i = 0; i < one.length; i++) {
            one[i] = numbers[(i / width * sequences + b) * width + i % width];
        }
        return one;
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
