package rnnscope.analysis.saliency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rnnscope.math.Kernels;
import rnnscope.math.SeededRandom;
import rnnscope.math.Workers;
import rnnscope.model.Intervention;
import rnnscope.model.Model;
import rnnscope.model.ModelSpec;
import rnnscope.model.ParameterLayout;
import rnnscope.model.Parameters;
import rnnscope.model.Wiring;
import rnnscope.model.Wiring.Direction;
import rnnscope.model.Wiring.Glimpses;
import rnnscope.model.Wiring.Pooling;
import rnnscope.model.Wiring.Scoring;
import rnnscope.model.Wiring.Shape;
import rnnscope.network.Batch;
import rnnscope.network.Network;
import rnnscope.network.Progress;
import rnnscope.network.Topology;
import rnnscope.network.module.Room;
import rnnscope.network.sequence.SequenceTrace;
import rnnscope.tape.Quantity;
import rnnscope.tape.Side;
import rnnscope.text.TextRange;

/** The saliency of every kind of network that reads examples is the slope of what it predicts. */
class ExampleSaliencyTest {
    private static final int SYMBOLS = 5;
    private static final int STEPS = 6;
    private static final int WRITTEN = 4;
    private static final Kernels KERNELS = Kernels.best();

    /** A network, the side that is asked about, and the step. */
    private record Case(ModelSpec spec, Side side, int step) {
        /** What enters there: pushed to find the slope. */
        Quantity enters() {
            return new Quantity(side, spec.glimpses() ? "glimpse/patch"
                    : side == Side.SOURCE && !spec.readsSymbols() ? "inputs" : "embedding");
        }

        int width() {
            return side == Side.SOURCE && !spec.readsSymbols() ? spec.inputWidth(0) : spec.embedding();
        }
    }

