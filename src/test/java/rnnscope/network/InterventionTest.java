package rnnscope.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rnnscope.cell.Cell;
import rnnscope.cell.Cells;
import rnnscope.math.Kernels;
import rnnscope.math.SeededRandom;
import rnnscope.math.Workers;
import rnnscope.model.Intervention.Clamp;
import rnnscope.model.Intervention.Push;
import rnnscope.model.Intervention;
import rnnscope.model.Model;
import rnnscope.model.ModelCard;
import rnnscope.model.ModelEdits;
import rnnscope.model.ModelSpec;
import rnnscope.model.ParameterLayout.Slice;
import rnnscope.model.Parameters;
import rnnscope.model.WeightEdit;
import rnnscope.tape.Channel;
import rnnscope.tape.Trace;
import rnnscope.text.CharacterTokenizer;
import rnnscope.text.TextRange;
import rnnscope.text.TokenSequence;

/** A value that is held or pushed, and everything that follows from it. */
class InterventionTest {
    private static final int SYMBOLS = 7;
    private static final int BATCH = 3;
    private static final int STEPS = 8;

    /** A cell, and a change of one of its channels from step 2 to step 4 of layer 0. */
    record Case(Cell cell, Intervention what) {
        @Override
        public String toString() {
            return cell.id() + " " + what.getClass().getSimpleName() + " " + what.channel();
        }
    }

