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
import rnnscope.export.PictureOptions;
import rnnscope.io.ModelFiles;
import rnnscope.language.Language;
import rnnscope.view.export.Exhibit;
import rnnscope.view.export.Output;

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
    void itsFiguresAreTakenOutLikeAnyOther() throws IOException {
        openSweep();
        until(() -> window.takeOut().exhibits().stream().allMatch(Exhibit::isCurrent)
                && ((FigureView) find("#sweep-chart")).shownProperty().get() != null);
        List<Exhibit> all = onFx(() -> window.takeOut().exhibits());
        assertEquals(List.of("The whole perspective", "Curves by group", "Parallel coordinates"),
                all.stream().map(Exhibit::name).toList());
        Path svg = folder.resolve("chart.svg");
        onFx(() -> {
            window.takeOut().save(all.get(1), Output.SVG, PictureOptions.USUAL, svg);
            window.takeOut().save(all.get(2), Output.CSV, PictureOptions.USUAL, folder.resolve("runs.csv"));
            return null;
        });
        assertTrue(Files.readString(svg).contains("<svg"));
        assertEquals(List.of("cell,units,metric", "gru,4,0.5", "gru,8,0.25", "lstm,4,0.75", "lstm,8,0.3"),
                Files.readAllLines(folder.resolve("runs.csv")));
        interact(() -> ((Button) find("#sweep-take-out")).fire());
        assertTrue(lookup("#export-what").tryQuery().isPresent());
    }

    @Test
    void aFolderIsASweepOrTheModelInIt() throws IOException {
        Path models = Files.createDirectory(folder.resolve("models"));
        assertEquals(models + ": there is nothing in this folder that the window opens as one: neither the results of a sweep, "
                + "runs.json, nor a model; give a file.", drop(models));
        ModelFiles.write(models.resolve("a.safetensors"), untrained("to be or not", "gru", 1, 7));
        drop(models);
        until(() -> session.subject() != null && session.subject().model().spec().stack().get(0).units() == 7);
        ModelFiles.write(models.resolve("b.safetensors"), untrained("to be or not", "gru", 1, 8));
        assertEquals(models + ": this folder has 2 models; give the file of one, for instance a.safetensors.", drop(models));
        Files.writeString(folder.resolve("runs.json"), "[" + RUN.formatted("gru", 4, 0.5, "a") + "]");
        drop(folder);
        until(this::isOpen);
    }

    /** @return what is said of it; null for nothing */
    private String drop(Path file) {
        onFx(() -> {
            session.noticeProperty().set(null);
            window.subjects().openFiles(List.of(file));
            return null;
        });
        return onFx(() -> session.noticeProperty().get() == null ? null : session.noticeProperty().get().words());
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
