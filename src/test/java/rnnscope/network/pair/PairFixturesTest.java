package rnnscope.network.pair;

import rnnscope.network.Network;
import rnnscope.network.Topology;
import rnnscope.network.module.Room;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rnnscope.math.Kernels;
import rnnscope.math.Workers;
import rnnscope.model.ModelSpec;
import rnnscope.model.Parameters;
import rnnscope.model.Wiring;
import rnnscope.model.Wiring.Pooling;
import rnnscope.model.Wiring.Scoring;
import rnnscope.model.Wiring.Shape;
import rnnscope.network.Batch;
import rnnscope.network.Fixture;
import rnnscope.network.attention.SourceAttention;
import rnnscope.tape.Tape;

/**
 * Values and all gradients of encoders and decoders, and of answerers of questions, against PyTorch, to 1e-5, on tapes with more room than is used, on
 * two threads. {@code src/test/python/make_pair_fixtures.py} made the fixtures.
 */
class PairFixturesTest {

    static List<Path> fixtures() throws IOException {
        return Fixture.in("pytorch-pairs");
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void agreesWithPyTorch(Path file) throws IOException {
        Fixture fixture = new Fixture(file);
        Wiring wiring = Wiring.of(Wiring.named(Shape.class, fixture.get("shape").asText()), fixture.integer("symbols"))
                .withBidirectional(fixture.get("bidirectional").asBoolean())
                .withScoring(Wiring.named(Scoring.class, fixture.get("scoring").asText()))
                .withEveryStep(fixture.get("every_step").asBoolean(false))
                .withPooling(Wiring.named(Pooling.class, fixture.get("pooling").asText("last")));
        ModelSpec spec = new ModelSpec(fixture.get("cell").asText(), fixture.integer("layers"),
                fixture.integer("units"), fixture.integer("vocabulary"), fixture.integer("embedding"), 0, false,
                fixture.integer("inputs"), 0, wiring);
        for (Kernels kernels : List.of(Kernels.plain(), Kernels.best())) {
            try (Workers workers = Workers.of(2)) {
                check(fixture, spec, kernels, workers);
            }
        }
    }

    private static void check(Fixture fixture, ModelSpec spec, Kernels kernels, Workers workers) {
        int batch = fixture.integer("batch");
        int steps = fixture.integer("steps");
        int sourceSteps = fixture.integer("source_steps");
        Network network = new Network(spec, new Room(batch, sourceSteps + 1, steps + 2), true, kernels, workers);
        Parameters p = fixture.parameters(Topology.of(spec).parameters());
        Batch pairs = new Batch(fixture.ints("tokens"), fixture.floats("input_numbers"), fixture.ints("targets"),
                new float[0]);

        network.forward(p, pairs);
        assertEquals(fixture.get("loss").asDouble(), network.loss(pairs), Fixture.TOLERANCE, "loss");
        Tape tape = network.tape();
        boolean asks = spec.wiring().shape().asks();
        compareKnown(fixture, "logits", Fixture.rows(tape.values(), tape.layout().place("logits"), asks ? 0 : batch,
                asks ? batch : steps * batch));
        if (spec.wiring().scoring() != Scoring.NONE) {
            float[] weights = Fixture.rows(tape.values(), tape.layout().place(SourceAttention.weightsPlace()), batch,
                    steps * batch);
            float[] used = new float[steps * batch * sourceSteps];
            for (int i = 0; i < used.length; i++) {
                used[i] = weights[i / sourceSteps * (sourceSteps + 1) + i % sourceSteps];
            }
            compareKnown(fixture, "weights", used);
        }

        Parameters gradient = new Parameters(p.layout());
        network.backward(p, pairs, gradient);
        fixture.compareGradients(gradient);
    }

    /** Compares the rows of steps that count: what is computed after the end of a target has no meaning. */
    private static void compareKnown(Fixture fixture, String what, float[] found) {
        float[] expected = fixture.floats(what);
        assertEquals(expected.length, found.length);
        int[] targets = fixture.ints("targets");
        boolean asks = fixture.get("shape").asText().equals("answerer");
        int width = expected.length / targets.length;
        for (int i = 0; i < expected.length; i++) {
            if (asks || targets[i / width] >= 0) {
                assertEquals(expected[i], found[i], Fixture.TOLERANCE, what + "[" + i + "]");
            }
        }
    }
}
