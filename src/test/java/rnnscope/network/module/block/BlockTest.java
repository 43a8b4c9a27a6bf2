package rnnscope.network.module.block;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import rnnscope.math.Kernels;
import rnnscope.model.Intervention;
import rnnscope.model.Model;
import rnnscope.model.ModelCard;
import rnnscope.model.ModelSpec;
import rnnscope.model.Parameters;
import rnnscope.model.Wiring;
import rnnscope.model.Wiring.Shape;
import rnnscope.network.Batch;
import rnnscope.network.Network;
import rnnscope.network.Preactivation;
import rnnscope.network.Topology;
import rnnscope.network.sequence.SequenceTrace;
import rnnscope.tape.Quantity;
import rnnscope.tape.Trace;
import rnnscope.text.CharacterTokenizer;
import rnnscope.text.TextRange;
import rnnscope.text.Vocabulary;
import rnnscope.train.Initialisation;

/** A block of a Transformer worked by hand. */
class BlockTest {
    private static final float EXACT = 1e-6f;

    /** Two wide, all of the block's weights 0: what enters is normalised twice, and nothing else happens. */
    private static ModelSpec two(Wiring wiring) {
        return new ModelSpec("transformer", 1, 2, 3, 0, 0, false, 0, 0, wiring.withHeads(1));
    }

    private static Parameters quiet(ModelSpec spec) {
        Parameters p = new Parameters(Topology.of(spec).parameters());
        p.set("embedding.weight", new float[] {3, 0, 0, 0, 1, 2});
        p.set("transformer.layers.0.norm1.weight", new float[] {1, 1});
        p.set("transformer.layers.0.norm2.weight", new float[] {2, 5});
        p.set("transformer.layers.0.norm2.bias", new float[] {0.5f, -1});
        return p;
    }

    private static float[] hidden(Network network, int step) {
        return row(network, "0/hidden", step);
    }

    private static float[] row(Network network, String name, int step) {
        float[] v = network.tape().values();
        int row = network.layout().row(step);
        return new float[] {v[network.layout().place(name).at(row, 0)], v[network.layout().place(name).at(row, 1)]};
    }

    @Test
    void positionsAreAddedAndEachStepIsNormalised() {
        ModelSpec spec = two(Wiring.of(Shape.TAGGER, 2));
        Network network = new Network(spec, 2, Kernels.plain());
        network.forward(quiet(spec), new int[] {0, 1});
        // Step 0: (3, 0) + (sin 0, cos 0); step 1: (0, 0) + (sin 1, cos 1).
        assertArrayEquals(new float[] {3, 1}, row(network, "positioned", 0), EXACT);
        assertArrayEquals(new float[] {(float) Math.sin(1), (float) Math.cos(1)}, row(network, "positioned", 1), EXACT);
        // Of two numbers a > b the normalised are (d, −d), d = 1 / √(1 + ε / s²), s half of what they differ by: the first
        // time s = 1, the second time s is what came out of the first.
        double once = 1 / Math.sqrt(1 + 1e-5);
        double twice = once / Math.sqrt(once * once + 1e-5);
        assertArrayEquals(new float[] {(float) (2 * twice + 0.5), (float) (-5 * twice - 1)}, hidden(network, 0), EXACT);
    }

    /** Values the identity, and queries that ask for nothing: each step reads the mean of those that it may look at. */
    @Test
    void aLanguageModelLooksBackAlone() {
        for (Wiring wiring : List.of(Wiring.LANGUAGE_MODEL, Wiring.of(Shape.TAGGER, 2))) {
            ModelSpec spec = two(wiring);
            Parameters p = quiet(spec);
            p.set("transformer.layers.0.self_attn.in_proj_weight", new float[] {0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 1});
            Network network = new Network(spec, 2, Kernels.plain());
            network.forward(p, new int[] {0, 1});
            float[] first = row(network, "positioned", 0);
            float[] second = row(network, "positioned", 1);
            float[] mean = {(first[0] + second[0]) / 2, (first[1] + second[1]) / 2};
            boolean back = wiring.shape() == Shape.LANGUAGE_MODEL;
            assertArrayEquals(back ? first : mean, row(network, "attention/0/context", 0), EXACT);
            assertArrayEquals(mean, row(network, "attention/0/context", 1), EXACT);
        }
    }

