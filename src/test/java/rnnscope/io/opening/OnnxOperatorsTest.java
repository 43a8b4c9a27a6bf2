package rnnscope.io.opening;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rnnscope.io.opening.ModelOpening.Request;
import rnnscope.model.Model;
import rnnscope.storage.UserFolder;

/**
 * Recurrent operators of ONNX in each variation, against the values of the ONNX project's
 * reference implementation, which {@code src/test/python/onnx_operator_fixtures.py} wrote down.
 */
class OnnxOperatorsTest {
    private static final double TOLERANCE = 1e-5;

    private static JsonNode tests() throws IOException {
        return new ObjectMapper().readTree(OnnxOperatorsTest.class.getResource("/foreign/onnx/operators.json"));
    }

    static Stream<String> names() throws IOException {
        List<String> names = new ArrayList<>();
        tests().fieldNames().forEachRemaining(names::add);
        return names.stream();
    }

    private static Model open(String name) throws IOException {
        try {
            return new ModelOpening(new RememberedAnswers(UserFolder.none())).open(
                    Path.of(OnnxOperatorsTest.class.getResource("/foreign/onnx/" + name + ".onnx").toURI()), Request.NONE).model();
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void givesTheReferencesValues(String name) throws IOException {
        JsonNode test = tests().get(name);
        boolean batchFirst = name.endsWith("batch-first");
        int batch = test.get("shape").get(batchFirst ? 0 : 1).intValue();
        int steps = test.get("shape").get(batchFirst ? 1 : 0).intValue();
        int width = test.get("shape").get(2).intValue();
        JsonNode input = test.get("input");
        JsonNode states = test.get("Y_h");
        Model model = open(name);
        int directions = model.spec().wiring().directions();
        int units = model.spec().top().units();
        assertEquals(directions, states.size());
        for (int b = 0; b < batch; b++) {
            float[] series = new float[steps * width];
            for (int t = 0; t < steps; t++) {
                for (int k = 0; k < width; k++) {
                    series[t * width + k] = input.get(((batchFirst ? b * steps + t : t * batch + b) * width) + k).floatValue();
                }
            }
            float[][] rows = Outputs.of(model, series, steps);
            float[] end = rows[rows.length - 1];
            for (int d = 0; d < directions; d++) {
                for (int j = 0; j < units; j++) {
                    assertEquals(states.get(d).get(b).get(j).doubleValue(), end[d * units + j], TOLERANCE,
                            name + " unit " + j);
                }
            }
        }
    }
}
