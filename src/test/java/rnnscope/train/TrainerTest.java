package rnnscope.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rnnscope.math.Kernels;
import rnnscope.math.SeededRandom;
import rnnscope.math.Workers;
import rnnscope.model.ModelSpec;

class TrainerTest {
    private static final int SYMBOLS = 6;

    private static TrainingSpec training(Optimizer.Kind optimizer, double learningRate) {
        return new TrainingSpec(5, 8, optimizer, learningRate, 0.9, 1, 1, Initialisation.ORTHOGONAL, 1, 11);
    }

    private static int[] text(int length) {
        SeededRandom random = new SeededRandom(2);
        int[] text = new int[length];
        for (int i = 0; i < length; i++) {
            text[i] = i % 7 == 3 ? text[Math.max(0, i - 4)] : random.nextInt(SYMBOLS);
        }
        return text;
    }

    private static List<Double> losses(Trainer trainer, int steps) {
        List<Double> losses = new ArrayList<>();
        for (int i = 0; i < steps; i++) {
            trainer.step();
            losses.add(trainer.loss());
        }
        return losses;
    }

    @ParameterizedTest
    @ValueSource(strings = {"rnn-tanh", "gru", "lstm"})
    void doesTheSameBitForBitWhateverTheNumberOfThreadsAndTheKernels(String cell) {
        ModelSpec spec = new ModelSpec(cell, 2, 37, SYMBOLS, 4, 0.25, true);
        Trainer reference = new Trainer(spec, training(Optimizer.Kind.ADAM, 0.01), text(400), Kernels.plain(),
                Workers.of(1));
        List<Double> expected = losses(reference, 25);
        for (int threads = 2; threads <= 3; threads++) {
            try (Workers workers = Workers.of(threads)) {
                Trainer trainer = new Trainer(spec, training(Optimizer.Kind.ADAM, 0.01), text(400), Kernels.best(),
                        workers);
                assertEquals(expected, losses(trainer, 25), threads + " threads");
                assertArrayEquals(reference.parameters().values(), trainer.parameters().values());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"SGD", "RMSPROP", "ADAM"})
    void goesOnAfterAnInterruptionAsIfThereHadBeenNone(String optimizer) {
        ModelSpec spec = new ModelSpec("lstm", 1, 12, SYMBOLS, 0, 0, false);
        TrainingSpec training = training(Optimizer.Kind.valueOf(optimizer), 0.003);
        Trainer whole = new Trainer(spec, training, text(400), Kernels.best(), Workers.of(1));
        List<Double> expected = losses(whole, 24);

        Trainer before = new Trainer(spec, training, text(400), Kernels.best(), Workers.of(1));
        List<Double> found = losses(before, 13);
        Trainer.State kept = before.state();
        losses(before, 3);
        Trainer after = new Trainer(spec, training, text(400), Kernels.best(), Workers.of(1));
        after.restore(kept);
        found.addAll(losses(after, 11));
        assertEquals(expected, found);
        assertArrayEquals(whole.parameters().values(), after.parameters().values());
    }

    /** In "abcabc…" with a coin flip for every fourth symbol, nothing beats ln 2 / 4 a symbol. */
    @Test
    void reachesTheEntropyOfItsSource() {
        SeededRandom random = new SeededRandom(4);
        int[] text = new int[4000];
        for (int i = 0; i < text.length; i++) {
            text[i] = i % 4 < 3 ? i % 4 : 3 + random.nextInt(2);
        }
        ModelSpec spec = ModelSpec.of("gru", 1, 16, 5);
        TrainingSpec training = new TrainingSpec(10, 20, Optimizer.Kind.ADAM, 0.01, 1, 0, 5, Initialisation.UNIFORM, 0, 1);
        Trainer trainer = new Trainer(spec, training, text, Kernels.best(), Workers.of(1));
        for (int i = 0; i < 600; i++) {
            trainer.step();
        }
        double heldOut = Evaluation.loss(spec, trainer.parameters(), text, 1, Kernels.best(), Workers.of(1));
        assertEquals(Math.log(2) / 4, heldOut, 0.02);
    }

    @Test
    void clipsTheWholeGradient() {
        ModelSpec spec = ModelSpec.of("rnn-tanh", 1, 8, SYMBOLS);
        TrainingSpec free = new TrainingSpec(5, 8, Optimizer.Kind.SGD, 1, 1, 0, 0, Initialisation.UNIFORM, 0, 1);
        TrainingSpec clipped = new TrainingSpec(5, 8, Optimizer.Kind.SGD, 1, 1, 0, 0.01, Initialisation.UNIFORM, 0, 1);
        Trainer a = new Trainer(spec, free, text(400), Kernels.plain(), Workers.of(1));
        Trainer b = new Trainer(spec, clipped, text(400), Kernels.plain(), Workers.of(1));
        float[] start = a.parameters().values().clone();
        a.step();
        b.step();
        assertEquals(a.gradientNorm(), distance(start, a.parameters().values()), 1e-5);
        assertEquals(a.gradientNorm(), b.gradientNorm(), 0);
        assertEquals(0.01, distance(start, b.parameters().values()), 1e-6);
    }

    private static double distance(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (double) (a[i] - b[i]) * (a[i] - b[i]);
        }
        return Math.sqrt(sum);
    }

