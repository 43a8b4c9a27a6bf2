package rnnscope.figure.wiring.unrolled;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import rnnscope.figure.wiring.WiringPlan.Family;
import rnnscope.figure.wiring.WiringPlan.Weight;

class WeightMessageTest {
    @Test
    void itCountsTheNumbersAndTheStepsThatShareThem() {
        // 512 × 128 and a bias for each row
        Weight weight = new Weight("rnn.weight_hh_l0", "W_{hh}", "recurrent", Family.RECURRENT, 0, "512 × 128 + 512",
                List.of("rnn.weight_hh_l0", "rnn.bias_hh_l0"), 512 * 128 + 512);
        assertEquals("the same 66\u2009048 numbers at all 10 steps", WeightMessage.of(weight, 10));
        assertEquals("", WeightMessage.of(weight, 1), "nothing is shared");
        assertEquals("", WeightMessage.of(weight, 0));
    }
}