    static List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        for (String cell : List.of("lstm", "gru", "rnn-tanh")) {
            Wiring tagger = Wiring.of(Shape.TAGGER, 3);
            for (int step : new int[] {0, 3}) {
                cases.add(new Case(spec(cell, 2, 4, tagger), Side.SOURCE, step));
                cases.add(new Case(spec(cell, 1, 4, tagger.withDirection(Direction.BOTH)), Side.SOURCE, step));
                cases.add(new Case(spec(cell, 1, 4, tagger.withDirection(Direction.BOTH).withHeads(2)), Side.SOURCE, step));
            }
            for (Pooling pooling : Pooling.values()) {
                cases.add(new Case(spec(cell, 2, 4, Wiring.of(Shape.CLASSIFIER, 3).withPooling(pooling)), Side.SOURCE, 2));
                cases.add(new Case(new ModelSpec(cell, 1, 6, 0, 0, 0, false, 3, 2,
                        Wiring.of(Shape.REGRESSOR, 0).withPooling(pooling)), Side.SOURCE, 2));
            }
            for (Scoring scoring : Scoring.values()) {
                Wiring pair = Wiring.of(Shape.ENCODER_DECODER, 4).withScoring(scoring);
                cases.add(new Case(spec(cell, 1, 4, pair), Side.SOURCE, 0));
                cases.add(new Case(spec(cell, 1, 4, pair), Side.TARGET, 2));
            }
            cases.add(new Case(new ModelSpec(cell, 1, 6, 0, 4, 0, false, 3, 0, Wiring.of(Shape.GENERATOR, 4)), Side.TARGET, 3));
            cases.add(new Case(new ModelSpec(cell, 1, 6, 0, 4, 0, false, 3, 0,
                    Wiring.of(Shape.GENERATOR, 4).withEveryStep(true)), Side.TARGET, 3));
        }
        for (Side side : Side.values()) {
            cases.add(new Case(new ModelSpec("gru", 1, 6, SYMBOLS, 4, 0, false, 3, 0, Wiring.of(Shape.ANSWERER, 3)
                    .withBidirectional(true).withScoring(Scoring.ADDITIVE).withPooling(Pooling.ATTENTION)), side, 0));
        }
        cases.add(new Case(new ModelSpec("gru", 1, 6, 0, 0, 0, false, 25, 0,
                Wiring.of(Shape.CLASSIFIER, 3).withGlimpses(new Glimpses(STEPS, 2))), Side.SOURCE, 2));
        cases.add(new Case(new ModelSpec("gru", 1, 6, 0, 0, 0, false, 4, 25,
                Wiring.of(Shape.DRAWER, 0).withGlimpses(new Glimpses(STEPS, 2))), Side.SOURCE, 2));
        return cases;
    }

    private static ModelSpec spec(String cell, int layers, int embedding, Wiring wiring) {
        return new ModelSpec(cell, layers, 6, SYMBOLS, embedding, 0.2, false, 0, 0, wiring);
    }

    private static Model model(ModelSpec spec) {
        SeededRandom random = new SeededRandom(7);
        Parameters parameters = new Parameters(Topology.of(spec).parameters());
        for (ParameterLayout.Slice slice : parameters.layout().slices()) {
            float[] tensor = new float[slice.count()];
            for (int i = 0; i < tensor.length; i++) {
                tensor[i] = (float) (0.5 * random.nextGaussian());
            }
            parameters.set(slice.name(), tensor);
        }
        return new Model(spec, parameters, null, null, List.of());
    }

    private static Batch example(ModelSpec spec) {
        SeededRandom random = new SeededRandom(3);
        boolean once = spec.isGivenOnce();
        int[] tokens = new int[spec.wiring().shape().asks() ? WRITTEN : spec.readsSymbols() ? STEPS : 0];
        for (int t = 0; t < tokens.length; t++) {
            tokens[t] = random.nextInt(SYMBOLS);
        }
        float[] inputs = new float[spec.inputs() * (once ? 1 : STEPS)];
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = (float) random.nextGaussian();
        }
        boolean decodes = spec.wiring().shape().decodes();
        int[] targets = new int[!spec.predictsSymbols() ? 0 : decodes ? WRITTEN : spec.wiring().shape().isPooled() ? 1 : STEPS];
        for (int t = 0; t < targets.length; t++) {
            targets[t] = decodes && t == WRITTEN - 1 ? Topology.boundary(spec) : random.nextInt(3);
        }
        return new Batch(tokens, inputs, targets, new float[spec.outputs()]);
    }

    /** z when something is added to what enters at a step. */
    private static double score(Case of, Model model, Batch example, int symbol, int t, List<Float> push) {
        ModelSpec spec = of.spec;
        boolean decodes = spec.wiring().shape().decodes();
        Network network = new Network(spec, example.room(spec, 1), false,
                KERNELS, Workers.of(1));
        network.intervene(0, List.of(new Intervention.Push(of.enters(), push, new TextRange(t, t + 1))));
        network.forward(model.parameters(), example);
        if (decodes && of.side == Side.SOURCE) {
            return -network.loss(example) * network.known(example);
        }
        String scores = network.topology().scores().name();
        int row = spec.wiring().shape().isPooled() ? 0 : network.layout().row(of.step);
        return network.tape().values()[network.layout().place(scores).at(row, Math.max(0, symbol))];
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theGradientIsTheSlopeAndLeavingOutIsARunWithout(Case of) {
        Model model = model(of.spec);
        Batch example = example(of.spec);
        ExampleSaliency asked = new ExampleSaliency(KERNELS, model, example, of.side, of.step, false);
        Saliency found = asked.withLeftOut(Progress.IGNORED);
        float[][] each = asked.ofEachNumber();
        int steps = of.side == Side.TARGET ? WRITTEN : STEPS;
        assertEquals(steps, found.steps());
        int symbol = found.symbol();
        if (of.side == Side.TARGET || of.spec.wiring().shape() == Shape.TAGGER) {
            assertEquals(example.targets()[of.step], symbol);
        }
        double counted = 0;
        for (int t = 0; t < steps; t++) {
            double squares = 0;
            double product = 0;
            float[] x = entering(of, model, example, t);
            List<Float> away = new ArrayList<>();
            for (int i = 0; i < of.width(); i++) {
                double slope = (score(of, model, example, symbol, t, unit(of.width(), i, 0x1p-6f))
                        - score(of, model, example, symbol, t, unit(of.width(), i, -0x1p-6f))) / 0x1p-5;
                squares += slope * slope;
                product += slope * x[i];
                away.add(-x[i]);
            }
            double norm = Math.sqrt(squares);
            counted += norm;
            assertEquals(norm, found.norm(t), 3e-3 * Math.max(0.1, norm), "norm of step " + t);
            assertEquals(product, found.contribution(t), 3e-3 * Math.max(0.1, norm), "part of step " + t);
            double together = 0;
            for (float part : each[t]) {
                together += part;
            }
            assertEquals(found.contribution(t), together, 1e-4 * Math.max(0.1, norm), "its numbers' parts");
            assertEquals(found.logit() - score(of, model, example, symbol, t, away), found.change(t), 1e-5, "step " + t);
        }
        assertEquals(true, counted > 1e-3, "something counts");
        assertEquals(score(of, model, example, symbol, 0, unit(of.width(), 0, 0)), found.logit(), 1e-5);
    }

    private static float[] entering(Case of, Model model, Batch example, int t) {
        float[] x = new float[of.width()];
        if (of.spec.wiring().glimpses().any()) {
            SequenceTrace.of(KERNELS, model, example).trace().read(of.enters().name(), t, x);
            return x;
        }
        for (int i = 0; i < x.length; i++) {
            x[i] = of.side == Side.TARGET ? model.parameters().get("decoder.embedding.weight",
                    of.spec.wiring().shape().asks() ? example.tokens()[t]
                            : t == 0 ? Topology.boundary(of.spec) : example.targets()[t - 1], i)
                    : !of.spec.readsSymbols() ? example.inputs()[t * x.length + i]
                    : model.parameters().get(of.spec.wiring().shape() == Shape.ENCODER_DECODER ? "encoder.embedding.weight"
                            : "embedding.weight", example.tokens()[t], i);
        }
        return x;
    }

    private static List<Float> unit(int width, int i, float value) {
        List<Float> unit = new ArrayList<>();
        for (int j = 0; j < width; j++) {
            unit.add(j == i ? value : 0);
        }
        return unit;
    }

    /** One unit reads one-hot symbols: h_t = tanh(w x_t + u h_{t−1}), z = a h_T, worked by hand. */
    @Test
    void oneUnitByHand() {
        ModelSpec spec = new ModelSpec("rnn-tanh", 1, 1, 2, 0, 0, false, 0, 0, Wiring.of(Shape.CLASSIFIER, 2));
        Parameters parameters = new Parameters(Topology.of(spec).parameters());
        parameters.set("rnn.weight_ih_l0", new float[] {0.5f, -0.3f});
        parameters.set("rnn.weight_hh_l0", new float[] {0.8f});
        parameters.set("head.weight", new float[] {2, 0});
        Model model = new Model(spec, parameters, null, null);
        Saliency found = new ExampleSaliency(KERNELS, model, Batch.ofSymbols(new int[] {0, 1}, new int[] {0}), Side.SOURCE, 1,
                false).withLeftOut(Progress.IGNORED);
        double h0 = Math.tanh(0.5);
        double h1 = Math.tanh(-0.3 + 0.8 * h0);
        double last = 2 * (1 - h1 * h1);
        double first = last * 0.8 * (1 - h0 * h0);
        assertEquals(0, found.symbol());
        assertEquals(2 * h1, found.logit(), 1e-6);
        assertEquals(1 / (1 + Math.exp(-2 * h1)), found.probability(), 1e-6);
        assertEquals(first * Math.hypot(0.5, 0.3), found.norm(0), 1e-6);
        assertEquals(last * -0.3, found.contribution(1), 1e-6);
        assertEquals(2 * h1 - 2 * Math.tanh(-0.3), found.change(0), 1e-6);
        assertEquals(2 * h1 - 2 * Math.tanh(0.8 * h0), found.change(1), 1e-6);
    }

    @Test
    void itAsksAboutTheGuessWhereThatIsWantedAndStopsWhenNobodyWantsIt() {
        Case of = cases().get(0);
        Model model = model(of.spec);
        Batch example = example(of.spec);
        Network network = new Network(of.spec, new Room(1, STEPS, 0), false, KERNELS, Workers.of(1));
        network.forward(model.parameters(), example);
        for (int step = 0; step < STEPS; step++) {
            assertEquals(network.predicted(step),
                    new ExampleSaliency(KERNELS, model, example, Side.SOURCE, step, true).ofGradient().symbol());
        }
        ExampleSaliency asked = new ExampleSaliency(KERNELS, model, example, Side.SOURCE, 0, true);
        assertThrows(CancellationException.class, () -> asked.withLeftOut((done, total) -> false));
    }
}
