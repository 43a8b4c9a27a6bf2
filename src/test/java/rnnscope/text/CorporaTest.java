package rnnscope.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import rnnscope.text.story.StoryGenerator;

class CorporaTest {
    @TempDir
    Path folder;

    @Test
    void aGeneratedCorpusIsNamedWithSeedAndSize() throws IOException {
        Corpus corpus = Corpora.open("story:3:5000");
        assertEquals(StoryGenerator.generate(3, 5000), corpus.text());
        assertEquals("story:3:5000", corpus.name());
        assertEquals("story:3:1000000", Corpora.open("story:3").name());
        assertTrue(Corpora.open("story:-1:100").text().length() >= 100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"story:x", "story:1:0", "story:1:99999999999", "story:1:100000000", "story:1:2:3",
        "story:"})
    void aWrongSeedOrSizeIsAMistakeInTheCommand(String name) {
        assertThrows(IllegalArgumentException.class, () -> Corpora.open(name));
    }

    @Test
    void aShippedTextAFolderAndAFileAreCorpora() throws IOException {
        assertEquals(ShippedTexts.load("hello"), Corpora.open("hello").text());
        assertEquals(ShippedTexts.load("story"), Corpora.open("story").text());
        Path source = Files.writeString(folder.resolve("A.java"), "class A {}\n");
        assertEquals("class A {}\n", Corpora.open(folder.toString()).text());
        assertEquals(source.toString(), Corpora.open(source.toString()).name());
    }

    @Test
    void aFileHereWinsOverAShippedTextOfItsName() throws IOException {
        Files.writeString(folder.resolve("hello"), "my own words");
        Corpus own = Corpora.open(folder, "hello");
        assertEquals(new Corpus("./hello", "my own words",
                List.of("this is the file here; the text that comes with the program is shipped:hello")), own);
        assertEquals(new Corpus("hello", ShippedTexts.load("hello")), Corpora.open(folder, "shipped:hello"));
        Files.createDirectory(folder.resolve("story"));
        assertEquals(ShippedTexts.load("story"), Corpora.open(folder, "story").text(), "a folder is no file");
        assertThrows(IllegalArgumentException.class, () -> Corpora.open("shipped:nothing"));
    }

    @Test
    void anythingElseDoesNotExist() {
        TextFileException e = assertThrows(TextFileException.class, () -> Corpora.open("nothing-here"));
        assertEquals("nothing-here does not exist.", e.getMessage());
    }
}
