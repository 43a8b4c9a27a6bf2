package rnnscope.analysis.gradient;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rnnscope.math.SeededRandom;
import rnnscope.model.LayerSpec;
import rnnscope.model.Model;
import rnnscope.model.ModelCard;
import rnnscope.model.ModelSpec;
import rnnscope.model.Parameters;
import rnnscope.model.Wiring;
import rnnscope.model.Wiring.Scoring;
import rnnscope.model.Wiring.Shape;
import rnnscope.network.Slopes;
import rnnscope.network.Topology;
import rnnscope.network.module.recurrent.Recurrent;
import rnnscope.text.CharacterTokenizer;

class WeightLeversTest {
    static List<ModelSpec> wirings() {
        List<LayerSpec> stack = List.of(new LayerSpec("lstm", 6), new LayerSpec("gru", 4),
                new LayerSpec("lstm-projected", 7, 3, false));
        return List.of(new ModelSpec("gru", 1, 5, 4, 0, 0, false).withStack(stack),
                new ModelSpec("gru", 1, 5, 4, 0, 0, false, 0, 0, Wiring.of(Shape.TAGGER, 3).withBidirectional(true))
                        .withStack(stack),
                new ModelSpec("gru", 1, 5, 4, 3, 0, false, 0, 0, Wiring.of(Shape.ENCODER_DECODER, 3).withBidirectional(true)
                        .withScoring(Scoring.ADDITIVE)).withStack(stack));
    }

    @ParameterizedTest
    @MethodSource("wirings")
    void everyRecurrenceHasTheRadiusAndTheForgetBias(ModelSpec spec) {
        Parameters p = Slopes.normal(Topology.of(spec).parameters(), 0.4, new SeededRandom(2));
        Model model = new Model(spec, p, CharacterTokenizer.of("abcd"), ModelCard.named("m"));
        assertSame(model, WeightLevers.NONE.applyTo(model));
        Parameters changed = new WeightLevers(1.25, 3).applyTo(model).parameters();
        Parameters original = p.copy();
        for (Recurrent layer : Topology.of(spec).all(Recurrent.class)) {
            for (int d = 0; d < layer.directions(); d++) {
                assertEquals(1.25, Spectrum.ofRecurrentWeights(layer, d, changed, layer.cell().candidateGate())
                        .spectralRadius(), 1e-5);
                double sum = 0;
                for (int j = 0; j < layer.units() && layer.chosen().biases(); j++) {
                    int row = layer.cell().memoryGate() * layer.units() + j;
                    sum += changed.get(layer.parameter("bias_ih", d), row, 0) + changed.get(layer.parameter("bias_hh", d), row, 0);
                }
                assertEquals(layer.chosen().biases() ? 3 : 0, sum / layer.units(), 1e-5, "of gates that keep when open");
                assertArrayEquals(p.get(layer.parameter("weight_ih", d)), changed.get(layer.parameter("weight_ih", d)));
            }
        }
        assertArrayEquals(p.get("head.weight"), changed.get("head.weight"));
        assertArrayEquals(original.values(), p.values(), "the model itself stays as it is");
    }
}
