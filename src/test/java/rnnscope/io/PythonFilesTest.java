package rnnscope.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rnnscope.model.Model;
import rnnscope.model.ModelSpec;
import rnnscope.model.ParameterLayout;

/**
 * Files that the safetensors library of Python wrote, made by {@code src/test/python/io_fixtures.py}: its order of
 * tensors is another than ours, and every number format holds the same model.
 */
class PythonFilesTest {
    @ParameterizedTest
    @ValueSource(strings = {"f32", "f16", "bf16", "f64"})
    void aModelMadeInPythonIsRead(String format) throws IOException {
        String resource = "/safetensors/" + format + ".safetensors";
        Model model;
        try (InputStream in = getClass().getResourceAsStream(resource)) {
            model = ModelFiles.read(resource, in.readAllBytes());
        }
        assertEquals(ModelSpec.of("lstm", 1, 3, 4), model.spec());
        assertEquals("from-python", model.card().name());
        assertEquals(0.5, model.card().heldOutLoss());
        assertEquals(List.of("h", "e", "l", "한"), model.tokenizer().vocabulary().symbols());
        List<ParameterLayout.Slice> slices = model.parameters().layout().slices();
        for (int number = 0; number < slices.size(); number++) {
            float[] expected = new float[slices.get(number).count()];
            for (int i = 0; i < expected.length; i++) {
                expected[i] = ((7 * i + 3 * number) % 17 - 8) / 8f;
            }
            assertArrayEquals(expected, model.parameters().get(slices.get(number).name()),
                    slices.get(number).name());
        }
    }
}
