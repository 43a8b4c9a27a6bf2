package rnnscope.train.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import rnnscope.math.Kernels;
import rnnscope.math.Workers;
import rnnscope.model.ModelSpec;
import rnnscope.train.Evaluation;
import rnnscope.train.Trainer;
import rnnscope.train.TrainingSpec;

/** Temporal order at a small size; the manual has it at 50 steps. */
class LearnsOrderTest {
    private static final int STEPS = 1000;

    private final Task task = Tasks.of("order:30");

    private double lossWith(double forgetBias) {
        TrainingSpec usual = task.training(1);
        TrainingSpec training = new TrainingSpec(usual.batch(), usual.steps(), usual.optimizer(),
                usual.learningRate(), usual.decay(), usual.decayAfter(), usual.clip(), usual.init(), forgetBias, 1);
        ModelSpec model = task.model("lstm", 1, 24, 0, 0, false);
        Trainer trainer = new Trainer(model, training, TaskBatches.training(task, training.batch(), 1), Kernels.best(),
                Workers.of(1));
        while (trainer.iteration() < STEPS) {
            trainer.step();
        }
        return Evaluation.loss(trainer.model(), trainer.parameters(), TaskBatches.heldOut(task), Kernels.best(),
                Workers.of(1));
    }

    @Test
    void gatesThatBeginOpenForAsLongAsTheSequenceLearnInTime() {
        assertEquals(3.4, task.forgetBias(), "ln 30");
        double open = lossWith(task.forgetBias());
        double one = lossWith(1);
        assertTrue(open < 0.01, "forget bias ln T: " + open);
        assertTrue(one > 20 * open, "forget bias 1: " + one + ", ln T: " + open);
    }

    @Test
    void onlyTasksThatWaitBeginSo() {
        assertEquals(3.7, Tasks.of("copy:20").training(1).forgetBias(), "ln 40");
        assertEquals(1, Tasks.of("adding:100").training(1).forgetBias());
        assertEquals(1, Tasks.of("anbn:10").training(1).forgetBias());
    }
}
