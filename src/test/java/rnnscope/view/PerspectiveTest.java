package rnnscope.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import rnnscope.control.key.Shortcut;
import rnnscope.language.Language;

class PerspectiveTest {
    @AfterEach
    void speakEnglishAgain() {
        Language.ENGLISH.speak();
    }

    @Test
    void titlesFollowTheLanguageButWhatFilesAndCommandsCallThemDoesNot() {
        Perspective train = Views.all().get(1);
        assertEquals("Train", train.title());
        Language.KOREAN.speak();
        assertEquals("학습", train.title());
        assertEquals("train", train.id());
        assertEquals("악보", StepPage.SCORE.title());
        assertEquals("Score", StepPage.SCORE.id());
    }

    @Test
    void theSheetOfKeysFollowsTheLanguage() {
        assertEquals("Left or Page Up", Shortcut.BACK.keys());
        Language.KOREAN.speak();
        assertEquals("세션 저장", Shortcut.SAVE.does());
        assertEquals("← 또는 Page Up", Shortcut.BACK.keys());
        assertEquals("어디서나", Shortcut.SAVE.group().title());
    }
}
