package rnnscope.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import rnnscope.cell.Cells;
import rnnscope.math.Kernels;
import rnnscope.math.SeededRandom;
import rnnscope.model.Intervention;
import rnnscope.model.LayerSpec;
import rnnscope.model.ModelSpec;
import rnnscope.model.Parameters;
import rnnscope.model.Wiring;
import rnnscope.tape.Channel;
import rnnscope.tape.Trace;
import rnnscope.text.TextRange;

/** Stacks whose layers differ in cell, width and biases. */
class StackTest {
    private static final ModelSpec MIXED = ModelSpec.of("gru", 1, 1, 7).withStack(List.of(new LayerSpec("lstm", 5),
            new LayerSpec("gru", 18).withBiases(false), new LayerSpec("rnn-tanh", 3))).withHeadBias(false);

    /** One rectifier without biases under two with them, and scores without: h = 1, 2.5; then (1.5, 2), (3, 0.5). */
    @Test
    void byHand() {
        ModelSpec spec = ModelSpec.of("rnn-relu", 1, 1, 2).withStack(List.of(
                new LayerSpec("rnn-relu", 1).withBiases(false), new LayerSpec("rnn-relu", 2))).withHeadBias(false);
        Parameters p = new Parameters(Topology.of(spec).parameters());
        assertEquals(2 + 1 + 2 + 4 + 2 + 2 + 4, p.layout().count());
        assertFalse(p.layout().has("rnn.bias_ih_l0") || p.layout().has("rnn.bias_hh_l0") || p.layout().has("head.bias"));
        p.set("rnn.weight_ih_l0", new float[] {1, 2});
        p.set("rnn.weight_hh_l0", new float[] {0.5f});
        p.set("rnn.weight_ih_l1", new float[] {1, -1});
        p.set("rnn.bias_ih_l1", new float[] {0.25f, 3});
        p.set("rnn.bias_hh_l1", new float[] {0.25f, 0});
        p.set("head.weight", new float[] {1, 1, 0, 2});
        Network network = new Network(spec, 2, Kernels.plain());
        network.forward(p, new int[] {0, 1});
        Trace trace = new Trace(network.tape(), 0, new int[] {0, 1, -1});
        float[] values = new float[2];
        trace.readUnit(0, "hidden", 0, 0, values);
        assertArrayEquals(new float[] {1, 2.5f}, values);
        trace.read(1, "hidden", 0, values);
        assertArrayEquals(new float[] {1.5f, 2}, values);
        trace.read(1, "hidden", 1, values);
        assertArrayEquals(new float[] {3, 0.5f}, values);
        trace.read("logits", 1, values);
        assertArrayEquals(new float[] {3.5f, 1}, values);
        assertTrue(Float.isNaN(trace.value(0, "hidden", 1, 1)), "the layer below has no second unit");
    }

    /** The checkpoint of a run that was interrupted names its model so. */
    @Test
    void aPlainStackIsNamedAsBeforeThereWereOthers() {
        assertEquals("ModelSpec[cell=gru, layers=2, units=5, vocabulary=7, embedding=3, dropout=0.5, residual=true, inputs=0, "
                + "outputs=0, wiring=" + Wiring.LANGUAGE_MODEL + "]", new ModelSpec("gru", 2, 5, 7, 3, 0.5, true).toString());
        assertTrue(MIXED.toString().contains("LayerSpec[cell=gru, units=18, projection=0, biases=false]"), MIXED.toString());
    }

    @Test
    void everyChannelIsThatOfItsFormula() {
        SeededRandom random = new SeededRandom(4);
        Parameters p = Slopes.normal(Topology.of(MIXED).parameters(), 0.5, random);
        int[] tokens = {3, 1, 4, 1, 5, 2, 6};
        Network network = new Network(MIXED, tokens.length, Kernels.best());
        network.forward(p, tokens);
        NaiveNetwork naive = new NaiveNetwork(MIXED, p, List.of());
        for (int t = 0; t < tokens.length; t++) {
            naive.read(tokens[t]);
            for (int l = 0; l < MIXED.layers(); l++) {
                for (Channel channel : network.layout().channels(l)) {
                    for (int j = 0; j < MIXED.units(l); j++) {
                        assertEquals(naive.value(l, channel.id(), j, t), network.tape().values()[network.layout()
                                .channel(l, channel.id()).at(network.layout().row(t), j)], 1e-5);
                    }
                }
            }
            for (int k = 0; k < 7; k++) {
                assertEquals(naive.logit(k, t), network.tape().values()[network.layout().place("logits")
                        .at(network.layout().row(t), k)], 1e-5);
            }
        }
    }

    @Test
    void aUnitOrAChannelThatALayerHasNotIsRefusedInWords() {
        Network network = new Network(MIXED, 3, Kernels.plain());
        assertEquals("there is no unit 17 among 3", assertThrows(IllegalArgumentException.class, () -> network.intervene(0,
                List.of(new Intervention.Clamp(2, "hidden", 17, 0, TextRange.ALL)))).getMessage());
        assertEquals("GRU has no channel \"forget\"; it has reset, update, candidate, candidateHidden, hidden",
                assertThrows(IllegalArgumentException.class, () -> network.intervene(0,
                        List.of(new Intervention.Clamp(1, "forget", 0, 0, TextRange.ALL)))).getMessage());
        network.intervene(0, List.of(new Intervention.Clamp(1, "hidden", 17, 0, TextRange.ALL)));
    }

    @Test
    void aLayerWithoutBiasesShowsNone() {
        assertEquals(List.of("f_t = σ(W_{xf} x_t + W_{hf} h_{t−1})", "[f] = σ([f.wx] + [f.wh])"), Cells.of("lstm")
                .equations(false).stream().filter(e -> e.channel().equals("forget"))
                .flatMap(e -> Stream.of(e.formula(), e.numbers())).toList());
        Cells.all().forEach(cell -> cell.equations(false).forEach(e -> assertFalse(e.formula().contains("b_")
                || e.numbers().contains(".b"), e.toString())));
    }
}
