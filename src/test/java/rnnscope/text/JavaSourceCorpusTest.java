package rnnscope.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JavaSourceCorpusTest {
    @TempDir
    Path folder;

    private void write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    @Test
    void takesEveryJavaFileInTheOrderOfPaths() throws IOException {
        write("b/Z.java", "class Z {\r\n}\r\n");
        write("b/a/A.java", "class A {}");
        write("B.java", "class B {}\n");
        write("b/notes.txt", "no source");
        write("b/Empty.java", "");
        assertEquals("class B {}\n\nclass Z {\n}\n\nclass A {}\n", JavaSourceCorpus.read(folder).text());
    }

    @Test
    void saysWhatIsWrongWithTheFolder() throws IOException {
        assertFault("has no Java source in it", folder);
        assertFault("does not exist", folder.resolve("none"));
        write("x.txt", "x");
        assertFault("is not a folder", folder.resolve("x.txt"));
    }

    private static void assertFault(String fault, Path path) {
        TextFileException e = assertThrows(TextFileException.class, () -> JavaSourceCorpus.read(path));
        assertEquals(path + " " + fault + ".", e.getMessage());
    }
}
