package rnnscope.figure.track;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;
import rnnscope.figure.message.Message;

class GateEventTest {
    private static final float[] FORGET = {0.5f, 1, 0.98f, 0.95f, 1, 1, 0.05f, 1};
    private static final float[] CELL = {0, -2, -2.1f, -2, -2, -2, 0.3f, 0.3f};

    private final Passage passage = ExactPassage.of("abcdefgh", 1, (channel, unit, step) ->
            channel == ExactPassage.GATE ? FORGET[step] : channel == ExactPassage.CELL ? CELL[step] : 0);

    private Message at(int step) {
        return at(step, "");
    }

    private Message at(int step, String known) {
        return GateEvent.at(passage, 0, 0, step, known);
    }

    @Test
    void namesThePropertyThatTheUnitKnows() {
        assertEquals("the forget gate shuts (0.05): what c held is gone (depth of brackets)",
                at(6, "depth of brackets, |r| 0.91").sentence());
        Passage quoted = ExactPassage.of("a\"bcde\"h", 1, (channel, unit, step) ->
                channel == ExactPassage.GATE ? FORGET[step] : channel == ExactPassage.CELL ? CELL[step] : 0);
        assertEquals("the forget gate shuts (0.05): the quotation is closed here",
                GateEvent.at(quoted, 0, 0, 6, "inside a quotation, AUC 0.99").sentence());
        assertEquals("the forget gate shuts (0.05): what c held is gone (inside a quotation)",
                at(6, "inside a quotation, AUC 0.99").sentence(), "no mark is read here");
    }

    @Test
    void straightMarksOpenAndCloseInTurnUntilAnEmptyLine() {
        Passage passage = ExactPassage.of("\"a\n\n\"b\" \u201Cc\u201D", 1, (channel, unit, step) -> 0);
        assertEquals("a quotation opens here", GateEvent.quotation(passage.text(), 0));
        assertEquals("", GateEvent.quotation(passage.text(), 1));
        assertEquals("a quotation opens here", GateEvent.quotation(passage.text(), 4));
        assertEquals("the quotation is closed here", GateEvent.quotation(passage.text(), 6));
        assertEquals("a quotation opens here", GateEvent.quotation(passage.text(), 8));
        assertEquals("the quotation is closed here", GateEvent.quotation(passage.text(), 10));
    }

    @Test
    void saysThatTheForgetGateShutsWhereThatDecidesTheState() {
        assertEquals("the forget gate shuts (0.05): what c held is gone", at(6).sentence());
        assertEquals(6, at(6).x());
        assertEquals(0.3, at(6).y(), 1e-6);
    }

    @Test
    void saysForHowLongAStateHasBeenKept() {
        assertEquals(4, GateEvent.kept(passage.trace(), 0, 0, 5, true), "since the step at which it was written");
        assertEquals("c is kept for 4 steps: the forget gate stays open", at(5).sentence());
    }

    @Test
    void isSilentWhereNothingIsDecided() {
        assertSame(Message.NONE, at(0), "nothing is known before the first");
        assertSame(Message.NONE, at(3), "not for long");
        assertSame(Message.NONE, at(7), "nothing is held");
    }
}
