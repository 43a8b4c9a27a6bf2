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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rnnscope.math.Kernels;
import rnnscope.math.Workers;
import rnnscope.model.ModelSpec;
import rnnscope.train.Evaluation;
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
        TrainingLoop.Best expected = loop(whole, new Checkpoint(folder.resolve("whole"), "same"), measured(whole)).run(false);
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
        TrainingLoop.Best found = loop(resumed, checkpoint, measured(resumed)).run(true);
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
                "(?s).*step \\d+ of \\d+ · epoch 12.00 · loss \\d.\\d{4} · held out \\d.\\d{4} · \\d+ symbols/s · 0:00 left"),
                progress.toString());
    }
}
