package rnnscope.train.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import rnnscope.analysis.dynamics.FixedPoint;
import rnnscope.analysis.dynamics.FixedPointSearch;
import rnnscope.analysis.dynamics.Trajectory;
import rnnscope.math.Kernels;
import rnnscope.math.SeededRandom;
import rnnscope.math.Workers;
import rnnscope.model.Model;
import rnnscope.model.ModelCard;
import rnnscope.network.Batch;
import rnnscope.network.Progress;
import rnnscope.network.StateUpdate;
import rnnscope.train.Evaluation;
import rnnscope.train.Trainer;
import rnnscope.train.TrainingSpec;

/** A network that has learned three switches rests, without a pulse, at eight states, one for each of their positions. */
class FlipFlopPointsTest {
    private static final int STEPS = 2500;
    private static final int ANSWERS = 8;

    private final Task task = Tasks.of("flipflop:30");

    private Model learned() {
        TrainingSpec training = task.training(1);
        Trainer trainer = new Trainer(task.model("rnn-tanh", 1, 24, 0, 0, false), training,
                TaskBatches.training(task, training.batch(), 1), Kernels.best(), Workers.of(1));
        while (trainer.iteration() < STEPS) {
            trainer.step();
        }
        double loss = Evaluation.loss(trainer.model(), trainer.parameters(), TaskBatches.heldOut(task), Kernels.best(),
                Workers.of(1));
        assertTrue(loss < 0.005, "the task is learned: " + loss);
        return new Model(trainer.model(), trainer.parameters(), task.tokenizer(), ModelCard.named("switches"));
    }

    /** What the network says in a state. */
    private String said(Model model, float[] h) {
        int best = -1;
        double most = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < task.symbols().size(); k++) {
            double score = model.parameters().get("head.bias", k, 0);
            for (int j = 0; j < h.length; j++) {
                score += model.parameters().get("head.weight", k, j) * h[j];
            }
            if (score > most) {
                most = score;
                best = k;
            }
        }
        return task.symbols().get(best);
    }

    @Test
    void eightStatesRest() {
        Model model = learned();
        int[] read = new int[300];
        SeededRandom random = new SeededRandom(3);
        for (int i = 0; i < 10; i++) {
            Batch one = Batch.of(model.spec(), 1, 30);
            task.write(random, one);
            System.arraycopy(one.tokens(), 0, read, 30 * i, 30);
        }
        StateUpdate one = StateUpdate.of(model, 0, 1, Kernels.best());
        float[][] visited = Trajectory.along(one, new float[one.size()], read);
        StateUpdate held = one.of(200);
        held.enter(model.tokenizer().vocabulary().id("."));
        List<FixedPoint> points = FixedPointSearch.search(held, Trajectory.spread(visited, 200), Progress.IGNORED);
        List<FixedPoint> stable = points.stream().filter(point -> point.isFixed() && point.kind() == FixedPoint.Kind.STABLE)
                .toList();
        assertEquals(ANSWERS, stable.size(), points.stream().map(point -> point.kind() + " " + point.speed()).toList()::toString);
        assertTrue(points.stream().anyMatch(point -> point.kind() == FixedPoint.Kind.SADDLE), "and saddles lie between them");
        Set<String> said = new HashSet<>();
        stable.forEach(point -> said.add(said(model, point.state())));
        assertEquals(Set.of("0", "1", "2", "3", "4", "5", "6", "7"), said);
    }
}
