package rnnscope.analysis.bottleneck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import rnnscope.io.ModelFileException;
import rnnscope.io.ShippedModels;
import rnnscope.math.Kernels;
import rnnscope.model.Model;
import rnnscope.network.Batch;
import rnnscope.network.pair.Decoder;
import rnnscope.network.pair.Forcing;
import rnnscope.train.example.Accuracy.OfLength;
import rnnscope.train.example.ExampleTask;
import rnnscope.train.example.ExampleTasks;

class LengthGroupTest {

    /** Wilson's interval of 8 in 10, as textbooks give it: 0.490 to 0.943; of none and of all the ends are 0 and 1. */
    @Test
    void theIntervalIsWilsons() {
        LengthGroup group = new LengthGroup(1, 3, 10, 8);
        assertEquals(0.8, group.share());
        assertEquals(0.490, group.low(), 5e-4);
        assertEquals(0.943, group.high(), 5e-4);
        assertEquals(0, new LengthGroup(1, 1, 34, 0).low(), 1e-12);
        assertEquals(0.1015, new LengthGroup(1, 1, 34, 0).high(), 5e-4);
        assertEquals(1, new LengthGroup(1, 1, 34, 34).high(), 1e-12);
    }

    @Test
    void lengthsAreGroupedEquallyFarApartAndFewJoinTheirNeighbours() {
        List<OfLength> lengths = new ArrayList<>();
        for (int length = 3; length <= 31; length++) {
            lengths.add(new OfLength(length, length > 24 ? 1 : 30, 1));
        }
        List<LengthGroup> groups = LengthGroup.of(lengths);
        assertEquals(List.of(new LengthGroup(3, 6, 120, 4), new LengthGroup(7, 10, 120, 4)), groups.subList(0, 2));
        assertEquals(new LengthGroup(23, 31, 67, 9), groups.get(groups.size() - 1));
        assertEquals(IntStream.rangeClosed(1, 3).boxed().toList(), LengthGroup.of(List.of(new OfLength(1, 20, 0),
                new OfLength(2, 20, 0), new OfLength(3, 20, 0))).stream().map(LengthGroup::from).toList());
        assertEquals(List.of(new LengthGroup(1, 2, 24, 2)), LengthGroup.of(List.of(new OfLength(1, 4, 1),
                new OfLength(2, 20, 1))));
        assertEquals(List.of(), LengthGroup.of(List.of()));
    }

    /** Decoding each held-out string by itself finds the same exact ones. */
    @Test
    void aCurveCountsWhatDecodingFinds() throws ModelFileException {
        Model model = ShippedModels.load("sort-gru");
        ExampleTask task = ExampleTasks.learned(model.card().corpus()).orElseThrow();
        LengthCurve curve = LengthCurve.of(model, task, Kernels.best(), (done, total) -> true);
        assertTrue(curve.attends());
        Decoder decoder = new Decoder(Kernels.best(), model);
        LengthGroup last = curve.groups().get(curve.groups().size() - 1);
        List<Batch> longest = task.heldOut().stream().filter(e -> e.tokens().length >= last.from()).toList();
        int exact = 0;
        for (Batch example : longest) {
            int[] written = decoder.greedy(example, Forcing.NONE).trace().written();
            int[] right = java.util.Arrays.copyOf(example.targets(), example.targets().length - 1);
            exact += java.util.Arrays.equals(written, right) ? 1 : 0;
        }
        assertEquals(List.of(longest.size(), exact), List.of(last.examples(), last.exact()));
        assertEquals(model.card().heldOutExact(), curve.exact(), 1e-6);
    }

    @Test
    void measuringStopsWhenNobodyWaits() throws ModelFileException {
        Model model = ShippedModels.load("sort-gru");
        ExampleTask task = ExampleTasks.learned(model.card().corpus()).orElseThrow();
        assertThrows(CancellationException.class,
                () -> LengthCurve.of(model, task, Kernels.plain(), (done, total) -> done < 2));
    }
}
