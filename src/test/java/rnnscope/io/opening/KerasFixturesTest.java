package rnnscope.io.opening;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rnnscope.model.Model;

/** Files that Keras wrote, opened, and what is computed with them compared with Keras. */
class KerasFixturesTest {
    private static final float TOLERANCE = 1e-5f;
    /** Those that give probabilities; the last of two where one is given. */
    private static final Set<String> PROBABILITIES = Set.of("gru-after.keras", "both-last.keras", "both-last.h5", "back-tags.keras",
            "back-last.h5");
    private static final ObjectMapper JSON = new ObjectMapper();

    private static JsonNode expected() throws IOException {
        return JSON.readTree(KerasFixturesTest.class.getResource("/foreign/keras/expected.json"));
    }

    static Stream<String> files() throws IOException {
        List<String> names = new ArrayList<>();
        expected().fieldNames().forEachRemaining(names::add);
        return names.stream();
    }

    @ParameterizedTest
    @MethodSource("files")
    void computesWhatKerasComputes(String name) throws IOException {
        JsonNode expected = expected().get(name);
        Model model = ForeignFixturesTest.open(name).model();
        float[][] found = expected.has("tokens")
                ? Outputs.of(model, JSON.convertValue(expected.get("tokens"), int[].class))
                : ForeignFixturesTest.series(model, JSON.convertValue(expected.get("series"), float[][].class));
        assertEquals(expected.get("outputs").size(), found.length);
        for (int t = 0; t < found.length; t++) {
            float[] wanted = JSON.convertValue(expected.get("outputs").get(t), float[].class);
            float[] scores = PROBABILITIES.contains(name) ? softmax(found[t]) : found[t];
            float[] last = wanted.length == 1 && scores.length == 2 ? new float[] {scores[1]} : scores;
            assertArrayEquals(wanted, last, TOLERANCE, name + " at step " + t);
        }
    }

    private static float[] softmax(float[] scores) {
        double sum = 0;
        for (float score : scores) {
            sum += Math.exp(score);
        }
        float[] probabilities = new float[scores.length];
        for (int i = 0; i < scores.length; i++) {
            probabilities[i] = (float) (Math.exp(scores[i]) / sum);
        }
        return probabilities;
    }

    @Test
    void theGraphTellsWhatIsPredicted() throws IOException {
        Map.of("gru-after.keras", "language-model", "both-last.h5", "classifier", "numbers.keras", "regressor").forEach(
                (name, shape) -> {
                    try {
                        assertEquals(shape, ForeignFixturesTest.open(name).model().spec().wiring().shape().toString());
                    } catch (IOException e) {
                        throw new AssertionError(e);
                    }
                });
    }

    @Test
    void weightsOfAGraphMayLieBesideIt() throws IOException {
        assertArrayEquals(ForeignFixturesTest.open("exported-gru.onnx").model().parameters().values(),
                ForeignFixturesTest.open("exported-external.onnx").model().parameters().values());
    }
}
