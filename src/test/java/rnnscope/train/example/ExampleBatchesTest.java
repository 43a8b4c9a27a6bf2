package rnnscope.train.example;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import rnnscope.model.ModelSpec;
import rnnscope.model.Wiring;
import rnnscope.model.Wiring.Shape;
import rnnscope.network.Batch;

class ExampleBatchesTest {
    private static final ModelSpec PAIRS = new ModelSpec("gru", 1, 4, 9, 3, 0, false, 0, 0,
            Wiring.of(Shape.ENCODER_DECODER, 9));

    private static Batch example(int[] tokens, int... targets) {
        return new Batch(tokens, new float[0], targets, new float[0]);
    }

    @Test
    void sourcesOfTheSameLengthComeTogetherAndWhatIsMissingIsUnknown() {
        ExampleBatches batches = ExampleBatches.heldOut(PAIRS, List.of(example(new int[] {1, 2}, 3, 9),
                example(new int[] {4}, 5, 9), example(new int[] {6, 7}, 8, 1, 9)), 2);
        assertEquals(2, batches.perEpoch());
        assertEquals(List.of(2, 2, 3), List.of(batches.sequences(), batches.steps(), batches.written()));
        Batch first = batches.load(0);
        assertArrayEquals(new int[] {4, -1}, first.tokens());
        assertArrayEquals(new int[] {5, -1, 9, -1}, first.targets());
        Batch second = batches.load(1);
        assertArrayEquals(new int[] {1, 6, 2, 7}, second.tokens());
        assertArrayEquals(new int[] {3, 8, 9, 1, -1, 9}, second.targets());
    }

    @Test
    void numbersKeepTheirRows() {
        ModelSpec spec = new ModelSpec("gru", 1, 4, 0, 0, 0, false, 2, 1, Wiring.of(Shape.REGRESSOR, 0));
        ExampleBatches batches = ExampleBatches.heldOut(spec, List.of(
                new Batch(new int[0], new float[] {1, 2, 3, 4}, new int[0], new float[] {5}),
                new Batch(new int[0], new float[] {6, 7, 8, 9}, new int[0], new float[] {10})), 3);
        Batch batch = batches.load(0);
        assertArrayEquals(new float[] {1, 2, 6, 7, 0, 0, 3, 4, 8, 9, 0, 0}, batch.inputs());
        assertArrayEquals(new float[] {5, 10, Float.NaN}, batch.targetNumbers());
    }

    @Test
    void everyExampleComesOnceAnEpochInAnOrderDecidedByTheSeed() {
        List<Batch> examples = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            examples.add(example(new int[1 + i % 3], i, 9));
        }
        ExampleBatches batches = ExampleBatches.training(PAIRS, examples, 4, 7);
        List<Integer> first = epoch(batches, 0);
        List<Integer> second = epoch(batches, 1);
        assertEquals(first.stream().sorted().toList(), java.util.stream.IntStream.range(0, 50).boxed().toList());
        assertEquals(first.stream().sorted().toList(), second.stream().sorted().toList());
        assertNotEquals(first, second);
        assertEquals(second, epoch(ExampleBatches.training(PAIRS, examples, 4, 7), 1), "whatever was asked before");
        assertNotEquals(first, epoch(ExampleBatches.training(PAIRS, examples, 4, 8), 0));
    }

    private static List<Integer> epoch(ExampleBatches batches, int epoch) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < batches.perEpoch(); i++) {
            Batch batch = batches.load((long) epoch * batches.perEpoch() + i);
            int length = batch.tokens().length / batches.sequences();
            assertTrue(length >= 1 && length <= 3);
            Arrays.stream(batch.targets(), 0, batches.sequences()).filter(k -> k >= 0).forEach(order::add);
        }
        return order;
    }
}
