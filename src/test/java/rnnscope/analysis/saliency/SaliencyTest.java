package rnnscope.analysis.saliency;

import rnnscope.model.LayerSpec;
import rnnscope.network.StateLayout;
import rnnscope.network.Topology;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rnnscope.cell.Cell;
import rnnscope.cell.Cells;
import rnnscope.math.Kernels;
import rnnscope.math.SeededRandom;
import rnnscope.math.Workers;
import rnnscope.model.Intervention;
import rnnscope.model.Model;
import rnnscope.model.ModelSpec;
import rnnscope.model.ParameterLayout;
import rnnscope.model.Parameters;
import rnnscope.network.Batch;
import rnnscope.network.Progress;
import rnnscope.network.Network;
import rnnscope.text.TextRange;

class SaliencyTest {
    private static final int SYMBOLS = 7;
    private static final int STEPS = 37;
    private static final int SYMBOL = 4;
    private static final int FIRST = 100;
    /** Done to every random model: no way through a value that is held. */
    private static final Intervention HELD =
            new Intervention.Clamp(0, "hidden", 1, 0.3f, new TextRange(FIRST + 29, FIRST + 32));
    private static final Kernels KERNELS = Kernels.best();

    static List<ModelSpec> wirings() {
        List<ModelSpec> specs = new ArrayList<>();
        for (Cell cell : Cells.all()) {
            specs.add(ModelSpec.of(cell.id(), 1, 5, SYMBOLS));
            specs.add(new ModelSpec(cell.id(), 2, 17, SYMBOLS, 6, 0.2, false));
            specs.add(new ModelSpec(cell.id(), 3, 6, SYMBOLS, 6, 0, true));
            specs.add(ModelSpec.of(cell.id(), 1, 5, SYMBOLS).withStack(List.of(new LayerSpec(cell.id(), 5),
                    new LayerSpec("lstm", 17).withBiases(false), new LayerSpec("gru", 4))));
        }
        return specs;
    }

    /** One with a given state, unknown symbols among its tokens. */
    private record Sample(Model model, float[] state, int[] tokens) {
        static Sample of(ModelSpec spec) {
            SeededRandom random = new SeededRandom(5);
            double deviation = spec.cell(0).equals("rnn-relu") ? 0.2 : 0.4;
            ParameterLayout layout = Topology.of(spec).parameters();
            Parameters parameters = new Parameters(layout);
            for (ParameterLayout.Slice slice : layout.slices()) {
                float[] tensor = new float[slice.count()];
                for (int i = 0; i < tensor.length; i++) {
                    tensor[i] = (float) (deviation * random.nextGaussian());
                }
                parameters.set(slice.name(), tensor);
            }
            float[] state = new float[StateLayout.of(spec).size()];
            for (int i = 0; i < state.length; i++) {
                state[i] = (float) (0.5 * random.nextGaussian());
            }
            int[] tokens = new int[STEPS];
            for (int t = 0; t < STEPS; t++) {
                tokens[t] = t == 20 ? -1 : random.nextInt(SYMBOLS);
            }
            return new Sample(new Model(spec, parameters, null, null, List.of(HELD)), state, tokens);
        }

        Saliency saliency() {
            return Saliency.ofGradient(KERNELS, model, FIRST, state, tokens, SYMBOL)
                    .withLeftOut(KERNELS, model, FIRST, state, tokens, Progress.IGNORED);
        }

        double logit(int[] tokens) {
            Network network = new Network(model.spec(), STEPS, KERNELS);
            network.intervene(0, List.of(HELD));
            network.startAt(0, FIRST);
            network.writeState(state);
            network.forward(model.parameters(), tokens);
            return network.tape().values()[network.layout().place("logits").at(STEPS, SYMBOL)];
        }
    }

    /** The same network fed with numbers: what the symbols would have entered, which can be pushed. */
    private static final class Pushed {
        private final ModelSpec spec;
        private final Parameters parameters;
        private final Sample sample;
        private final float[] inputs;

        Pushed(Sample sample) {
            ModelSpec read = sample.model.spec();
            int width = read.inputWidth(0);
            this.sample = sample;
            spec = new ModelSpec(read.top().cell(), 1, 1, SYMBOLS, 0, 0, read.residual(), width, 0).withStack(read.stack());
            parameters = new Parameters(Topology.of(spec).parameters());
            for (ParameterLayout.Slice slice : parameters.layout().slices()) {
                parameters.set(slice.name(), sample.model.parameters().get(slice.name()));
            }
            inputs = new float[STEPS * width];
            for (int t = 0; t < STEPS; t++) {
                for (int i = 0; i < width && sample.tokens[t] >= 0; i++) {
                    inputs[t * width + i] = read.embedding() == 0 ? i == sample.tokens[t] ? 1 : 0
                            : sample.model.parameters().get("embedding.weight", sample.tokens[t], i);
                }
            }
        }

        double logit() {
            Network network = new Network(spec, 1, STEPS, false, KERNELS, Workers.of(1));
            network.intervene(0, List.of(HELD));
            network.startAt(0, FIRST);
            network.writeState(sample.state);
            network.forward(parameters, new Batch(new int[0], inputs, new int[STEPS], new float[0]));
            return network.tape().values()[network.layout().place("logits").at(STEPS, SYMBOL)];
        }

