package rnnscope.math;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class AutocorrelationTest {
    /** Of 1, 2, 3, 4: mean 2.5, products 0.75 − 0.25 + 0.75, squares 5. */
    @Test
    void isThatOfLagOne() {
        assertEquals(1.25 / 5, Autocorrelation.of(new float[] {1, 2, 3, 4}), 1e-9);
    }

    @Test
    void whatNeverChangesComesLast() {
        assertEquals(-1, Autocorrelation.of(new float[] {3, 3, 3}));
    }
}
