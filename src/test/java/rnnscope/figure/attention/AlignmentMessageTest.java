package rnnscope.figure.attention;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AlignmentMessageTest {
    private static Alignment alignment(float... weights) {
        return new Alignment(List.of("the", "dog", "because"), List.of("때문에"), new float[][] {weights}, Set.of(), Set.of());
    }

    @Test
    void saysWhatAStepLooksAtAndWithWhichWeight() {
        assertEquals("때문에 looks at “because” with 0.93", AlignmentMessage.of(alignment(0.03f, 0.04f, 0.93f), 0));
        assertEquals("때문에 looks at “dog” with 0.45 and at “because” with 0.40",
                AlignmentMessage.of(alignment(0.15f, 0.45f, 0.4f), 0));
    }

    @Test
    void isSilentWhereTheWeightIsSpread() {
        Alignment spread = new Alignment(List.of("a", "b", "c", "d", "e", "f"), List.of("x"),
                new float[][] {{0.18f, 0.17f, 0.17f, 0.16f, 0.16f, 0.16f}}, Set.of(), Set.of());
        assertEquals("", AlignmentMessage.of(spread, 0));
    }
}
