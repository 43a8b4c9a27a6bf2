package rnnscope.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rnnscope.io.Safetensors.Tensor;
import rnnscope.model.Model;
import rnnscope.model.ModelCard;
import rnnscope.model.ModelSpec;
import rnnscope.text.Tokenizers;
import rnnscope.train.Initialisation;

/** Files as PyTorch's users save them, each refused in the sentence that says what is different. */
class ForeignTensorsTest {
    @TempDir
    private Path folder;
    private Path file;
    private Safetensors own;

    @BeforeEach
    void write() throws IOException {
        ModelSpec spec = new ModelSpec("lstm", 1, 6, 3, 6, 0, false);
        file = folder.resolve("m.safetensors");
        ModelFiles.write(file, new Model(spec, Initialisation.UNIFORM.parameters(spec, 1, 1),
                Tokenizers.of("character", List.of("a", "b", "c")), ModelCard.named("m")));
        own = Safetensors.read(file);
    }

    private String refusal(Map<String, String> metadata, Function<Tensor, Tensor> changed, Tensor... more)
            throws IOException {
        List<Tensor> tensors = new ArrayList<>(own.tensors().stream().map(changed).filter(t -> t != null).toList());
        tensors.addAll(List.of(more));
        new Safetensors(metadata, tensors).write(file);
        String words = assertThrows(ModelFileException.class, () -> ModelFiles.read(file)).getMessage();
        assertTrue(words.startsWith(file + ": ") && words.lines().count() == 1, words);
        return words.substring((file + ": ").length());
    }

    private static Tensor named(String name, Tensor tensor) {
        return new Tensor(name, tensor.shape(), tensor.values());
    }

    @Test
    void namesWithAPrefix() throws IOException {
        assertEquals("all names of its tensors begin with \"module.\", as those of a wrapped module do; save them without it",
                refusal(own.metadata(), tensor -> named("module." + tensor.name(), tensor)));
    }

    @Test
    void noBiases() throws IOException {
        assertTrue(refusal(own.metadata(), tensor -> tensor.name().contains("bias_") ? null : tensor)
                .startsWith("its recurrent layers have no biases (bias=False)"));
    }

    @Test
    void aProjection() throws IOException {
        assertTrue(refusal(own.metadata(), tensor -> tensor.name().equals("rnn.weight_hh_l0")
                ? new Tensor(tensor.name(), new int[] {24, 4}, new float[96]) : tensor,
                new Tensor("rnn.weight_hr_l0", new int[] {4, 6}, new float[24])).contains("(proj_size"));
    }

    @Test
    void aTiedHead() throws IOException {
        Map<String, String> metadata = new HashMap<>(own.metadata());
        metadata.put("head.weight", "embedding.weight");
        assertEquals("the tensor \"head.weight\" is not there, since it is the same as \"embedding.weight\"; save a copy of it"
                + " under its own name", refusal(metadata, tensor -> tensor.name().equals("head.weight") ? null : tensor));
    }

    @Test
    void otherNamesAreShown() throws IOException {
        assertEquals("the tensor \"embedding.weight\" is missing; it has \"encoder.weight\", \"rnn.weight_ih_l0\","
                + " \"rnn.weight_hh_l0\", \"rnn.bias_ih_l0\", …", refusal(own.metadata(), tensor ->
                        tensor.name().equals("embedding.weight") ? named("encoder.weight", tensor) : tensor));
        assertTrue(refusal(Map.of(), tensor -> tensor).contains("metadata lacks \"rnnscope\""));
    }
}
