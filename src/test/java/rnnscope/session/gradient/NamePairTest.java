package rnnscope.session.gradient;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rnnscope.text.ShippedTexts;

class NamePairTest {
    @ParameterizedTest
    @ValueSource(strings = {"names-near", "names-far"})
    void theShippedPairAsksForJohn(String name) {
        String text = ShippedTexts.load(name);
        NamePair pair = NamePair.in(text).orElseThrow();
        assertEquals("John", pair.right());
        assertEquals("Jane", pair.other());
        assertEquals("John.", text.substring(pair.nameAt()).strip());
        assertEquals("ohn.", text.substring(pair.decideAt()).strip());
    }

    @Test
    void otherNamesDoToo() {
        assertEquals("Anna", NamePair.in("Ben met Anna. Ben waved to Anna!").orElseThrow().right());
    }

    @Test
    void aTextWithoutASecondNameAsksForNone() {
        assertTrue(NamePair.in("Ben came. It was late. He waved to Ben.").isEmpty());
        assertTrue(NamePair.in("hello").isEmpty());
    }
}
