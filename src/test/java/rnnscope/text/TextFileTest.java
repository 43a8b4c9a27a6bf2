package rnnscope.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextFileTest {
    private static final int BLOCK = 1 << 16;

    @TempDir
    Path folder;

    private Path file(byte... bytes) throws IOException {
        return Files.write(folder.resolve("a.txt"), bytes);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void assertFault(String fault, Path file) {
        TextFileException e = assertThrows(TextFileException.class, () -> TextFile.read(file, 1000));
        assertEquals(file + " " + fault + ".", e.getMessage());
        assertEquals(file, e.file());
    }

    @Test
    void readsUtf8() throws IOException {
        assertEquals("caf\u00E9 \uD55C\uAE00 \uD83D\uDE00\t\n",
                TextFile.read(file(utf8("caf\u00E9 \uD55C\uAE00 \uD83D\uDE00\t\n"))));
    }

    @Test
    void lineEndsBecomeNewlinesAndTheByteOrderMarkGoes() throws IOException {
        assertEquals("a\nb\nc\n\nd\n", TextFile.read(file(utf8("\uFEFFa\r\nb\rc\n\rd\r"))));
        assertEquals("a\uFEFFb", TextFile.normalise("a\uFEFFb"));
    }

    @Test
    void halfASurrogatePairBecomesTheReplacementCharacter() {
        assertEquals("\uFFFDa\uFFFD\uD83D\uDE00\uFFFD", TextFile.normalise("\uDE00a\uD83D\uD83D\uDE00\uD83D"));
    }

    @Test
    void saysWhatIsWrongWithAFile() throws IOException {
        assertFault("does not exist", folder.resolve("none.txt"));
        assertFault("is a folder, not a text file", folder);
        assertFault("is empty", file());
        assertFault("is empty", file(utf8("\uFEFF")));
        assertFault("is a binary file: the byte at offset 2 is NUL", file((byte) 'a', (byte) 'b', (byte) 0));
        assertFault("is UTF-16 text (byte order mark at offset 0); save it as UTF-8",
                file((byte) 0xFF, (byte) 0xFE, (byte) 'a', (byte) 0));
        assertFault("is too long: 1001 bytes, and the limit is 1000", file(new byte[1001]));
    }

    @Test
    void givesTheOffsetOfWhatIsNotUtf8() throws IOException {
        assertFault("is not UTF-8 text: the byte 0xE9 at offset 5 is not part of any character",
                file((byte) 0xC3, (byte) 0xA9, (byte) 'c', (byte) 'a', (byte) 'f', (byte) 0xE9, (byte) ' '));
        // overlong, a surrogate, and a character that the end of the file cuts off
        assertFault("is not UTF-8 text: the byte 0xC0 at offset 0 is not part of any character",
                file((byte) 0xC0, (byte) 0xAF));
        assertFault("is not UTF-8 text: the byte 0xED at offset 1 is not part of any character",
                file((byte) 'a', (byte) 0xED, (byte) 0xA0, (byte) 0x80));
        assertFault("is not UTF-8 text: the byte 0xE2 at offset 1 is not part of any character",
                file((byte) 'a', (byte) 0xE2, (byte) 0x86));
    }

    @ParameterizedTest
    @ValueSource(ints = {BLOCK - 2, BLOCK - 1, BLOCK, BLOCK + 1, 2 * BLOCK - 1, 2 * BLOCK})
    void aCharacterMayLieAcrossBlocks(int before) throws IOException {
        String text = "x".repeat(before) + "\uD55C\r\n";
        assertEquals("x".repeat(before) + "\uD55C\n", TextFile.read(file(utf8(text))));
        byte[] cut = Arrays.copyOf(utf8(text), before + 2);
        TextFileException e = assertThrows(TextFileException.class, () -> TextFile.read(file(cut)));
        assertEquals(folder.resolve("a.txt") + " is not UTF-8 text: the byte 0xED at offset " + before
                + " is not part of any character.", e.getMessage());
    }
}
