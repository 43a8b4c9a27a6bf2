package rnnscope.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {
    @TempDir
    private Path home;

    @BeforeEach
    void sayNothingElsewhere() {
        Logger.getLogger("rnnscope").setUseParentHandlers(false);
    }

    @AfterEach
    void sayIt() {
        Logger.getLogger("rnnscope").setUseParentHandlers(true);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(home.resolve("log"))) {
            return all.filter(file -> file.toString().endsWith(".log")).sorted().toList();
        }
    }

    @Test
    void saysWhatItRunsOnAndWhereAFailureArose() throws IOException {
        LogFile log = LogFile.open(home);
        Logger.getLogger("rnnscope.session").log(Level.SEVERE, "unexpected failure", new IllegalStateException("no such row"));
        log.close();
        String words = Files.readString(files().get(0));
        assertTrue(words.contains("RnnScope") && words.contains("Java " + System.getProperty("java.version")), words);
        assertTrue(words.contains("unexpected failure") && words.contains("IllegalStateException: no such row")
                && words.contains("at rnnscope.app.LogFileTest"), words);
        Logger.getLogger("rnnscope").severe("after the end");
        assertEquals(words, Files.readString(files().get(0)));
    }

    @Test
    void nobodysHomeIsNamed() {
        LogRecord record = new LogRecord(Level.WARNING, "/home/anna/models/x.pt is no model");
        assertTrue(new LogFile.Lines("/home/anna").format(record).contains(" ~/models/x.pt is no model"));
    }

    @Test
    void filesReplaceEachOtherBeforeTheyGrowLong() throws IOException {
        LogFile log = LogFile.open(home);
        String line = "x".repeat(10_000);
        for (int i = 0; i < 400; i++) {
            Logger.getLogger("rnnscope").info(line);
        }
        log.close();
        assertEquals(3, files().size());
        for (Path file : files()) {
            assertTrue(Files.size(file) < 520_000, file.toString());
        }
    }

    @Test
    void twoWindowsWriteFilesOfTheirOwn() throws IOException {
        LogFile first = LogFile.open(home);
        LogFile second = LogFile.open(home);
        assertEquals(2, files().size());
        first.close();
        second.close();
        assertNull(LogFile.open(null).folder());
        assertFalse(files().isEmpty());
    }
}
