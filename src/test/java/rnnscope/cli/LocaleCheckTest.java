package rnnscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LocaleCheckTest {
    private static byte[] commandLine(Charset terminal, String... arguments) {
        return ("java\0-cp\0x\0Launcher\0" + String.join("\0", arguments) + "\0").getBytes(terminal);
    }

    @Test
    void aDamagedArgumentIsNamedWithWhatToSet() {
        byte[] bytes = commandLine(StandardCharsets.UTF_8, "decode", "--source", "3월");
        for (String damaged : new String[] {"3???", "3\uFFFD\uFFFD\uFFFD"}) {
            String complaint = LocaleCheck.complaint(bytes, StandardCharsets.US_ASCII, "decode", "--source", damaged)
                    .orElseThrow();
            assertTrue(complaint.contains(damaged) && complaint.contains("LC_ALL=C.UTF-8"), complaint);
        }
    }

    @Test
    void whatArrivesWholePasses() {
        Charset utf8 = StandardCharsets.UTF_8;
        Charset ascii = StandardCharsets.US_ASCII;
        Charset latin = StandardCharsets.ISO_8859_1;
        assertEquals(Optional.empty(), LocaleCheck.complaint(commandLine(utf8, "3월", "?"), utf8, "3월", "?"));
        assertEquals(Optional.empty(), LocaleCheck.complaint(commandLine(ascii, "regex:a?"), ascii, "regex:a?"));
        assertEquals(Optional.empty(), LocaleCheck.complaint(commandLine(latin, "é"), latin, "é"));
    }

    @Test
    void withoutTheBytesOnlyTheReplacementCharacterTells() {
        assertTrue(LocaleCheck.complaint(new byte[0], StandardCharsets.US_ASCII, "t\uFFFDxt").isPresent());
        assertEquals(Optional.empty(), LocaleCheck.complaint(new byte[0], StandardCharsets.US_ASCII, "regex:a?"));
    }

    @Test
    void argumentsFromAFileOfTheLauncherAreNotComparedWithOthers() {
        byte[] bytes = "java\0@options\0".getBytes(StandardCharsets.UTF_8);
        assertEquals(Optional.empty(), LocaleCheck.complaint(bytes, StandardCharsets.US_ASCII, "text"));
    }
}
