package rnnscope.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import rnnscope.text.story.StoryGenerator;

class ShippedTextsTest {
    @Test
    void everyTextIsThereAndDescribed() {
        for (String name : ShippedTexts.names()) {
            String text = ShippedTexts.load(name);
            assertEquals(TextChanges.of(text, c -> false).text(), text);
            assertFalse(text.isBlank() || text.indexOf('\uFFFD') >= 0, name);
            assertFalse(ShippedTexts.description(name).isBlank());
        }
        assertThrows(IllegalArgumentException.class, () -> ShippedTexts.load("../fonts/OFL"));
    }

    @Test
    void theStoryIsWhatTheGeneratorTells() {
        assertEquals(StoryGenerator.generate(ShippedTexts.STORY_SEED, ShippedTexts.STORY_SIZE),
                ShippedTexts.load("story"));
    }

    @Test
    void helloHasFourSymbols() {
        Set<Integer> symbols = ShippedTexts.load("hello").codePoints().boxed().collect(Collectors.toSet());
        assertEquals(Set.of((int) 'h', (int) 'e', (int) 'l', (int) 'o'), symbols);
    }

    @Test
    void theScenesHaveTheFormOfAPlay() {
        for (String speech : ShippedTexts.load("scenes").strip().split("\n\n")) {
            assertTrue(speech.matches("[A-Z]+:(\n[A-Z][^\n]*[.,;:?!a-z])+"), speech);
        }
    }

    @Test
    void theScenesUseOnlyLettersSpacesAndCommonPunctuation() {
        assertTrue(ShippedTexts.load("scenes").matches("[A-Za-z ,.;:?!'\\n-]*"));
    }

    @Test
    void hangulAndLatinStandSideBySide() {
        String text = ShippedTexts.load("hangul");
        assertTrue(text.codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HANGUL));
        assertTrue(text.contains("LSTM"));
    }
}
