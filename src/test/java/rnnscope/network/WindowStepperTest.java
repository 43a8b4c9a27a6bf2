package rnnscope.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import rnnscope.math.Kernels;
import rnnscope.model.Model;
import rnnscope.model.ModelCard;
import rnnscope.model.ModelSpec;
import rnnscope.model.Wiring;
import rnnscope.model.Wiring.Shape;
import rnnscope.text.CharacterTokenizer;
import rnnscope.text.Vocabulary;
import rnnscope.train.Initialisation;

/** What has no state reads its window anew. */
class WindowStepperTest {
    private static final int[] READ = {0, 2, 1, 1, 0, 2};

    private static Model model(Wiring wiring) {
        ModelSpec spec = new ModelSpec("transformer", 2, 8, 3, 0, 0, false, 0, 0, wiring);
        return new Model(spec, Initialisation.XAVIER.parameters(spec, 1, 1),
                new CharacterTokenizer(new Vocabulary(List.of("a", "b", "c"))), ModelCard.named("block"));
    }

    @Test
    void stepsGiveWhatTheWholeGivesAndThenThoseOfTheWindow() {
        Model model = model(Wiring.LANGUAGE_MODEL);
        WindowStepper stepper = new WindowStepper(Kernels.plain(), model, 4);
        for (int t = 0; t < READ.length; t++) {
            stepper.step(READ[t]);
            int[] window = Arrays.copyOfRange(READ, Math.max(0, t - 3), t + 1);
            Network network = new Network(model.spec(), window.length, Kernels.plain());
            network.forward(model.parameters(), window);
            for (int k = 0; k < 3; k++) {
                assertEquals(network.surprise(window.length - 1, 0, k), stepper.surprise(k));
                assertEquals(network.tape().values()[network.layout().place("logits").at(
                        network.layout().row(window.length - 1), k)], stepper.logit(k), "step " + t);
            }
        }
    }

    @Test
    void onlyWhatPredictsTheNextSymbolCanStep() {
        assertEquals("the model block is a tagger with self-attention; it does not read a text symbol by symbol to predict the next", assertThrows(IllegalArgumentException.class,
                () -> new WindowStepper(Kernels.plain(), model(Wiring.of(Shape.TAGGER, 3)), 4)).getMessage());
    }
}
