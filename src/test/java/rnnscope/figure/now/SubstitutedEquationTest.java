package rnnscope.figure.now;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rnnscope.figure.Numbers;

class SubstitutedEquationTest {
    private static String put(String template, Map<String, Double> values) {
        return SubstitutedEquation.of(template, place -> values.getOrDefault(place, Double.NaN), 3).toString();
    }

    @Test
    void aNegativeFactorStandsInParentheses() {
        assertEquals("−2.168 = 0.999 × (−2.170) + 0.001 × 0.970", put("[c] = [f] × [c−] + [i] × [g]",
                Map.of("c", -2.168, "f", 0.999, "c−", -2.17, "i", 0.001, "g", 0.97)));
    }

    @Test
    void aNegativeSummandIsTakenAway() {
        assertEquals("0.350 = σ(0.420 − 1.040)", put("[f] = σ([f.x] + [f.h])",
                Map.of("f", 0.35, "f.x", 0.42, "f.h", -1.04)));
        assertEquals("0.350 = σ(−0.420 + 1.040)", put("[f] = σ([f.x] + [f.h])",
                Map.of("f", 0.35, "f.x", -0.42, "f.h", 1.04)));
    }

    @Test
    void whatIsTakenAwayFromOneIsNotTouched() {
        assertEquals("−0.263 = (1 − 0.870) × (−0.910) + 0.870 × 0.180", put(
                "[h] = (1 − [z]) × [n] + [z] × [h−]", Map.of("h", -0.263, "z", 0.87, "n", -0.91, "h−", 0.18)));
    }

    @Test
    void symbolsMayHaveSpacesAndUnknownValuesAreMarked() {
        assertEquals("−0.974 = tanh(−2.168)", put("[tanh c] = tanh([c])", Map.of("tanh c", -0.974, "c", -2.168)));
        assertEquals("1.340 = ?", put("[q] = [n.h]", Map.of("q", 1.34)));
    }

    @Test
    void whatIsShownComesToTheValueShown() {
        assertEquals("109.2 = 39.304 × 9.0068 × 0.3085", put("[e] = [q] × [x] × [cos]",
                Map.of("e", 39.3042 * 9.00683 * 0.30848, "q", 39.3042, "x", 9.00683, "cos", 0.30848)));
        assertEquals("0.957 = σ(0.455 + 0.417 + 2.222)", put("[o] = σ([o.wx] + [o.wh] + [o.b])",
                Map.of("o", 0.95665, "o.wx", 0.4551, "o.wh", 0.4172, "o.b", 2.2217)));
        Random random = new Random(5);
        for (int i = 0; i < 2000; i++) {
            double f = random.nextDouble();
            double c = random.nextGaussian() * 30;
            double g = random.nextGaussian();
            SubstitutedEquation put = SubstitutedEquation.of("[c] = [f] × [c−] + [f] × [g]", place -> switch (place) {
                case "f" -> f;
                case "c−" -> c;
                case "g" -> g;
                default -> f * c + f * g;
            }, 3);
            int decimals = put.left().length() - put.left().indexOf('.') - 1;
            assertEquals(put.left(), Numbers.signed(Arithmetic.evaluate(put.right().substring(2)), decimals), put.toString());
        }
    }

    @ParameterizedTest
    @CsvSource({"1 + 2 × 3, 7", "(1 − 0.25) × (−2), −1.5", "tanh(0), 0", "'max(0, −3.5)', 0", "exp(1 − 1) / 4, 0.25",
        "2·10³ + 1, 2001", "'1.5 × 2  (lengths, cosine)', 3", "0.5 + 1 (others), 1.5", "forced, NaN", "1 + ?, NaN"})
    void aLineIsWorkedOutAsItStands(String line, String value) {
        assertEquals(Double.parseDouble(value.replace('−', '-')), Arithmetic.evaluate(line), 1e-12);
    }

    @Test
    void theLeftSideIsTheValueShown() {
        SubstitutedEquation equation = SubstitutedEquation.of("[h] = tanh([a])", place -> -0.5, 3);

        assertEquals("−0.500", equation.left());
        assertEquals("= tanh(−0.500)", equation.right());
    }

    @ParameterizedTest
    @CsvSource({"0.9987, 2, 1.00", "-0.004, 2, 0.00", "-2.1984, 2, −2.20", "9.996, 2, 10.0", "-12.34, 2, −12.3",
        "123.4, 2, 123", "12345, 2, 1·10⁴", "-3.55e38, 2, −4·10³⁸", "12345, 3, 1.2·10⁴", "0.0004, 3, 0.000", "-4.2136, 3, −4.214", "NaN, 2, ?", "-Infinity, 2, −∞"})
    void numbersKeepTheirWidth(double value, int decimals, String shown) {
        assertEquals(shown, Numerals.fixed(value, decimals));
    }
}
