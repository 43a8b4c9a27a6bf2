package rnnscope.view.help;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class KeySheetTest {
    /** The manual's page is the sheet; where the table of keys changed, what is expected here is the new page. */
    @Test
    void theManualsPageIsMadeOfTheTable() throws IOException {
        assertEquals(KeySheet.markdown(), Files.readString(Path.of("assets/manual/en/keys.md")));
    }
}
