package rnnscope.network.glimpse;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rnnscope.math.Kernels;
import rnnscope.math.SeededRandom;
import rnnscope.math.Workers;
import rnnscope.model.LayerSpec;
import rnnscope.model.ModelSpec;
import rnnscope.model.Parameters;
import rnnscope.model.Wiring.Glimpses;
import rnnscope.model.Wiring.Shape;
import rnnscope.model.Wiring;
import rnnscope.network.Batch;
import rnnscope.network.Fixture;
import rnnscope.network.Network;
import rnnscope.network.Slopes;
import rnnscope.network.Topology;

/** Whole networks that draw a picture patch by patch: finite differences, PyTorch, and a canvas by hand. */
class DrawingGradientsTest {
    private static final int BATCH = 3;
    private static final int SIDE = 5;
    private static final int GIVEN = 4;

    static List<ModelSpec> wirings() {
        Wiring drawer = Wiring.of(Shape.DRAWER, 0).withGlimpses(new Glimpses(3, 3));
        return List.of(drawer(drawer, List.of(new LayerSpec("lstm", 5)), false),
                drawer(drawer, List.of(new LayerSpec("gru", 5)), false),
                drawer(drawer, List.of(new LayerSpec("rnn-tanh", 5), new LayerSpec("rnn-tanh", 5)), true));
    }

    private static ModelSpec drawer(Wiring wiring, List<LayerSpec> stack, boolean residual) {
        return new ModelSpec(stack, 0, 0, 0, residual, GIVEN, SIDE * SIDE, true, wiring);
    }

    @ParameterizedTest
    @MethodSource("wirings")
    void everyGradientIsTheSlopeOfTheLoss(ModelSpec spec) {
        SeededRandom random = new SeededRandom(2);
        Parameters p = Slopes.normal(Topology.of(spec).parameters(), 0.5, random);
        Slopes.check(network(spec), p, batch(spec, random), false, random);
    }

    /** Without weights nothing is written: every pixel is σ(0), its loss ln 2; a patch of b everywhere adds b / γ. */
    @Test
    void theCanvasByHand() {
        ModelSpec spec = wirings().get(0);
        Network network = network(spec);
        Parameters p = new Parameters(Topology.of(spec).parameters());
        Batch batch = batch(spec, new SeededRandom(3));
        network.forward(p, batch);
        assertEquals(Math.log(2), network.loss(batch), 1e-6);
        for (int i : new int[] {0, 4, 8}) {
            p.set("writing.patch.bias", i, 0, 2);
        }
        network.forward(p, batch);
        float[] canvas = Fixture.rows(network.tape().values(), network.layout().place("canvas"), network.layout().row(2), 1);
        double sum = 0;
        for (float c : canvas) {
            sum += c;
        }
        assertEquals(3 * 3 * 2, sum, 1e-4, "each filter's weights sum to 1, so what is added is the patch's sum at each step");
    }

    /** {@code src/test/python/make_glimpse_fixtures.py} made the file. */
    @Test
    void agreesWithPyTorch() throws IOException {
        Fixture fixture = new Fixture(Path.of("src/test/resources/pytorch-glimpses/drawer-lstm-1-6.json"));
        int side = fixture.integer("side");
        int steps = fixture.integer("glimpses");
        int batch = fixture.integer("batch");
        ModelSpec spec = new ModelSpec("lstm", 1, fixture.integer("units"), 0, 0, 0, false, fixture.integer("inputs"),
                side * side, Wiring.of(Shape.DRAWER, 0).withGlimpses(new Glimpses(steps, fixture.integer("patch"))));
        try (Workers workers = Workers.of(2)) {
            Network network = new Network(spec, batch, steps, true, Kernels.best(), workers);
            Parameters p = fixture.parameters(Topology.of(spec).parameters());
            Batch given = new Batch(new int[0], fixture.floats("input_numbers"), new int[0], fixture.floats("target_numbers"));
            network.forward(p, given);
            assertEquals(fixture.get("loss").asDouble(), network.loss(given), Fixture.TOLERANCE, "loss");
            Fixture.compare("canvas", fixture.floats("canvas"), Fixture.rows(network.tape().values(),
                    network.layout().place("canvas"), network.layout().row(steps - 1), batch));
            Parameters gradient = new Parameters(p.layout());
            network.backward(p, given, gradient);
            fixture.compareGradients(gradient);
        }
    }

    private static Network network(ModelSpec spec) {
        return new Network(spec, BATCH, spec.wiring().glimpses().count(), true, Kernels.plain(), Workers.of(1));
    }

    private static Batch batch(ModelSpec spec, SeededRandom random) {
        float[] given = new float[BATCH * spec.inputs()];
        for (int i = 0; i < given.length; i++) {
            given[i] = (float) random.nextGaussian();
        }
        float[] levels = new float[BATCH * spec.outputs()];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = i == 5 ? Float.NaN : (float) random.nextDouble();
        }
        return new Batch(new int[0], given, new int[0], levels);
    }
}
