package rnnscope.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rnnscope.cell.Cell;
import rnnscope.cell.Cells;
import rnnscope.math.Kernels;
import rnnscope.math.SeededRandom;
import rnnscope.math.Workers;
import rnnscope.model.Intervention;
import rnnscope.model.Model;
import rnnscope.model.ModelCard;
import rnnscope.model.ModelSpec;
import rnnscope.model.Parameters;
import rnnscope.tape.Trace;
import rnnscope.text.CharacterTokenizer;
import rnnscope.text.TextRange;
import rnnscope.text.TokenSequence;

class ParallelReadingTest {
    private static final int UNITS = 5;
    private static final String LETTERS = "abcdefg";
    private final Kernels kernels = Kernels.best();
    private final TokenSequence tokens = text(9_001);

    static List<Cell> cells() {
        return Cells.all();
    }

    /** Random letters, now and then one that the model does not know. */
    private static TokenSequence text(int length) {
        SeededRandom random = new SeededRandom(3);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append("abcdefg?".charAt(random.nextInt(8)));
        }
        return CharacterTokenizer.of(LETTERS).encode(text.toString());
    }

    /** Two layers with random weights in ±{@code size}. */
    private static Model model(String cell, double size, List<Intervention> interventions) {
        ModelSpec spec = ModelSpec.of(cell, 2, UNITS, LETTERS.length());
        Parameters parameters = new Parameters(Topology.of(spec).parameters());
        SeededRandom random = new SeededRandom(1);
        for (var slice : parameters.layout().slices()) {
            float[] values = new float[slice.count()];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) (size * (2 * random.nextDouble() - 1));
            }
            parameters.set(slice.name(), values);
        }
        return new Model(spec, parameters, CharacterTokenizer.of(LETTERS), ModelCard.named("random"), interventions);
    }

    /** Reads in parallel and compares both layers' states at every step with those of reading from the start. */
    private ParallelReading.Seams compare(Model model, double tolerance) {
        int[] ids = tokens.ids(0, tokens.length());
        float[][] found = new float[ids.length][];
        ParallelReading.Seams seams;
        try (Workers workers = Workers.of(2)) {
            seams = ParallelReading.read(kernels, workers, model, ids, (network, first, steps) -> {
                for (int b = 0; b < first.length; b++) {
                    for (int t = 0; t < steps[b]; t++) {
                        float[] h = found[first[b] + t] = new float[2 * UNITS];
                        for (int i = 0; i < h.length; i++) {
                            var place = network.layout().channel(i / UNITS, "hidden");
                            h[i] = network.tape().values()[place.at(network.layout().row(t) + b, i % UNITS)];
                        }
                    }
                }
            }, Progress.IGNORED);
        }
        Trace trace = new Reading(kernels, model, tokens).trace(0, tokens.length());
        for (int t = 0; t < ids.length; t++) {
            for (int i = 0; i < 2 * UNITS; i++) {
                assertEquals(trace.value(i / UNITS, "hidden", i % UNITS, t), found[t][i], tolerance, "step " + t);
            }
        }
        assertTrue(seams.difference() <= ParallelReading.TOLERANCE);
        return seams;
    }

    @ParameterizedTest
    @MethodSource("cells")
    void itIsTheSameAsReadingFromTheStart(Cell cell) {
        ParallelReading.Seams seams = compare(model(cell.id(), 0.4, List.of()), 2e-3);
        assertEquals(4, seams.streams());
        assertTrue(seams.steps() < 1.5 * tokens.length(), seams.toString());
    }

    @Test
    void interventionsActAtTheirStepsOfTheText() {
        var hold = new Intervention.Clamp(1, "forget", 2, 0.9f, new TextRange(2_100, 6_000));
        compare(model("lstm", 0.4, List.of(hold)), 2e-3);
    }

    @Test
    void aNetworkThatNeverForgetsIsReadRight() {
        Model model = model("lstm", 0.4, List.of());
        for (int j = UNITS; j < 2 * UNITS; j++) {
            model.parameters().set("rnn.bias_ih_l0", j, 0, 40);
        }
        ParallelReading.Seams seams = compare(model, 0);
        assertEquals(0, seams.difference());
        assertTrue(seams.steps() > 2 * tokens.length());
    }

    @Test
    void aChaoticNetworkIsReadRight() {
        compare(model("rnn-tanh", 6, List.of()), 0);
    }

    @Test
    void aBrokenNetworkIsReadToTheEnd() {
        Model model = model("gru", 0.4, List.of());
        model.parameters().set("rnn.bias_ih_l0", 0, 0, Float.NaN);
        var seams = ParallelReading.read(kernels, Workers.of(1), model, tokens.ids(0, tokens.length()),
                (network, first, steps) -> {}, Progress.IGNORED);
        assertEquals(4, seams.streams());
    }

    @Test
    void itEndsWhenItIsNoLongerWanted() {
        Model model = model("gru", 0.4, List.of());
        boolean[] visited = new boolean[1];
        assertThrows(CancellationException.class, () -> ParallelReading.read(kernels, Workers.of(1), model,
                tokens.ids(0, tokens.length()), (network, first, steps) -> visited[0] = true, (done, total) -> false));
        assertFalse(visited[0]);
    }

    @Test
    void anEmptyTextHasNoSteps() {
        Model model = model("gru", 0.4, List.of());
        var seams = ParallelReading.read(kernels, Workers.of(1), model, new int[0], (network, first, steps) -> {},
                Progress.IGNORED);
        assertEquals(new ParallelReading.Seams(0, 0, 0), seams);
    }
}
