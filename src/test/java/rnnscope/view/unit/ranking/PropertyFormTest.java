package rnnscope.view.unit.ranking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationTest;
import org.testfx.util.WaitForAsyncUtils;
import rnnscope.math.Kernels;
import rnnscope.model.Model;
import rnnscope.model.ModelCard;
import rnnscope.model.ModelSpec;
import rnnscope.session.Session;
import rnnscope.session.reading.SourceText;
import rnnscope.session.unit.UnitLab;
import rnnscope.text.CharacterTokenizer;
import rnnscope.text.property.TextProperty;
import rnnscope.train.Initialisation;

/** Properties of the user's own, by clicks; the dialog that asks for a file answers by itself. */
class PropertyFormTest extends ApplicationTest {
    @TempDir
    private Path folder;

    private Session session;
    private UnitLab lab;
    private File chosen;

    @Override
    public void start(Stage stage) {
        session = new Session(Kernels.plain(), Runnable::run, Runnable::run);
        CharacterTokenizer tokenizer = CharacterTokenizer.of("abc");
        ModelSpec spec = ModelSpec.of("gru", 1, 4, 3);
        session.openModel("small", () -> new Model(spec, Initialisation.UNIFORM.parameters(spec, 1, 3), tokenizer,
                ModelCard.named("small")));
        session.openText("text", () -> new SourceText("text", "abcab"));
        session.noticeProperty().set(null);
        lab = new UnitLab(session, Runnable::run, Platform::runLater);
        stage.setScene(new Scene(new PropertyForm(lab.own(), () -> chosen), 400, 300));
        stage.show();
        stage.toFront();
    }

    private List<String> titles() {
        WaitForAsyncUtils.waitForFxEvents();
        return lab.own().allProperty().get().stream().map(TextProperty::title).toList();
    }

    @Test
    void valuesAreTakenFromAFile() throws IOException {
        chosen = Files.writeString(folder.resolve("mine.txt"), "stress\n1 0 0 1 nan").toFile();
        clickOn("#property-file");
        assertEquals(List.of("stress"), titles());
        TextProperty stress = lab.own().allProperty().get().get(0);
        assertEquals(TextProperty.Kind.BINARY, stress.kind());
        assertEquals(1, stress.values(session.excerpt().tokens())[3]);
        assertNull(session.noticeProperty().get());
    }

    @Test
    void aFileThatDoesNotFitIsRefusedInWordsAndNoFileIsNothing() throws IOException {
        clickOn("#property-file");
        assertTrue(titles().isEmpty());
        assertNull(session.noticeProperty().get());
        chosen = Files.writeString(folder.resolve("short.txt"), "1 0 0 1").toFile();
        clickOn("#property-file");
        assertTrue(titles().isEmpty());
        assertTrue(session.noticeProperty().get().words()
                .endsWith("short.txt holds 4 numbers, and the text has 5 symbols; there must be one for each."));
        chosen = folder.resolve("gone.txt").toFile();
        clickOn("#property-file");
        assertTrue(titles().isEmpty());
        assertTrue(session.noticeProperty().get().words().contains("gone.txt"));
    }
}
