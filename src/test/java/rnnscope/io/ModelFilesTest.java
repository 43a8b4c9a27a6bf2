package rnnscope.io;

import rnnscope.network.Topology;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import rnnscope.io.Safetensors.Tensor;
import rnnscope.math.SeededRandom;
import rnnscope.model.Model;
import rnnscope.model.LayerSpec;
import rnnscope.model.ModelCard;
import rnnscope.model.ModelSpec;
import rnnscope.model.ParameterLayout;
import rnnscope.model.Parameters;
import rnnscope.model.Wiring;
import rnnscope.model.Wiring.Pooling;
import rnnscope.model.Wiring.Scoring;
import rnnscope.model.Wiring.Shape;
import rnnscope.text.CharacterTokenizer;
import rnnscope.text.Tokenizer;
import rnnscope.text.Vocabulary;
import rnnscope.text.WordTokenizer;

class ModelFilesTest {
    private static final ModelCard CARD = new ModelCard("test-lstm", "Says \"hello\", ünïcode 한글.", "corpus", "ab12",
            "train --seed 5", Long.MIN_VALUE, 2.5, 1.25, "hello.txt");

    @TempDir
    Path folder;

    /** A model with random weights over the symbols a, b, c, … and a few that are hard to write. */
    static Model model(ModelSpec spec, ModelCard card, long seed) {
        List<String> symbols = new ArrayList<>(
                List.of("\n", "\"", "\\", "\u0000", "한", "😀", "\ud83d").subList(0, Math.min(7, spec.vocabulary())));
        for (char c = 'a'; symbols.size() < spec.vocabulary(); c++) {
            symbols.add(String.valueOf(c));
        }
        ParameterLayout layout = Topology.of(spec).parameters();
        Parameters parameters = new Parameters(layout);
        SeededRandom random = new SeededRandom(seed);
        for (ParameterLayout.Slice slice : layout.slices()) {
            float[] values = new float[slice.count()];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) (random.nextDouble() - 0.5);
            }
            parameters.set(slice.name(), values);
        }
        Tokenizer tokenizer = new CharacterTokenizer(new Vocabulary(symbols));
        List<String> labels = IntStream.range(0, spec.wiring().symbols()).mapToObj(i -> "label" + i).toList();
        return new Model(spec, parameters, tokenizer,
                labels.isEmpty() ? tokenizer : new WordTokenizer(new Vocabulary(labels)), card, List.of());
    }

    @Test
    void keepsAModelThatWorksOnNumbers(@TempDir Path folder) throws IOException {
        Model model = model(new ModelSpec("lstm", 1, 5, 0, 0, 0, false, 2, 1), CARD, 1);
        ModelFiles.write(folder.resolve("m"), model);
        assertSame(model, ModelFiles.read(folder.resolve("m")));
    }

    static List<ModelSpec> wirings() {
        Wiring pair = Wiring.of(Shape.ENCODER_DECODER, 6);
        return List.of(
                new ModelSpec("gru", 3, 5, 4, 5, 0, false, 0, 0, Wiring.LANGUAGE_MODEL.withHighway(true)),
                new ModelSpec("gru", 1, 6, 4, 5, 0, false, 0, 0, Wiring.LANGUAGE_MODEL.withHeads(3)),
                new ModelSpec("lstm", 2, 5, 4, 0, 0, false, 0, 0, Wiring.of(Shape.TAGGER, 3).withBidirectional(true)),
                new ModelSpec("gru", 2, 5, 4, 0, 0, false, 0, 0,
                        Wiring.of(Shape.TAGGER, 3).withDirection(Wiring.Direction.BACKWARD)),
                new ModelSpec("gru", 1, 5, 4, 0, 0, false, 0, 0,
                        Wiring.of(Shape.CLASSIFIER, 3).withPooling(Pooling.ATTENTION)),
                new ModelSpec("gru", 1, 5, 0, 0, 0, false, 3, 2, Wiring.of(Shape.REGRESSOR, 0)),
                new ModelSpec("lstm", 1, 5, 0, 3, 0, false, 4, 0, Wiring.of(Shape.GENERATOR, 6)),
                new ModelSpec("gru", 1, 5, 0, 3, 0, false, 4, 0, Wiring.of(Shape.GENERATOR, 6).withEveryStep(true)),
                new ModelSpec("gru", 1, 5, 7, 3, 0, false, 4, 0, Wiring.of(Shape.ANSWERER, 6).withBidirectional(true)),
                new ModelSpec("lstm", 2, 5, 4, 3, 0, false, 0, 0,
                        pair.withBidirectional(true).withScoring(Scoring.ADDITIVE)),
                new ModelSpec("gru", 1, 5, 0, 3, 0, false, 4, 0, pair.withScoring(Scoring.GENERAL)),
                ModelSpec.of("gru", 2, 5, 4).withHeadBias(false),
                ModelSpec.of("gru", 2, 5, 4).withStack(List.of(new LayerSpec("lstm-projected", 17, 3, true))),
                ModelSpec.of("gru", 1, 5, 4).withStack(List.of(new LayerSpec("lstm", 5).withBiases(false),
                        new LayerSpec("gru", 17))),
                new ModelSpec("gru", 1, 5, 4, 3, 0, false, 0, 0, pair.withScoring(Scoring.DOT)).withStack(
                        List.of(new LayerSpec("gru", 7), new LayerSpec("rnn-tanh", 3))));
    }

    @ParameterizedTest
    @MethodSource("wirings")
    void everyWiringIsKept(ModelSpec spec) throws IOException {
        Model model = model(spec, CARD, 1);
        ModelFiles.write(folder.resolve("m"), model);
        assertSame(model, ModelFiles.read(folder.resolve("m")));
    }

    static Stream<Arguments> cards() {
        return Stream.of(
                Arguments.of("reverse-gru", "task shapes", "has 11 input numbers; its network has 0"),
                Arguments.of("reverse-gru", "task pos", "is learned by a tagger; its network is an encoder-decoder"),
                Arguments.of("reverse-gru", "task dates", "input symbols; its network has 26"),
                Arguments.of("reverse-gru", "task reverse:99", "N of the task reverse is 1 to 40, not 99"),
                Arguments.of("pos-lstm", "task sentiment", "is learned by a classifier; its network is a tagger"),
                Arguments.of("glance-gru", "task numbers", "has 30 input numbers; its network has 64"));
    }

    @ParameterizedTest
    @MethodSource("cards")
    void aCardThatNamesAnotherTaskIsRefused(String shipped, String task, String fault) throws IOException {
        byte[] sound = ModelFilesTest.class.getResourceAsStream("/sample-models/" + shipped + ".safetensors").readAllBytes();
        ModelFiles.read(shipped, sound);
        Safetensors file = Safetensors.read(shipped, sound);
        String json = file.metadata().get("rnnscope").replaceFirst("\"corpus\":\"task [^\"]*\"", "\"corpus\":\"" + task + "\"");
        byte[] changed = bytes(new Safetensors(Map.of("rnnscope", json), file.tensors()));
        String said = assertThrows(ModelFileException.class, () -> ModelFiles.read("m", changed)).fault();
        assertTrue(said.endsWith(fault), said);
    }

    @Test
    void aCardIsShownAsItIsWrittenAndNoLonger() throws IOException {
        ModelCard hostile = new ModelCard("\u202Egnp." + "x".repeat(100_000), "two\nlines\u2066", "corpus", "ab12", "", 1, 1,
                Double.NaN, "");
        ModelFiles.write(folder.resolve("m"), model(ModelSpec.of("gru", 1, 3, 4), hostile, 1));
        ModelCard read = ModelFiles.read(folder.resolve("m")).card();
        assertEquals("\uFFFDgnp." + "x".repeat(75) + "…", read.name());
        assertEquals("two lines\uFFFD", read.description());
    }

    @Test
    void aWiringThatIsNotKnownIsNamed() throws IOException {
        ModelFiles.write(folder.resolve("m"), model(wirings().get(2), CARD, 1));
        Safetensors file = Safetensors.read(folder.resolve("m"));
        String json = file.metadata().get("rnnscope").replace("\"tagger\"", "\"gambler\"");
        byte[] changed = bytes(new Safetensors(Map.of("rnnscope", json), file.tensors()));
        assertEquals("there is no shape \"gambler\"; there are language-model, tagger, classifier, regressor, generator,"
                + " encoder-decoder, drawer, answerer", assertThrows(ModelFileException.class, () -> ModelFiles.read("m", changed)).fault());
    }

    static void assertSame(Model expected, Model read) {
        assertEquals(expected.spec(), read.spec());
        assertEquals(expected.card(), read.card());
        assertEquals(expected.tokenizer().id(), read.tokenizer().id());
        assertEquals(expected.tokenizer().vocabulary().symbols(), read.tokenizer().vocabulary().symbols());
        assertEquals(expected.output().id(), read.output().id());
        assertEquals(expected.output().vocabulary().symbols(), read.output().vocabulary().symbols());
        assertArrayEquals(expected.parameters().values(), read.parameters().values());
    }

    @ParameterizedTest
    @ValueSource(strings = {"rnn-tanh", "rnn-relu", "lstm", "gru", "gru-reset-before", "lstm-peephole", "lstm-projected"})
    void whatIsWrittenIsRead(String cell) throws IOException {
        Model model = model(new ModelSpec(cell, 2, 17, 12, 5, 0.25, true), CARD, 1);
        Path path = folder.resolve("m.safetensors");
        ModelFiles.write(path, model);
        assertSame(model, ModelFiles.read(path));
        assertSame(model, ModelFiles.read("m", Files.readAllBytes(path)));
    }

    @Test
    void aCardThatKnowsNothingIsRead() throws IOException {
        Model model = model(ModelSpec.of("gru", 1, 3, 4), ModelCard.named("bare"), 1);
        Path path = folder.resolve("m.safetensors");
        ModelFiles.write(path, model);
        assertSame(model, ModelFiles.read(path));
    }

    /** What {@code nn.LSTM(4, 3, 2)}, {@code nn.Linear(3, 4)} hold, in the order of their state_dict. */
    @Test
    void tensorsAreThoseOfPyTorch() throws IOException {
        Path path = folder.resolve("m.safetensors");
        Model model = model(ModelSpec.of("lstm", 2, 3, 4), CARD, 2);
        ModelFiles.write(path, model);
        Safetensors file = Safetensors.read(path);
        assertEquals(List.of("rnn.weight_ih_l0 12 4", "rnn.weight_hh_l0 12 3", "rnn.bias_ih_l0 12", "rnn.bias_hh_l0 12",
                "rnn.weight_ih_l1 12 3", "rnn.weight_hh_l1 12 3", "rnn.bias_ih_l1 12", "rnn.bias_hh_l1 12",
                "head.weight 4 3", "head.bias 4"), file.tensors().stream().map(ModelFilesTest::nameAndShape).toList());
        float[] weights = file.tensors().get(0).values();
        // The forget gate's row of unit 1 for symbol 2: gates are i, f, g, o, so row 3 + 1 of (12, 4).
        assertEquals(model.parameters().get("rnn.weight_ih_l0", 4, 2), weights[4 * 4 + 2]);
        assertEquals("pt", file.metadata().get("format"));
    }

    private static String nameAndShape(Tensor tensor) {
        StringBuilder words = new StringBuilder(tensor.name());
        for (int extent : tensor.shape()) {
            words.append(' ').append(extent);
        }
        return words.toString();
    }

    @Test
    void whatTheDescriptionLeavesOutIsPlain() throws IOException {
        Model model = ModelFiles.read("m", changed(json -> "{\"version\":1,"
                + "\"spec\":{\"cell\":\"rnn-tanh\",\"layers\":1,\"units\":2,\"vocabulary\":2,\"later\":[]},"
                + "\"tokenizer\":\"character\",\"vocabulary\":[\"a\",\"b\"]}"));
        assertEquals(ModelSpec.of("rnn-tanh", 1, 2, 2), model.spec());
        assertEquals(ModelCard.named(""), model.card());
    }

    @Test
    void aModelThatIsNotFiniteIsNotWritten() throws IOException {
        Path path = folder.resolve("m.safetensors");
        Files.writeString(path, "old");
        Model model = model(ModelSpec.of("gru", 1, 3, 4), CARD, 1);
        model.parameters().set("head.bias", 2, 0, Float.POSITIVE_INFINITY);
        ModelFileException e = assertThrows(ModelFileException.class, () -> ModelFiles.write(path, model));
        assertEquals("the tensor \"head.bias\" holds a number that is not finite", e.fault());
        assertEquals("old", Files.readString(path));
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                json("\"cell\":\"rnn-tanh\"", "\"cell\":\"mamba\"", "there is no cell \"mamba\""),
                json("\"cell\":\"rnn-tanh\"", "\"cell\":\"a\\n\\u202e\"", "there is no cell \"a �\""),
                json("\"layers\":1", "\"layers\":9", "a model has 1 to 8 layers, not 9"),
                json("\"layers\":1", "\"layers\":1,\"layers\":1",
                        "its description of the model is not valid JSON (at character "),
                json("\"layers\":1", "\"layers\":\"1\"", "rnnscope.spec.layers is not a whole number of 32 bits"),
                json("\"layers\":1", "\"layers\":1.5", "rnnscope.spec.layers is not a whole number of 32 bits"),
                json("\"layers\":1", "\"layers\":4294967297", "rnnscope.spec.layers is not a whole number of 32 bits"),
                json("\"layers\":1,", "", "rnnscope.spec.layers is missing"),
                json("\"layers\":1", "\"layers\":2", "the tensor \"rnn.weight_ih_l1\" is missing"),
                json("\"units\":2", "\"units\":3",
                        "the tensor \"rnn.weight_ih_l0\" has the shape [2, 2] where its network needs [3, 2]"),
                json("\"units\":2", "\"units\":100000", "a layer has 1 to 8192 units, not 100000"),
                json("\"embedding\":0", "\"embedding\":2", "the tensor \"embedding.weight\" is missing"),
                json("\"dropout\":0.0", "\"dropout\":1.5", "dropout lies between 0 and 1, not at 1.5"),
                json("\"dropout\":0.0", "\"dropout\":1e999", "rnnscope.spec.dropout is not a number"),
                json("\"residual\":false", "\"residual\":0", "rnnscope.spec.residual is not true or false"),
                json("\"vocabulary\":[\"\\n\",", "\"vocabulary\":[", "its network has 2 symbols, but its vocabulary 1"),
                json("[\"\\n\"", "[\"\\\"\"", "symbol 1 of the vocabulary is empty or comes twice"),
                json("[\"\\n\"", "[null", "rnnscope.vocabulary is not a list of texts"),
                json("\"tokenizer\":\"character\"", "\"tokenizer\":\"bytes\"", "no tokenizer is called bytes"),
                json("\"version\":1", "\"version\":8",
                        "it was written by a newer RnnScope (format 8; this one reads format 7)"),
                json("\"layers\":1", "\"layers\":1000000000", "a model has 1 to 8 layers, not 1000000000"),
                json("\"cell\":", "\"stack\":7,\"cell\":", "rnnscope.spec.stack is not a list of at most 8 objects"),
                json("\"cell\":", "\"stack\":[7],\"cell\":", "rnnscope.spec.stack[0] is not an object"),
                json("\"cell\":", "\"stack\":[],\"cell\":", "a model has 1 to 8 layers, not 0"),
                json("\"cell\":", "\"stack\":[{\"cell\":\"gru\"}],\"cell\":", "rnnscope.spec.stack[0].units is missing"),
                json("\"inputs\":0", "\"inputs\":-1", "0 to 8192 numbers enter at a step, not -1"),
                json("\"outputs\":0", "\"outputs\":1", "the tensor \"head.weight\" has the shape [2, 2] where"),
                json("\"version\":1", "\"version\":0", "its format 0 is unknown"),
                json("\"seed\":-", "\"seed\":-9", "rnnscope.card.seed is not a whole number of 64 bits"),
                json("\"name\":\"test-lstm\"", "\"name\":7", "rnnscope.card.name is not a text"),
                Arguments.of((UnaryOperator<String>) json -> "[]", "rnnscope is not an object"),
                Arguments.of((UnaryOperator<String>) json -> "", "rnnscope is not an object"),
                Arguments.of((UnaryOperator<String>) json -> json + "{}",
                        "its description of the model is not valid JSON (at character "),
                Arguments.of((UnaryOperator<String>) json -> "[".repeat(100_000),
                        "its description of the model is not valid JSON"),
                Arguments.of((UnaryOperator<String>) json -> null,
                        "it does not say what model it holds: its metadata lacks \"rnnscope\""));
    }

    private static Arguments json(String what, String instead, String fault) {
        return Arguments.of((UnaryOperator<String>) json -> {
            assertTrue(json.contains(what), json);
            return json.replace(what, instead);
        }, fault);
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("faults")
    void eachFaultOfTheDescriptionIsNamed(UnaryOperator<String> change, String fault) throws IOException {
        byte[] file = changed(change);
        ModelFileException e = assertThrows(ModelFileException.class, () -> ModelFiles.read("m", file));
        assertTrue(e.fault().startsWith(fault), e.fault());
    }

    @Test
    void anUnknownCellIsAnsweredWithTheKnownOnes() throws IOException {
        byte[] file = changed(json -> json.replace("rnn-tanh", "mamba"));
        ModelFileException e = assertThrows(ModelFileException.class, () -> ModelFiles.read("m", file));
        for (String id : List.of("rnn-tanh", "rnn-relu", "lstm", "gru")) {
            assertTrue(e.fault().contains(id), e.fault());
        }
    }

    @Test
    void aTensorTooManyIsNamed() throws IOException {
        Safetensors sound = Safetensors.read("m", changed(json -> json));
        List<Tensor> tensors = new ArrayList<>(sound.tensors());
        tensors.add(new Tensor("rnn.weight_hr_l0", new int[] {1}, new float[1]));
        ModelFileException e = assertThrows(ModelFileException.class,
                () -> ModelFiles.read("m", bytes(new Safetensors(sound.metadata(), tensors))));
        assertEquals("its network has no place for the tensor \"rnn.weight_hr_l0\"", e.fault());
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.NEGATIVE_INFINITY})
    void aNumberThatIsNotFiniteIsRefused(float number) throws IOException {
        Safetensors file = Safetensors.read("m", changed(json -> json));
        file.tensors().get(2).values()[1] = number;
        ModelFileException e = assertThrows(ModelFileException.class, () -> ModelFiles.read("m", bytes(file)));
        assertEquals("the tensor \"rnn.bias_ih_l0\" holds a number that is not finite", e.fault());
    }

    /** A sound file of one tanh layer of 2 units over 2 symbols, but for its description; null leaves that out. */
    private byte[] changed(UnaryOperator<String> description) throws IOException {
        Path path = folder.resolve("sound.safetensors");
        ModelFiles.write(path, model(ModelSpec.of("rnn-tanh", 1, 2, 2), CARD, 3));
        Safetensors file = Safetensors.read(path);
        String json = description.apply(file.metadata().get("rnnscope"));
        return bytes(new Safetensors(json == null ? Map.of() : Map.of("rnnscope", json), file.tensors()));
    }

    static byte[] bytes(Safetensors file) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        file.write(out);
        return out.toByteArray();
    }
}
