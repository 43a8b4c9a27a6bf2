package rnnscope.view.unit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SaliencyColouringTest {
    /** What counts most is the greatest of what was done, whichever way, and its share that of all. */
    @Test
    void itsSentenceIsTheNumberItClaims() {
        double[] weights = {0.1, 0.25, 0.6, 0.05};
        int strongest = SaliencyColouring.strongest(weights);
        assertEquals(2, strongest);
        assertEquals("“d”, 3 steps back, counts most: 60% of all",
                SaliencyColouring.message("“d”", 5 - strongest, weights[strongest] / (0.1 + 0.25 + 0.6 + 0.05)));
        assertEquals("“d”, one step back, counts most: 27% of all", SaliencyColouring.message("“d”", 1, 0.2749));
        assertEquals("“d”, 2 steps on, counts most: 27% of all", SaliencyColouring.message("“d”", -2, 0.2749));
        assertEquals("“d”, in the beam, counts most: 100% of all", SaliencyColouring.message("“d”", 0, 1));
    }

    @Test
    void itIsSilentWhereNothingCounts() {
        assertEquals(-1, SaliencyColouring.strongest(new double[] {0, 0}));
        assertEquals(-1, SaliencyColouring.strongest(new double[0]));
    }
}
