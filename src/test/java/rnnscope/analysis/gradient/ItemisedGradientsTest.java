package rnnscope.analysis.gradient;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rnnscope.cell.Cells;
import rnnscope.math.Kernels;
import rnnscope.model.Intervention.Clamp;
import rnnscope.model.ModelSpec;
import rnnscope.model.Wiring;
import rnnscope.tape.Channel;
import rnnscope.text.TextRange;

/** All losses go back together; each as it would alone. */
class ItemisedGradientsTest {
    private static final int STEPS = 12;

    static List<ModelSpec> wirings() {
        List<ModelSpec> wirings = new ArrayList<>(Windows.wirings());
        Wiring highway = Wiring.LANGUAGE_MODEL.withHighway(true);
        Cells.all().forEach(cell ->
                wirings.add(new ModelSpec(cell.id(), 3, 6, Windows.SYMBOLS, 6, 0.1, false, 0, 0, highway)));
        return wirings;
    }

    private static void assertEachIsAsAlone(GradientWindow window, Truncation truncation) {
        ItemisedGradients items = ItemisedGradients.of(window, truncation);
        int layers = window.spec().layers();
        double tolerance = layers == 1 ? 0 : 1e-5;
        for (int s = 0; s < STEPS; s++) {
            window.backward(truncation.first(s), s, s + 1);
            for (int l = 0; l < layers; l++) {
                for (int t = truncation.first(s); t <= s; t++) {
                    float alone = (float) window.norm(window.gradient(l, "hidden"), t);
                    assertEquals(alone, items.hidden(l, s, t), tolerance * alone,
                            "loss " + s + " in layer " + l + " at " + t);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("wirings")
    void eachLossGoesBackAsIfItWereAlone(ModelSpec spec) {
        GradientWindow window = Windows.random(spec, STEPS, 0.4, 3).run();
        assertEachIsAsAlone(window, Truncation.NONE);
        assertEachIsAsAlone(window, new Truncation(5));
    }

    @Test
    void nothingFlowsThroughWhatIsHeld() {
        for (Channel channel : Cells.of("lstm").channels()) {
            Windows text = Windows.random(ModelSpec.of("lstm", 2, 5, Windows.SYMBOLS), STEPS, 0.5, 3);
            GradientWindow window = new GradientWindow(text.spec(), STEPS, Kernels.best());
            window.intervene(List.of(new Clamp(1, channel.id(), 2, 0.5f, new TextRange(103, 105))), 100);
            window.run(text.parameters(), text.state(), text.tokens(), text.targets());
            assertEachIsAsAlone(window, Truncation.NONE);
        }
    }

    @Test
    void stopsWhenNobodyWantsIt() {
        GradientWindow window = Windows.random(ModelSpec.of("gru", 1, 5, Windows.SYMBOLS), STEPS, 0.4, 3).run();
        List<Long> told = new ArrayList<>();
        assertThrows(CancellationException.class, () -> ItemisedGradients.of(window, Truncation.NONE, (done, of) -> {
            told.add(done);
            return done < 4;
        }));
        assertEquals(List.of(1L, 2L, 3L, 4L), told);
        assertTrue(ItemisedGradients.of(window, Truncation.NONE).hidden(0, 3, 0) > 0, "the window is as before");
    }
}
