package rnnscope.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import rnnscope.math.Panels;
import rnnscope.model.ParameterLayout;
import rnnscope.model.Parameters;

/** What PyTorch computed, in a file that a script in {@code src/test/python} made. */
public final class Fixture {
    /** PyTorch computed in double precision. */
    public static final double TOLERANCE = 1e-5;

    private final JsonNode json;

    public Fixture(Path file) throws IOException {
        json = new ObjectMapper().readTree(file.toFile());
    }

    /** All files of a folder of {@code src/test/resources}. */
    public static List<Path> in(String folder) throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/test/resources", folder))) {
            return files.sorted().toList();
        }
    }

    /** What is written under a name; a missing one is 0, false or empty. */
    public JsonNode get(String name) {
        return json.path(name);
    }

    public int integer(String name) {
        return get(name).asInt();
    }

    public float[] floats(String name) {
        return floats(get(name));
    }

    public static float[] floats(JsonNode numbers) {
        float[] values = new float[numbers.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) numbers.get(i).asDouble(Double.NaN);
        }
        return values;
    }

    public int[] ints(String name) {
        JsonNode numbers = get(name);
        int[] values = new int[numbers.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = numbers.get(i).asInt();
        }
        return values;
    }

    /** The parameters, of which there must be just these. */
    public Parameters parameters(ParameterLayout layout) {
        assertEquals(layout.slices().stream().map(ParameterLayout.Slice::name).sorted().toList(),
                Stream.of(get("parameters")).flatMap(node -> {
                    List<String> names = new java.util.ArrayList<>();
                    node.fieldNames().forEachRemaining(names::add);
                    return names.stream();
                }).sorted().toList());
        Parameters p = new Parameters(layout);
        layout.slices().forEach(slice -> p.set(slice.name(), floats(get("parameters").get(slice.name()))));
        return p;
    }

    /** Compares the gradient of every parameter. */
    public void compareGradients(Parameters gradient) {
        gradient.layout().slices().forEach(slice -> compare(slice.name(),
                floats(get("gradients").get(slice.name())), gradient.get(slice.name())));
    }

    public static void compare(String what, float[] expected, float[] found) {
        assertEquals(expected.length, found.length, what);
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], found[i], TOLERANCE, what + "[" + i + "]");
        }
    }

    /** Rows of a matrix, one after another. */
    public static float[] rows(float[] v, Panels place, int firstRow, int rows) {
        float[] values = new float[rows * place.columns()];
        for (int r = 0; r < rows; r++) {
            for (int j = 0; j < place.columns(); j++) {
                values[r * place.columns() + j] = v[place.at(firstRow + r, j)];
            }
        }
        return values;
    }
}
