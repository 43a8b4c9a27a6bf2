package rnnscope.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rnnscope.math.Kernels;
import rnnscope.math.Workers;
import rnnscope.model.ModelSpec;
import rnnscope.train.Hyperparameters;
import rnnscope.train.Trainer;
import rnnscope.train.TrainingSpec;

class CheckpointFileTest {
    @TempDir
    private Path folder;

    private static Trainer trainer(String cell, int steps) {
        int[] text = new int[3000];
        for (int i = 0; i < text.length; i++) {
            text[i] = (i * i / 3 + i) % 5;
        }
        Trainer trainer = new Trainer(ModelSpec.of(cell, 1, 6, 5), TrainingSpec.withSeed(3), text, Kernels.plain(),
                Workers.of(1));
        trainer.setHyperparameters(new Hyperparameters(0.007, 0.9, 3, 1.5));
        for (int i = 0; i < steps; i++) {
            trainer.step();
        }
        return trainer;
    }

    @Test
    void everyLaneGoesOnAsIfNothingHadHappened() throws IOException {
        Path file = folder.resolve("run");
        Trainer lstm = trainer("lstm", 7);
        Trainer gru = trainer("gru", 7);
        CheckpointFile.write(file, Map.of("source", "a\ntext"), List.of(new CheckpointFile.LaneState(lstm.state(), null),
                new CheckpointFile.LaneState(gru.state(), gru.parameters())));
        CheckpointFile read = CheckpointFile.read(file);
        assertEquals("a\ntext", read.facts().get("source"));
        Trainer resumed = trainer("gru", 0);
        resumed.restore(read.state(1, resumed.parameters().layout()));
        assertEquals(new Hyperparameters(0.007, 0.9, 3, 1.5), resumed.hyperparameters());
        gru.step();
        resumed.step();
        assertEquals(8, resumed.iteration());
        assertArrayEquals(gru.parameters().values(), resumed.parameters().values());
        assertArrayEquals(lstm.parameters().values(), read.state(0, lstm.parameters().layout()).parameters().values());
    }

    @Test
    void saysWhatIsMissing() throws IOException {
        Path file = folder.resolve("run");
        Trainer lstm = trainer("lstm", 1);
        CheckpointFile.write(file, Map.of(), List.of(new CheckpointFile.LaneState(lstm.state(), null)));
        CheckpointFile read = CheckpointFile.read(file);
        var other = trainer("gru", 0).parameters().layout();
        assertTrue(assertThrows(ModelFileException.class, () -> read.state(0, other)).getMessage().contains("shape"));
        assertTrue(assertThrows(ModelFileException.class, () -> read.state(1, other)).getMessage()
                .contains("does not tell where training was"));
        assertTrue(assertThrows(ModelFileException.class, () -> read.best(0, lstm.parameters().layout())).getMessage()
                .contains("0/best.rnn"));
    }
}
