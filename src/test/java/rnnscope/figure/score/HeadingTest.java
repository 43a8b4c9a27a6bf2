package rnnscope.figure.score;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import rnnscope.language.Language;

class HeadingTest {
    @AfterEach
    void speakEnglishAgain() {
        Language.ENGLISH.speak();
    }

    /** A session kept in one language hides the same in the other. */
    @Test
    void isNamedInEnglishWhateverItsTitleSays() {
        assertEquals(new Heading("Input 2", "Input 2"), Heading.of("train.series.input", 2));
        Language.KOREAN.speak();
        assertEquals(new Heading("Input 2", "입력 2"), Heading.of("train.series.input", 2));
    }
}