    /** The equations of a unit hold with the parts that are put into them. */
    @Test
    void partsAreWhatAUnitIsMadeOf() {
        ModelSpec spec = new ModelSpec("transformer", 2, 8, 3, 0, 0, false, 0, 0, Wiring.of(Shape.TAGGER, 2));
        Model model = new Model(spec, Initialisation.UNIFORM.parameters(spec, 1, 3),
                new CharacterTokenizer(new Vocabulary(List.of("a", "b", "c"))), new CharacterTokenizer(new Vocabulary(List.of("x", "y"))),
                ModelCard.named("block"), List.of());
        Trace trace = SequenceTrace.of(Kernels.plain(), model, Batch.ofSymbols(new int[] {0, 2, 1}, new int[0])).trace();
        for (int layer = 0; layer < 2; layer++) {
            Map<String, Double> parts = Preactivation.parts(model, trace, layer, 5, 1);
            double a = trace.value(layer, "attended", 5, 1);
            double n = trace.value(layer, "normed", 5, 1);
            double f = trace.value(layer, "fed", 5, 1);
            double s = trace.value(layer, "residual", 5, 1);
            assertEquals(a, parts.get("a.i") + parts.get("a.o"), EXACT);
            assertEquals(n, parts.get("n.g") * (a - parts.get("n.m")) / parts.get("n.s") + parts.get("n.b"), EXACT);
            assertEquals(f, parts.get("f.w") + parts.get("f.b"), EXACT);
            assertEquals(s, n + f, EXACT);
            assertEquals(trace.value(layer, "hidden", 5, 1),
                    parts.get("h.g") * (s - parts.get("h.m")) / parts.get("h.s") + parts.get("h.b"), EXACT);
        }
        assertEquals(trace.value(0, "hidden", 5, 1), Preactivation.parts(model, trace, 1, 5, 1).get("a.i"), EXACT,
                "the first block's h enters the second");
    }

    @Test
    void aUnitOfABlockCanBeHeld() {
        ModelSpec spec = two(Wiring.of(Shape.TAGGER, 2));
        Parameters p = quiet(spec);
        p.set("head.weight", new float[] {1, 0, 0, 1});
        Network network = new Network(spec, 2, Kernels.plain());
        network.interveneInAll(List.of(new Intervention.Clamp(new Quantity(network.topology().side(), "0/hidden"), 1, 7,
                new TextRange(0, 1))));
        network.forward(p, new int[] {0, 1});
        assertEquals(7, row(network, "logits", 0)[1]);
        assertEquals(hidden(network, 1)[1], row(network, "logits", 1)[1]);
    }

    @Test
    void aBlockIsWholeFromTheStart() {
        ModelSpec spec = new ModelSpec("transformer", 2, 12, 5, 3, 0, false, 0, 0,
                Wiring.of(Shape.TAGGER, 4).withBidirectional(true));
        assertEquals(12, spec.embedding());
        assertEquals(4, spec.wiring().heads());
        assertEquals(8, spec.heads());
        assertEquals(12, spec.width(), "it looks both ways by itself");
        for (Initialisation how : Initialisation.values()) {
            Parameters p = how.parameters(spec, 1, 1);
            assertEquals(1, p.get("transformer.layers.1.norm2.weight", 11, 0));
            assertEquals(0, p.get("transformer.layers.1.norm1.bias", 11, 0));
        }
    }

    @Test
    void whatNeedsAStateIsRefused() {
        assertEquals("an encoder-decoder writes from a state, which blocks of a Transformer do not have; choose a recurrent cell",
                assertThrows(IllegalArgumentException.class, () -> new ModelSpec("transformer", 1, 8, 5, 8, 0, false, 0, 0,
                        Wiring.of(Shape.ENCODER_DECODER, 4))).getMessage());
        assertEquals("blocks of a Transformer read symbols, not numbers", assertThrows(IllegalArgumentException.class,
                () -> new ModelSpec("transformer", 1, 8, 0, 0, 0, false, 2, 1)).getMessage());
    }
}
