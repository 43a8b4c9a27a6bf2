package rnnscope.cell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rnnscope.math.Kernels;
import rnnscope.math.SeededRandom;
import rnnscope.model.LayerSpec;
import rnnscope.model.Model;
import rnnscope.model.ModelCard;
import rnnscope.model.ModelSpec;
import rnnscope.model.Parameters;
import rnnscope.network.Network;
import rnnscope.network.Preactivation;
import rnnscope.network.Slopes;
import rnnscope.network.Topology;
import rnnscope.tape.Equation;
import rnnscope.tape.Trace;
import rnnscope.text.CharacterTokenizer;

/** Cells for the files of other programs, worked by hand with one or two units. */
class CellsOfOthersTest {
    private static double sigmoid(double a) {
        return 1 / (1 + Math.exp(-a));
    }

    private static Trace run(ModelSpec spec, Parameters p, int... tokens) {
        Network network = new Network(spec, tokens.length, Kernels.plain());
        network.forward(p, tokens);
        int[] read = Arrays.copyOf(tokens, tokens.length + 1);
        read[tokens.length] = -1;
        return new Trace(network.tape(), 0, read);
    }

    /**
     * Reset gates by symbol: σ(−ln 3) = 1/4 lets a quarter of h through before the product, so that n₂ = tanh(1 + 2 · h₁/4),
     * where a gate after the product would give tanh(1 + (2 h₁ + b)/4).
     */
    @Test
    void theResetGateActsBeforeTheProduct() {
        ModelSpec spec = new ModelSpec("gru-reset-before", 1, 1, 2, 0, 0, false);
        Parameters p = new Parameters(Topology.of(spec).parameters());
        p.set("rnn.weight_ih_l0", new float[] {(float) -Math.log(3), (float) -Math.log(3), 0, 0, 0.5f, 0.5f});
        p.set("rnn.weight_hh_l0", new float[] {0, 0, 2});
        p.set("rnn.bias_ih_l0", new float[] {0, 0, 0.25f});
        p.set("rnn.bias_hh_l0", new float[] {0, 0, 0.25f});
        Trace trace = run(spec, p, 0, 1);
        double h1 = 0.5 * Math.tanh(1);
        assertEquals(h1, trace.value(0, "hidden", 0, 0), 1e-6);
        assertEquals(h1 / 4, trace.value(0, "resetHidden", 0, 1), 1e-6);
        assertEquals(Math.tanh(1 + h1 / 2), trace.value(0, "candidate", 0, 1), 1e-6);
        assertEquals(0.5 * Math.tanh(1 + h1 / 2) + 0.5 * h1, trace.value(0, "hidden", 0, 1), 1e-6);
    }

    /** All weights 0 but biases and peepholes: i = f = σ(p c₋), o = σ(p c), g = 0.8. */
    @Test
    void gatesSeeTheCellStateOutputGatesThatOfTheSameStep() {
        ModelSpec spec = new ModelSpec("lstm-peephole", 1, 1, 2, 0, 0, false);
        Parameters p = new Parameters(Topology.of(spec).parameters());
        p.set("rnn.bias_ih_l0", new float[] {0, 0, (float) (0.5 * Math.log(9)), 0});
        p.set("rnn.peephole_l0", new float[] {1, -2, 3});
        assertEquals(2 * 4 + 4 + 4 + 4 + 3 + 2 + 2, p.layout().count());
        Trace trace = run(spec, p, 0, 1);
        double c1 = 0.5 * 0.8;
        assertEquals(sigmoid(3 * c1) * Math.tanh(c1), trace.value(0, "hidden", 0, 0), 1e-6);
        double c2 = sigmoid(-2 * c1) * c1 + sigmoid(c1) * 0.8;
        assertEquals(c2, trace.value(0, "cell", 0, 1), 1e-6);
        assertEquals(sigmoid(3 * c2), trace.value(0, "output", 0, 1), 1e-6);
        assertEquals(sigmoid(3 * c2) * Math.tanh(c2), trace.value(0, "hidden", 0, 1), 1e-6);
    }

