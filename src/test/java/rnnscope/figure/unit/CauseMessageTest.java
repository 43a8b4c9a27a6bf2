package rnnscope.figure.unit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class CauseMessageTest {
    private static String message(double own, double... others) {
        CauseFigure.Row row = new CauseFigure.Row("where it ends", own, java.util.Collections.nCopies(others.length, 1),
                others);
        return new CauseFigure(74, List.of(row)).message(row);
    }

    @Test
    void saysWhatAUnitCostsBesideTheWorstOfTheOthers() {
        assertEquals("each costs 2.67 nats more without unit 74; without the worst of 3 others 0.48",
                message(2.67, 0.1, 0.48, -0.3));
        assertEquals("2 of 3 other units cost as much or more", message(0.2, 0.2, 0.4, -0.1));
        assertEquals("nothing is lost without unit 74", message(-0.1, 0.2));
    }
}
