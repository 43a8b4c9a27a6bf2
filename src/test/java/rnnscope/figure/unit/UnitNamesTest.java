package rnnscope.figure.unit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import rnnscope.figure.paint.Look;
import rnnscope.figure.track.Probe;
import rnnscope.text.TextRange;

/** What the strips and the page say of themselves at their margins. */
class UnitNamesTest {
    private static MultiplesFigure strips(Map<Integer, String> names) {
        return new MultiplesFigure(null, new Probe(0, 3, "hidden"), new TextRange(0, 10), List.of(3, 5), 0, names);
    }

    @Test
    void stripsGiveWayToNames() {
        assertEquals(74, strips(Map.of()).x(0, 400), 1e-9);
        assertTrue(strips(Map.of(3, "quotation")).x(0, 400) > 150);
    }

    @Test
    void theKeyOfAPageHasTheValuesAtBothEnds() {
        ShadingKeyFigure cost = new ShadingKeyFigure(new Shading("rise", "nats", 0, new float[0], true, -2, 2));
        assertEquals(List.of("−2", "+2"), List.of(cost.low(), cost.high()));
        ShadingKeyFigure gate = new ShadingKeyFigure(new Shading("f", "forget gate", 0, new float[0], false, 0, 1));
        assertEquals(List.of("0", "1"), List.of(gate.low(), gate.high()));
        assertTrue(gate.shading().map(Look.light()) == Look.light().amount());
    }
}
