package rnnscope.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rnnscope.control.FigureView;
import rnnscope.io.ModelFiles;
import rnnscope.language.Language;

/** Results of a sweep, opened over the window. */
class SweepWindowTest extends WindowTest {
    private static final String RUN = "{\"options\": {\"cell\": \"%s\", \"units\": \"%s\"}, \"held_out_loss\": %s, "
            + "\"held_out_exact\": null, \"fault\": \"\", \"run\": \"%s\"}";

    @TempDir
    Path folder;

    @AfterEach
    void speakEnglishAgain() {
        Language.ENGLISH.speak();
    }

    private void open(String json) throws IOException {
        Path file = Files.writeString(folder.resolve("runs.json"), json);
        onFx(() -> {
            window.subjects().openFiles(List.of(file));
            return null;
        });
    }

    private void openSweep() throws IOException {
        open("[" + String.join(",", RUN.formatted("gru", 4, 0.5, "a"), RUN.formatted("gru", 8, 0.25, "b"),
                RUN.formatted("lstm", 4, 0.75, "c"), RUN.formatted("lstm", 8, 0.3, "d")) + "]");
        until(() -> isOpen() && rows().size() == 4);
    }

    private boolean isOpen() {
        return window.cards().overlay().lookup("#sweep") != null;
    }

    private Node find(String id) {
        return window.cards().overlay().lookup(id);
    }

    private List<Button> rows() {
        ScrollPane scroll = (ScrollPane) find("#sweep .help-scroll");
        return ((VBox) scroll.getContent()).getChildren().stream().map(Button.class::cast).toList();
    }

    @Test
    void theBestRunIsOpenedByAClickWhereItsModelWasKept() throws IOException {
        Files.createDirectory(folder.resolve("runs"));
        ModelFiles.write(folder.resolve("runs/b.safetensors"), untrained("to be or not", "gru", 1, 8));
        openSweep();
        until(() -> ((FigureView) find("#sweep-chart")).isCurrent() && ((FigureView) find("#sweep-parallel")).isCurrent()
                && ((FigureView) find("#sweep-parallel")).shownProperty().get() != null);
        assertEquals("0.2500   cell gru, units 8", onFx(() -> rows().get(0).getText()));
        interact(() -> rows().get(1).fire());
        assertEquals("This run has no model: sweep keeps models with --models.", onFx(() -> ((Label) find("#sweep-said")).getText()));
        assertTrue(onFx(() -> find("#sweep-said").isVisible() && isOpen()));
        interact(() -> rows().get(0).fire());
        until(() -> !isOpen() && session.subject() != null && session.subject().model().spec().stack().get(0).units() == 8);
    }

    @Test
    void itsCurvesGoAlongTheOptionThatIsChosenAndEscapeClosesIt() throws IOException {
        openSweep();
        interact(() -> ((ToggleButton) find("#sweep-along-cell")).fire());
        until(() -> ((FigureView) find("#sweep-chart")).figureProperty().get().numbers().columns().get(1).name().equals("cell"));
        type(KeyCode.ESCAPE);
        until(() -> !isOpen());
    }

    @Test
    void aBadFileIsOneSentence() throws IOException {
        open("[]");
        until(() -> session.noticeProperty().get() != null);
        assertEquals(folder.resolve("runs.json") + ": no training of this sweep is done yet.",
                onFx(() -> session.noticeProperty().get().words()));
    }

    @Test
    void itSpeaksKorean() throws IOException {
        Language.KOREAN.speak();
        openSweep();
        assertEquals("가장 좋은 실행: 누르면 모델을 엽니다", onFx(() -> ((Label) find("#sweep-best-words")).getText()));
    }
}
