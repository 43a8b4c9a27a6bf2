package rnnscope.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rnnscope.io.NumpyArchive.Rows;

class NumpyArchiveTest {
    @TempDir
    Path folder;

    /** One array as it stands in the file, read by NumPy's description of the format. */
    private record Npy(String type, String shape, ByteBuffer data) {
        private static final Pattern HEADER = Pattern.compile(
                "\\{'descr': '([^']*)', 'fortran_order': False, 'shape': \\(([^)]*)\\), } *\n");

        static Npy parse(byte[] bytes) {
            ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
            byte[] magic = new byte[8];
            file.get(magic);
            assertArrayEquals(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0}, magic);
            byte[] header = new byte[file.getShort()];
            file.get(header);
            assertEquals(0, file.position() % 64);
            Matcher matcher = HEADER.matcher(new String(header, StandardCharsets.US_ASCII));
            assertTrue(matcher.matches());
            return new Npy(matcher.group(1), matcher.group(2), file.slice().order(ByteOrder.LITTLE_ENDIAN));
        }

        static Map<String, Npy> load(Path path) throws IOException {
            Map<String, Npy> arrays = new LinkedHashMap<>();
            try (ZipFile zip = new ZipFile(path.toFile())) {
                for (ZipEntry entry : Collections.list(zip.entries())) {
                    arrays.put(entry.getName(), parse(zip.getInputStream(entry).readAllBytes()));
                }
            }
            return arrays;
        }
    }

    @Test
    void arraysThatGrowSideBySideAreReadBack() throws IOException {
        Path path = folder.resolve("t.npz");
        int steps = 10_000;
        try (NumpyArchive archive = NumpyArchive.begin(path)) {
            Rows<float[]> hidden = archive.floats("0/h", 3);
            Rows<int[]> ranks = archive.ints("ranks", 2, 2);
            Rows<long[]> tokens = archive.longs("tokens");
            for (int t = 0; t < steps; t++) {
                hidden.append(new float[] {t, -t, t + 0.5f});
                ranks.append(new int[] {t, 1, 2, 3});
                tokens.append(new long[] {t * 10_000_000_000L});
            }
            archive.texts("symbols", List.of("a", "한글", "😀", ""));
            archive.commit();
        }
        Map<String, Npy> arrays = Npy.load(path);
        assertEquals(List.of("0/h.npy", "ranks.npy", "tokens.npy", "symbols.npy"), List.copyOf(arrays.keySet()));
        assertArray(arrays.get("0/h.npy"), "<f4", "10000, 3", steps * 3 * 4);
        assertArray(arrays.get("ranks.npy"), "<i4", "10000, 2, 2", steps * 4 * 4);
        assertArray(arrays.get("tokens.npy"), "<i8", "10000,", steps * 8);
        assertArray(arrays.get("symbols.npy"), "<U2", "4,", 4 * 2 * 4);
        for (int t = 0; t < steps; t++) {
            assertEquals(t, arrays.get("0/h.npy").data().getFloat());
            assertEquals(-t, arrays.get("0/h.npy").data().getFloat());
            assertEquals(t + 0.5f, arrays.get("0/h.npy").data().getFloat());
            for (int value : new int[] {t, 1, 2, 3}) {
                assertEquals(value, arrays.get("ranks.npy").data().getInt());
            }
            assertEquals(t * 10_000_000_000L, arrays.get("tokens.npy").data().getLong());
        }
        for (int codePoint : new int[] {'a', 0, '한', '글', 0x1f600, 0, 0, 0}) {
            assertEquals(codePoint, arrays.get("symbols.npy").data().getInt());
        }
    }

    private static void assertArray(Npy array, String type, String shape, int bytes) {
        assertEquals(type, array.type());
        assertEquals(shape, array.shape());
        assertEquals(bytes, array.data().remaining());
    }

    @Test
    void severalRowsComeAtOnceAndNoneToo() throws IOException {
        Path path = folder.resolve("t.npz");
        try (NumpyArchive archive = NumpyArchive.begin(path)) {
            archive.floats("two", 2).append(new float[] {1, 2, 3, 4});
            archive.floats("none", 2);
            archive.texts("no texts", List.of());
            archive.commit();
        }
        assertEquals("2, 2", Npy.load(path).get("two.npy").shape());
        assertEquals("0, 2", Npy.load(path).get("none.npy").shape());
        assertEquals("0,", Npy.load(path).get("no texts.npy").shape());
    }

    @Test
    void theSameContentGivesTheSameBytes() throws IOException {
        assertArrayEquals(Files.readAllBytes(small("a.npz")), Files.readAllBytes(small("b.npz")));
    }

    private Path small(String name) throws IOException {
        Path path = folder.resolve(name);
        try (NumpyArchive archive = NumpyArchive.begin(path)) {
            archive.ints("x").append(new int[] {1, 2});
            archive.commit();
        }
        return path;
    }

    @Test
    void onlyTheArchiveRemains() throws IOException {
        small("a.npz");
        assertEquals(List.of("a.npz"), files());
    }

    @Test
    void withoutACommitTheOldFileRemainsAndNothingElse() throws IOException {
        Path path = folder.resolve("t.npz");
        Files.writeString(path, "old");
        IOException failure = assertThrows(IOException.class, () -> {
            try (NumpyArchive archive = NumpyArchive.begin(path)) {
                archive.floats("x", 2).append(new float[] {1, 2});
                throw new IOException("the network is gone");
            }
        });
        assertEquals("the network is gone", failure.getMessage());
        assertEquals("old", Files.readString(path));
        assertEquals(List.of("t.npz"), files());
    }

    @Test
    void brokenRowsAndNamesThatComeTwiceAreRefused() throws IOException {
        try (NumpyArchive archive = NumpyArchive.begin(folder.resolve("t.npz"))) {
            Rows<float[]> rows = archive.floats("x", 3);
            assertThrows(IllegalArgumentException.class, () -> rows.append(new float[4]));
            assertThrows(IllegalArgumentException.class, () -> archive.ints("x"));
            assertThrows(IllegalArgumentException.class, () -> archive.ints("y", 0));
        }
        assertEquals(List.of(), files());
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
