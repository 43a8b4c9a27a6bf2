package rnnscope.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rnnscope.storage.UserFolder;

/** Files of other programs in the window: opened, asked about, opened again with what was answered, remembered. */
class ForeignModelWindowTest extends WindowTest {
    @TempDir
    private Path folder;

    @Override
    protected void prepare() {
        session.files().rememberAnswers(new UserFolder(folder.resolve("home"), failure -> {
            throw new AssertionError(failure);
        }));
    }

    private static Path resource(String name) {
        try {
            return Path.of(ForeignModelWindowTest.class.getResource("/foreign/" + name).toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private boolean asks() {
        return lookup("#import-apply").tryQuery().isPresent();
    }

    @Test
    void whatAFileLeavesOpenIsAskedForOnceAndRemembered() throws IOException {
        Path text = Files.writeString(folder.resolve("text.txt"), "gab deaf cab");
        Path model = resource("numpy/min-char-rnn.npz");
        interact(() -> window.subjects().openFiles(List.of(model, text)));
        until(this::asks);
        assertEquals("rnn-tanh", session.excerpt().model().spec().cell(0));
        assertEquals("a", session.excerpt().model().tokenizer().vocabulary().symbol(0));
        @SuppressWarnings("unchecked")
        ComboBox<String> cell = lookup("#import-cell").queryAs(ComboBox.class);
        interact(() -> cell.setValue("rnn-relu"));
        clickOn("#import-apply");
        until(() -> session.excerpt().model().spec().cell(0).equals("rnn-relu"));
        assertEquals("text.txt", session.excerpt().source().name());
        interact(() -> window.subjects().openFiles(List.of(resource("pytorch/strides.pt"))));
        until(() -> session.excerpt().model().card().name().equals("strides") && asks());
        type(KeyCode.ESCAPE);
        until(() -> !asks());
        interact(() -> window.subjects().openFiles(List.of(model)));
        until(() -> session.excerpt().model().card().name().equals("min-char-rnn"));
        assertEquals("rnn-relu", session.excerpt().model().spec().cell(0));
        assertFalse(asks());
    }

    @Test
    void whatWasReadIsUnderTheModelsName() {
        interact(() -> window.subjects().openFiles(List.of(resource("pytorch/checkpoint.pt"))));
        until(this::asks);
        type(KeyCode.ESCAPE);
        until(() -> !asks());
        clickOn("#model-chip").clickOn("#show-import");
        until(() -> lookup("#import-save").tryQuery().isPresent());
        List<String> words = lookup(".explanation").queryAllAs(Labeled.class).stream().map(Labeled::getText).toList();
        assertTrue(words.contains("rnn.weight_ih_l0 (16, 3) F32 is the layer: weights of what enters, gates i, f, g, o"), words.toString());
        assertTrue(words.stream().anyMatch(line -> line.startsWith("optimizer_state_dict, ")), words.toString());
        type(KeyCode.ESCAPE);
        until(() -> !asks());
    }

    @Test
    void aSeriesIsPlayedByANetworkOverNumbers() throws IOException {
        Path series = Files.writeString(folder.resolve("series.csv"), "day,a,b\nMon,0.5,-1\nTue,0.25,0.5\nWed,1,0.1\n");
        interact(() -> window.subjects().openFiles(List.of(resource("onnx/exported-numbers.onnx"), series)));
        until(() -> examples.answer() != null && examples.answer().source().symbols().size() == 3);
        assertEquals("0.5 -1.0, 0.25 0.5, 1.0 0.1", examples.sourceText());
        assertTrue(window.subjects().showsExample());
        assertFalse(examples.answer().model().spec().readsSymbols());
        Path longer = Files.writeString(folder.resolve("longer.csv"), "1;2\n3;4\n5;6\n7;8\n");
        interact(() -> window.subjects().openFiles(List.of(longer)));
        until(() -> examples.answer().source().symbols().size() == 4);
        until(this::asks);
        type(KeyCode.ESCAPE);
        until(() -> !asks());
    }
}
