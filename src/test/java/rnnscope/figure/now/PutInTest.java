package rnnscope.figure.now;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PutInTest {
    private static String put(String template, Map<String, Double> values) {
        return PutIn.of(template, place -> values.getOrDefault(place, Double.NaN), 3).toString();
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
    void theLeftSideIsTheValueShown() {
        PutIn equation = PutIn.of("[h] = tanh([a])", place -> -0.5, 3);

        assertEquals("−0.500", equation.left());
        assertEquals("= tanh(−0.500)", equation.right());
    }

    @ParameterizedTest
    @CsvSource({"0.9987, 2, 1.00", "-0.004, 2, 0.00", "-2.1984, 2, −2.20", "9.996, 2, 10.0", "-12.34, 2, −12.3",
        "123.4, 2, 123", "12345, 2, 1e4", "0.0004, 3, 0.000", "-4.2136, 3, −4.214", "NaN, 2, ?", "-Infinity, 2, −∞"})
    void numbersKeepTheirWidth(double value, int decimals, String shown) {
        assertEquals(shown, Numerals.fixed(value, decimals));
    }
}
