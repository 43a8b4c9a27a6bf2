package rnnscope.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** A cell is one class and one line: the class {@code MinimalGatedUnit} and the line in {@code toy-cell}. */
class ToyCellTest {

    @Test
    void aCellFromOutsideIsTrainedSteppedChangedSavedAndDrawn() throws Exception {
        Path classes = Path.of(ToyCellTest.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules", "jdk.incubator.vector", "-Djava.awt.headless=true", "-cp",
                System.getProperty("java.class.path") + File.pathSeparator + classes.resolve("toy-cell"),
                ToyCellProgram.class.getName()).redirectErrorStream(true).start();
        String words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), words);
        assertTrue(words.endsWith("all of it" + System.lineSeparator()), words);
    }
}
