package rnnscope.text.property;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rnnscope.text.TextFileException;

class FilePropertyTest {
    @TempDir
    Path folder;

    private TextProperty read(String content) throws IOException {
        Path file = folder.resolve("values.csv");
        Files.writeString(file, content);
        return TextProperties.of("file:" + file);
    }

    @Test
    void numbersInAnyLayout() throws IOException {
        TextProperty property = read("1, 2.5;-3\n4e1\tnan\n");
        assertEquals(TextProperty.Kind.SCALAR, property.kind());
        assertEquals("values.csv", property.title());
        assertArrayEquals(new float[] {1, 2.5f, -3, 40, Float.NaN}, property.values(Marked.characters("abcde")));
    }

    @Test
    void aFirstWordIsTheTitleAndZerosAndOnesAreBinary() throws IOException {
        TextProperty property = read("Verb\n0\n1\nNA\n");
        assertEquals("Verb", property.title());
        assertEquals(TextProperty.Kind.BINARY, property.kind());
        assertArrayEquals(new float[] {0, 1, Float.NaN}, property.values(Marked.characters("abc")));
    }

    @Test
    void faultsAreNamed() throws IOException {
        String file = folder.resolve("values.csv").toString();
        for (String word : new String[] {"x2", "1f", "Infinity", "1e99"}) {
            var e = assertThrows(TextFileException.class, () -> read("1\n2 " + word + "\n"));
            assertEquals(file + " has \"" + word + "\" in line 2, where a number should be.", e.getMessage());
        }
        TextProperty three = read("1 2 3");
        var e = assertThrows(IllegalArgumentException.class, () -> three.values(Marked.characters("ab")));
        assertEquals("the file " + file + " holds 3 numbers, and the text has 2 symbols; there must be one for each", e.getMessage());
        assertThrows(TextFileException.class, () -> TextProperties.of("file:" + folder.resolve("missing")));
    }
}
