package rnnscope.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;
import rnnscope.math.Kernels;
import rnnscope.model.Model;
import rnnscope.model.ModelCard;
import rnnscope.model.ModelSpec;
import rnnscope.model.Wiring;
import rnnscope.network.sequence.SequenceTrace;
import rnnscope.tape.Trace;
import rnnscope.text.CharacterTokenizer;
import rnnscope.text.TokenSequence;
import rnnscope.train.Initialisation;

/** The parts that an equation shows add up to the value that the engine computed. */
class PreactivationTest {
    private static final String TEXT = "so it goes, and so it went";

    private static Trace trace(Model model) {
        return new Reading(Kernels.plain(), model, model.tokenizer().encode(TEXT)).trace(0, TEXT.length());
    }

    private static Model model(String cell, int embedding, boolean residual) {
        CharacterTokenizer tokenizer = CharacterTokenizer.of(TEXT);
        ModelSpec spec = new ModelSpec(cell, 2, 9, tokenizer.vocabulary().size(), embedding, 0, residual);
        return new Model(spec, Initialisation.UNIFORM.parameters(spec, 1, 1), tokenizer, ModelCard.named("test"));
    }

    @Test
    void lstm() {
        for (boolean residual : new boolean[] {false, true}) {
            Model model = model("lstm", residual ? 9 : 0, residual);
            Trace trace = trace(model);
            for (int layer = 0; layer < 2; layer++) {
                for (int step : new int[] {0, 7, 25}) {
                    Map<String, Double> parts = Preactivation.parts(model, trace, layer, 4, step);
                    double f = 1 / (1 + Math.exp(-(parts.get("f.x") + parts.get("f.h"))));
                    assertEquals(trace.value(layer, "forget", 4, step), f, 1e-5);
                    assertEquals(trace.value(layer, "candidate", 4, step),
                            Math.tanh(parts.get("g.x") + parts.get("g.h")), 1e-5);
                }
            }
        }
    }

    @Test
    void gru() {
        Model model = model("gru", 5, false);
        Trace trace = trace(model);
        Map<String, Double> parts = Preactivation.parts(model, trace, 1, 2, 11);
        assertEquals(trace.value(1, "candidateHidden", 2, 11), parts.get("n.h"), 1e-5);
        assertEquals(trace.value(1, "candidate", 2, 11),
                Math.tanh(parts.get("n.x") + trace.value(1, "reset", 2, 11) * parts.get("n.h")), 1e-5);
    }

    @Test
    void elman() {
        Model model = model("rnn-relu", 0, false);
        Trace trace = trace(model);
        Map<String, Double> parts = Preactivation.parts(model, trace, 0, 8, 3);
        assertEquals(trace.value(0, "sum", 8, 3), parts.get("a.x") + parts.get("a.h"), 1e-5);
        assertEquals(trace.value(0, "sum", 8, 3), parts.get("a.wx") + parts.get("a.bx") + parts.get("a.wh")
                + parts.get("a.bh"), 1e-5, "biases are numbers of their own");
        assertEquals(parts.get("a.b"), parts.get("a.bx") + parts.get("a.bh"), 1e-12);
        assertEquals(trace.value(0, "hidden", 8, 3), Math.max(0, parts.get("a.x") + parts.get("a.h")), 1e-5);
    }

    @Test
    void bothDirectionsOfBothLayers() {
        CharacterTokenizer letters = CharacterTokenizer.of(TEXT);
        ModelSpec spec = new ModelSpec("lstm", 2, 5, letters.vocabulary().size(), 4, 0, false, 0, 0,
                Wiring.of(Wiring.Shape.TAGGER, 3).withBidirectional(true));
        Model model = new Model(spec, Initialisation.UNIFORM.parameters(spec, 1, 1), letters, ModelCard.named("test"));
        TokenSequence tokens = letters.encode(TEXT);
        int last = TEXT.length() - 1;
        Trace trace = SequenceTrace.of(Kernels.plain(), model,
                Batch.ofSymbols(tokens.ids(0, TEXT.length()), new int[0])).trace();
        for (int layer = 0; layer < 4; layer++) {
            for (int step : new int[] {0, 7, last}) {
                Map<String, Double> parts = Preactivation.parts(model, trace, layer, 4, step);
                double f = 1 / (1 + Math.exp(-(parts.get("f.x") + parts.get("f.h"))));
                assertEquals(trace.value(layer, "forget", 4, step), f, 1e-5, "layer " + layer + ", step " + step);
            }
        }
    }
}
