package rnnscope.analysis.gradient.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rnnscope.io.ShippedModels;
import rnnscope.math.Kernels;
import rnnscope.math.Workers;
import rnnscope.model.Model;
import rnnscope.network.Batch;
import rnnscope.network.Network;
import rnnscope.network.module.Room;
import rnnscope.network.module.SourcePath;
import rnnscope.network.pair.Decoder;
import rnnscope.network.pair.Forcing;
import rnnscope.train.example.Sources;

class SourceGradientsTest {
    private static final Kernels KERNELS = Kernels.best();

    private static Batch source(Model model, String text) {
        return Sources.read(model, text);
    }

    private static int[] written(Model model, Batch source) {
        var trace = new Decoder(KERNELS, model).greedy(source, Forcing.NONE).trace();
        int[] written = new int[trace.steps()];
        for (int t = 0; t < written.length; t++) {
            written[t] = trace.written(t);
        }
        return written;
    }

    /** Many rows at once, more than fit, give what one way back for each loss gives. */
    @ParameterizedTest
    @ValueSource(strings = {"english-korean-gru", "english-korean-plain", "reverse-gru", "sort-gru", "dates-gru"})
    void manyLossesAtOnceAreEachByItself(String name) throws Exception {
        Model model = ShippedModels.load(name);
        Batch source = source(model, switch (name) {
            case "reverse-gru" -> "extraordinarily";
            case "sort-gru" -> "unquestionableness";
            case "dates-gru" -> "Monday, the 10th of March 1958";
            default -> "the soldier worked because we called the black bird.";
        });
        int[] written = written(model, source);
        SourceGradients all = SourceGradients.of(KERNELS, model, source, written, () -> true);
        assertEquals(written.length, all.targetSteps());

        Batch batch = new Batch(source.tokens(), source.inputs(), written, new float[0]);
        Network network = new Network(model.spec(), new Room(1, all.sourceSteps(), written.length), true, KERNELS,
                Workers.of(1));
        network.forward(model.parameters(), batch);
        network.backpropagation().pack(model.parameters());
        float[] gradient = new float[model.spec().inputWidth(0)];
        for (int t = 0; t < written.length; t++) {
            network.backpropagation().toValues(batch, 0, t, t + 1);
            double shares = 0;
            for (int s = 0; s < all.sourceSteps(); s++) {
                network.backpropagation().readInputGradient(s, gradient);
                double expected = SeparateLosses.norm(gradient);
                assertEquals(expected, all.norm(t, s), 1e-7 + 1e-3 * expected, "loss " + t + " at " + s);
                double parts = all.norm(SourcePath.ATTENTION, t, s) + all.norm(SourcePath.BRIDGE, t, s);
                assertTrue(all.norm(t, s) <= parts * (1 + 1e-4) + 1e-9, "a sum is no longer than its parts");
                shares += all.share(t, s);
            }
            assertEquals(1, shares, 1e-9);
        }
    }

    @Test
    void withoutAttentionAllComesOverTheBridge() throws Exception {
        Model model = ShippedModels.load("english-korean-plain");
        Batch source = source(model, "the soldier worked because we called the black bird.");
        SourceGradients all = SourceGradients.of(KERNELS, model, source, written(model, source), () -> true);
        for (int t = 0; t < all.targetSteps(); t++) {
            for (int s = 0; s < all.sourceSteps(); s++) {
                assertEquals(all.norm(t, s), all.norm(SourcePath.BRIDGE, t, s), 0);
                assertEquals(0, all.norm(SourcePath.ATTENTION, t, s), 0);
            }
        }
    }

    @Test
    void whatNobodyWantsEnds() throws Exception {
        Model model = ShippedModels.load("reverse-gru");
        Batch source = source(model, "stressed");
        assertThrows(CancellationException.class, () -> SourceGradients.of(KERNELS, model, source, new int[] {0}, () -> false));
    }
}
