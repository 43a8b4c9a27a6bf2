package rnnscope.train.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rnnscope.analysis.dynamics.FixedPoint;
import rnnscope.analysis.dynamics.FixedPointSearch;
import rnnscope.analysis.dynamics.Trajectory;
import rnnscope.analysis.gradient.Spectrum.Eigenvalue;
import rnnscope.io.ShippedModels;
import rnnscope.math.Kernels;
import rnnscope.math.SeededRandom;
import rnnscope.model.Model;
import rnnscope.network.Batch;
import rnnscope.network.Progress;
import rnnscope.network.StateUpdate;
import rnnscope.text.ShippedTexts;
import rnnscope.text.TokenSequence;

/** The shipped networks of three tasks as dynamical systems: each does its task in the way that its papers tell. */
class TaskDynamicsTest {
    private static final Kernels KERNELS = Kernels.best();

    private static float[] said(Model model, float[] h) {
        float[] numbers = new float[model.spec().outputWidth()];
        for (int k = 0; k < numbers.length; k++) {
            numbers[k] = model.parameters().get("head.bias")[k];
            for (int j = 0; j < h.length; j++) {
                numbers[k] += model.parameters().get("head.weight")[k * h.length + j] * h[j];
            }
        }
        return numbers;
    }

    // Sine

    /** With a frequency held the network turns about an unstable spiral point, and settles on a cycle of that frequency. */
    @ParameterizedTest
    @ValueSource(doubles = {0.2, 0.35, 0.5})
    void aFrequencyIsASpiralThatEndsInACycle(double frequency) throws IOException {
        Model model = ShippedModels.load("sine-rnn");
        StateUpdate one = StateUpdate.of(model, 1, KERNELS);
        one.enter(new float[] {(float) frequency});
        float[][] states = Trajectory.held(one, new float[one.size()], 1000);
        double[] wave = Arrays.stream(states).mapToDouble(h -> said(model, h)[0]).toArray();
        List<Double> crossings = new ArrayList<>();
        double highest = 0;
        for (int t = 500; t < wave.length; t++) {
            highest = Math.max(highest, wave[t]);
            if (wave[t - 1] < 0 && wave[t] >= 0) {
                crossings.add(t - wave[t] / (wave[t] - wave[t - 1]));
            }
        }
        double period = (crossings.get(crossings.size() - 1) - crossings.get(0)) / (crossings.size() - 1);
        assertEquals(frequency, 2 * Math.PI / period, 0.01 * frequency, "long after what it was trained on");
        assertEquals(1, highest, 0.05);

        StateUpdate held = one.of(100);
        held.enter(new float[] {(float) frequency});
        FixedPoint centre = FixedPointSearch.search(held, Trajectory.spread(states, 100), Progress.IGNORED).get(0);
        assertTrue(centre.isFixed());
        assertEquals(2, centre.unstableDirections());
        Eigenvalue spiral = centre.eigenvalues().get(0);
        assertTrue(spiral.modulus() > 1);
        double angle = Math.abs(Math.atan2(spiral.imaginary(), spiral.real()));
        assertEquals(frequency, angle, 0.3 * frequency, "radians a step near the point, where the wave is still small");
    }

    // Evidence in context

    private static float[] evidence(double first, double second, int counts) {
        return new float[] {(float) first, (float) second, 1 - counts, counts};
    }

    /** In either context, without evidence, slow points lie on a line from one answer to the other. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void aContextHasALineOfSlowPoints(int counts) throws IOException {
        Model model = ShippedModels.load("context-rnn");
        StateUpdate one = StateUpdate.of(model, 1, KERNELS);
        SeededRandom random = new SeededRandom(3);
        List<float[]> visited = new ArrayList<>();
        for (int trial = 0; trial < 20; trial++) {
            float[] h = new float[one.size()];
            double[] drift = {random.nextInt(2) - 0.5, random.nextInt(2) - 0.5};
            for (int t = 0; t < 30; t++) {
                one.enter(evidence(drift[0] + random.nextGaussian(), drift[1] + random.nextGaussian(), counts));
                one.apply(h, h);
                visited.add(h.clone());
            }
        }
        StateUpdate held = one.of(100);
        held.enter(evidence(0, 0, counts));
        List<FixedPoint> points = FixedPointSearch.search(held, Trajectory.spread(visited.toArray(new float[0][]), 100),
                Progress.IGNORED);
        double[] answers = points.stream().mapToDouble(point -> said(model, point.state())[0]).sorted().toArray();
        assertTrue(answers[0] < -0.8 && answers[answers.length - 1] > 0.8, Arrays.toString(answers));
        assertTrue(Arrays.stream(answers).anyMatch(answer -> Math.abs(answer) < 0.5), "and between them: " + Arrays.toString(answers));
        for (FixedPoint point : points) {
            assertTrue(point.eigenvalues().get(0).modulus() > 0.8 && point.eigenvalues().get(0).modulus() < 1.1,
                    "one direction along which little is forgotten: " + point.eigenvalues().get(0));
            assertEquals(0, point.eigenvalues().get(0).imaginary(), 0.1);
            assertTrue(point.speed() < 0.1 && point.unstableDirections() <= 1);
        }
    }

    /** The choice follows the channel that counts, more surely the stronger its evidence, whatever the other says. */
    @Test
    void thePsychometricCurveIsOfTheChannelThatCounts() throws IOException {
        Model model = ShippedModels.load("context-rnn");
        StateUpdate one = StateUpdate.of(model, 1, KERNELS);
        SeededRandom random = new SeededRandom(5);
        double[] strengths = {-0.5, -0.1, 0.1, 0.5};
        double[][] relevant = new double[2][strengths.length];
        double[][] other = new double[2][strengths.length];
        int trials = 100;
        for (int counts = 0; counts < 2; counts++) {
            for (int i = 0; i < strengths.length; i++) {
                for (int k = 0; k < trials; k++) {
                    double[] drift = new double[2];
                    drift[counts] = strengths[i];
                    drift[1 - counts] = strengths[random.nextInt(strengths.length)];
                    relevant[counts][i] += chooses(model, one, random, drift, counts) / trials;
                    drift[1 - counts] = strengths[i];
                    drift[counts] = strengths[random.nextInt(strengths.length)];
                    other[counts][i] += chooses(model, one, random, drift, counts) / trials;
                }
            }
            String curve = Arrays.toString(relevant[counts]);
            assertTrue(relevant[counts][0] < 0.05 && relevant[counts][3] > 0.95, curve);
            assertTrue(relevant[counts][1] < 0.45 && relevant[counts][2] > 0.55, curve);
            for (double share : other[counts]) {
                assertEquals(0.5, share, 0.2, "what does not count: " + Arrays.toString(other[counts]));
            }
        }
    }

