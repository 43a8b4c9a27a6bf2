package rnnscope.figure.map;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class MapMessagesTest {
    @Test
    void namesTheGateThatIsAlwaysOpenOrShut() {
        SaturationFigure.Gate forget = new SaturationFigure.Gate("f", "forget gate", new float[] {0, 0.1f, 0.85f},
                new float[] {0.5f, 0.984f, 0.1f});
        SaturationFigure.Gate input = new SaturationFigure.Gate("i", "input gate", new float[] {0.2f, 0.3f, 0.9f},
                new float[] {0, 0, 0});

        SaturationMessage all = SaturationMessage.of(List.of(forget, input), 0);
        assertEquals("the forget gate of unit 1 is open at 98% of the steps", all.sentence(), "unit 0 is neither");
        assertEquals(0, all.gate());
        assertEquals("the input gate of unit 2 is shut at 90% of the steps",
                SaturationMessage.of(List.of(forget, input), 2).sentence());
        assertEquals("", SaturationMessage.of(List.of(), -1).sentence());
    }

    /** Of six pairs of one where it holds and one where it does not, five are in order. */
    @Test
    void saysHowWellAPlaceTellsAProperty() {
        double[] x = {1, 2, 3, 4, 5};
        float[] holds = {0, 0, 1, 0, 1};
        assertEquals(5 / 6.0, StatesMessage.area(x, holds), 1e-12);
        assertEquals("it holds mostly on the right: AUC 0.83", StatesMessage.of(x, new double[5], holds));
        assertEquals("it holds mostly at the bottom: AUC 0.83",
                StatesMessage.of(new double[5], new double[] {-1, -2, -3, -4, -5}, holds));
        assertEquals("", StatesMessage.of(new double[5], new double[5], holds));
        assertEquals("", StatesMessage.of(x, x, new float[] {0.2f, 0.3f, 1, 0, 1}), "of sizes");
    }

    @Test
    void namesTheUnitThatMovesMostLikeAnother() {
        float[] row = {0.2f, 1, -0.7f, 0.5f};
        assertEquals(2, CorrelationFigure.strongest(row, 1));
        assertEquals("unit 89 moves most against unit 74: r −0.70", CorrelationFigure.message(74, 89, -0.7f));
        assertEquals("unit 89 moves most like unit 74: r 0.63", CorrelationFigure.message(74, 89, 0.63f));
        assertEquals("unit 74 moves like no other: |r| at most 0.16", CorrelationFigure.message(74, 89, -0.16f));
    }
}