    /** Two units of which c is 0.4 and −0.4 make one number: h = 2 m₀ − m₁ / 2. */
    @Test
    void aProjectionMakesAFewNumbersOfManyUnits() {
        ModelSpec spec = ModelSpec.of("lstm", 1, 1, 2).withStack(List.of(new LayerSpec("lstm-projected", 2, 1, true)));
        Parameters p = new Parameters(Topology.of(spec).parameters());
        float g = (float) (0.5 * Math.log(9));
        p.set("rnn.bias_ih_l0", new float[] {0, 0, 0, 0, g, -g, 0, 0});
        p.set("rnn.weight_hr_l0", new float[] {2, -0.5f});
        assertEquals(1, p.layout().slice("rnn.weight_hh_l0").depth());
        assertEquals(1, p.layout().slice("head.weight").depth());
        Trace trace = run(spec, p, 0);
        double m = 0.5 * Math.tanh(0.4);
        assertEquals(m, trace.value(0, "unprojected", 0, 0), 1e-6);
        assertEquals(2 * m + m / 2, trace.value(0, "hidden", 0, 0), 1e-6);
        assertTrue(Float.isNaN(trace.value(0, "hidden", 1, 0)), "h has one number");
    }

    @Test
    void aCellThatDoesNotProjectIsRefusedAProjection() {
        assertEquals("the cell gru does not project its state", assertThrows(IllegalArgumentException.class, () ->
                Topology.of(ModelSpec.of("gru", 1, 1, 2).withStack(List.of(new LayerSpec("gru", 4, 2, true)))))
                .getMessage());
    }

    /** The parts of every equation come to the value that the engine has. */
    @ParameterizedTest
    @ValueSource(strings = {"gru-reset-before", "lstm-peephole", "lstm-projected"})
    void everyEquationHoldsInNumbers(String cell) {
        ModelSpec spec = ModelSpec.of(cell, 1, 1, 4).withStack(List.of(new LayerSpec("gru", 3),
                new LayerSpec(cell, 5, cell.equals("lstm-projected") ? 2 : 0, true)));
        Parameters p = Slopes.normal(Topology.of(spec).parameters(), 0.6, new SeededRandom(3));
        Trace trace = run(spec, p, 0, 3, 1, 2);
        Model model = new Model(spec, p, CharacterTokenizer.of("abcd"), ModelCard.named("m"));
        for (int unit = 0; unit < 5; unit++) {
            for (int t = 1; t < 4; t++) {
                Map<String, Double> parts = Preactivation.parts(model, trace, 1, unit, t);
                for (Equation equation : Cells.of(cell).equations()) {
                    double right = value(equation.numbers(), parts, trace, unit, t, cell);
                    float found = trace.value(1, equation.channel(), unit, t);
                    if (!Float.isNaN(found)) {
                        assertEquals(found, right, 1e-5, equation.numbers() + " of unit " + unit + " at " + t);
                    }
                }
            }
        }
        assertFalse(Cells.offered().contains(Cells.of(cell)));
    }

    private static double value(String numbers, Map<String, Double> parts, Trace trace, int unit, int t, String cell) {
        String right = numbers.substring(numbers.indexOf(" = ") + 3);
        for (String part : parts.keySet()) {
            right = right.replace("[" + part + "]", "(" + parts.get(part) + ")");
        }
        for (var channel : Cells.of(cell).channels()) {
            right = right.replace("[" + channel.symbol() + "]", "(" + trace.value(1, channel.id(), unit, t) + ")")
                    .replace("[" + channel.symbol() + "−]", "(" + trace.value(1, channel.id(), unit, t - 1) + ")");
        }
        if (right.startsWith("σ")) {
            return sigmoid(sum(right.substring(1)));
        }
        return right.startsWith("tanh") ? Math.tanh(sum(right.substring(4))) : sum(right);
    }

    /** A sum of products of numbers in parentheses, the first of which may be taken from 1. */
    private static double sum(String expression) {
        String bare = expression.startsWith("((") ? expression.substring(1, expression.length() - 1) : expression;
        double sum = 0;
        for (String term : bare.replace("(1 − ", "(1−").split(" \\+ ")) {
            double product = 1;
            for (String factor : term.split(" × ")) {
                String number = factor.replace("(", "").replace(")", "");
                product *= number.startsWith("1−") ? 1 - Double.parseDouble(number.substring(2)) : Double.parseDouble(number);
            }
            sum += product;
        }
        return sum;
    }
}
