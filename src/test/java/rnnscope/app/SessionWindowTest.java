package rnnscope.app;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;
import rnnscope.io.ModelFiles;
import rnnscope.io.ShippedModels;
import rnnscope.model.Intervention;
import rnnscope.model.Model;
import rnnscope.model.ModelEdits;
import rnnscope.session.library.Library;
import rnnscope.session.reading.SourceText;
import rnnscope.text.TextRange;

/** A session is saved and opened as a document is. */
class SessionWindowTest extends WindowTest {
    @TempDir
    private Path folder;

    @Override
    protected void open() {
        window.subjects().begin();
    }

    private void onFx(Runnable action) {
        WaitForAsyncUtils.asyncFx(action);
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Test
    void aTextWithItsBeamPinsAndEditsComesBack() throws Exception {
        until(() -> session.excerpt() != null);
        Path own = folder.resolve("own.safetensors");
        ModelFiles.write(own, ShippedModels.load("story-lstm"));
        onFx(() -> window.subjects().openFiles(List.of(own)));
        until(() -> session.files().origins().of(session.openedModel()) != null);
        ModelEdits edits = ModelEdits.NONE.with(new Intervention.Clamp(0, "forget", 7, 0.25f, TextRange.between(3, 9)));
        onFx(() -> session.edit(new SourceText("mine", "\"One\", said Ann, \"and two.\"\n"), 5, false));
        until(() -> session.excerpt().source().name().equals("mine"));
        onFx(() -> {
            session.editModel(edits, false);
            session.cursor().moveTo(12);
            session.selection().pinUnit(7);
            session.selection().pinEquation("forget");
            session.selection().textChannelProperty().set("output");
            settings.darkProperty().set(true);
        });
        until(() -> session.excerpt().isEdited());
        push(KeyCode.CONTROL, KeyCode.DIGIT4);
        Path file = folder.resolve("s.rnnscope");
        onFx(() -> window.sessions().save(file));
        until(() -> Files.exists(file));
        String json = Files.readString(file);
        assertTrue(json.contains("\"path\" : \"own.safetensors\""), json);

        push(KeyCode.CONTROL, KeyCode.DIGIT1);
        onFx(() -> {
            settings.darkProperty().set(false);
            session.openText("story", Library.text("story").orElseThrow().load());
        });
        until(() -> !session.excerpt().source().name().equals("mine"));
        onFx(() -> window.subjects().openFiles(List.of(file)));
        until(() -> session.excerpt().source().name().equals("mine") && session.excerpt().isEdited());
        assertEquals("\"One\", said Ann, \"and two.\"\n", session.excerpt().source().text());
        assertEquals(edits, session.edits());
        assertEquals(12, session.cursor().step());
        assertEquals(7, session.selection().unit());
        assertTrue(session.selection().unitPinnedProperty().get());
        assertEquals("forget", session.selection().shownEquation());
        assertEquals("output", session.selection().textChannelProperty().get());
        assertTrue(settings.darkProperty().get());
        assertTrue(lookup("#tab-units").<ToggleButton>query().isSelected());
        assertEquals(List.of(file), settings.recents().of(rnnscope.session.library.Recents.Kind.SESSIONS));
    }

    @Test
    void aTranslationComesBackWithItsSourceAndWhereItStood() {
        until(() -> session.excerpt() != null);
        push(KeyCode.CONTROL, KeyCode.DIGIT5);
        until(() -> examples.answer() != null && window.subjects().showsExample());
        Model model = examples.answer().opened();
        String source = examples.examplesProperty().get().isEmpty() ? examples.sourceText()
                : examples.examplesProperty().get().get(0).source();
        onFx(() -> {
            examples.setSource(source);
            examples.force(forcing -> forcing.withSymbol(0, 3), false);
            examples.cursor().moveTo(1);
        });
        Path file = folder.resolve("t.rnnscope");
        onFx(() -> window.sessions().save(file));
        until(() -> Files.exists(file));
        onFx(() -> examples.openModel("reverse-gru", Library.model("reverse-gru").orElseThrow().load()));
        until(() -> !examples.answer().model().card().name().equals(model.card().name()));
        onFx(() -> window.subjects().openFiles(List.of(file)));
        until(() -> examples.answer().model().card().name().equals(model.card().name())
                && examples.sourceText().equals(source));
        assertEquals(3, examples.options().forcing().symbol(0));
        until(() -> examples.cursor().step() == 1);
    }

    @Test
    void thePagesComeBack() {
        until(() -> session.excerpt() != null);
        push(KeyCode.CONTROL, KeyCode.DIGIT4);
        until(() -> lookup("Similar").match(node -> node instanceof ToggleButton).tryQuery().isPresent());
        for (String page : List.of("Similar", "Saliency")) {
            press(page);
            Path file = folder.resolve(page + ".rnnscope");
            onFx(() -> window.sessions().save(file));
            until(() -> Files.exists(file));
            press("Ranking");
            press("Unit");
            push(KeyCode.CONTROL, KeyCode.DIGIT1);
            onFx(() -> window.subjects().openFiles(List.of(file)));
            until(() -> isPressed(page));
            press("Ranking");
        }
    }

    private ToggleButton button(String words) {
        return lookup(words).match(node -> node instanceof ToggleButton).query();
    }

    private void press(String words) {
        ToggleButton button = button(words);
        onFx(button::fire);
    }

    private boolean isPressed(String words) {
        return lookup(words).match(node -> node instanceof ToggleButton toggle && toggle.isSelected()).tryQuery().isPresent();
    }

    @Test
    void aRunInTrainingComesBackWithItsHistory() throws Exception {
        until(() -> session.excerpt() != null);
        push(KeyCode.CONTROL, KeyCode.DIGIT2);
        until(() -> run.frame() != null);
        for (int step = 1; step <= 3; step++) {
            int wanted = step;
            onFx(run::step);
            until(() -> run.frame().iteration() >= wanted);
        }
        onFx(() -> run.goTo(1));
        until(() -> run.pastProperty().get() != null);
        long looked = run.pastProperty().get().iteration();
        float[] weights = run.snapshots().get(0).parameters().values();
        Path file = folder.resolve("r.rnnscope");
        onFx(() -> window.sessions().save(file));
        until(() -> Files.exists(file));
        assertTrue(Files.exists(folder.resolve("r.run")));
        onFx(run::reset);
        until(() -> run.frame() != null && run.frame().iteration() == 0);
        push(KeyCode.CONTROL, KeyCode.DIGIT1);
        onFx(() -> window.subjects().openFiles(List.of(file)));
        until(() -> run.frame() != null && run.frame().iteration() == 3 && run.pastProperty().get() != null);
        assertEquals(looked, run.pastProperty().get().iteration());
        assertArrayEquals(weights, run.snapshots().get(0).parameters().values());
        assertTrue(lookup("#tab-train").<ToggleButton>query().isSelected());
        Files.delete(folder.resolve("r.run"));
        onFx(() -> window.subjects().openFiles(List.of(file)));
        until(() -> session.noticeProperty().get() != null && session.noticeProperty().get().words()
                .equals(file + ": its run " + folder.resolve("r.run") + " is not there."));
    }

    @Test
    void whatASessionCannotFindIsNamed() throws Exception {
        until(() -> session.excerpt() != null);
        Path file = folder.resolve("lost.rnnscope");
        Files.writeString(file, "{\"rnnscope\": 1, \"model\": {\"path\": \"gone.safetensors\"}}");
        onFx(() -> window.subjects().openFiles(List.of(file)));
        until(() -> session.noticeProperty().get() != null);
        assertEquals(file + ": its model " + folder.resolve("gone.safetensors") + " is not there.",
                session.noticeProperty().get().words());

        Path own = folder.resolve("own.safetensors");
        ModelFiles.write(own, ShippedModels.load("story-lstm"));
        Files.writeString(file, "{\"rnnscope\": 1, \"perspective\": \"units\", \"page\": \"Moods\"}");
        onFx(() -> window.subjects().openFiles(List.of(file)));
        until(() -> session.noticeProperty().get() != null && session.noticeProperty().get().words()
                .startsWith("There is no page Moods of this model in Units; there are Ranking, "));
        Files.writeString(file, "{\"rnnscope\": 1, \"at\": 100, \"text\": {\"shipped\": \"story\"},"
                + " \"model\": {\"path\": \"own.safetensors\", \"sha256\": \"00\"}}");
        onFx(() -> window.subjects().openFiles(List.of(file)));
        until(() -> session.cursor().step() == 99);
        until(() -> session.noticeProperty().get() != null
                && session.noticeProperty().get().words().contains("its file has changed since"));
    }
}
