package rnnscope.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

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
    void leavesByteOrderMarkAndLineEndsToTheReader() throws IOException {
        String text = "\uFEFFa\r\nb\rc\n\rd\r";
        assertEquals(text, TextFile.read(file(utf8(text))));
    }

    @Test
    void saysWhatIsWrongWithAFile() throws IOException {
        assertFault("does not exist", folder.resolve("none.txt"));
        assertFault("is a folder, not a text file", folder);
        assertFault("is empty", file());
        assertFault("is empty", file(utf8("\uFEFF")));
        assertFault("is a binary file: the byte at offset 2 is NUL", file((byte) 'a', (byte) 'b', (byte) 0));
        for (String encoding : List.of("UTF-16", "UTF-16LE", "UTF-16BE")) {
            assertFault("is UTF-16 text; save it as UTF-8", file("hello".getBytes(encoding)));
        }
        assertFault("is UTF-32 text; save it as UTF-8", file("\uFEFFhi\n".getBytes("UTF-32LE")));
        assertFault("is UTF-32 text; save it as UTF-8", file("hello".getBytes("UTF-32BE")));
        assertFault("is a zip archive, not a text", file((byte) 'P', (byte) 'K', (byte) 3, (byte) 4, (byte) 0));
        assertFault("is too long: 1,001 bytes, and the limit is 1,000", file(new byte[1001]));
    }

    @Test
    void givesTheOffsetOfWhatIsNotUtf8() throws IOException {
        assertFault("is not UTF-8 text: the byte 0xE9 at offset 5 is not part of any character; save it as UTF-8",
                file((byte) 0xC3, (byte) 0xA9, (byte) 'c', (byte) 'a', (byte) 'f', (byte) 0xE9, (byte) ' '));
        // overlong, a surrogate, and a character that the end of the file cuts off
        assertFault("is not UTF-8 text: the byte 0xC0 at offset 0 is not part of any character; save it as UTF-8",
                file((byte) 0xC0, (byte) 0xAF));
        assertFault("is not UTF-8 text: the byte 0xED at offset 1 is not part of any character; save it as UTF-8",
                file((byte) 'a', (byte) 0xED, (byte) 0xA0, (byte) 0x80));
        assertFault("ends in the middle of a character if it is UTF-8: the byte 0xE2 at offset 1 begins one; save it anew as UTF-8",
                file((byte) 'a', (byte) 0xE2, (byte) 0x86));
    }

    @Test
    void recognisesWesternEncodingsByLettersThatStandAlone() throws IOException {
        assertFault("is not UTF-8 text, it looks like Windows-1252 (the byte 0x93 at offset 9); save it as UTF-8",
                file("She said \u201Chello\u201D \u2013 it\u2019s caf\u00E9\n".getBytes("windows-1252")));
        assertFault("is not UTF-8 text, it looks like Latin-1 or Windows-1252 (the byte 0xEF at offset 2); save it as UTF-8",
                file("na\u00EFve\n".getBytes(StandardCharsets.ISO_8859_1)));
        assertFault("is not UTF-8 text: the byte 0xC7 at offset 0 is not part of any character; save it as UTF-8",
                file("\uD55C\uAD6D\uC5B4\n".getBytes("EUC-KR")));
    }

    @ParameterizedTest
    @ValueSource(ints = {BLOCK - 2, BLOCK - 1, BLOCK, BLOCK + 1, 2 * BLOCK - 1, 2 * BLOCK})
    void aCharacterMayLieAcrossBlocks(int before) throws IOException {
        String text = "x".repeat(before) + "\uD55C\r\n";
        assertEquals(text, TextFile.read(file(utf8(text))));
        byte[] cut = Arrays.copyOf(utf8(text), before + 2);
        TextFileException e = assertThrows(TextFileException.class, () -> TextFile.read(file(cut)));
        assertEquals(folder.resolve("a.txt") + " ends in the middle of a character if it is UTF-8: the byte 0xED at offset " + before
                + " begins one; save it anew as UTF-8.", e.getMessage());
    }
}
