package rnnscope.view.attention.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.List;
import org.junit.jupiter.api.Test;
import rnnscope.analysis.bottleneck.LengthCurve;
import rnnscope.analysis.bottleneck.LengthGroup;
import rnnscope.figure.message.Message;

class LengthPageTest {
    private static final LengthCurve PLAIN = new LengthCurve("plain", false, List.of(new LengthGroup(3, 14, 100, 90),
            new LengthGroup(15, 18, 100, 20), new LengthGroup(19, 22, 100, 3)));

    /** The sentence is the first length at which less than half is exact, in what the source is made of. */
    @Test
    void saysFromWhichLengthOnMostAnswersAreWrong() {
        Message message = LengthPage.message(List.of(new LengthCurve("gru", true, PLAIN.groups()), PLAIN), "words");
        assertEquals("without attention exact answers fall below half from 15 words on", message.sentence());
        assertEquals(0.2, message.y(), 1e-9);
        assertSame(Message.NONE, LengthPage.message(List.of(new LengthCurve("gru", true, PLAIN.groups())), "words"),
                "nothing is said of attention alone");
    }
}