    static List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        TextRange span = new TextRange(2, 5);
        for (Cell cell : Cells.offered()) {
            for (Channel channel : cell.channels()) {
                cases.add(new Case(cell, new Clamp(0, channel.id(), 1, 0.9f, span)));
            }
            for (String state : cell.state()) {
                cases.add(new Case(cell, new Push(0, state, List.of(0.5f, -1f, 0.25f, 0f, 0.75f), span)));
            }
        }
        return cases;
    }

    private static ModelSpec spec(Cell cell) {
        return ModelSpec.of(cell.id(), 2, 5, SYMBOLS);
    }

    private static Parameters random(ModelSpec spec, double deviation) {
        SeededRandom random = new SeededRandom(4);
        Parameters p = new Parameters(Topology.of(spec).parameters());
        for (Slice slice : p.layout().slices()) {
            float[] tensor = new float[slice.count()];
            for (int i = 0; i < tensor.length; i++) {
                tensor[i] = (float) (deviation * random.nextGaussian());
            }
            p.set(slice.name(), tensor);
        }
        return p;
    }

    private static int[] tokens(int seed) {
        SeededRandom random = new SeededRandom(seed);
        int[] tokens = new int[BATCH * STEPS];
        for (int i = 0; i < tokens.length; i++) {
            tokens[i] = random.nextInt(SYMBOLS);
        }
        return tokens;
    }

    /** Sequence 1 begins at step 1 of its text, so that the span is steps 1 to 3 of the window there. */
    @ParameterizedTest
    @MethodSource("cases")
    void whatFollowsIsWhatThePapersSay(Case c) {
        ModelSpec spec = spec(c.cell);
        Parameters p = random(spec, c.cell.id().equals("rnn-relu") ? 0.3 : 0.6);
        int[] tokens = tokens(1);
        Network network = new Network(spec, BATCH, STEPS, false, Kernels.best(), Workers.of(2));
        Intervention shifted = c.what instanceof Clamp clamp
                ? new Clamp(0, clamp.channel(), clamp.unit(), clamp.value(), new TextRange(3, 6))
                : new Push(0, c.what.channel(), ((Push) c.what).direction(), new TextRange(3, 6));
        network.intervene(0, List.of(c.what));
        network.intervene(1, List.of(shifted));
        network.startAt(1, 1);
        network.forward(p, tokens);
        for (int b = 0; b < BATCH; b++) {
            NaiveNetwork naive = new NaiveNetwork(spec, p, b < 2 ? List.of(c.what) : List.of());
            for (int t = 0; t < STEPS; t++) {
                naive.read(tokens[t * BATCH + b]);
                int row = network.layout().row(t) + b;
                for (int l = 0; l < 2; l++) {
                    for (Channel channel : c.cell.channels()) {
                        for (int j = 0; j < 5; j++) {
                            float found = network.tape().values()[network.layout().channel(l, channel.id()).at(row, j)];
                            assertEquals(naive.value(l, channel.id(), j, t), found, 2e-5,
                                    channel.id() + " of unit " + j + " in layer " + l + " at " + t + " of " + b);
                        }
                    }
                }
                for (int k = 0; k < SYMBOLS; k++) {
                    float found = network.tape().values()[network.layout().place("logits").at(row, k)];
                    assertEquals(naive.logit(k, t), found, 2e-5);
                }
            }
        }
    }

    /**
     * One unit, all weights 0, so that every gate is open halfway, i = f = o = 1/2; the candidate's bias makes g = 0.8.
     * Left alone, c is 0.4, 0.6, 0.7.
     */
    @Test
    void byHandInOneUnit() {
        double g = 0.8;
        ModelSpec spec = ModelSpec.of("lstm", 1, 1, 2);
        Parameters p = new Parameters(Topology.of(spec).parameters());
        p.set("rnn.bias_ih_l0", new float[] {0, 0, (float) (0.5 * Math.log((1 + g) / (1 - g))), 0});
        assertArrayEquals(new double[] {0.4, 0.6, 0.7}, cells(spec, p, List.of()), 1e-6);

        // Nothing is kept at step 1: c₁ = 0 · 0.4 + 0.5 · 0.8 = 0.4, and c₂ = 0.5 · 0.4 + 0.4.
        assertArrayEquals(new double[] {0.4, 0.4, 0.6}, held(spec, p, "forget", 0), 1e-6);
        // Nothing enters: c₁ = 0.2.
        assertArrayEquals(new double[] {0.4, 0.2, 0.5}, held(spec, p, "input", 0), 1e-6);
        // The candidate is −1: c₁ = 0.2 − 0.5.
        assertArrayEquals(new double[] {0.4, -0.3, 0.25}, held(spec, p, "candidate", -1), 1e-6);
        // The cell state is 2: c₂ = 1 + 0.4.
        assertArrayEquals(new double[] {0.4, 2, 1.4}, held(spec, p, "cell", 2), 1e-6);
        // What leaves the cell does not come back, since the recurrent weights are 0.
        assertArrayEquals(new double[] {0.4, 0.6, 0.7}, held(spec, p, "hidden", 1), 1e-6);
        assertArrayEquals(new double[] {0.4, 0.6, 0.7}, held(spec, p, "cellTanh", 1), 1e-6);
        assertArrayEquals(new double[] {0.4, 0.6, 0.7}, held(spec, p, "output", 1), 1e-6);
        // Pushed by 1: c₁ = 1.6, c₂ = 0.8 + 0.4.
        assertArrayEquals(new double[] {0.4, 1.6, 1.2},
                cells(spec, p, List.of(new Push(0, "cell", List.of(1f), new TextRange(1, 2)))), 1e-6);
        // The later one acts on what the earlier has left.
        assertArrayEquals(new double[] {0.4, 3, 1.9}, cells(spec, p, List.of(
                new Clamp(0, "cell", 0, 2, new TextRange(1, 2)),
                new Push(0, "cell", List.of(1f), new TextRange(1, 2)))), 1e-6);
    }

    private static double[] held(ModelSpec spec, Parameters p, String channel, float value) {
        return cells(spec, p, List.of(new Clamp(0, channel, 0, value, new TextRange(1, 2))));
    }

    private static double[] cells(ModelSpec spec, Parameters p, List<Intervention> interventions) {
        Network network = new Network(spec, 3, Kernels.plain());
        network.intervene(0, interventions);
        network.forward(p, new int[] {0, 1, 0});
        double[] c = new double[3];
        for (int t = 0; t < 3; t++) {
            c[t] = network.tape().values()[network.layout().channel(0, "cell").at(t + 1, 0)];
        }
        return c;
    }

    /** Central differences as in {@link FiniteDifferencesTest}, with another intervention in each sequence. */
    @ParameterizedTest
    @MethodSource("cases")
    void everyGradientIsTheSlopeOfTheLossUnderInterventions(Case c) {
        boolean kinked = c.cell.id().equals("rnn-relu");
        float epsilon = kinked ? 1f / 4096 : 1f / 64;
        double tolerance = kinked ? 1e-3 : 1.5e-4;
        ModelSpec spec = spec(c.cell);
        Parameters p = random(spec, kinked ? 0.2 : 0.4);
        int[] tokens = tokens(2);
        int[] targets = tokens(3);
        Network network = new Network(spec, BATCH, STEPS, true, Kernels.best(), Workers.of(1));
        network.intervene(0, List.of(c.what));
        network.intervene(2, List.of(c.what, new Clamp(1, "hidden", 0, -0.5f, TextRange.ALL)));
        Parameters gradient = new Parameters(p.layout());
        network.forward(p, tokens);
        network.backward(p, targets, gradient);
        List<String> off = new ArrayList<>();
        int checked = 0;
        for (Slice slice : p.layout().slices()) {
            for (int n = 0; n < slice.count(); n += 3) {
                int row = n / slice.depth();
                int k = n % slice.depth();
                float kept = p.get(slice.name(), row, k);
                p.set(slice.name(), row, k, kept + epsilon);
                network.forward(p, tokens);
                double above = network.loss(targets);
                p.set(slice.name(), row, k, kept - epsilon);
                network.forward(p, tokens);
                double below = network.loss(targets);
                p.set(slice.name(), row, k, kept);
                double slope = (above - below) / (2 * epsilon);
                double found = gradient.get(slice.name(), row, k);
                checked++;
                if (!(Math.abs(slope - found) <= tolerance + 0.02 * Math.abs(slope))) {
                    off.add(slice.name() + "[" + row + ", " + k + "]: " + slope + " but " + found);
                }
            }
        }
        assertTrue(off.size() <= (kinked ? checked / 20 : 0), off.toString());
    }

    /** A model that reads a long text under interventions, one of them ending where a kept state lies. */
    static List<Model> models() {
        return Cells.all().stream().map(cell -> {
            CharacterTokenizer tokenizer = CharacterTokenizer.of("abcdefg");
            ModelSpec spec = new ModelSpec(cell.id(), 2, 5, tokenizer.vocabulary().size(), 3, 0.2, true);
            List<Intervention> interventions = List.of(new Clamp(0, "hidden", 3, 0.25f, new TextRange(100, 512)),
                    new Push(1, cell.state().get(cell.state().size() - 1), List.of(0f, 0f, 0.125f, 0f, 0f),
                            new TextRange(300, Integer.MAX_VALUE)));
            return new Model(spec, random(spec, 0.6), tokenizer, ModelCard.named("held"), interventions);
        }).toList();
    }

    @ParameterizedTest
    @MethodSource("models")
    void steppingAndReadingGiveTheSameBitsAndTheSpanEndsExactly(Model model) {
        TokenSequence tokens = model.tokenizer().encode("abcdefgfacebadge".repeat(50));
        Reading reading = new Reading(Kernels.best(), model, tokens);
        Trace early = reading.trace(90, 110);
        Trace late = reading.trace(250, 700);
        Reading plain = new Reading(Kernels.best(),
                new Model(model.spec(), model.parameters(), model.tokenizer(), model.card()), tokens);
        Trace without = plain.trace(90, 110);
        Stepper stepper = new Stepper(Kernels.plain(), model);
        for (int t = 0; t < 700; t++) {
            stepper.step(tokens.id(t));
            for (Trace trace : List.of(early, late)) {
                for (Channel channel : trace.layout().channels(0)) {
                    for (int l = 0; trace.contains(t) && l < 2; l++) {
                        for (int j = 0; j < 5; j++) {
                            float stepped = stepper.tape().values()[stepper.tape().layout()
                                    .channel(l, channel.id()).at(1, j)];
                            assertEquals(stepped, trace.value(l, channel.id(), j, t), 0f, channel.id() + " at " + t);
                        }
                    }
                }
            }
        }
        for (int t = 90; t < 100; t++) {
            assertEquals(without.value(1, "hidden", 2, t), early.value(1, "hidden", 2, t), 0f, "nothing has begun");
        }
        assertEquals(0.25f, early.value(0, "hidden", 3, 100));
        assertEquals(0.25f, late.value(0, "hidden", 3, 511));
        assertTrue(Math.abs(0.25f - late.value(0, "hidden", 3, 512)) > 1e-6, "the span has ended");
    }

    @ParameterizedTest
    @MethodSource("models")
    void aChangeThatNeverHappensLeavesEveryBit(Model model) {
        int[] tokens = tokens(5);
        Network plain = new Network(model.spec(), BATCH, STEPS, true, Kernels.best(), Workers.of(1));
        Network hooked = new Network(model.spec(), BATCH, STEPS, true, Kernels.best(), Workers.of(1));
        hooked.intervene(1, List.of(new Clamp(0, "hidden", 0, 7, new TextRange(1000, 2000))));
        plain.forward(model.parameters(), tokens);
        hooked.forward(model.parameters(), tokens);
        int values = plain.layout().size();
        assertArrayEquals(Arrays.copyOf(plain.tape().values(), values), Arrays.copyOf(hooked.tape().values(), values));
        hooked.intervene(1, List.of());
        hooked.forward(model.parameters(), tokens);
        Parameters first = new Parameters(model.parameters().layout());
        Parameters second = new Parameters(model.parameters().layout());
        plain.backward(model.parameters(), tokens, first);
        hooked.backward(model.parameters(), tokens, second);
        assertArrayEquals(first.values(), second.values());
    }

    @Test
    void saysWhatDoesNotFit() {
        Network network = new Network(ModelSpec.of("gru", 1, 4, 3), 5, Kernels.plain());
        assertEquals("GRU has no channel \"forget\"; it has reset, update, candidate, candidateHidden, hidden",
                refusal(network, new Clamp(0, "forget", 0, 0, TextRange.ALL)));
        assertEquals("there is no unit 4 among 4", refusal(network, new Clamp(0, "hidden", 4, 0, TextRange.ALL)));
        assertEquals("the model has no layer 2, it has 1",
                refusal(network, new Clamp(1, "hidden", 0, 0, TextRange.ALL)));
        assertEquals("a direction is added to the state (hidden), not to update",
                refusal(network, new Push(0, "update", List.of(0f, 0f, 0f, 0f), TextRange.ALL)));
        assertEquals("a direction has a number for each of 4 units, not 1",
                refusal(network, new Push(0, "hidden", List.of(0f), TextRange.ALL)));
        assertThrows(IllegalArgumentException.class, () -> new Clamp(0, "hidden", 0, Float.NaN, TextRange.ALL));
        assertThrows(IllegalArgumentException.class, () -> new TextRange(5, 5));
    }

    private static String refusal(Network network, Intervention what) {
        return assertThrows(IllegalArgumentException.class, () -> network.intervene(0, List.of(what))).getMessage();
    }

    @Test
    void weightsAreEditedInACopy() {
        ModelSpec spec = ModelSpec.of("lstm", 1, 5, SYMBOLS);
        Parameters p = random(spec, 0.5);
        float[] before = p.values().clone();
        Model model = new Model(spec, p, CharacterTokenizer.of("abcdefg"), ModelCard.named("own"));
        ModelEdits edits = ModelEdits.NONE.with(new WeightEdit.Set("rnn.weight_hh_l0", 7, 2, 1.5f))
                .with(new WeightEdit.ScaleRow("rnn.weight_hh_l0", 7, 2))
                .with(new Clamp(0, "cell", 1, 0, TextRange.ALL));
        Model edited = edits.applyTo(model);
        assertEquals(3f, edited.parameters().get("rnn.weight_hh_l0", 7, 2));
        assertEquals(2 * p.get("rnn.weight_hh_l0", 7, 0), edited.parameters().get("rnn.weight_hh_l0", 7, 0));
        assertEquals(p.get("rnn.weight_hh_l0", 8, 2), edited.parameters().get("rnn.weight_hh_l0", 8, 2));
        assertEquals(edits.interventions(), edited.interventions());
        assertArrayEquals(before, p.values(), "the file's model is as it was");
        ModelEdits fewer = edits.without(edits.weights().get(0)).without(edits.weights().get(1))
                .without(edits.interventions().get(0));
        assertEquals(ModelEdits.NONE, fewer);
        assertEquals(model, fewer.applyTo(model));
    }
}
