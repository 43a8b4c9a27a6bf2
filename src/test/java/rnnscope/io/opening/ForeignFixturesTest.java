package rnnscope.io.opening;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rnnscope.io.ModelFileException;
import rnnscope.io.foreign.Answers;
import rnnscope.io.foreign.Meaning;
import rnnscope.io.opening.ModelOpening.Request;
import rnnscope.model.Model;
import rnnscope.storage.UserFolder;

/** Files as PyTorch's and NumPy's users save them, opened, and what is computed with them compared with PyTorch. */
class ForeignFixturesTest {
    private static final double TOLERANCE = 1e-5;
    /** What has to be said of a file, where it is not what is likeliest. */
    private static final Map<String, Answers> SAID = Map.of("double-both.pt", Answers.ofMeaning(Meaning.TAGS));

    static Path resource(String name) {
        for (String folder : List.of("pytorch", "numpy", "onnx", "keras")) {
            URL url = ForeignFixturesTest.class.getResource("/foreign/" + folder + "/" + name);
            if (url != null) {
                try {
                    return Path.of(url.toURI());
                } catch (URISyntaxException e) {
                    throw new AssertionError(e);
                }
            }
        }
        throw new AssertionError(name);
    }

    static JsonNode expected() throws IOException {
        return new ObjectMapper().readTree(ForeignFixturesTest.class.getResource("/foreign/expected.json"));
    }

    static Stream<String> files() throws IOException {
        List<String> names = new ArrayList<>();
        expected().fieldNames().forEachRemaining(names::add);
        return names.stream();
    }

    static Opened open(String name) throws ModelFileException {
        return new ModelOpening(new RememberedAnswers(UserFolder.none())).open(resource(name),
                new Request(SAID.getOrDefault(name, Answers.NONE), null, null, null));
    }

    @ParameterizedTest
    @MethodSource("files")
    void computesWhatTheFrameworkComputes(String name) throws IOException {
        JsonNode expected = expected().get(name);
        Model model = open(name).model();
        float[][] outputs = expected.has("tokens")
                ? Outputs.of(model, new ObjectMapper().convertValue(expected.get("tokens"), int[].class))
                : series(model, new ObjectMapper().convertValue(expected.get("series"), float[][].class));
        assertEquals(expected.get("outputs").size(), outputs.length);
        for (int t = 0; t < outputs.length; t++) {
            double[] wanted = new ObjectMapper().convertValue(expected.get("outputs").get(t), double[].class);
            double[] found = new double[outputs[t].length];
            for (int i = 0; i < found.length; i++) {
                found[i] = outputs[t][i];
            }
            assertArrayEquals(wanted, found, TOLERANCE, name + " at step " + t);
        }
    }

    static float[][] series(Model model, float[][] series) {
        float[] inputs = new float[series.length * series[0].length];
        for (int t = 0; t < series.length; t++) {
            System.arraycopy(series[t], 0, inputs, t * series[t].length, series[t].length);
        }
        return Outputs.of(model, inputs, series.length);
    }

    @Test
    void cellsOfTheirOwnKindAreKnown() throws IOException {
        assertEquals("lstm-projected", open("projected.pt").model().spec().cell(0));
        assertEquals("gru-reset-before", open("by-hand-gru.pt").model().spec().cell(0));
        assertTrue(open("by-hand-gru.pt").report().questions().stream().anyMatch(
                q -> q.options().equals(List.of("gru-reset-before", "gru"))));
    }

    @Test
    void symbolsComeFromTheFile() throws IOException {
        assertEquals(List.of("\n", " ", "a", "b", "c", "d", "e"), open("checkpoint.pt").model().tokenizer().vocabulary().symbols());
        for (String name : List.of("wrapped.pt", "min-char-rnn.npz")) {
            assertEquals(List.of("a", "b", "c", "d", "e", "f", "g"), open(name).model().tokenizer().vocabulary().symbols());
        }
        assertEquals("#6", open("strides.pt").model().tokenizer().vocabulary().symbol(6));
    }

    @Test
    void aWholeModuleTellsItsActivation() throws IOException {
        assertEquals("rnn-relu", open("whole-module.pt").model().spec().top().cell());
        assertTrue(open("whole-module.pt").report().questions().stream().noneMatch(q -> q.kind().name().equals("CELL")));
        assertTrue(open("min-char-rnn.npz").report().questions().stream().anyMatch(q -> q.kind().name().equals("CELL")));
    }

    @Test
    void whatIsNotUsedIsNamed() throws IOException {
        assertTrue(open("checkpoint.pt").report().unused().stream().anyMatch(
                line -> line.startsWith("optimizer_state_dict, ")), open("checkpoint.pt").report().unused().toString());
        assertTrue(open("weight-drop.pt").report().unused().stream().anyMatch(
                line -> line.startsWith("rnn.module.weight_hh_l0 (16, 4) F32, the copy")));
        assertEquals(List.of("counter (1) i8, no weights"), open("names-as-pytorch.npz").report().unused());
    }

    @Test
    void nothingIsExecuted() throws IOException {
        Path trace = Path.of("/tmp/this-was-executed");
        Files.deleteIfExists(trace);
        String words = assertThrows(ModelFileException.class, () -> open("evil.pt")).fault();
        assertTrue(words.matches("it asks Python to call (posix|nt)\\.system, which no saved network needs; nothing of it was"
                + " executed"), words);
        assertFalse(Files.exists(trace));
    }
}
