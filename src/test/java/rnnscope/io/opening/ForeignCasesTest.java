package rnnscope.io.opening;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rnnscope.io.ModelFileException;
import rnnscope.io.ModelFiles;
import rnnscope.io.Safetensors;
import rnnscope.io.Safetensors.Tensor;
import rnnscope.io.foreign.Answers;
import rnnscope.io.foreign.OpenQuestion;
import rnnscope.io.opening.ModelOpening.Request;
import rnnscope.model.LayerSpec;
import rnnscope.model.Model;
import rnnscope.model.ModelCard;
import rnnscope.model.ModelSpec;
import rnnscope.storage.UserFolder;
import rnnscope.text.Tokenizers;
import rnnscope.train.Initialisation;

/** Files of safetensors as people save them, with our description or without, and what answers what they leave open. */
class ForeignCasesTest {
    private static final int[] TOKENS = {0, 2, 1, 1, 0};

    @TempDir
    private Path folder;
    private Path file;
    private Model model;
    private Safetensors own;

    @BeforeEach
    void write() throws IOException {
        ModelSpec spec = new ModelSpec("lstm", 1, 6, 3, 6, 0, false);
        file = folder.resolve("m.safetensors");
        model = new Model(spec, Initialisation.UNIFORM.parameters(spec, 1, 1), Tokenizers.of("character", List.of("a", "b", "c")),
                ModelCard.named("m"));
        ModelFiles.write(file, model);
        own = Safetensors.read(file);
    }

    private Opened open(Request request) throws IOException {
        return new ModelOpening(new RememberedAnswers(new UserFolder(folder.resolve("home"), e -> {
            throw new AssertionError(e);
        }))).open(file, request);
    }

    /** The file with tensors changed; null for one that goes. */
    private void write(Map<String, String> metadata, Function<Tensor, Tensor> changed, Tensor... more) throws IOException {
        List<Tensor> tensors = new ArrayList<>(own.tensors().stream().map(changed).filter(t -> t != null).toList());
        tensors.addAll(List.of(more));
        new Safetensors(metadata, tensors).write(file);
    }

    private static Tensor named(String name, Tensor tensor) {
        return new Tensor(name, tensor.shape(), tensor.values());
    }

    private void assertSame(Opened opened) {
        assertArrayEquals(Outputs.of(model, TOKENS), Outputs.of(opened.model(), TOKENS));
        assertEquals(List.of("a", "b", "c"), opened.model().tokenizer().vocabulary().symbols());
    }

    @Test
    void ourOwnFileHasNothingToReport() throws IOException {
        assertNull(open(Request.NONE).report());
    }

    @Test
    void aPrefixCountsForNothing() throws IOException {
        write(own.metadata(), tensor -> named("module._orig_mod.net." + tensor.name(), tensor));
        Opened opened = open(Request.NONE);
        assertSame(opened);
        assertEquals(List.of(), opened.report().questions());
        assertEquals("m", opened.model().card().name());
    }

    @Test
    void missingBiasesAreNone() throws IOException {
        write(own.metadata(), tensor -> tensor.name().contains("bias") ? null : tensor);
        Model opened = open(Request.NONE).model();
        assertFalse(opened.spec().layer(0).biases());
        assertFalse(opened.spec().headBias());
        Model zeros = new Model(model.spec(), model.parameters().copy(), model.tokenizer(), model.card());
        model.parameters().layout().slices().stream().filter(slice -> slice.name().contains("bias"))
                .forEach(slice -> zeros.parameters().set(slice.name(), new float[slice.count()]));
        assertArrayEquals(Outputs.of(zeros, TOKENS), Outputs.of(opened, TOKENS));
    }

    @Test
    void aProjectionIsReadThoughTheDescriptionDoesNotKnowOfIt() throws IOException {
        ModelSpec projected = model.spec().withStack(List.of(new LayerSpec("lstm-projected", 6, 4, true)));
        model = new Model(projected, Initialisation.UNIFORM.parameters(projected, 1, 1), model.tokenizer(), ModelCard.named("m"));
        ModelFiles.write(file, model);
        own = Safetensors.read(file);
        ModelFiles.write(folder.resolve("plain.safetensors"), new Model(projected.withStack(List.of(new LayerSpec("lstm", 6))),
                Initialisation.UNIFORM.parameters(projected.withStack(List.of(new LayerSpec("lstm", 6))), 1, 1),
                model.tokenizer(), ModelCard.named("m")));
        write(Safetensors.read(folder.resolve("plain.safetensors")).metadata(), tensor -> tensor);
        assertSame(open(Request.NONE));
    }