    @Test
    void saysWhereItDivergedAndLeavesTheParameters() {
        ModelSpec spec = ModelSpec.of("lstm", 1, 30, SYMBOLS);
        Trainer trainer = new Trainer(spec, training(Optimizer.Kind.ADAM, 0.01), text(400), Kernels.best(),
                Workers.of(1));
        losses(trainer, 3);
        trainer.parameters().set("head.weight", 2, 4, Float.NaN);
        float[] before = trainer.parameters().values().clone();
        DivergenceException e = assertThrows(DivergenceException.class, trainer::step);
        assertEquals(4, e.iteration());
        assertEquals("rnn.weight_ih_l0", e.parameter());
        assertTrue(e.getMessage().contains("step 4") && e.getMessage().contains("rnn.weight_ih_l0"));
        assertArrayEquals(before, trainer.parameters().values());
    }

    /** After two epochs: the third, number 2 from 0, is the first to be shrunk. */
    @Test
    void theLearningRateShrinksEveryEpochAfterTheGivenOne() {
        assertEquals(List.of(1.0, 1.0, 0.5, 0.25), rates(2));
        assertEquals(List.of(1.0, 0.5, 0.25, 0.125), rates(1));
        assertEquals(rates(1), rates(0), "there is nothing to shrink before the first");
    }

    private static List<Double> rates(int decayAfter) {
        TrainingSpec training =
                new TrainingSpec(1, 1, Optimizer.Kind.SGD, 1, 0.5, decayAfter, 0, Initialisation.UNIFORM, 0, 1);
        return IntStream.range(0, 4).mapToObj(training::learningRate).toList();
    }

    @Test
    void learningRateAndClippingChangeAtTheNextStep() {
        ModelSpec spec = ModelSpec.of("rnn-tanh", 1, 8, SYMBOLS);
        TrainingSpec training = new TrainingSpec(5, 8, Optimizer.Kind.SGD, 1, 1, 0, 0, Initialisation.UNIFORM, 0, 1);
        Trainer trainer = new Trainer(spec, training, text(400), Kernels.plain(), Workers.of(1));
        float[] start = trainer.parameters().values().clone();
        trainer.setHyperparameters(new Hyperparameters(0.5, 1, 0, 0.02));
        trainer.step();
        assertEquals(0.01, distance(start, trainer.parameters().values()), 1e-6);
        assertEquals(0.02, trainer.clippedNorm(), 1e-9);
        assertEquals(0.5, trainer.learningRate());
    }

    @Test
    void measuresTheUpdateAndChangesNothingByIt() {
        ModelSpec spec = ModelSpec.of("gru", 1, 8, SYMBOLS);
        TrainingSpec training = training(Optimizer.Kind.ADAM, 0.01);
        Trainer plain = new Trainer(spec, training, text(400), Kernels.best(), Workers.of(1));
        Trainer measuring = new Trainer(spec, training, text(400), Kernels.best(), Workers.of(1));
        measuring.measureUpdate(true);
        losses(plain, 4);
        losses(measuring, 4);
        float[] before = measuring.parameters().values().clone();
        measuring.step();
        plain.step();
        assertArrayEquals(plain.parameters().values(), measuring.parameters().values());
        double expected = distance(before, measuring.parameters().values())
                / distance(new float[before.length], measuring.parameters().values());
        assertEquals(expected, measuring.updateRatio(), 1e-6 * expected);
        assertTrue(Double.isNaN(plain.updateRatio()));
    }

    @Test
    void refusesATextThatIsTooShort() {
        ModelSpec spec = ModelSpec.of("lstm", 1, 4, SYMBOLS);
        assertThrows(IllegalArgumentException.class, () -> new Trainer(spec, training(Optimizer.Kind.ADAM, 0.01),
                text(40), Kernels.plain(), Workers.of(1)));
    }

    @Test
    void aStepAllocatesNothing() {
        ModelSpec spec = new ModelSpec("lstm", 2, 20, SYMBOLS, 0, 0.1, true);
        Trainer trainer = new Trainer(spec, training(Optimizer.Kind.ADAM, 0.001), text(400), Kernels.plain(),
                Workers.of(1));
        losses(trainer, 50);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
        for (int i = 0; i < 20; i++) {
            trainer.step();
        }
        long bytes = threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
        assertTrue(bytes < 2000, bytes + " bytes in 20 steps");
    }

    @Test
    void tellsTheGradientOfEachParameterAndTheUpdateThatItCaused() {
        ModelSpec spec = new ModelSpec("rnn-tanh", 1, 3, SYMBOLS, 0, 0, false);
        Trainer trainer = new Trainer(spec, training(Optimizer.Kind.SGD, 0.1), text(400), Kernels.best(), Workers.of(1));
        trainer.step();
        assertNull(trainer.lastUpdate(), "not measured");
        trainer.measureUpdate(true);
        trainer.step();
        float[] before = trainer.parameters().values().clone();
        float[] momentum = trainer.optimizer().firstMoment().values().clone();
        trainer.step();
        ParameterUpdate update = trainer.lastUpdate();
        double scale = trainer.clippedNorm() / trainer.gradientNorm();
        for (int i = 0; i < before.length; i++) {
            assertEquals(trainer.parameters().values()[i] - before[i], update.change().values()[i], 1e-7);
            assertEquals(-trainer.learningRate() * (0.9 * momentum[i] + scale * update.gradient().values()[i]),
                    update.change().values()[i], 1e-6);
        }
        Trainer.State state = trainer.state();
        trainer.restore(state);
        assertNull(trainer.lastUpdate(), "of another step");
    }
}
