package rnnscope.cli;

import rnnscope.network.Topology;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rnnscope.io.ModelFiles;
import rnnscope.model.Model;
import rnnscope.model.ModelCard;
import rnnscope.model.ModelSpec;
import rnnscope.model.Parameters;
import rnnscope.text.Tokenizers;

/** A network whose state grows tenfold at every step, to 1.1·10³⁸ at step 38, and whose logits are 3.5 times that. */
class OverflowTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;
    private Path model;
    private Path text;
    private Path result;

    @BeforeEach
    void write() throws IOException {
        ModelSpec spec = ModelSpec.of("rnn-relu", 1, 4, 2);
        Parameters parameters = new Parameters(Topology.of(spec).parameters());
        for (int unit = 0; unit < 4; unit++) {
            parameters.set("rnn.weight_hh_l0", unit, unit, 10);
            parameters.set("rnn.bias_ih_l0", unit, 0, 1);
            parameters.set("head.weight", 0, unit, unit < 2 ? 1.75f : 0);
        }
        model = folder.resolve("grows.safetensors");
        ModelFiles.write(model, new Model(spec, parameters, Tokenizers.of("character", List.of("a", "b")),
                ModelCard.named("grows")));
        text = Files.writeString(folder.resolve("t.txt"), "ab".repeat(700));
        result = folder.resolve("result");
    }

    private void assertStops(String words, String... args) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        assertEquals(1, RnnScopeCommand.run(new PrintWriter(out), new PrintWriter(err), args));
        assertEquals(words + "; what follows means nothing.", err.toString().strip());
        assertFalse(Files.exists(result));
    }

    @Test
    void everyCommandStopsAtTheStepAndNamesTheChannel() {
        String logits = "At step 38, a value of logits is beyond what float32 holds";
        String hidden = "At step 39, a value of hidden of layer 1 is beyond what float32 holds";
        assertStops(logits, "trace", "--model", model.toString(), "--text", text.toString(), "--out", result.toString());
        assertStops(logits, "sample", "--model", model.toString(), "--prime", "a", "--length", "100");
        assertEquals(38, out.toString().length());
        assertStops(logits, "ablate", "--model", model.toString(), "--text", text.toString(), "--unit", "0", "--random", "2",
                "--out", result.toString());
        assertStops(hidden, "score", "--model", model.toString(), "--text", text.toString(), "--out", result.toString());
        assertStops(hidden, "match", "--model", model.toString(), "--text", text.toString(), "--from", "3", "--to", "5",
                "--out", result.toString());
    }
}
