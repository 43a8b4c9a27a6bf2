package rnnscope.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
    @TempDir
    Path folder;

    @Test
    void aFileIsMadeAndReplaced() throws IOException {
        Path path = folder.resolve("f");
        AtomicFile.write(path, out -> out.write(text("one")));
        assertEquals("one", Files.readString(path));
        AtomicFile.write(path, out -> out.write(text("two")));
        assertEquals("two", Files.readString(path));
        assertEquals(List.of("f"), files());
    }

    @Test
    void theOldFileIsThereUntilTheCommit() throws IOException {
        Path path = Files.writeString(folder.resolve("f"), "old");
        try (AtomicFile file = AtomicFile.begin(path)) {
            file.stream().write(text("new"));
            file.stream().flush();
            assertEquals("old", Files.readString(path));
            file.commit();
            assertEquals("new", Files.readString(path));
        }
        assertEquals("new", Files.readString(path));
    }

    @Test
    void aWriterThatThrowsMidwayLeavesTheOldFile() throws IOException {
        Path path = Files.writeString(folder.resolve("f"), "old");
        byte[] half = new byte[1 << 20];
        IOException failure = assertThrows(IOException.class, () -> AtomicFile.write(path, out -> {
            out.write(half);
            throw new IOException("disk full");
        }));
        assertEquals("disk full", failure.getMessage());
        assertThrows(IllegalStateException.class, () -> AtomicFile.write(path, out -> {
            out.write(half);
            throw new IllegalStateException();
        }));
        assertEquals("old", Files.readString(path));
        assertEquals(List.of("f"), files());
    }

    @Test
    void aSymbolicLinkStaysAndItsTargetIsReplaced() throws IOException {
        Path real = Files.writeString(Files.createDirectory(folder.resolve("real")).resolve("f"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("real", "f"));
        Path linkToLink = Files.createSymbolicLink(folder.resolve("link2"), link.getFileName());
        AtomicFile.write(linkToLink, out -> out.write(text("new")));
        assertTrue(Files.isSymbolicLink(link) && Files.isSymbolicLink(linkToLink));
        assertEquals("new", Files.readString(real));
        Files.delete(real);
        AtomicFile.write(link, out -> out.write(text("anew")));
        assertEquals("anew", Files.readString(real));
    }

    @Test
    void aLinkToItselfIsRefused() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("link"));
        assertThrows(IOException.class, () -> AtomicFile.begin(link));
    }

    @Test
    void permissionsPassOn() throws IOException {
        assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"));
        Path path = Files.writeString(folder.resolve("f"), "old");
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-r-x--x"));
        AtomicFile.write(path, out -> out.write(text("new")));
        assertEquals("rw-r-x--x", PosixFilePermissions.toString(Files.getPosixFilePermissions(path)));
        Path plain = Files.createFile(folder.resolve("plain"));
        Path fresh = folder.resolve("fresh");
        AtomicFile.write(fresh, out -> {});
        assertEquals(Files.getPosixFilePermissions(plain), Files.getPosixFilePermissions(fresh));
    }

    @Test
    void theLongestNamesAreWritten() throws IOException {
        Path path = folder.resolve("n".repeat(255));
        AtomicFile.write(path, out -> out.write(text("x")));
        assertTrue(Files.exists(path));
    }

    @Test
    void placesThatTakeNoFileAreNamed() {
        IOException missing = assertThrows(IOException.class, () -> AtomicFile.begin(folder.resolve("no/f")));
        assertEquals(folder.resolve("no/f") + ": the folder " + folder.resolve("no") + " does not exist",
                missing.getMessage());
        IOException taken = assertThrows(IOException.class, () -> AtomicFile.begin(folder));
        assertEquals(folder + ": this is a folder, so no file can be written in its place", taken.getMessage());
    }

    @Test
    void aDeviceIsNotReplaced() {
        Path device = Path.of("/dev/null");
        assumeTrue(Files.exists(device));
        assertThrows(IOException.class, () -> AtomicFile.begin(device));
    }

    @Test
    void anInterruptedThreadWritesOn() throws IOException {
        Path path = folder.resolve("f");
        Thread.currentThread().interrupt();
        try {
            AtomicFile.write(path, out -> out.write(text("whole")));
        } finally {
            assertTrue(Thread.interrupted());
        }
        assertEquals("whole", Files.readString(path));
    }

    /** Another JVM replaces one file over and over; whenever it is killed, the file is whole. */
    @Test
    void aKillLeavesTheOldFileOrTheNew() throws Exception {
        Path path = folder.resolve("large");
        for (int kill = 0; kill < 4; kill++) {
            Process child = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx64m", "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
                    Endless.class.getName(), path.toString()).redirectError(ProcessBuilder.Redirect.DISCARD).start();
            try (BufferedReader marks = child.inputReader(StandardCharsets.US_ASCII)) {
                // A mark is in the middle of a file; the kill comes somewhere after the third and later ones.
                for (int mark = 0; mark < 3 + kill; mark++) {
                    assertEquals("half", marks.readLine());
                }
            } finally {
                child.destroyForcibly().waitFor();
            }
            byte[] bytes = Files.readAllBytes(path);
            byte[] whole = new byte[Endless.SIZE];
            Arrays.fill(whole, bytes[0]);
            assertTrue(Arrays.equals(whole, bytes), "a mixed or short file after kill " + kill);
        }
    }

    /** Fills a file with the byte 1, then with 2, … */
    static final class Endless {
        static final int SIZE = 4 << 20;

        public static void main(String[] args) throws IOException {
            for (byte content = 1;; content++) {
                byte[] half = new byte[SIZE / 2];
                Arrays.fill(half, content);
                AtomicFile.write(Path.of(args[0]), out -> {
                    out.write(half);
                    System.out.println("half");
                    out.write(half);
                });
            }
        }
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
