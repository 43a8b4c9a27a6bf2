package rnnscope.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rnnscope.io.ModelFiles;
import rnnscope.io.opening.ModelOpening;
import rnnscope.io.opening.ModelOpening.Request;
import rnnscope.io.opening.RememberedAnswers;
import rnnscope.model.LayerSpec;
import rnnscope.model.Model;
import rnnscope.model.ModelCard;
import rnnscope.model.ModelSpec;
import rnnscope.model.Wiring;
import rnnscope.model.Wiring.Shape;
import rnnscope.storage.UserFolder;
import rnnscope.text.Tokenizer;
import rnnscope.text.Tokenizers;
import rnnscope.train.Initialisation;

/** Models written in every format and opened again: the same parameters, symbols and wiring. */
class ConvertCommandTest {
    private static final Tokenizer LETTERS = Tokenizers.of("character", List.of("\n", " ", "a", "b", "é", "한"));
    private static final Tokenizer LABELS = Tokenizers.of("whitespace", List.of("for", "against", "neither"));

    @TempDir
    private Path folder;

    static Stream<ModelSpec> specs() {
        Wiring tags = Wiring.of(Shape.TAGGER, 3);
        return Stream.of(ModelSpec.of("lstm", 2, 3, 6), new ModelSpec("gru", 1, 5, 6, 4, 0, false),
                ModelSpec.of("rnn-tanh", 1, 3, 6), ModelSpec.of("rnn-relu", 2, 3, 6),
                ModelSpec.of("lstm-peephole", 1, 3, 6), ModelSpec.of("gru-reset-before", 1, 3, 6),
                new ModelSpec(List.of(new LayerSpec("lstm", 5), new LayerSpec("gru", 3).withBiases(false)), 6, 4, 0, false, 0, 0,
                        false, Wiring.LANGUAGE_MODEL),
                new ModelSpec("lstm", 2, 3, 6, 4, 0, false, 0, 0, tags.withBidirectional(true)),
                new ModelSpec("lstm", 2, 3, 6, 4, 0, false, 0, 0, tags.withDirection(Wiring.Direction.BACKWARD)),
                new ModelSpec("gru", 1, 3, 6, 4, 0, false, 0, 0, Wiring.of(Shape.CLASSIFIER, 3)
                        .withDirection(Wiring.Direction.BACKWARD)),
                new ModelSpec("gru", 1, 3, 6, 4, 0, false, 0, 0, Wiring.of(Shape.CLASSIFIER, 3).withBidirectional(true)),
                new ModelSpec("gru", 2, 3, 0, 0, 0, false, 2, 1, Wiring.of(Shape.REGRESSOR, 0)));
    }

    private String run(String... args) {
        StringWriter err = new StringWriter();
        int code = RnnScopeCommand.run(new PrintWriter(new StringWriter()), new PrintWriter(err), args);
        return code + " " + err;
    }

    private static Model model(ModelSpec spec) {
        Tokenizer in = spec.readsSymbols() ? LETTERS : Tokenizers.of("character", List.of());
        return new Model(spec, Initialisation.UNIFORM.parameters(spec, 1, 1), in, spec.wiring().symbols() > 0 ? LABELS : in,
                ModelCard.named("m"), List.of());
    }

    private static Model open(Path file) throws IOException {
        return new ModelOpening(new RememberedAnswers(UserFolder.none())).open(file, Request.NONE).model();
    }

    @ParameterizedTest
    @MethodSource("specs")
    void whatIsWrittenOpensAsItWas(ModelSpec spec) throws IOException {
        Model model = model(spec);
        Path file = folder.resolve("m.safetensors");
        ModelFiles.write(file, model);
        for (String format : List.of("onnx", "safetensors", "npz")) {
            Path out = folder.resolve("again." + format);
            String said = run("convert", "--model", file.toString(), "--out", out.toString());
            assertTrue(said.startsWith("0 "), said);
            Model again = open(out);
            assertArrayEquals(model.parameters().values(), again.parameters().values(), format);
            assertEquals(model.tokenizer().vocabulary().symbols(), again.tokenizer().vocabulary().symbols(), format);
            if (!format.equals("npz")) {
                assertEquals(model.spec(), again.spec(), format);
                assertEquals(model.output().vocabulary().symbols(), again.output().vocabulary().symbols(), format);
            }
        }
    }

    @Test
    void whatAFormatCannotHoldIsSaid() throws IOException {
        ModelSpec spec = new ModelSpec("lstm", 2, 6, 6, 6, 0, true);
        Path file = folder.resolve("m.safetensors");
        ModelFiles.write(file, model(spec));
        Path out = folder.resolve("m.onnx");
        assertEquals("1 " + out + ": ONNX has no operator for layers whose input goes past them; save it as safetensors.",
                run("convert", "--model", file.toString(), "--out", out.toString()).strip());
        assertTrue(run("convert", "--model", file.toString(), "--out", "m.txt").startsWith(
                "2 --out ends in .safetensors, .onnx or .npz, not as m.txt does."));
    }
}