        /** ∂logit/∂x_t by central differences. */
        double[] slope(int t) {
            int width = spec.inputs();
            double[] slope = new double[width];
            for (int i = 0; i < width; i++) {
                float kept = inputs[t * width + i];
                float epsilon = 0x1p-6f;
                inputs[t * width + i] = kept + epsilon;
                double above = logit();
                inputs[t * width + i] = kept - epsilon;
                slope[i] = (above - logit()) / (2 * epsilon);
                inputs[t * width + i] = kept;
            }
            return slope;
        }
    }

    @ParameterizedTest
    @MethodSource("wirings")
    void theGradientIsTheSlopeOfTheLogit(ModelSpec spec) {
        boolean kinked = spec.cell(0).equals("rnn-relu");
        Sample sample = Sample.of(spec);
        Pushed pushed = new Pushed(sample);
        Saliency saliency = sample.saliency();
        assertEquals(pushed.logit(), saliency.logit(), 1e-5);
        int width = spec.inputWidth(0);
        int bent = 0;
        for (int t = STEPS - 12; t < STEPS; t++) {
            double[] slope = pushed.slope(t);
            double squares = 0;
            double product = 0;
            for (int i = 0; i < width; i++) {
                squares += slope[i] * slope[i];
                product += slope[i] * pushed.inputs[t * width + i];
            }
            double norm = Math.sqrt(squares);
            boolean close = Math.abs(norm - saliency.norm(t)) < 2e-3 * Math.max(0.1, norm)
                    && Math.abs(product - saliency.contribution(t)) < 2e-3 * Math.max(0.1, norm);
            bent += close ? 0 : 1;
        }
        assertTrue(bent <= (kinked ? 3 : 0), bent + " of 12 steps are off");
    }

    @ParameterizedTest
    @MethodSource("wirings")
    void leavingOutIsTheWindowRunWithoutTheSymbol(ModelSpec spec) {
        Sample sample = Sample.of(spec);
        Saliency saliency = sample.saliency();
        double logit = sample.logit(sample.tokens);
        assertEquals(logit, saliency.logit());
        for (int t = 0; t < STEPS; t++) {
            int[] without = sample.tokens.clone();
            without[t] = -1;
            assertEquals(logit - sample.logit(without), saliency.change(t), "step " + t);
        }
    }

    @Test
    void anUnknownSymbolHasNoPart() {
        Saliency saliency = Sample.of(ModelSpec.of("lstm", 1, 5, SYMBOLS)).saliency();
        assertEquals(0, saliency.contribution(20));
        assertEquals(0, saliency.change(20));
        assertEquals(saliency.probability(), saliency.probabilityWithout(20));
        assertTrue(saliency.norm(20) > 0, "another symbol there would have counted");
    }

    /** h = tanh(w x_t + u h), z = a h with one unit: ∂z/∂x_{T−1} = a (1 − h_T²) u (1 − h_{T−1}²) w, by hand. */
    @Test
    void oneUnitByHand() {
        ModelSpec spec = ModelSpec.of("rnn-tanh", 1, 1, 2);
        Parameters parameters = new Parameters(Topology.of(spec).parameters());
        parameters.set("rnn.weight_ih_l0", new float[] {0.5f, -0.3f});
        parameters.set("rnn.weight_hh_l0", new float[] {0.8f});
        parameters.set("head.weight", new float[] {2, 0});
        Model model = new Model(spec, parameters, null, null);
        Saliency saliency = Saliency.ofGradient(KERNELS, model, FIRST, null, new int[] {0, 1}, 0)
                .withLeftOut(KERNELS, model, FIRST, null, new int[] {0, 1}, Progress.IGNORED);
        double h0 = Math.tanh(0.5);
        double h1 = Math.tanh(-0.3 + 0.8 * h0);
        double last = 2 * (1 - h1 * h1);
        double first = last * 0.8 * (1 - h0 * h0);
        assertEquals(2 * h1, saliency.logit(), 1e-6);
        assertEquals(last * Math.hypot(0.5, 0.3), saliency.norm(1), 1e-6);
        assertEquals(last * -0.3, saliency.contribution(1), 1e-6);
        assertEquals(first * Math.hypot(0.5, 0.3), saliency.norm(0), 1e-6);
        assertEquals(first * 0.5, saliency.contribution(0), 1e-6);
        assertEquals(2 * h1 - 2 * Math.tanh(-0.3), saliency.change(0), 1e-6);
        assertEquals(2 * h1 - 2 * Math.tanh(0.8 * h0), saliency.change(1), 1e-6);
    }

    @Test
    void itStopsWhenNobodyWantsIt() {
        Sample sample = Sample.of(ModelSpec.of("gru", 1, 5, SYMBOLS));
        Saliency gradient = Saliency.ofGradient(KERNELS, sample.model, FIRST, sample.state, sample.tokens, SYMBOL);
        assertFalse(gradient.hasChanges());
        assertTrue(Double.isNaN(gradient.change(0)) && Double.isNaN(gradient.probabilityWithout(0)));
        assertThrows(CancellationException.class, () -> gradient.withLeftOut(KERNELS, sample.model, FIRST, sample.state,
                sample.tokens, (done, total) -> done < 16));
    }
}
