package rnnscope.train.example;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import rnnscope.math.SeededRandom;
import rnnscope.model.ModelSpec;
import rnnscope.model.Wiring.Shape;
import rnnscope.network.Batch;
import rnnscope.train.Batches;

/**
 * Examples, each a batch of one sequence, put together to batches. Those in a batch have sources of the same length, so
 * that no network needs masks; where targets differ in length, no loss is taken after the end of the shorter. What does
 * not fill a batch is filled up with nothing. Within an epoch every example comes once; each epoch has another order.
 *
 * <p>Of one thread.
 */
public final class ExampleBatches implements Batches {
    private static final Batch NOTHING = new Batch(new int[0], new float[0], new int[0], new float[0]);

    private final int sequences;
    private final int inputs;
    private final int outputs;
    private final boolean once;
    private final List<List<Batch>> byLength = new ArrayList<>();
    private final long seed;
    private final boolean shuffled;
    private final int perEpoch;
    private final int steps;
    private final int written;
    private final int symbols;
    private int epoch = -1;
    private List<List<Batch>> order = List.of();

    private ExampleBatches(ModelSpec spec, List<Batch> examples, int sequences, long seed, boolean shuffled) {
        if (examples.isEmpty()) {
            throw new IllegalArgumentException("there are no examples");
        }
        this.sequences = sequences;
        this.inputs = spec.inputs();
        this.outputs = spec.outputs();
        this.once = spec.wiring().shape() == Shape.GENERATOR;
        this.seed = seed;
        this.shuffled = shuffled;
        Map<Integer, List<Batch>> lengths = new TreeMap<>();
        examples.forEach(e -> lengths.computeIfAbsent(length(e), key -> new ArrayList<>()).add(e));
        byLength.addAll(lengths.values());
        perEpoch = byLength.stream().mapToInt(same -> (same.size() + sequences - 1) / sequences).sum();
        steps = examples.stream().mapToInt(this::length).max().orElseThrow();
        written = spec.wiring().shape().decodes() ? examples.stream().mapToInt(e -> e.targets().length).max().orElseThrow()
                : 0;
        symbols = (int) (examples.stream().mapToLong(this::length).sum() / perEpoch);
    }

    /** Examples to learn from, in an order decided by {@code seed}. */
    public static ExampleBatches training(ModelSpec spec, List<Batch> examples, int sequences, long seed) {
        return new ExampleBatches(spec, examples, sequences, seed, true);
    }

    /** Examples to measure on, the shortest first. */
    public static ExampleBatches heldOut(ModelSpec spec, List<Batch> examples, int sequences) {
        return new ExampleBatches(spec, examples, sequences, 0, false);
    }

    /** Steps of a source. */
    int length(Batch example) {
        return once ? 1 : inputs > 0 ? example.inputs().length / inputs : example.tokens().length;
    }

    @Override
    public int sequences() {
        return sequences;
    }

    @Override
    public int steps() {
        return steps;
    }

    @Override
    public int written() {
        return written;
    }

    @Override
    public int symbols() {
        return symbols;
    }

    @Override
    public boolean startsAfresh(long iteration) {
        return true;
    }

    @Override
    public int perEpoch() {
        return perEpoch;
    }

    /** The examples of a batch, without what fills it up. */
    public List<Batch> examples(long iteration) {
        int asked = (int) (iteration / perEpoch);
        if (epoch != asked) {
            epoch = asked;
            order = order(asked);
        }
        return order.get((int) (iteration % perEpoch));
    }

    @Override
    public Batch load(long iteration) {
        List<Batch> examples = examples(iteration);
        int targets = examples.stream().mapToInt(e -> e.targets().length).max().orElseThrow();
        int numbers = examples.stream().mapToInt(e -> e.targetNumbers().length).max().orElseThrow();
        Batch batch = new Batch(new int[examples.get(0).tokens().length * sequences],
                new float[examples.get(0).inputs().length * sequences], new int[targets * sequences],
                new float[numbers * sequences]);
        batch.clear();
        for (int b = 0; b < sequences; b++) {
            Batch example = b < examples.size() ? examples.get(b) : NOTHING;
            spread(example.tokens(), batch.tokens(), b);
            spread(example.inputs(), batch.inputs(), b, inputs);
            spread(example.targets(), batch.targets(), b);
            spread(example.targetNumbers(), batch.targetNumbers(), b, outputs);
        }
        return batch;
    }

    private List<List<Batch>> order(int epoch) {
        SeededRandom random = new SeededRandom(seed * 1_000_003 + epoch);
        List<List<Batch>> batches = new ArrayList<>();
        for (List<Batch> same : byLength) {
            List<Batch> examples = new ArrayList<>(same);
            shuffle(examples, random);
            for (int from = 0; from < examples.size(); from += sequences) {
                batches.add(examples.subList(from, Math.min(examples.size(), from + sequences)));
            }
        }
        shuffle(batches, random);
        return batches;
    }

    /** Fisher and Yates's. */
    private <T> void shuffle(List<T> list, SeededRandom random) {
        for (int i = list.size() - 1; i > 0 && shuffled; i--) {
            int other = random.nextInt(i + 1);
            T kept = list.get(i);
            list.set(i, list.get(other));
            list.set(other, kept);
        }
    }

    private void spread(int[] from, int[] to, int b) {
        for (int t = 0; t < from.length; t++) {
            to[t * sequences + b] = from[t];
        }
    }

    private void spread(float[] from, float[] to, int b, int width) {
        for (int i = 0; i < from.length; i += width) {
            System.arraycopy(from, i, to, i * sequences + b * width, width);
        }
    }
}
