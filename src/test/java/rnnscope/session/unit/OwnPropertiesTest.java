package rnnscope.session.unit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rnnscope.math.Kernels;
import rnnscope.model.Model;
import rnnscope.model.ModelCard;
import rnnscope.model.ModelSpec;
import rnnscope.session.Session;
import rnnscope.session.reading.SourceText;
import rnnscope.text.CharacterTokenizer;
import rnnscope.text.property.TextProperties;
import rnnscope.text.property.TextProperty;
import rnnscope.train.Initialisation;

class OwnPropertiesTest {
    @TempDir
    private Path folder;

    private final Session session = new Session(Kernels.plain(), Runnable::run, Runnable::run);
    private final OwnProperties own = new OwnProperties(session, Runnable::run, Runnable::run);

    @BeforeEach
    void open() {
        CharacterTokenizer tokenizer = CharacterTokenizer.of("abc");
        ModelSpec spec = ModelSpec.of("gru", 1, 4, 3);
        session.openModel("small", () -> new Model(spec, Initialisation.UNIFORM.parameters(spec, 1, 3), tokenizer,
                ModelCard.named("small")));
        session.openText("text", () -> new SourceText("text", "abcab"));
        session.noticeProperty().set(null);
    }

    private List<String> titles() {
        return own.allProperty().get().stream().map(TextProperty::title).toList();
    }

    @Test
    void whatIsAddedStandsInOrderAndTheSameOnce() {
        own.add("it", () -> TextProperties.regex("ab"));
        own.add("it", () -> TextProperties.regex("c+"));
        own.add("it", () -> TextProperties.regex("ab"));
        assertEquals(List.of("c+", "ab"), titles());
        own.remove(own.allProperty().get().get(0));
        assertEquals(List.of("ab"), titles());
        assertNull(session.noticeProperty().get());
    }

    @Test
    void whatIsTriedIsSaidAndCanBeGivenUp() {
        List<Runnable> waiting = new ArrayList<>();
        OwnProperties slow = new OwnProperties(session, waiting::add, Runnable::run);
        slow.add("b+", () -> TextProperties.regex("b+"));
        assertEquals("b+", slow.triedProperty().get());
        slow.cancel();
        assertNull(slow.triedProperty().get());
        waiting.forEach(Runnable::run);
        assertTrue(slow.allProperty().get().isEmpty());
        waiting.clear();
        slow.add("c", () -> TextProperties.regex("c"));
        waiting.forEach(Runnable::run);
        assertEquals("c", slow.allProperty().get().get(0).title());
        assertNull(slow.triedProperty().get());
    }

    @Test
    void whatDoesNotFitTheTextIsRefusedInWords() throws IOException {
        Path four = Files.writeString(folder.resolve("four.txt"), "1 0 0 1");
        own.add("it", () -> TextProperties.file(four));
        assertTrue(titles().isEmpty());
        assertTrue(session.noticeProperty().get().words().contains("4 numbers, and the text has 5 symbols"),
                session.noticeProperty().get().words());
        Path words = Files.writeString(folder.resolve("words.txt"), "1 0 no");
        own.add("it", () -> TextProperties.file(words));
        assertTrue(session.noticeProperty().get().words().contains("\"no\" in line 1"));
        own.add("it", () -> TextProperties.regex("("));
        assertTrue(session.noticeProperty().get().words().startsWith("The regular expression ( is not valid"));
        assertTrue(titles().isEmpty());
    }

    @Test
    void whatNoLongerFitsIsLeftOutButNotForgotten() throws IOException {
        Path five = Files.writeString(folder.resolve("five.txt"), "1 0 0 1 1");
        own.add("it", () -> TextProperties.file(five));
        own.add("it", () -> TextProperties.regex("b"));
        assertEquals(2, OwnProperties.fitting(own.allProperty().get(), session.excerpt().tokens()).size());
        session.openText("other", () -> new SourceText("other", "abcabc"));
        assertEquals(List.of("b"), OwnProperties.fitting(own.allProperty().get(), session.excerpt().tokens()).stream()
                .map(TextProperty::title).toList());
        assertEquals(2, titles().size());
    }
}
