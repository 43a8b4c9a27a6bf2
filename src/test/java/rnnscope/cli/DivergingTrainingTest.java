package rnnscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rnnscope.io.ModelFiles;
import rnnscope.model.Model;

/** A ReLU network at a rate that is too large for it: when it diverges hangs on the seed. */
class DivergingTrainingTest {
    private static final int MOST_SEEDS = 60;
    private static final Pattern SAID = Pattern.compile("Training diverged at step (\\d+): .* is no longer a number; "
            + "try a smaller learning rate or a clipping threshold\\.( (\\S+) holds the best model until then, "
            + "after (\\d+\\.\\d+) epochs?\\.)?");

    @TempDir
    private Path folder;

    @Test
    void aRunThatDivergesLateLeavesItsBestModelAndFails() throws IOException {
        for (int seed = 1; seed <= MOST_SEEDS; seed++) {
            Path out = folder.resolve(seed + ".safetensors");
            StringWriter errors = new StringWriter();
            int exit = RnnScopeCommand.run(new PrintWriter(new StringWriter()), new PrintWriter(errors), "train",
                    "--corpus", "story:5:3000", "--cell", "rnn-relu", "--units", "24", "--optimizer", "sgd",
                    "--rate", "0.7", "--clip", "0", "--batch", "2", "--steps", "50", "--epochs", "12", "--threads",
                    "1", "--seed", Integer.toString(seed), "--out", out.toString());
            Matcher said = SAID.matcher(errors.toString());
            if (!said.find()) {
                assertEquals(0, exit, errors::toString);
                continue;
            }
            assertEquals(1, exit);
            if (said.group(2) == null) {
                assertFalse(Files.exists(out), errors::toString);
                continue;
            }
            assertEquals(out.toString(), said.group(3));
            Model best = ModelFiles.read(out);
            for (float value : best.parameters().values()) {
                assertTrue(Float.isFinite(value));
            }
            assertEquals(Double.parseDouble(said.group(4)), best.card().epochs());
            return;
        }
        throw new AssertionError("none of " + MOST_SEEDS + " runs diverged after its first epoch");
    }
}
