package rnnscope.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import rnnscope.math.Kernels;
import rnnscope.math.Workers;
import rnnscope.model.ModelSpec;
import rnnscope.network.Batch;

class TextRowsTest {

    private static int[] count(int length) {
        return IntStream.range(0, length).toArray();
    }

    private static void assertReads(Batches batches, long window, int[] tokens, int[] targets) {
        Batch batch = batches.load(window);
        assertArrayEquals(tokens, batch.tokens());
        assertArrayEquals(targets, batch.targets());
    }

    /** 27 symbols in 2 rows of 6 windows of 2 steps, 0 … 11 and 12 … 23; of the 6, 3.0 are learned and ⌊2.04⌋ held out. */
    @Test
    void theEndsOfBothRowsAreHeldOut() {
        TextRows rows = TextRows.of(count(27), 2, 2, 0.34, 0.16);
        Batches learned = rows.learnedWindows();
        assertEquals(3, learned.perEpoch());
        assertReads(learned, 0, new int[] {0, 12, 1, 13}, new int[] {1, 13, 2, 14});
        assertReads(learned, 2, new int[] {4, 16, 5, 17}, new int[] {5, 17, 6, 18});
        assertReads(learned, 3, new int[] {0, 12, 1, 13}, new int[] {1, 13, 2, 14});
        assertTrue(learned.startsAfresh(3));
        Batches heldOut = rows.heldOutWindows();
        assertEquals(2, heldOut.perEpoch());
        assertReads(heldOut, 0, new int[] {6, 18, 7, 19}, new int[] {7, 19, 8, 20});
        assertReads(heldOut, 1, new int[] {8, 20, 9, 21}, new int[] {9, 21, 10, 22});
        Batches tested = rows.testedWindows();
        assertEquals(1, tested.perEpoch());
        assertReads(tested, 0, new int[] {10, 22, 11, 23}, new int[] {11, 23, 12, 24});
        assertTrue(tested.startsAfresh(0));
    }

    /** Where nothing is left of the text, nothing follows its last symbol. */
    @Test
    void withoutATestAllThatIsNotLearnedIsHeldOut() {
        TextRows rows = TextRows.of(count(24), 2, 2, 0.25, 0);
        assertEquals(4, rows.learned());
        assertEquals(2, rows.heldOut());
        assertEquals(0, rows.tested());
        assertReads(rows.heldOutWindows(), 1, new int[] {10, 22, 11, 23}, new int[] {11, 23, 12, -1});
    }

    /** 3,258,246 bytes in 100 rows of 325 windows of 100: eight, one and one tenth. */
    @Test
    void tenthsAreRoundedAsCharRnnDoes() {
        TextRows rows = TextRows.of(new int[3_258_246], 100, 100, 0.1, 0.1);
        assertEquals(260, rows.learned());
        assertEquals(32, rows.heldOut());
        assertEquals(33, rows.tested());
        assertEquals(8, TextRows.of(count(10), 1, 1, 0.1, 0.1).learned(), "0.8 of 10 is 8");
    }

    @Test
    void refusesATextThatIsTooShort() {
        assertTrue(assertThrows(IllegalArgumentException.class, () -> TextRows.of(count(100), 10, 2, 0.1, 0.1)).getMessage()
                .contains("5 windows of 2 steps in each of 10 rows"));
    }

    @Test
    void anInterruptedTrainingGoesOnTheSame() {
        int[] text = IntStream.range(0, 500).map(i -> (i * i / 3 + i) % 5).toArray();
        TrainingSpec spec = new TrainingSpec(4, 10, Optimizer.Kind.RMSPROP, 0.01, 0.5, 1, 5, Initialisation.SMALL, 0, 1);
        Trainer whole = trainer(spec, text);
        Trainer interrupted = trainer(spec, text);
        for (int i = 0; i < 25; i++) {
            whole.step();
            if (i == 13) {
                interrupted.restore(whole.state());
            } else if (i > 13) {
                interrupted.step();
            }
        }
        assertEquals(9, whole.iterationsPerEpoch());
        assertArrayEquals(whole.parameters().values(), interrupted.parameters().values());
    }

    private static Trainer trainer(TrainingSpec spec, int[] text) {
        return new Trainer(ModelSpec.of("lstm", 1, 7, 5), spec,
                TextRows.of(text, spec.batch(), spec.steps(), 0.1, 0.1).learnedWindows(), Kernels.best(), Workers.of(1));
    }
}
