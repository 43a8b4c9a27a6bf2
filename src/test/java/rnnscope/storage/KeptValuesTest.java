package rnnscope.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptValuesTest {
    @TempDir
    Path home;

    private final List<IOException> told = new ArrayList<>();

    @Test
    void whatIsPutIsThereAtTheNextStart() {
        KeptValues first = kept();
        first.put("speed", "8.5");
        first.put("recent", "/home/ë/a b.txt\n/π = #!:\\");
        first.put("gone", "x");
        first.put("gone", null);
        KeptValues second = kept();
        assertEquals("8.5", second.get("speed", "1"));
        assertEquals("/home/ë/a b.txt\n/π = #!:\\", second.get("recent", ""));
        assertNull(second.get("gone", null));
        assertEquals(List.of(), told);
    }

    @Test
    void twoWindowsKeepEachOthersChanges() {
        KeptValues one = kept();
        KeptValues two = kept();
        one.put("dark", "true");
        two.put("speed", "2");
        one.put("motion", "false");
        one.change("recent", was -> was == null ? "a" : "a\n" + was);
        two.change("recent", was -> was == null ? "b" : "b\n" + was);
        KeptValues next = kept();
        assertEquals("true", next.get("dark", ""));
        assertEquals("2", next.get("speed", ""));
        assertEquals("false", next.get("motion", ""));
        assertEquals("b\na", next.get("recent", ""));
        assertEquals("b", two.get("recent", ""), "a window sees of others what it read at its start");
    }

    @Test
    void processesThatWriteAtOnceLoseNothing() throws Exception {
        List<JavaProcess> writers = IntStream.range(0, 3).mapToObj(i -> JavaProcess.start(Writer.class, home, i)).toList();
        for (JavaProcess writer : writers) {
            assertEquals("ready", writer.line());
        }
        for (JavaProcess writer : writers) {
            writer.tell("go");
        }
        for (JavaProcess writer : writers) {
            assertEquals(0, writer.waitFor());
        }
        KeptValues next = kept();
        for (int i = 0; i < 3; i++) {
            assertEquals(Integer.toString(Writer.CHANGES - 1), next.get("own" + i, ""));
        }
        String[] shared = next.get("shared", "").split(" ");
        assertEquals(3 * Writer.CHANGES, Arrays.stream(shared).distinct().count());
    }

    /** Changes a value of its own, and one that others change, too. */
    static final class Writer {
        static final int CHANGES = 40;

        public static void main(String[] args) throws Exception {
            KeptValues kept = new KeptValues(new UserFolder(Path.of(args[0]), e -> {
                throw new IllegalStateException(e);
            }), Runnable::run);
            System.out.println("ready");
            System.in.read();
            for (int i = 0; i < CHANGES; i++) {
                String word = args[1] + "-" + i;
                kept.put("own" + args[1], Integer.toString(i));
                kept.change("shared", was -> was == null ? word : was + " " + word);
            }
        }
    }

    @Test
    void whatIsNotYetWrittenIsWrittenAtTheEnd() {
        List<Runnable> later = new ArrayList<>();
        KeptValues first = new KeptValues(new UserFolder(home, told::add), later::add);
        first.put("a", "1");
        first.put("b", "2");
        first.put("a", "3");
        assertEquals(1, later.size());
        assertNull(kept().get("a", null));
        first.close();
        assertEquals("3", kept().get("a", null));
        assertEquals("2", kept().get("b", null));
    }

    @Test
    void aDamagedFileIsMadeAnew() throws Exception {
        Files.write(home.resolve("settings.properties"), new byte[] {'a', '=', (byte) 0xff, (byte) 0xfe});
        kept().put("b", "2");
        assertEquals("2", kept().get("b", null));
        Files.write(home.resolve("settings.properties"), "a=\\uZZZZ".getBytes(StandardCharsets.UTF_8));
        kept().put("b", "3");
        assertEquals("3", kept().get("b", null));
    }

    @Test
    void aHomeThatCannotBeWrittenIsToldOnce() throws Exception {
        Path notAFolder = Files.createFile(home.resolve("file"));
        UserFolder folder = new UserFolder(notAFolder.resolve("x"), told::add);
        KeptValues kept = new KeptValues(folder, Runnable::run);
        kept.put("a", "1");
        kept.put("b", "2");
        folder.failed(new IOException("again"));
        assertEquals("1", kept.get("a", ""));
        assertEquals(1, told.size());
        assertFalse(Files.isDirectory(notAFolder));
    }

    private KeptValues kept() {
        return new KeptValues(new UserFolder(home, told::add), Runnable::run);
    }
}
