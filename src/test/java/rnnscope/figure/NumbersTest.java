package rnnscope.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class NumbersTest {
    @Test
    void pointingTellsEveryDigit() {
        assertEquals("−0.53208715", Numbers.exact(-0.53208715f));
        assertEquals("1", Numbers.exact(1));
        assertEquals("0", Numbers.exact(-0.0f));
        assertEquals("12345.5", Numbers.exact(12345.5f));
        assertEquals("1.500·10⁻⁹", Numbers.exact(1.5e-9f));
        assertEquals("−1.378·10⁻³⁷", Numbers.exact(-1.3778738e-37f), "and rounds what nobody reads");
        assertEquals("1.000·10⁸", Numbers.exact(9.99999e7f));
        assertEquals("too large to show", Numbers.exact(Float.NEGATIVE_INFINITY));
    }

    @Test
    void numbersDoNotDance() {
        assertEquals("0.530", Numbers.signed(0.53, 3));
        assertEquals("−2.19", Numbers.signed(-2.191, 2));
        assertEquals("0.00", Numbers.signed(-0.001, 2), "no minus zero");
        assertEquals("too large to show", Numbers.signed(Double.NEGATIVE_INFINITY, 2));
        assertEquals("too large to show", Numbers.signed(Double.NaN, 2));
        assertEquals("1.33·10³⁴", Numbers.signed(1.332267901e34, 2));
        assertEquals("—", Numbers.percent(Double.NaN, 1));
        assertEquals("−5·10³⁸", Numbers.onAxis(-5e38));
        assertEquals("10⁵", Numbers.onAxis(1e5));
        assertEquals("50", Numbers.onAxis(50));
        assertEquals("26.7%", Numbers.percent(0.2671, 1));
        assertEquals("30\u2009000", Numbers.count(30000));
        assertEquals("−1\u2009234\u2009567".replace('−', '-'), Numbers.count(-1234567));
    }
}
