package rnnscope.view.unit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import rnnscope.session.cause.Writings;

class WritingColouringTest {
    @Test
    void itSaysWhereTheTwoPart() {
        assertEquals("muted: the same in both; they part after 3 characters: “x” without, “d” with",
                WritingColouring.definition(new Writings(7, "abcdef", "abcxyz"), true));
        assertEquals("they part at once: “x” without, “a” with", WritingColouring.definition(new Writings(7, "abc", "xbc"), true));
        assertEquals("the edits change nothing of what is written",
                WritingColouring.definition(new Writings(7, "abc", "abc"), true));
        assertEquals("nothing is edited, so both are the same", WritingColouring.definition(new Writings(7, "abc", "abc"), false));
    }
}
