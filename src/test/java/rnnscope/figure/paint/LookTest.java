package rnnscope.figure.paint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import rnnscope.figure.track.ExactPassage;

class LookTest {

    @Test
    void contrastIsTheOneOfTheStandard() {
        assertEquals(21, Look.contrast(Color.BLACK, Color.WHITE), 1e-9);
        assertEquals(1, Look.contrast(Color.RED, Color.RED), 1e-9);
        // a pair whose contrast is often quoted: #767676 just passes on white
        assertEquals(4.54, Look.contrast(new Color(0x767676), Color.WHITE), 0.005);
    }

    @Property
    void lettersAreReadableOnAnyGround(@ForAll @IntRange(max = 0xFFFFFF) int rgb) {
        Color ground = new Color(rgb);
        Color letter = Look.letterOn(ground);
        assertTrue(letter.equals(Color.BLACK) || letter.equals(Color.WHITE));
        assertTrue(Look.contrast(letter, ground) >= Look.LEAST_CONTRAST);
        assertTrue(Look.contrast(Look.quietLetterOn(ground), ground) >= Look.LEAST_CONTRAST);
    }

    @Test
    void wordsAreReadableOnTheirGrounds() {
        for (Look look : new Look[] {Look.light(), Look.dark()}) {
            for (Color ground : new Color[] {look.card(), look.paper(), look.hover()}) {
                for (Color word : new Color[] {look.ink(), look.muted()}) {
                    assertTrue(Look.contrast(word, ground) >= Look.LEAST_CONTRAST, word + " on " + ground);
                }
            }
            assertTrue(Look.contrast(look.amber(), look.card()) >= Look.LEAST_CONTRAST);
            assertTrue(Look.contrast(look.red(), look.card()) >= Look.LEAST_CONTRAST);
            assertTrue(Look.contrast(look.beam(), look.card()) >= Look.LEAST_CONTRAST);
        }
    }

    @Test
    void aChannelKeepsItsHueAndTheCellStateIsInk() {
        Look look = Look.light();
        assertEquals(new Color(0x0072B2), look.lineColour("f"));
        assertEquals(new Color(0xC24E00), look.lineColour("h"));
        assertEquals(look.ink(), look.lineColour("c"));
        assertEquals(look.lineColour("f"), look.lineColour("LSTM"));
    }

    @Test
    void amountsHaveNoHueOfTheirOwnAndSignsHaveOne() {
        Look look = Look.dark();
        assertEquals(look.card(), look.ground(ExactPassage.GATE, 0));
        assertEquals(look.diverging().colour(1, -2, 2), look.ground(ExactPassage.CELL, 1));
    }
}
