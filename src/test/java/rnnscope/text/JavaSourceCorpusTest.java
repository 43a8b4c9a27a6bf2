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
        assertEquals("class B {}\n\nclass Z {\r\n}\r\n\nclass A {}\n", JavaSourceCorpus.read(folder).text());
    }

    @Test
    void saysWhatIsWrongWithTheFolder() throws IOException {
        assertFault("is a folder with no Java source in it; give a file", folder);
        assertFault("does not exist", folder.resolve("none"));
        write("x.txt", "x");
        assertFault("is a folder with no Java source in it; give a file, for instance " + folder.resolve("x.txt"), folder);
        assertFault("is not a folder", folder.resolve("x.txt"));
    }

    @Test
    void linksThatLeadOutOfTheFolderAreLeftOut(@TempDir Path outside) throws IOException {
        write("A.java", "class A {}\n");
        Files.writeString(outside.resolve("Secret.java"), "class Secret {}\n");
        Files.createSymbolicLink(folder.resolve("B.java"), outside.resolve("Secret.java"));
        Files.createSymbolicLink(folder.resolve("C.java"), folder.resolve("A.java"));
        Corpus read = JavaSourceCorpus.read(folder);
        assertEquals("class A {}\n\nclass A {}\n", read.text());
        assertEquals(java.util.List.of("1 link leads out of the folder and is left out, " + folder.resolve("B.java")),
                read.remarks());
    }

    private static void assertFault(String fault, Path path) {
        TextFileException e = assertThrows(TextFileException.class, () -> JavaSourceCorpus.read(path));
        assertEquals(path + " " + fault + ".", e.getMessage());
    }
}
