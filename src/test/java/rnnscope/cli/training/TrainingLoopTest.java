package rnnscope.cli.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rnnscope.io.ModelFileException;
import rnnscope.io.Safetensors;
import rnnscope.math.Kernels;
import rnnscope.math.Workers;
import rnnscope.model.ModelSpec;
import rnnscope.train.Evaluation;
import rnnscope.train.Hyperparameters;
import rnnscope.train.Initialisation;
import rnnscope.train.Optimizer;
import rnnscope.train.Trainer;
import rnnscope.train.TrainingSpec;

class TrainingLoopTest {
    private final int[] text = new int[4000];
    private final StringWriter progress = new StringWriter();

    @TempDir
    private Path folder;

    TrainingLoopTest() {
        for (int i = 0; i < text.length; i++) {
            text[i] = (i * i / 3 + i) % 5;
        }
    }

    private Trainer trainer(String cell) {
        return new Trainer(ModelSpec.of(cell, 1, 6, 5), TrainingSpec.withSeed(3), text, Kernels.plain(), Workers.of(1));
    }

    private TrainingLoop loop(Trainer trainer, Checkpoint checkpoint, TrainingLoop.HeldOut heldOut) {
        return new TrainingLoop(trainer, 12, TrainingLoop.Goal.NONE, heldOut, checkpoint, Duration.ZERO, new PrintWriter(progress));
    }

    private TrainingLoop.HeldOut measured(Trainer trainer) {
        return (parameters, streams) -> Evaluation.loss(trainer.model(), parameters, text, streams, Kernels.plain(),
                Workers.of(1));
    }

    @Test
    void goesOnAfterAKill() throws IOException {
        Trainer whole = trainer("lstm");
        TrainingLoop.Best expected = loop(whole, new Checkpoint(folder.resolve("whole"), "same"), measured(whole)).run(false).best();
        assertTrue(expected.loss() < Math.log(5));

        Checkpoint checkpoint = new Checkpoint(folder.resolve("killed"), "same");
        Trainer killed = trainer("lstm");
        assertThrows(IllegalStateException.class, () -> loop(killed, checkpoint, (parameters, streams) -> {
            if (killed.epoch() >= 5) {
                throw new IllegalStateException("killed");
            }
            return measured(killed).loss(parameters, streams);
        }).run(false));
        assertTrue(checkpoint.exists());

        Trainer resumed = trainer("lstm");
        TrainingLoop.Best found = loop(resumed, checkpoint, measured(resumed)).run(true).best();
        assertArrayEquals(whole.parameters().values(), resumed.parameters().values());
        assertArrayEquals(expected.parameters().values(), found.parameters().values());
        assertEquals(expected.loss(), found.loss());
        assertEquals(expected.epochs(), found.epochs());
    }

    @Test
    void refusesACheckpointOfAnotherTraining() throws IOException {
        Path file = folder.resolve("checkpoint");
        Trainer trainer = trainer("lstm");
        loop(trainer, new Checkpoint(file, "one"), measured(trainer)).run(false);
        Trainer other = trainer("gru");
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class,
                () -> loop(other, new Checkpoint(file, "another"), measured(other)).run(true));
        assertTrue(e.getMessage().contains(file.toString()));
    }

    @Test
    void tellsHowFarItIs() throws IOException {
        Trainer trainer = trainer("gru");
        loop(trainer, new Checkpoint(folder.resolve("c"), ""), measured(trainer)).run(false);
        assertTrue(progress.toString().strip().matches(
                "(?s).*step \\d+ of \\d+ · epoch 12.00 · loss \\d.\\d{4} · held out \\d.\\d{4}, best \\d.\\d{4} · \\d+ symbols/s · 0:00 left"),
                progress.toString());
    }

    @Test
    void keepsTheBestModelOfATrainingThatDiverges() throws IOException {
        TrainingSpec plain = new TrainingSpec(2, 50, Optimizer.Kind.SGD, 0.01, 1, 0, 0, Initialisation.UNIFORM, 1, 3);
        Trainer trainer = new Trainer(ModelSpec.of("rnn-relu", 1, 16, 5), plain, text, Kernels.plain(), Workers.of(1));
        TrainingLoop.Outcome outcome = loop(trainer, new Checkpoint(folder.resolve("c"), ""), (parameters, streams) -> {
            if (trainer.epoch() >= 3) {
                trainer.setHyperparameters(new Hyperparameters(10, 1, 0, 0));
            }
            return trainer.epoch() == 2 ? 1.5 : 1.6;
        }).run(false);
        assertTrue(outcome.divergence() != null && outcome.divergence().getMessage().contains("diverged at step"));
        assertTrue(outcome.best().epochs() == 2 && outcome.best().loss() == 1.5, outcome.best().toString());
    }

    @Test
    void aLossThatNeverIsANumberLeavesNoModel() {
        Trainer trainer = trainer("gru");
        assertThrows(IllegalArgumentException.class, () -> loop(trainer, new Checkpoint(folder.resolve("c"), ""),
                (parameters, streams) -> Double.NaN).run(false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"best_loss", "best_epochs", "0/iteration", "0/hyperparameters"})
    void aCheckpointThatSaysNonsenseIsRefused(String fact) throws IOException {
        for (String nonsense : List.of("", "NaN", "many", "-1 2")) {
            assertSaysWhere(checkpoint(fact, nonsense, 0));
        }
    }

    @Test
    void aCheckpointWhoseStateIsShortIsRefused() throws IOException {
        assertTrue(assertSaysWhere(checkpoint("x", "", 1)).contains("recurrent state has"));
        assertTrue(assertSaysWhere(checkpoint("x", "", -1)).contains("recurrent state has"));
    }

    private String assertSaysWhere(Path file) {
        Trainer trainer = trainer("lstm");
        ModelFileException e = assertThrows(ModelFileException.class,
                () -> loop(trainer, new Checkpoint(file, "same"), measured(trainer)).run(true));
        assertTrue(e.getMessage().startsWith(file + ": "), e.getMessage());
        return e.getMessage();
    }

    /** A checkpoint in which one fact is another, and the state is so many numbers too short. */
    private Path checkpoint(String fact, String value, int missing) throws IOException {
        Path file = folder.resolve("checkpoint");
        Trainer trainer = trainer("lstm");
        loop(trainer, new Checkpoint(file, "same"), measured(trainer)).run(false);
        Safetensors content = Safetensors.read(file);
        Map<String, String> facts = new HashMap<>(content.metadata());
        facts.put(fact, value);
        List<Safetensors.Tensor> tensors = content.tensors().stream().map(tensor -> {
            if (!tensor.name().equals("0/state")) {
                return tensor;
            }
            float[] state = Arrays.copyOf(tensor.values(), tensor.values().length - missing);
            return new Safetensors.Tensor(tensor.name(), new int[] {state.length}, state);
        }).toList();
        new Safetensors(facts, tensors).write(file);
        return file;
    }
}
