package rnnscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rnnscope.app.Main;
import rnnscope.storage.JavaProcess;

/** A command is ended from outside while its arrays grow on the disk. */
@Timeout(120)
class InterruptedCommandTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"TERM", "INT", "HUP"})
    void aSignalLeavesNothing(String signal) throws Exception {
        Path results = Files.createDirectory(folder.resolve("results"));
        Path temporary = Files.createDirectory(folder.resolve("temporary"));
        try (JavaProcess trace = trace(results, temporary)) {
            waitForArrays(results);
            assertTrue(trace.signal(signal) > 128);
        }
        assertEquals(List.of(), files(results));
        assertEquals(List.of(), files(temporary));
    }

    @Test
    void whatAKillLeavesTheNextStartRemoves() throws Exception {
        Path results = Files.createDirectory(folder.resolve("results"));
        Path temporary = Files.createDirectory(folder.resolve("temporary"));
        String left;
        try (JavaProcess trace = trace(results, temporary)) {
            waitForArrays(results);
            left = files(results).get(0);
            trace.kill();
        }
        assertEquals(List.of(left), files(results));
        try (JavaProcess trace = trace(results, temporary)) {
            while (files(results).contains(left)) {
                assertTrue(trace.isAlive());
                Thread.sleep(20);
            }
            waitForArrays(results);
            trace.end();
        }
        assertEquals(List.of(), files(results));
    }

    /** Writes more than anybody waits for. */
    private JavaProcess trace(Path results, Path temporary) throws IOException {
        Path text = Files.writeString(folder.resolve("long.txt"), "The dog sat on the mat. ".repeat(100_000));
        return JavaProcess.start(List.of("-Djava.io.tmpdir=" + temporary, "-Xmx512m"), Main.class, "trace", "--model",
                "story-lstm", "--text", text, "--out", results.resolve("t.npz"));
    }

    private static void waitForArrays(Path results) throws Exception {
        while (true) {
            try (Stream<Path> all = Files.walk(results)) {
                if (all.filter(file -> file.toString().endsWith(".rows")).anyMatch(file -> file.toFile().length() > 1 << 16)) {
                    return;
                }
            }
            Thread.sleep(20);
        }
    }

    private static List<String> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
