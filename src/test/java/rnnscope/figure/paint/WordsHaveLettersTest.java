package rnnscope.figure.paint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.Font;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import rnnscope.language.Language;
import rnnscope.language.Words;

/** Every letter of the program's words is in the typeface of that language, or in one that takes its place. */
class WordsHaveLettersTest {
    @AfterEach
    void speakEnglishAgain() {
        Language.ENGLISH.speak();
    }

    @Test
    void noLetterIsOfAFontThatDoesNotComeWithTheProgram() {
        for (Language language : Language.values()) {
            language.speak();
            ResourceBundle words = Words.bundle();
            Fonts fonts = Fonts.get();
            for (Font font : new Font[] {fonts.ui(12), fonts.uiMedium(12), fonts.uiSemiBold(12)}) {
                Set<String> missing = new TreeSet<>();
                for (String key : words.keySet()) {
                    words.getString(key).codePoints().filter(letter -> letter > ' ' && fonts.fallbacks(font).stream()
                                    .noneMatch(one -> fonts.fileOf(one) != null && one.canDisplay(letter)))
                            .forEach(letter -> missing.add(key + ": " + Character.toString(letter)));
                }
                assertEquals(Set.of(), missing, font.getFontName());
            }
        }
    }

    @Test
    void wordsInKoreanAreInOneTypeface() {
        Language.KOREAN.speak();
        Font font = Fonts.get().ui(12);
        assertEquals(-1, font.canDisplayUpTo("\ubd88\ub7ec\uc624\uae30 LSTM 128"));
        assertEquals("Pretendard", font.getFamily());
    }
}
