package rnnscope.train.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import rnnscope.analysis.dynamics.FixedPoint;
import rnnscope.analysis.dynamics.FixedPointSearch;
import rnnscope.analysis.dynamics.Trajectory;
import rnnscope.io.ShippedModels;
import rnnscope.math.Kernels;
import rnnscope.math.SeededRandom;
import rnnscope.math.Workers;
import rnnscope.model.Model;
import rnnscope.network.Batch;
import rnnscope.network.Progress;
import rnnscope.network.StateUpdate;
import rnnscope.text.ShippedTexts;
import rnnscope.text.TokenSequence;
import rnnscope.train.Evaluation;

/** The shipped network that has learned three switches rests, without a pulse, at eight states, one for each of their positions. */
class FlipFlopPointsTest {
    private static final int ANSWERS = 8;
    /** Of the pulses of the text that the model opens with. */
    private static final long SEED = 7;

    private final Task task = Tasks.of("flipflop:30");
    private final Model model;

    FlipFlopPointsTest() throws IOException {
        model = ShippedModels.load("flipflop-rnn");
    }

    @Test
    void itReadsWhatTheTaskWrites() {
        Task longer = Tasks.of("flipflop:40");
        SeededRandom random = new SeededRandom(SEED);
        StringBuilder written = new StringBuilder();
        while (written.length() < 2000) {
            Batch pulses = Batch.of(model.spec(), 1, longer.steps());
            longer.write(random, pulses);
            written.append(task.tokenizer().decode(pulses.tokens()));
        }
        assertEquals(written.toString(), ShippedTexts.load(model.card().text()));
    }

    @Test
    void itLearnedTheTask() {
        assertEquals(task.tokenizer().vocabulary().symbols(), model.tokenizer().vocabulary().symbols());
        double loss = Evaluation.loss(model.spec(), model.parameters(), TaskBatches.heldOut(task), Kernels.best(),
                Workers.of(1));
        assertEquals(model.card().heldOutLoss(), loss, 1e-6);
        assertTrue(loss < 0.001, "nats per answer: " + loss);
    }

    /** What the network says in a state. */
    private String said(float[] h) {
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
        TokenSequence text = model.tokenizer().encode(ShippedTexts.load(model.card().text()));
        StateUpdate one = StateUpdate.of(model, 1, Kernels.best());
        float[][] visited = Trajectory.along(one, new float[one.size()], text.ids(0, text.length()));
        StateUpdate held = one.of(200);
        held.enter(model.tokenizer().vocabulary().id("."));
        List<FixedPoint> points = FixedPointSearch.search(held, Trajectory.spread(visited, 200), Progress.IGNORED);
        List<FixedPoint> stable = points.stream().filter(point -> point.isFixed() && point.kind() == FixedPoint.Kind.STABLE)
                .toList();
        assertEquals(ANSWERS, stable.size(), points.stream().map(point -> point.kind() + " " + point.speed()).toList()::toString);
        assertEquals(stable, points.subList(0, ANSWERS), "they come first");
        assertTrue(points.stream().anyMatch(point -> point.kind() == FixedPoint.Kind.SADDLE), "and saddles lie between them");
        Set<String> said = new HashSet<>();
        stable.forEach(point -> said.add(said(point.state())));
        assertEquals(Set.of("0", "1", "2", "3", "4", "5", "6", "7"), said);
    }
}