    @Test
    void aTiedHeadIsTheEmbedding() throws IOException {
        Map<String, String> metadata = new HashMap<>(own.metadata());
        metadata.put("head.weight", "embedding.weight");
        write(metadata, tensor -> tensor.name().equals("head.weight") ? null : tensor);
        Model opened = open(Request.NONE).model();
        assertArrayEquals(model.parameters().get("embedding.weight"), opened.parameters().get("head.weight"));
    }

    @Test
    void whatIsNoWeightIsNamedAndPassedOver() throws IOException {
        write(own.metadata(), tensor -> tensor);
        byte[] bytes = Files.readAllBytes(file);
        // the type of one more tensor, of 8 bytes at the end
        int header = (int) java.nio.ByteBuffer.wrap(bytes).order(java.nio.ByteOrder.LITTLE_ENDIAN).getLong();
        String json = new String(bytes, 8, header, StandardCharsets.UTF_8).stripTrailing();
        int data = bytes.length - 8 - header;
        String longer = json.substring(0, json.length() - 1) + ",\"steps\":{\"dtype\":\"I64\",\"shape\":[1],\"data_offsets\":["
                + data + "," + (data + 8) + "]}}";
        byte[] text = longer.getBytes(StandardCharsets.UTF_8);
        Files.write(file, java.nio.ByteBuffer.allocate(8 + text.length + data + 8).order(java.nio.ByteOrder.LITTLE_ENDIAN)
                .putLong(text.length).put(text).put(bytes, 8 + header, data).putLong(7).array());
        Opened opened = open(Request.NONE);
        assertSame(opened);
        assertEquals(List.of("steps (1) I64, no weights"), opened.report().unused());
    }

    @Test
    void moreThanANetworkThatCanBeRunIsRefused() throws IOException {
        write(own.metadata(), tensor -> tensor, new Tensor("norm.weight", new int[] {5}, new float[5]));
        assertEquals(file + ": it holds more than an embedding, recurrent layers and one linear output: \"norm.weight (5) F32\"",
                assertThrows(ModelFileException.class, () -> open(Request.NONE)).getMessage());
    }

    @Test
    void aDescriptionHasToBeTrue() throws IOException {
        Map<String, String> metadata = new HashMap<>(own.metadata());
        metadata.replaceAll((key, value) -> value.replace("\"units\":6", "\"units\":7"));
        write(metadata, tensor -> tensor);
        assertEquals(file + ": the tensor \"rnn.weight_ih_l0\" has the shape [24, 6] where its network needs [28, 6]",
                assertThrows(ModelFileException.class, () -> open(Request.NONE)).getMessage());
    }

    @Test
    void symbolsWithoutAVocabularyAreNumbers() throws IOException {
        write(Map.of(), tensor -> tensor);
        Opened opened = open(Request.NONE);
        assertEquals(List.of("#0", "#1", "#2"), opened.model().tokenizer().vocabulary().symbols());
        assertEquals(3, opened.model().tokenizer().encode("#0 #2\n#1").length());
        assertTrue(opened.report().questions().stream().anyMatch(q -> q.kind() == OpenQuestion.Kind.SYMBOLS && q.size() == 3));
    }

    @Test
    void aVocabularyComesFromATextOrAFileBesideIt() throws IOException {
        write(Map.of(), tensor -> tensor);
        Path text = Files.writeString(folder.resolve("text.txt"), "cab abc");
        assertEquals("#0", open(new Request(Answers.NONE, null, null, text)).model().tokenizer().vocabulary().symbol(0));
        Files.writeString(text, "cababc");
        assertSame(open(new Request(Answers.NONE, null, null, text)));
        Files.writeString(folder.resolve("vocab.json"), "{\"b\": 1, \"a\": 0, \"c\": 2}");
        assertSame(open(Request.NONE));
    }

    @Test
    void anAnswerIsRemembered() throws IOException {
        write(Map.of(), tensor -> tensor);
        Path vocabulary = Files.writeString(folder.resolve("my-letters.json"),
                "{\"class_name\": \"Tokenizer\", \"config\": {\"word_index\": \"{\\\"a\\\": 0, \\\"b\\\": 1, \\\"c\\\": 2}\"}}");
        assertSame(open(new Request(Answers.NONE, vocabulary, null, null)));
        Files.delete(vocabulary);
        Path elsewhere = folder.resolve("elsewhere.safetensors");
        Files.move(file, elsewhere);
        file = elsewhere;
        assertSame(open(Request.NONE));
    }

    @Test
    void aVocabularyOfAnotherSizeIsRefused() throws IOException {
        write(Map.of(), tensor -> tensor);
        Path vocabulary = Files.writeString(folder.resolve("v.json"), "[\"a\", \"b\", \"c\", \"d\"]");
        assertEquals(file + ": its vocabulary cannot be read: " + vocabulary + " is no vocabulary of 3 symbols; it has 4",
                assertThrows(ModelFileException.class, () -> open(new Request(Answers.NONE, vocabulary, null, null))).getMessage());
    }
}
