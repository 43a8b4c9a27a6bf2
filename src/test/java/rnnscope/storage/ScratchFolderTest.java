package rnnscope.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScratchFolderTest {
    @TempDir
    Path folder;

    @Test
    void itGoesWithAllThatIsInIt() throws Exception {
        try (ScratchFolder scratch = ScratchFolder.in(folder, "name")) {
            Files.writeString(scratch.file("a"), "a");
            assertEquals(1, files().size());
        }
        assertEquals(List.of(), files());
    }

    @Test
    void whatIsStillNeededIsNotSwept() throws Exception {
        try (ScratchFolder mine = ScratchFolder.in(folder, "name");
                JavaProcess other = JavaProcess.start(Worker.class, folder, "name")) {
            other.line();
            Files.writeString(mine.file("a"), "a");
            ScratchFolder.sweep(folder);
            ScratchFolder.in(folder, "name").close();
            assertEquals(2, files().size());
            other.tell("end");
            assertEquals(0, other.waitFor());
            assertEquals("a", Files.readString(mine.file("a")));
        }
        assertEquals(List.of(), files());
    }

    @ParameterizedTest
    @ValueSource(strings = {"TERM", "INT", "HUP"})
    void aSignalLeavesNothing(String signal) throws Exception {
        try (JavaProcess worker = JavaProcess.start(Worker.class, folder, "name")) {
            assertEquals("there", worker.line());
            assertEquals(1, files().size());
            assertTrue(worker.signal(signal) > 128);
        }
        assertEquals(List.of(), files());
    }

    @Test
    void whatAKillLeavesIsSwept() throws Exception {
        try (JavaProcess worker = JavaProcess.start(Worker.class, folder, "name")) {
            assertEquals("there", worker.line());
            worker.kill();
        }
        assertEquals(1, files().size());
        Path stranger = Files.createDirectory(folder.resolve(".name-1.tmp"));
        try (JavaProcess next = JavaProcess.start(Worker.class, folder, "other")) {
            assertEquals("there", next.line());
            assertEquals(2, files().size());
            next.end();
        }
        assertEquals(List.of(stranger.getFileName().toString()), files());
    }

    /** Makes one with two files in it, and closes it when it is told to. */
    static final class Worker {
        public static void main(String[] args) throws Exception {
            try (ScratchFolder scratch = ScratchFolder.in(Path.of(args[0]), args[1])) {
                Files.writeString(scratch.file("a"), "a");
                Files.writeString(scratch.file("b"), "b");
                System.out.println("there");
                System.in.read();
            }
        }
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
