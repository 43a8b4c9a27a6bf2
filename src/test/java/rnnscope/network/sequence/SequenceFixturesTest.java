package rnnscope.network.sequence;

import rnnscope.network.Network;
import rnnscope.network.Topology;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rnnscope.math.Kernels;
import rnnscope.math.Panels;
import rnnscope.math.Workers;
import rnnscope.model.ModelSpec;
import rnnscope.model.Parameters;
import rnnscope.model.Wiring;
import rnnscope.model.Wiring.Pooling;
import rnnscope.model.Wiring.Shape;
import rnnscope.network.Batch;
import rnnscope.network.Fixture;
import rnnscope.network.attention.SelfAttention;

/**
 * Values and all gradients of sequence models against PyTorch, to 1e-5, in a tape with more room than is used, on two
 * threads. {@code src/test/python/make_sequence_fixtures.py} made the fixtures.
 */
class SequenceFixturesTest {

    static List<Path> fixtures() throws IOException {
        return Fixture.in("pytorch-sequences");
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void agreesWithPyTorch(Path file) throws IOException {
        Fixture fixture = new Fixture(file);
        Wiring wiring = Wiring.of(Wiring.named(Shape.class, fixture.get("shape").asText()), fixture.integer("labels"))
                .withBidirectional(fixture.get("bidirectional").asBoolean()).withHighway(fixture.get("highway").asBoolean())
                .withHeads(fixture.integer("heads"))
                .withPooling(Wiring.named(Pooling.class, fixture.get("pooling").asText()));
        ModelSpec spec = new ModelSpec(fixture.get("cell").asText(), fixture.integer("layers"),
                fixture.integer("units"), fixture.integer("vocabulary"), fixture.integer("embedding"), 0,
                fixture.get("residual").asBoolean(), fixture.integer("inputs"), fixture.integer("outputs"), wiring);
        for (Kernels kernels : List.of(Kernels.plain(), Kernels.best())) {
            try (Workers workers = Workers.of(2)) {
                check(fixture, spec, kernels, workers);
            }
        }
    }

    private static void check(Fixture fixture, ModelSpec spec, Kernels kernels, Workers workers) {
        int batch = fixture.integer("batch");
        int steps = fixture.integer("steps");
        Network network = new Network(spec, batch, steps + 2, true, kernels, workers);
        Parameters p = fixture.parameters(Topology.of(spec).parameters());
        Batch given = new Batch(fixture.ints("tokens"), fixture.floats("input_numbers"), fixture.ints("targets"),
                fixture.floats("target_numbers"));

        network.forward(p, given);
        assertEquals(fixture.get("loss").asDouble(), network.loss(given), Fixture.TOLERANCE, "loss");
        boolean pooled = spec.wiring().shape().isPooled();
        float[] v = network.tape().values();
        Fixture.compare("prediction", fixture.floats("found"), Fixture.rows(v,
                network.layout().place(Topology.of(spec).scores().name()), pooled ? 0 : batch,
                pooled ? batch : steps * batch));
        if (!fixture.get("attention").isMissingNode()) {
            Fixture.compare("attention", fixture.floats("attention"), meanWeights(network, spec, batch, steps));
        }

        Parameters gradient = new Parameters(p.layout());
        network.backward(p, given, gradient);
        fixture.compareGradients(gradient);
    }

    /** As PyTorch gives them: mean over the heads, sequence by sequence. */
    private static float[] meanWeights(Network network, ModelSpec spec, int batch, int steps) {
        float[] means = new float[batch * steps * steps];
        for (int head = 0; head < spec.wiring().heads(); head++) {
            Panels weights = network.layout().place(SelfAttention.weightsPlace(head));
            for (int i = 0; i < means.length; i++) {
                int row = network.layout().row(i / steps % steps) + i / (steps * steps);
                means[i] += network.tape().values()[weights.at(row, i % steps)] / spec.wiring().heads();
            }
        }
        return means;
    }
}
