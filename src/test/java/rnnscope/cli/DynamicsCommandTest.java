package rnnscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rnnscope.io.ShippedModels;
import rnnscope.math.Kernels;
import rnnscope.model.Model;
import rnnscope.network.StateUpdate;

class DynamicsCommandTest {
    @TempDir
    Path folder;
    private final StringWriter said = new StringWriter();
    private final StringWriter errors = new StringWriter();

    private int run(String... arguments) {
        List<String> all = new ArrayList<>(List.of("dynamics"));
        all.addAll(List.of(arguments));
        return RnnScopeCommand.run(new PrintWriter(said), new PrintWriter(errors), all.toArray(String[]::new));
    }

    @Test
    void whereItRestsAndHowLongItRemembers() throws Exception {
        Path out = folder.resolve("p.csv");
        assertEquals(0, run("--model", "hello-rnn", "--text", "hello", "--hold", "l", "--exponents", "2", "--out",
                out.toString()), errors::toString);
        assertTrue(said.toString().startsWith("Lyapunov exponents along "), said::toString);
        List<String> lines = Files.readAllLines(out);
        assertTrue(lines.size() > 1, said::toString);
        Model model = ShippedModels.named("hello-rnn");
        StateUpdate update = StateUpdate.of(model, 1, Kernels.plain());
        update.enter(model.tokenizer().vocabulary().id("l"));
        for (String line : lines.subList(1, lines.size())) {
            String[] fields = line.split(",");
            float[] state = new float[update.size()];
            for (int j = 0; j < state.length; j++) {
                state[j] = Float.parseFloat(fields[fields.length - state.length + j]);
            }
            float[] next = new float[state.length];
            update.apply(state, next);
            double squares = 0;
            for (int j = 0; j < state.length; j++) {
                squares += Math.pow((double) next[j] - state[j], 2);
            }
            assertEquals(Double.parseDouble(fields[3]), Math.sqrt(squares), 1e-6);
        }
    }

    @Test
    void aSymbolThatIsNotKnown() {
        assertEquals(2, run("--model", "hello-rnn", "--text", "hello", "--hold", "z"));
        assertTrue(errors.toString().contains("does not know \"z\""), errors::toString);
    }
}
