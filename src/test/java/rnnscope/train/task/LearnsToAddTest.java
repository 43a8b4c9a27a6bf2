package rnnscope.train.task;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import rnnscope.math.Kernels;
import rnnscope.math.Workers;
import rnnscope.model.ModelSpec;
import rnnscope.train.Evaluation;
import rnnscope.train.Trainer;

/** The adding problem at a small size; the manual has it at 100 steps. */
class LearnsToAddTest {
    private final Task task = Tasks.of("adding:50");

    private Trainer trainer(String cell) {
        ModelSpec model = task.model(cell, 1, 24, 0, 0, false);
        return new Trainer(model, task.training(1), TaskBatches.training(task, 50, 1), Kernels.best(),
                Workers.of(1));
    }

    private double errorAfter(String cell, int steps) {
        Trainer trainer = trainer(cell);
        while (trainer.iteration() < steps) {
            trainer.step();
        }
        return Evaluation.loss(trainer.model(), trainer.parameters(), TaskBatches.heldOut(task), Kernels.best(),
                Workers.of(1));
    }

    /**
     * The seed decides all bits, so this is the same everywhere. The other network gets half as many steps more. With two
     * other seeds it was left at 0.165 and, some of the way, at 0.035; the LSTM was below 0.002 with all three.
     */
    @Test
    void anLstmLearnsToAddWhereATanhNetworkOfTheSameSizeDoesNot() {
        double lstm = errorAfter("lstm", 1000);
        double rnn = errorAfter("rnn-tanh", 1500);
        assertTrue(lstm < 0.01, "LSTM: " + lstm);
        assertTrue(rnn > 0.1, "RNN: " + rnn);
    }

    @Test
    void goesOnAfterAnInterruptionAsIfThereHadBeenNone() {
        Trainer whole = trainer("gru");
        Trainer interrupted = trainer("gru");
        for (int i = 0; i < 12; i++) {
            whole.step();
            if (i < 7) {
                interrupted.step();
            }
        }
        Trainer resumed = trainer("gru");
        resumed.restore(interrupted.state());
        while (resumed.iteration() < 12) {
            resumed.step();
        }
        assertEquals(whole.loss(), resumed.loss());
        assertArrayEquals(whole.parameters().values(), resumed.parameters().values());
    }
}