    private static double chooses(Model model, StateUpdate one, SeededRandom random, double[] drift, int counts) {
        float[] h = new float[one.size()];
        for (int t = 0; t < 30; t++) {
            one.enter(evidence(drift[0] + random.nextGaussian(), drift[1] + random.nextGaussian(), counts));
            one.apply(h, h);
        }
        return said(model, h)[0] > 0 ? 1 : 0;
    }

    /** No model could do better on the same sequences than by as much as is left here. */
    @Test
    void theNetworkAnswersNearlyAsWellAsTheBestGuess() throws IOException {
        Model model = ShippedModels.load("context-rnn");
        TaskBatches batches = TaskBatches.heldOut(Tasks.of("context:30"));
        double best = 0;
        int count = 0;
        for (int window = 0; window < batches.perEpoch(); window++) {
            Batch all = batches.load(window);
            for (int b = 0; b < batches.sequences(); b++) {
                Batch trial = all.sequence(model.spec(), batches.sequences(), b);
                int counts = trial.inputs()[2] == 1 ? 0 : 1;
                double sum = 0;
                for (int t = 0; t < 30; t++) {
                    sum += trial.inputs()[4 * t + counts];
                }
                best += Math.pow(trial.targetNumbers()[29] - TaskTest.best(sum, 30), 2);
                count++;
            }
        }
        assertEquals(best / count, model.card().heldOutLoss(), 0.01);
    }

    // Match to sample

    /** Each sample is kept in a state of its own that rests while nothing enters, and there a test is told from others. */
    @Test
    void everySampleHasAStateThatRests() throws IOException {
        Model model = ShippedModels.load("match-rnn");
        TokenSequence text = model.tokenizer().encode(ShippedTexts.load(model.card().text()));
        StateUpdate one = StateUpdate.of(model, 1, KERNELS);
        float[][] visited = Trajectory.along(one, new float[one.size()], text.ids(0, text.length()));
        StateUpdate held = one.of(100);
        held.enter(id(model, "."));
        List<FixedPoint> points = FixedPointSearch.search(held, Trajectory.spread(visited, 100), Progress.IGNORED);
        Map<String, FixedPoint> kept = new HashMap<>();
        for (String sample : List.of("A", "B", "C", "D")) {
            one.enter(id(model, sample));
            float[] h = new float[one.size()];
            one.apply(visited[visited.length - 1], h);
            one.enter(id(model, "."));
            float[][] rests = Trajectory.held(one, h, 300);
            float[] end = rests[rests.length - 1];
            FixedPoint nearest = points.stream().filter(FixedPoint::isFixed)
                    .min((a, b) -> Double.compare(distance(a.state(), end), distance(b.state(), end))).orElseThrow();
            assertTrue(distance(nearest.state(), end) < 1e-2, sample + " rests at a fixed point: " + distance(nearest.state(), end));
            assertEquals(FixedPoint.Kind.STABLE, nearest.kind());
            kept.put(sample, nearest);
            for (String test : List.of("A", "B", "C", "D")) {
                one.enter(id(model, test));
                float[] after = new float[one.size()];
                one.apply(end, after);
                float[] scores = said(model, after);
                boolean same = scores[id(model, "=")] > scores[id(model, "≠")];
                assertEquals(sample.equals(test), same, test + " after " + sample);
            }
        }
        for (String sample : kept.keySet()) {
            kept.forEach((other, point) -> {
                if (!other.equals(sample)) {
                    assertNotEquals(kept.get(sample), point);
                }
            });
        }
    }

    private static int id(Model model, String symbol) {
        return model.tokenizer().vocabulary().id(symbol);
    }

    private static double distance(float[] a, float[] b) {
        double squares = 0;
        for (int j = 0; j < a.length; j++) {
            squares += (a[j] - b[j]) * (a[j] - b[j]);
        }
        return Math.sqrt(squares);
    }

    @Test
    void theTextIsWhatTheTaskWrites() throws IOException {
        Task task = Tasks.of("match:15");
        SeededRandom random = new SeededRandom(7);
        StringBuilder written = new StringBuilder();
        while (written.length() < 1900) {
            Batch trials = TaskTest.sequence(task, random);
            written.append(task.tokenizer().decode(trials.tokens()));
        }
        assertEquals(written.toString(), ShippedTexts.load(ShippedModels.load("match-rnn").card().text()));
    }
}
