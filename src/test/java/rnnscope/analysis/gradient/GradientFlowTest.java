package rnnscope.analysis.gradient;

import rnnscope.cell.Cells;
import rnnscope.network.Topology;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import rnnscope.math.Kernels;
import rnnscope.math.Panels;
import rnnscope.math.SeededRandom;
import rnnscope.math.Workers;
import rnnscope.model.ModelSpec;
import rnnscope.model.Parameters;
import rnnscope.network.Batch;
import rnnscope.network.Network;

class GradientFlowTest {
    private static final int STEPS = 12;

    static List<ModelSpec> wirings() {
        return Windows.wirings();
    }

    static List<ModelSpec> lstms() {
        return Windows.wirings().stream().filter(spec -> Cells.of(spec.cell(0)).hasCellState()).toList();
    }

    /** Training's loss is the mean: its gradient times the number of losses is that of the sum. */
    @ParameterizedTest
    @MethodSource("wirings")
    void theSumIsTheGradientOfTraining(ModelSpec spec) {
        Windows text = Windows.random(spec, STEPS, 0.4, 3);
        text.targets()[5] = -1;
        GradientFlow flow = GradientFlow.of(text.run(), LossChoice.ALL_STEPS, Truncation.NONE);
        Network training =
                new Network(spec, 1, STEPS, true, Kernels.best(), Workers.of(1));
        training.writeState(text.state());
        training.forward(text.parameters(), text.tokens());
        training.backward(text.parameters(), text.targets(), new Parameters(text.parameters().layout()));
        for (int l = 0; l < spec.layers(); l++) {
            for (int t = 0; t < STEPS; t++) {
                double expected = (STEPS - 1) * norm(training, l, "hidden", t);
                assertEquals(expected, flow.hidden(l, t), 1e-5 * expected);
                assertEquals(Cells.of(spec.cell(l)).hasCellState(), flow.hasCell(l));
                if (flow.hasCell(l)) {
                    expected = (STEPS - 1) * norm(training, l, "cell", t);
                    assertEquals(expected, flow.cell(l, t), 1e-5 * expected);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("wirings")
    void theItemsOfTheLastLossAreItsFlow(ModelSpec spec) {
        Windows text = Windows.random(spec, STEPS, 0.4, 3);
        text.targets()[STEPS - 1] = -1;
        GradientWindow window = text.run();
        GradientFlow flow = GradientFlow.of(window, LossChoice.LAST_STEP, Truncation.NONE);
        ItemisedGradients items = ItemisedGradients.of(window, Truncation.NONE);
        assertEquals(STEPS - 2, flow.lossStep());
        for (int l = 0; l < spec.layers(); l++) {
            for (int t = 0; t < STEPS; t++) {
                double item = t == STEPS - 1 ? 0 : items.hidden(l, STEPS - 2, t);
                assertEquals(item, flow.hidden(l, t), 1e-6 * item);
                assertTrue(Double.isNaN(items.hidden(l, STEPS - 1, t)), "no target, no loss");
            }
            assertEquals(0, flow.hidden(l, STEPS - 1));
            assertEquals(0, items.hidden(l, 3, 4), "nothing comes from the past");
            assertEquals(items.sentBy(l, 7)[2], items.hidden(l, 7, 2));
            assertEquals(items.reaching(l, 2)[5], items.hidden(l, 7, 2));
            assertEquals(0x1p-24 * flow.hidden(l, STEPS - 2), flow.floor(l));
        }
    }

    /** A model that reads and predicts numbers has gradients too, of the squared error. */
    @ParameterizedTest
    @ValueSource(strings = {"rnn-tanh", "rnn-relu", "gru", "lstm"})
    void numbersHaveGradientsToo(String cell) {
        ModelSpec spec = new ModelSpec(cell, 2, 6, 0, 0, 0, false, 2, 3);
        Batch batch = Batch.of(spec, 1, STEPS);
        SeededRandom random = new SeededRandom(2);
        for (int i = 0; i < batch.inputs().length; i++) {
            batch.inputs()[i] = (float) random.nextGaussian();
        }
        batch.targetNumbers()[3 * 4 + 1] = 0.5f;
        batch.targetNumbers()[3 * 9] = -1;
        batch.targetNumbers()[3 * 9 + 2] = 2;
        GradientWindow window = new GradientWindow(spec, STEPS, Kernels.best());
        window.run(Windows.parameters(spec, 0.2, random), null, batch);
        assertEquals(9, window.lastLoss());
        assertFalse(window.hasLoss(8));
        GradientFlow flow = GradientFlow.of(window, LossChoice.LAST_STEP, Truncation.NONE);
        ItemisedGradients items = ItemisedGradients.of(window, Truncation.NONE);
        for (int t = 0; t < STEPS; t++) {
            double item = t > 9 ? 0 : items.hidden(1, 9, t);
            assertEquals(flow.hidden(1, t), item, 1e-5 * item);
        }
        for (LossChoice loss : LossChoice.values()) {
            GradientCheck check = GradientCheck.of(window, 0, 3, "hidden", GradientCheck.Direction.GRADIENT, loss,
                    Truncation.NONE, 1);
            assertTrue(check.agrees() && check.isResolved() && check.relativeError() < 0.01, check.toString());
        }
    }

    @Test
    void theSumIsAtMostTheSumOfItsItems() {
        GradientWindow window = Windows.random(ModelSpec.of("gru", 1, 16, 7), STEPS, 0.3, 1).run();
        GradientFlow flow = GradientFlow.of(window, LossChoice.ALL_STEPS, Truncation.NONE);
        ItemisedGradients items = ItemisedGradients.of(window, Truncation.NONE);
        for (int t = 0; t < STEPS; t++) {
            double sum = 0;
            for (float item : items.reaching(0, t)) {
                sum += item;
            }
            assertTrue(flow.hidden(0, t) <= sum * (1 + 1e-6));
        }
        assertEquals(items.hidden(0, STEPS - 1, STEPS - 1), flow.hidden(0, STEPS - 1), 1e-6);
    }

    @ParameterizedTest
    @MethodSource("wirings")
    void aBoundaryCutsAsTrainingDoes(ModelSpec spec) {
        Windows text = Windows.random(spec, STEPS, 0.4, 3);
        GradientWindow window = text.run();
        Truncation fives = new Truncation(5);
        GradientFlow flow = GradientFlow.of(window, LossChoice.ALL_STEPS, fives);
        ItemisedGradients items = ItemisedGradients.of(window, fives);
        assertEquals(List.of(5, 10), Arrays.stream(fives.boundaries(STEPS)).boxed().toList());
        Network training = new Network(spec, 1, 5, true, Kernels.best(), Workers.of(1));
        training.writeState(text.state());
        for (int first = 0; first < 10; first += 5) {
            training.forward(text.parameters(), Arrays.copyOfRange(text.tokens(), first, first + 5));
            training.backpropagation().pack(text.parameters());
            training.backpropagation().toValues(Batch.ofSymbols(new int[0],
                    Arrays.copyOfRange(text.targets(), first, first + 5)), 0, 0, 5);
            for (int t = 0; t < 5; t++) {
                assertEquals(norm(training, 0, "hidden", t), flow.hidden(0, first + t));
            }
            training.carryState();
        }
        assertTrue(Double.isNaN(items.hidden(0, 5, 4)));
        assertFalse(Double.isNaN(items.hidden(0, 9, 5)));
        GradientFlow last = GradientFlow.of(window, LossChoice.LAST_STEP, fives);
        assertEquals(0, last.hidden(0, 9));
        assertTrue(last.hidden(0, 10) > 0);
    }

    @ParameterizedTest
    @MethodSource("lstms")
    void bothRoadsAreTheWhole(ModelSpec spec) {
        GradientWindow window = Windows.random(spec, STEPS, 0.4, 3).run();
        for (LossChoice loss : LossChoice.values()) {
            double[][] cellPath = new double[spec.layers()][STEPS];
            double[][] hiddenPath = new double[spec.layers()][STEPS];
            int first = loss == LossChoice.LAST_STEP ? STEPS - 1 : 0;
            window.backward(0, first, STEPS);
            float[] whole = window.tape().clone();
            CellStatePaths paths = new CellStatePaths(window, 0, first, STEPS);
            for (int l = 0; l < spec.layers(); l++) {
                if (!window.hasCell(l)) {
                    continue;
                }
                double[][] rest = paths.throughHiddenState(l);
                Panels dC = window.gradient(l, "cell");
                for (int t = 0; t < STEPS; t++) {
                    for (int j = 0; j < dC.columns(); j++) {
                        int at = window.at(dC, t, j);
                        assertEquals(whole[at], window.tape()[at] + rest[t][j], 1e-6 + 1e-5 * Math.abs(whole[at]));
                    }
                }
            }
            paths.measure(cellPath, hiddenPath);
            assertTrue(hiddenPath[0][0] > 0 && cellPath[0][0] > 0);
            assertEquals(0, hiddenPath[spec.layers() - 1][STEPS - 1], "nothing comes from after the last loss");
        }
    }

    /**
     * One unit, two symbols, worked by hand. All gates have constant pre-activations but for the recurrence, which is
     * W_hg = w alone: with i = f = o = σ(b), g_t = tanh(u + w h_{t−1}) the derivatives along the cell state are
     * f each, and through the hidden state ∂c_{t+1}/∂h_t = i (1 − g²_{t+1}) w.
     */
    @Test
    void oneUnitWorkedByHand() {
        ModelSpec spec = ModelSpec.of("lstm", 1, 1, 2);
        Parameters p = new Parameters(Topology.of(spec).parameters());
        double b = 0.7;
        double u = 0.3;
        double w = 0.9;
        p.set("rnn.bias_ih_l0", new float[] {(float) b, (float) b, (float) u, (float) b});
        p.set("rnn.weight_hh_l0", new float[] {0, 0, (float) w, 0});
        p.set("head.weight", new float[] {1, -1});
        GradientWindow window = new GradientWindow(spec, 4, Kernels.best());
        window.run(p, null, new int[4], new int[] {0, 0, 0, 0});
        GradientFlow flow = GradientFlow.of(window, LossChoice.LAST_STEP, Truncation.NONE);

        double gate = 1 / (1 + Math.exp(-b));
        double[] c = new double[5];
        double[] h = new double[5];
        double[] g = new double[5];
        for (int t = 1; t <= 4; t++) {
            g[t] = Math.tanh(u + w * h[t - 1]);
            c[t] = gate * c[t - 1] + gate * g[t];
            h[t] = gate * Math.tanh(c[t]);
        }
        double p1 = 1 / (1 + Math.exp(2 * h[4]));
        double dH = -2 * p1;
        double alongCell = dH * slope(gate, c[4]);
        double dC = alongCell;
        for (int t = 4; t >= 1; t--) {
            assertEquals(Math.abs(dH), flow.hidden(0, t - 1), 2e-6, "h " + t);
            assertEquals(Math.abs(dC), flow.cell(0, t - 1), 2e-6, "c " + t);
            assertEquals(Math.abs(alongCell), flow.cellPath(0, t - 1), 2e-6, "along the cell state " + t);
            assertEquals(Math.abs(dC - alongCell), flow.hiddenPath(0, t - 1), 2e-6, "through the hidden state " + t);
            dH = dC * gate * (1 - g[t] * g[t]) * w;
            dC = dC * gate + dH * slope(gate, c[t - 1]);
            alongCell *= gate;
        }
    }

    @Test
    void withoutRecurrentWeightsTheCellIsTheOnlyRoadAndFadesAsTheProductOfForgetGates() {
        ModelSpec spec = ModelSpec.of("lstm", 1, 6, 7);
        Windows text = Windows.random(spec, STEPS, 0.5, 2);
        text.parameters().set("rnn.weight_hh_l0", new float[4 * 6 * 6]);
        GradientWindow window = text.run();
        GradientFlow flow = GradientFlow.of(window, LossChoice.LAST_STEP, Truncation.NONE);
        double[] delta = new double[6];
        for (int j = 0; j < 6; j++) {
            delta[j] = window.tape()[window.at(window.gradient(0, "cell"), STEPS - 1, j)];
        }
        for (int t = STEPS - 1; t >= 0; t--) {
            assertEquals(Windows.norm(delta), flow.cellPath(0, t), 1e-5 * Windows.norm(delta));
            assertEquals(flow.cell(0, t), flow.cellPath(0, t));
            assertEquals(0, flow.hiddenPath(0, t));
            for (int j = 0; j < 6; j++) {
                delta[j] *= window.tape()[window.at(window.value(0, "forget"), t, j)];
            }
        }
    }

    @Test
    void whatVanishesIsZeroAndFarBelowTheFloor() {
        GradientWindow window = Windows.random(ModelSpec.of("rnn-tanh", 1, 8, 7), 80, 0.05, 1).run();
        GradientFlow flow = GradientFlow.of(window, LossChoice.LAST_STEP, Truncation.NONE);
        assertEquals(0, flow.hidden(0, 0));
        assertTrue(flow.hidden(0, 60) < flow.floor(0));
        assertTrue(flow.hidden(0, 78) > flow.floor(0));
        assertFalse(flow.hasCell(0));
        assertTrue(Double.isNaN(flow.cell(0, 79)));
    }

    /** Rectifiers whose weights multiply by 1000 a step: after some dozen steps no float holds the gradient. */
    @Test
    void whatExplodesIsInfinite() {
        ModelSpec spec = ModelSpec.of("rnn-relu", 1, 2, 3);
        Parameters p = new Parameters(Topology.of(spec).parameters());
        p.set("rnn.weight_hh_l0", new float[] {1000, 0, 0, 1000});
        p.set("rnn.bias_ih_l0", new float[] {1e-20f, 1e-20f});
        p.set("head.weight", new float[] {1, -1, 0, 0, 0, 0});
        GradientWindow window = new GradientWindow(spec, 30, Kernels.best());
        window.run(p, null, new int[30], new int[30]);
        GradientFlow flow = GradientFlow.of(window, LossChoice.ALL_STEPS, Truncation.NONE);
        ItemisedGradients items = ItemisedGradients.of(window, Truncation.NONE);
        assertEquals(Double.POSITIVE_INFINITY, flow.hidden(0, 0));
        assertEquals(Double.POSITIVE_INFINITY, items.hidden(0, 15, 0));
        assertTrue(Double.isFinite(items.hidden(0, 4, 0)));
    }

    @Test
    void withoutAnyTargetNothingFlows() {
        Windows text = Windows.random(ModelSpec.of("lstm", 1, 8, 7), 5, 0.3, 1);
        Arrays.fill(text.targets(), -1);
        for (LossChoice loss : LossChoice.values()) {
            GradientFlow flow = GradientFlow.of(text.run(), loss, Truncation.NONE);
            assertEquals(-1, flow.lossStep());
            assertEquals(0, flow.hidden(0, 2));
            assertEquals(0, flow.floor(0));
        }
    }

    private static double slope(double output, double c) {
        return output * (1 - Math.tanh(c) * Math.tanh(c));
    }

    private static double norm(Network network, int layer, String channel, int t) {
        Panels place = network.tape().gradient(network.layout().channel(layer, channel));
        double[] row = new double[place.columns()];
        for (int j = 0; j < row.length; j++) {
            row[j] = network.tape().values()[place.at(network.layout().row(t), j)];
        }
        return Windows.norm(row);
    }
}
