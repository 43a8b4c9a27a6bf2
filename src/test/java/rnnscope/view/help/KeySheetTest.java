package rnnscope.view.help;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import rnnscope.language.Language;

class KeySheetTest {
    /** The manual's page is the sheet; where the table of keys changed, what is expected here is the new page. */
    @ParameterizedTest
    @EnumSource
    void theManualsPageIsMadeOfTheTable(Language language) throws IOException {
        language.speak();
        assertEquals(KeySheet.markdown(), Files.readString(Path.of("assets/manual", language.code(), "keys.md")));
    }

    @AfterEach
    void speakEnglishAgain() {
        Language.ENGLISH.speak();
    }
}
