package rnnscope.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rnnscope.cell.Cells;
import rnnscope.math.Kernels;
import rnnscope.math.Panels;
import rnnscope.math.Workers;
import rnnscope.model.LayerSpec;
import rnnscope.model.ModelSpec;
import rnnscope.model.Parameters;
import rnnscope.model.Wiring;

/**
 * Values and all gradients against PyTorch, to 1e-5: every cell, one and two layers, one-hot and embedded, with and
 * without an initial state, real numbers in and out, and layers that differ; batch 3, 7 steps. {@code src/test/python/make_fixtures.py} made the fixtures.
 */
class PyTorchFixturesTest {
    static List<Path> fixtures() throws IOException {
        return Fixture.in("pytorch");
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void agreesWithPyTorch(Path file) throws IOException {
        Fixture json = new Fixture(file);
        List<LayerSpec> stack = new ArrayList<>();
        json.get("stack").forEach(layer -> stack.add(new LayerSpec(layer.get("cell").asText(), layer.get("units").asInt(),
                layer.path("projection").asInt(), layer.get("biases").asBoolean())));
        ModelSpec spec = new ModelSpec(!stack.isEmpty() ? stack : ModelSpec.equal(json.integer("layers"),
                new LayerSpec(json.get("cell").asText(), json.integer("units"))), json.integer("symbols"),
                json.integer("embedding"), 0, false, json.integer("inputs"), json.integer("outputs"),
                json.get("head_bias").asBoolean(true), Wiring.LANGUAGE_MODEL);
        int batch = json.integer("batch");
        int steps = json.integer("steps");
        for (Kernels kernels : List.of(Kernels.plain(), Kernels.best())) {
            try (Workers workers = Workers.of(2)) {
                check(json, spec, new Network(spec, batch, steps, true, kernels, workers));
            }
        }
    }

    private static void check(Fixture json, ModelSpec spec, Network network) {
        int batch = json.integer("batch");
        int steps = json.integer("steps");
        float[] v = network.tape().values();
        Parameters p = json.parameters(Topology.of(spec).parameters());
        boolean isStack = json.integer("layers") == 0;
        network.writeState(isStack ? json.floats("states") : interleave(json.get("state"), spec, batch));
        Batch window = new Batch(json.ints("tokens"), json.floats("input_numbers"),
                json.ints("targets"), json.floats("target_numbers"));

        network.forward(p, window);
        assertEquals(json.get("loss").asDouble(), network.loss(window), Fixture.TOLERANCE, "loss");
        Panels top = network.layout().channel(spec.layers() - 1, "hidden");
        Fixture.compare("hidden", json.floats("hidden"), Fixture.rows(v, top, batch, steps * batch));
        Fixture.compare("prediction", Fixture.floats(spec.predictsSymbols() ? json.get("logits") : json.get("found")),
                Fixture.rows(v, network.layout().place(Topology.of(spec).scores().name()), batch,
                        steps * batch));

        Parameters gradient = new Parameters(p.layout());
        network.backward(p, window, gradient);
        json.compareGradients(gradient);

        if (!spec.readsSymbols()) {
            Fixture.compare("gradient of what enters", json.floats("input_gradients"), Fixture.rows(v,
                    network.tape().gradient(network.layout().place("inputs")), batch, steps * batch));
        }
        if (isStack) {
            List<Float> found = new ArrayList<>();
            for (StateLayout.Vector vector : StateLayout.of(spec).vectors()) {
                Panels place = network.tape().gradient(network.layout().channel(vector.recurrence(), vector.channel()));
                for (float value : Fixture.rows(v, place, 0, batch)) {
                    found.add(value);
                }
            }
            float[] expected = json.floats("states_gradients");
            assertEquals(expected.length, found.size());
            for (int i = 0; i < expected.length; i++) {
                assertEquals(expected[i], found.get(i), Fixture.TOLERANCE, "gradient of the initial state, " + i);
            }
            return;
        }
        for (Map.Entry<String, String> state : Map.of("h", "hidden", "c", "cell").entrySet()) {
            JsonNode expected = json.get("state_gradients").get(state.getKey());
            for (int l = 0; expected != null && l < spec.layers(); l++) {
                float[] found = Fixture.rows(v,
                        network.tape().gradient(network.layout().channel(l, state.getValue())), 0, batch);
                Fixture.compare("gradient of the initial " + state.getKey() + ", layer " + l,
                        Arrays.copyOfRange(Fixture.floats(expected), l * found.length, (l + 1) * found.length),
                        found);
            }
        }
    }

    /** PyTorch keeps all of h (layers, batch, units), then all of c; the network keeps h and c of each layer. */
    private static float[] interleave(JsonNode state, ModelSpec spec, int batch) {
        int block = batch * spec.top().units();
        List<String> names = Cells.of(spec.top().cell()).state().stream().map(s -> s.equals("cell") ? "c" : "h").toList();
        float[] all = new float[spec.layers() * names.size() * block];
        int at = 0;
        for (int l = 0; l < spec.layers(); l++) {
            for (String name : names) {
                if (state.has(name)) {
                    System.arraycopy(Fixture.floats(state.get(name)), l * block, all, at, block);
                }
                at += block;
            }
        }
        return all;
    }
}
