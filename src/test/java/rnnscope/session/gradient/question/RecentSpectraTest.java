package rnnscope.session.gradient.question;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import rnnscope.analysis.gradient.Spectrum;
import rnnscope.session.gradient.Small;

class RecentSpectraTest {
    private static final long MILLISECOND = 1_000_000L;

    private final ComparedNetwork network = ComparedNetwork.of(Small.model("gru", 2, Small.TEXT), "");
    private long now;
    private int found;
    private final RecentSpectra spectra = new RecentSpectra(() -> now);

    private double ask(int layer, boolean mayBeOld) {
        return spectra.of(network, layer, mayBeOld, () -> new Spectrum("n", List.of(), ++found, 1)).spectralRadius();
    }

    @Test
    void whereItMayBeOldItIsFoundAtMostThreeTimesASecond() {
        for (int frame = 0; frame < 20; frame++) {
            ask(0, true);
            now += 50 * MILLISECOND;
        }
        assertEquals(3, found);
    }

    @Test
    void elsewhereAndForAnotherLayerItIsFoundAnew() {
        assertEquals(1, ask(0, true));
        assertEquals(1, ask(0, true));
        assertEquals(2, ask(1, true));
        assertEquals(3, ask(0, false));
        assertEquals(3, ask(0, true));
    }
}
