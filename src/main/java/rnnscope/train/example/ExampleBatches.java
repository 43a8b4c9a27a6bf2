package rnnscope.train.example;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import rnnscope.language.Words;
import rnnscope.math.SeededRandom;
import rnnscope.model.ModelSpec;
import rnnscope.model.Wiring.Shape;
import rnnscope.network.Batch;
import rnnscope.train.Batches;

/**
 * Batches of examples, put together from batches of one sequence. Those in a batch have sources of the same length, so
 * that no network needs masks; where targets differ in length, no loss is taken after the end of the shorter. What
 * does not fill a batch is filled up with nothing. Within an epoch every example comes once; each epoch has another
 * order. In the long run loading allocates nothing.
 *
 * <p>Of one thread.
 */
public final class ExampleBatches implements Batches {
    private static final Batch NOTHING = new Batch(new int[0], new float[0], new int[0], new float[0]);

    private final int sequences;
    private final int inputs;
    private final int outputs;
    private final boolean once;
    private final boolean asks;
    private final int glimpses;
    /** Of each length; each epoch in another order. */
    private final List<Batch[]> byLength = new ArrayList<>();
    /** The same as they are given. */
    private final List<Batch[]> given;
    private final long seed;
    private final boolean shuffled;
    private final int perEpoch;
    private final int steps;
    private final int written;
    private final int symbols;
    /** Examples of the batches of an epoch, in their order. */
    private final Batch[][] order;
    private final Batch[][] inOrderOfLength;
    /** Room for a batch, kept for the next that needs as much. */
    private final List<Batch> rooms = new ArrayList<>();
    private int epoch = -1;

    private ExampleBatches(ModelSpec spec, List<Batch> examples, int sequences, long seed, boolean shuffled) {
        if (examples.isEmpty()) {
            throw new IllegalArgumentException(Words.of("train.no-examples"));
        }
        this.sequences = sequences;
        this.inputs = spec.inputs();
        this.outputs = spec.outputs();
        this.once = spec.wiring().shape() == Shape.GENERATOR;
        this.glimpses = spec.wiring().glimpses().count();
        this.asks = spec.wiring().shape().asks();
        this.seed = seed;
        this.shuffled = shuffled;
        Map<Integer, List<Batch>> lengths = new TreeMap<>();
        examples.forEach(e -> lengths.computeIfAbsent(length(e), key -> new ArrayList<>()).add(e));
        lengths.values().forEach(same -> byLength.add(same.toArray(Batch[]::new)));
        given = byLength.stream().map(Batch[]::clone).toList();
        inOrderOfLength = byLength.stream().flatMap(same -> IntStream.iterate(0, i -> i < same.length, i -> i + sequences)
                .mapToObj(from -> new Batch[Math.min(sequences, same.length - from)])).toArray(Batch[][]::new);
        order = inOrderOfLength.clone();
        perEpoch = order.length;
        steps = examples.stream().mapToInt(e -> asks ? e.inputs().length / inputs : length(e)).max().orElseThrow();
        written = asks ? examples.stream().mapToInt(this::length).max().orElseThrow()
                : spec.wiring().shape().decodes() ? examples.stream().mapToInt(e -> e.targets().length).max().orElseThrow() : 0;
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

    /** Steps of a source, or of a question about one; sources that questions are about are of one length. */
    int length(Batch example) {
        return glimpses > 0 ? glimpses : once ? 1 : inputs > 0 && !asks ? example.inputs().length / inputs : example.tokens().length;
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
        return List.of(batch(iteration));
    }

    private Batch[] batch(long iteration) {
        int asked = (int) (iteration / perEpoch);
        if (epoch != asked) {
            epoch = asked;
            arrange();
        }
        return order[(int) (iteration % perEpoch)];
    }

    @Override
    public Batch load(long iteration) {
        Batch[] examples = batch(iteration);
        int targets = 0;
        int numbers = 0;
        for (Batch example : examples) {
            targets = Math.max(targets, example.targets().length);
            numbers = Math.max(numbers, example.targetNumbers().length);
        }
        Batch batch = room(examples[0].tokens().length * sequences, examples[0].inputs().length * sequences,
                targets * sequences, numbers * sequences);
        batch.clear();
        for (int b = 0; b < sequences; b++) {
            Batch example = b < examples.length ? examples[b] : NOTHING;
            spread(example.tokens(), batch.tokens(), b);
            spread(example.inputs(), batch.inputs(), b, inputs);
            spread(example.targets(), batch.targets(), b);
            spread(example.targetNumbers(), batch.targetNumbers(), b, outputs);
        }
        return batch;
    }

    private Batch room(int tokens, int numbersIn, int targets, int numbersOut) {
        for (int i = 0; i < rooms.size(); i++) {
            Batch room = rooms.get(i);
            if (room.tokens().length == tokens && room.inputs().length == numbersIn && room.targets().length == targets
                    && room.targetNumbers().length == numbersOut) {
                return room;
            }
        }
        Batch room = new Batch(new int[tokens], new float[numbersIn], new int[targets], new float[numbersOut]);
        rooms.add(room);
        return room;
    }

    /** Puts the examples and the batches of an epoch in their order. */
    private void arrange() {
        SeededRandom random = new SeededRandom(seed * 1_000_003 + epoch);
        int batch = 0;
        for (int i = 0; i < byLength.size(); i++) {
            Batch[] examples = byLength.get(i);
            System.arraycopy(given.get(i), 0, examples, 0, examples.length);
            shuffle(examples, random);
            for (int from = 0; from < examples.length; from += sequences) {
                Batch[] together = inOrderOfLength[batch++];
                System.arraycopy(examples, from, together, 0, together.length);
            }
        }
        System.arraycopy(inOrderOfLength, 0, order, 0, perEpoch);
        shuffle(order, random);
    }

    /** Fisher and Yates's. */
    private <T> void shuffle(T[] list, SeededRandom random) {
        for (int i = list.length - 1; i > 0 && shuffled; i--) {
            int other = random.nextInt(i + 1);
            T kept = list[i];
            list[i] = list[other];
            list[other] = kept;
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
