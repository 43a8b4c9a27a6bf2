package rnnscope.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rnnscope.cell.Cells;
import rnnscope.math.Kernels;
import rnnscope.math.Panels;
import rnnscope.math.Workers;
import rnnscope.model.ModelSpec;
import rnnscope.model.Parameters;

/**
 * Values and all gradients against PyTorch, to 1e-5: every cell, one and two layers, one-hot and embedded, with and
 * without an initial state, and real numbers in and out; batch 3, 7 steps. {@code src/test/python/make_fixtures.py} made the fixtures.
 */
class PyTorchFixturesTest {
    private static final double TOLERANCE = 1e-5;

    static List<Path> fixtures() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/pytorch"))) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void agreesWithPyTorch(Path file) throws IOException {
        JsonNode json = new ObjectMapper().readTree(file.toFile());
        ModelSpec spec = new ModelSpec(json.get("cell").asText(), json.get("layers").asInt(), json.get("units").asInt(),
                json.path("symbols").asInt(), json.path("embedding").asInt(), 0, false, json.path("inputs").asInt(),
                json.path("outputs").asInt());
        int batch = json.get("batch").asInt();
        int steps = json.get("steps").asInt();
        for (Kernels kernels : List.of(Kernels.plain(), Kernels.best())) {
            try (Workers workers = Workers.of(2)) {
                check(json, spec, new UnrolledNetwork(spec, batch, steps, true, kernels, workers));
            }
        }
    }

    private static void check(JsonNode json, ModelSpec spec, UnrolledNetwork network) {
        int batch = json.get("batch").asInt();
        int steps = json.get("steps").asInt();
        Parameters p = new Parameters(LanguageModel.parameterLayout(spec));
        p.layout().slices().forEach(slice -> p.set(slice.name(), floats(json.get("parameters").get(slice.name()))));
        network.writeState(interleave(json.path("state"), spec, batch));
        Batch window = new Batch(ints(json.path("tokens")), floats(json.path("input_numbers")),
                ints(json.path("targets")), floats(json.path("target_numbers")));

        network.forward(p, window);
        assertEquals(json.get("loss").asDouble(), network.loss(window), TOLERANCE, "loss");
        Panels top = network.layout().channel(spec.layers() - 1, "hidden");
        compare("hidden", floats(json.get("hidden")), rows(network, top, batch, steps * batch));
        compare("prediction", floats(spec.predictsSymbols() ? json.get("logits") : json.get("found")),
                rows(network, network.layout().place(LanguageModel.headPlace(spec)), batch, steps * batch));

        Parameters gradient = new Parameters(p.layout());
        network.backward(p, window, gradient);
        p.layout().slices().forEach(slice -> compare(slice.name(),
                floats(json.get("gradients").get(slice.name())), gradient.get(slice.name())));

        if (!spec.readsSymbols()) {
            compare("gradient of what enters", floats(json.get("input_gradients")), rows(network,
                    network.tape().gradient(network.layout().place("inputs")), batch, steps * batch));
        }
        for (Map.Entry<String, String> state : Map.of("h", "hidden", "c", "cell").entrySet()) {
            JsonNode expected = json.path("state_gradients").get(state.getKey());
            for (int l = 0; expected != null && l < spec.layers(); l++) {
                float[] found = rows(network, network.tape().gradient(network.layout().channel(l, state.getValue())), 0,
                        batch);
                compare("gradient of the initial " + state.getKey() + ", layer " + l,
                        Arrays.copyOfRange(floats(expected), l * found.length, (l + 1) * found.length),
                        found);
            }
        }
    }

    /** PyTorch keeps all of h (layers, batch, units), then all of c; the network keeps h and c of each layer. */
    private static float[] interleave(JsonNode state, ModelSpec spec, int batch) {
        int block = batch * spec.units();
        List<String> names = Cells.of(spec.cell()).state().stream().map(s -> s.equals("cell") ? "c" : "h").toList();
        float[] all = new float[spec.layers() * names.size() * block];
        int at = 0;
        for (int l = 0; l < spec.layers(); l++) {
            for (String name : names) {
                if (state.has(name)) {
                    System.arraycopy(floats(state.get(name)), l * block, all, at, block);
                }
                at += block;
            }
        }
        return all;
    }

    private static float[] rows(UnrolledNetwork network, Panels place, int firstRow, int rows) {
        float[] values = new float[rows * place.columns()];
        for (int r = 0; r < rows; r++) {
            for (int j = 0; j < place.columns(); j++) {
                values[r * place.columns() + j] = network.tape().values()[place.at(firstRow + r, j)];
            }
        }
        return values;
    }

    private static void compare(String what, float[] expected, float[] found) {
        assertEquals(expected.length, found.length, what);
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], found[i], TOLERANCE, what + "[" + i + "]");
        }
    }

    private static float[] floats(JsonNode numbers) {
        float[] values = new float[numbers.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) numbers.get(i).asDouble(Double.NaN);
        }
        return values;
    }

    private static int[] ints(JsonNode numbers) {
        int[] values = new int[numbers.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = numbers.get(i).asInt();
        }
        return values;
    }
}
