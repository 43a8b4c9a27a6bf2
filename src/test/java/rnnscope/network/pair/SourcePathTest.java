package rnnscope.network.pair;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rnnscope.math.Kernels;
import rnnscope.math.Panels;
import rnnscope.math.SeededRandom;
import rnnscope.math.Workers;
import rnnscope.model.Intervention;
import rnnscope.model.ModelSpec;
import rnnscope.model.Parameters;
import rnnscope.model.Wiring;
import rnnscope.model.Wiring.Scoring;
import rnnscope.model.Wiring.Shape;
import rnnscope.network.Batch;
import rnnscope.network.Network;
import rnnscope.network.Slopes;
import rnnscope.network.Topology;
import rnnscope.network.module.Room;
import rnnscope.network.module.SourcePath;
import rnnscope.network.module.recurrent.Recurrent;
import rnnscope.tape.Quantity;
import rnnscope.tape.Side;
import rnnscope.tape.Tape;
import rnnscope.text.TextRange;

/** The two paths by which a loss comes back from a decoder to its source. */
class SourcePathTest {
    private static final int SOURCE_STEPS = 5;
    private static final int STEPS = 4;
    private static final int INPUTS = 3;
    private static final float EPSILON = 1f / 64;

    static List<ModelSpec> wirings() {
        Wiring plain = Wiring.of(Shape.ENCODER_DECODER, 6);
        List<ModelSpec> specs = new ArrayList<>();
        for (String cell : List.of("gru", "lstm", "rnn-tanh")) {
            specs.add(new ModelSpec(cell, 1, 5, 0, 4, 0, false, INPUTS, 0, plain.withScoring(Scoring.DOT)));
            specs.add(new ModelSpec(cell, 2, 6, 0, 4, 0, false, INPUTS, 0, plain.withScoring(Scoring.GENERAL)));
            specs.add(new ModelSpec(cell, 2, 5, 0, 4, 0, false, INPUTS, 0,
                    plain.withScoring(Scoring.GENERAL).withBidirectional(true)));
            specs.add(new ModelSpec(cell, 1, 17, 0, 4, 0, false, INPUTS, 0,
                    plain.withScoring(Scoring.ADDITIVE).withBidirectional(true)));
        }
        return specs;
    }

    private final SeededRandom random = new SeededRandom(4);

    private Batch batch(ModelSpec spec) {
        float[] inputs = new float[SOURCE_STEPS * INPUTS];
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = (float) random.nextGaussian();
        }
        int[] targets = {2, 5, 0, Topology.boundary(spec)};
        return new Batch(new int[0], inputs, targets, new float[0]);
    }

    private static Network network(ModelSpec spec) {
        return new Network(spec, new Room(1, SOURCE_STEPS, STEPS), true, Kernels.plain(), Workers.of(1));
    }

    /** Of every number that enters. */
    private static double[] inputGradients(Network network) {
        double[] all = new double[SOURCE_STEPS * INPUTS];
        float[] row = new float[INPUTS];
        for (int s = 0; s < SOURCE_STEPS; s++) {
            network.backpropagation().readInputGradient(s, row);
            for (int i = 0; i < INPUTS; i++) {
                all[s * INPUTS + i] = row[i];
            }
        }
        return all;
    }

    @ParameterizedTest
    @MethodSource("wirings")
    void thePathsAddUpToTheWholeWhichIsTheSlopeOfTheLoss(ModelSpec spec) {
        Parameters p = Slopes.normal(Topology.of(spec).parameters(), 0.5, random);
        Batch batch = batch(spec);
        Network network = network(spec);
        network.forward(p, batch);
        network.backpropagation().pack(p);
        network.backpropagation().toValues(batch, 0, 1, 3);
        double[] whole = inputGradients(network);
        network.backpropagation().along(SourcePath.ATTENTION, batch, 1, 3);
        double[] attention = inputGradients(network);
        network.backpropagation().along(SourcePath.BRIDGE, batch, 1, 3);
        double[] bridge = inputGradients(network);
        network.backpropagation().toValues(batch, 0, 1, 3);
        double[] again = inputGradients(network);

        double[] slopes = slopes(network, p, batch);
        for (int i = 0; i < whole.length; i++) {
            assertEquals(whole[i], attention[i] + bridge[i], 1e-6 + 1e-5 * Math.abs(whole[i]), "input " + i);
            assertEquals(whole[i], again[i], 0, "both paths are open again, input " + i);
            assertEquals(slopes[i], whole[i], 2e-4 + 0.02 * Math.abs(slopes[i]), "input " + i);
        }
        assertTrue(greatest(attention) > 1e-3 && greatest(bridge) > 1e-3, "both paths carry something");
    }

    /** Where what the encoder ends in is held at what it is, the loss moves by what comes through the attention alone. */
    @ParameterizedTest
    @MethodSource("wirings")
    void withTheBridgeHeldTheSlopeOfTheLossIsWhatComesThroughTheAttention(ModelSpec spec) {
        Parameters p = Slopes.normal(Topology.of(spec).parameters(), 0.5, random);
        Batch batch = batch(spec);
        Network network = network(spec);
        network.forward(p, batch);
        network.backpropagation().pack(p);
        network.backpropagation().along(SourcePath.ATTENTION, batch, 1, 3);
        double[] attention = inputGradients(network);

        network.intervene(0, heldEnds(network));
        double[] slopes = slopes(network, p, batch);
        for (int i = 0; i < attention.length; i++) {
            assertEquals(slopes[i], attention[i], 2e-4 + 0.02 * Math.abs(slopes[i]), "input " + i);
        }
    }

    private static List<Intervention> heldEnds(Network network) {
        List<Intervention> held = new ArrayList<>();
        Tape tape = network.tape(Side.SOURCE);
        for (Recurrent layer : network.topology().layers(Side.SOURCE)) {
            for (String state : layer.cell().state()) {
                Quantity end = layer.end(state);
                Panels place = tape.layout().place(end.name());
                for (int j = 0; j < place.columns(); j++) {
                    held.add(new Intervention.Clamp(end, j, tape.values()[place.at(0, j)], new TextRange(0, SOURCE_STEPS)));
                }
            }
        }
        return held;
    }

    /** Central differences of the losses of steps 1 and 2. */
    private static double[] slopes(Network network, Parameters p, Batch batch) {
        double[] slopes = new double[batch.inputs().length];
        for (int i = 0; i < slopes.length; i++) {
            slopes[i] = (4 * slope(network, p, batch, i, EPSILON) - slope(network, p, batch, i, 2 * EPSILON)) / 3;
        }
        return slopes;
    }

    private static double slope(Network network, Parameters p, Batch batch, int input, float epsilon) {
        float kept = batch.inputs()[input];
        batch.inputs()[input] = kept + epsilon;
        double above = loss(network, p, batch);
        batch.inputs()[input] = kept - epsilon;
        double below = loss(network, p, batch);
        batch.inputs()[input] = kept;
        return (above - below) / (2 * epsilon);
    }

    private static double loss(Network network, Parameters p, Batch batch) {
        network.forward(p, batch);
        return network.surprise(1, 0, batch.targets()[1]) + network.surprise(2, 0, batch.targets()[2]);
    }

    private static double greatest(double[] values) {
        double most = 0;
        for (double value : values) {
            most = Math.max(most, Math.abs(value));
        }
        return most;
    }

    /**
     * One number copied as its sign, by one unit:
     *
     * <pre>
     *   h = tanh(w x)   c = h (a single step has weight 1)   s_0 = h   s_1 = tanh(u s_0)
     *   a = tanh(m c + n s_1)   logits = (−k a, k a, 0)
     * </pre>
     */
    @Test
    void aCopyByHandSplitsAsTheChainRuleSays() {
        double w = 0.9;
        double u = 0.6;
        double m = 1.3;
        double n = 0.8;
        double k = 0.7;
        double x = 0.5;
        ModelSpec spec = new ModelSpec("rnn-tanh", 1, 1, 0, 1, 0, false, 1, 0,
                Wiring.of(Shape.ENCODER_DECODER, 2).withScoring(Scoring.DOT));
        Parameters p = new Parameters(Topology.of(spec).parameters());
        p.set("encoder.rnn.weight_ih_l0", 0, 0, (float) w);
        p.set("decoder.rnn.weight_hh_l0", 0, 0, (float) u);
        p.set("attention.combine.weight", 0, 0, (float) m);
        p.set("attention.combine.weight", 0, 1, (float) n);
        p.set("head.weight", 0, 0, (float) -k);
        p.set("head.weight", 1, 0, (float) k);

        double h = Math.tanh(w * x);
        double s = Math.tanh(u * h);
        double a = Math.tanh(m * h + n * s);
        double z = Math.exp(-k * a) + Math.exp(k * a) + 1;
        double dA = k * (Math.exp(k * a) / z - 1) - k * Math.exp(-k * a) / z;
        double back = dA * (1 - a * a) * (1 - h * h) * w;
        double byAttention = back * m;
        double byBridge = back * n * (1 - s * s) * u;

        Batch batch = new Batch(new int[0], new float[] {(float) x}, new int[] {1}, new float[0]);
        Network network = new Network(spec, new Room(1, 1, 1), true, Kernels.plain(), Workers.of(1));
        network.forward(p, batch);
        network.backpropagation().pack(p);
        float[] gradient = new float[1];
        network.backpropagation().along(SourcePath.ATTENTION, batch, 0, 1);
        network.backpropagation().readInputGradient(0, gradient);
        assertEquals(byAttention, gradient[0], 1e-6);
        network.backpropagation().along(SourcePath.BRIDGE, batch, 0, 1);
        network.backpropagation().readInputGradient(0, gradient);
        assertEquals(byBridge, gradient[0], 1e-6);
        network.backpropagation().toValues(batch, 0, 0, 1);
        network.backpropagation().readInputGradient(0, gradient);
        assertEquals(byAttention + byBridge, gradient[0], 1e-6);
    }
}
