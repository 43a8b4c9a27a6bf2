package rnnscope.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;
import rnnscope.control.FigureView;
import rnnscope.control.ScoreView;
import rnnscope.figure.lecture.StepStage;
import rnnscope.figure.lecture.WorkedStepFigure;
import rnnscope.math.Kernels;
import rnnscope.session.Session;
import rnnscope.session.example.ExampleLab;
import rnnscope.session.library.Library;
import rnnscope.session.training.TrainingRun;

class MainWindowTest extends WindowTest {
    @TempDir
    private Path folder;

    private ScoreView score() {
        return lookup("#score").queryAs(ScoreView.class);
    }

    private int step() {
        return session.cursor().step();
    }

    private String words(String id) {
        return lookup(id).queryAs(Labeled.class).getText();
    }

    /** A place in the score, in the middle of a step's column, at a share of its height. */
    private Point2D inColumn(int step, double height) {
        Rectangle2D column = score().column(step);
        Bounds score = score().localToScreen(score().getBoundsInLocal());
        return new Point2D(score.getMinX() + column.getCenterX(), score.getMinY() + height * score.getHeight());
    }

    @Test
    void opensOnAModelAndItsTextWithoutAQuestion() {
        assertTrue(session.excerpt().length() > 1000);
        assertEquals("Step 1 of " + lookup(".counter-total").queryAs(Labeled.class).getText().substring(3)
                .replace(' ', '\u2009'), score().getAccessibleText().split(",")[0]);
        assertFalse(lookup("#banner").query().isVisible());
        assertEquals(1, listWindows().size());
    }

    @Test
    void keysStepAndJump() {
        type(KeyCode.RIGHT, 3);
        assertEquals(3, step());
        type(KeyCode.LEFT);
        assertEquals(2, step());
        type(KeyCode.PAGE_DOWN, 2);
        type(KeyCode.PAGE_UP);
        assertEquals(3, step());
        type(KeyCode.END);
        assertEquals(session.excerpt().length() - 1, step());
        type(KeyCode.HOME);
        assertEquals(0, step());
    }

    @Test
    void spacePlaysAndPausesFromTheFocusOfAButtonToo() {
        Button end = lookup("#transport-end").queryButton();
        interact(end::requestFocus);
        type(KeyCode.SPACE);
        assertTrue(session.player().isPlaying());
        assertTrue(step() < session.excerpt().length() - 1);
        until(() -> step() >= 2);
        type(KeyCode.SPACE);
        assertFalse(session.player().isPlaying());
        type(KeyCode.ENTER);
        assertEquals(session.excerpt().length() - 1, step());
    }

    @Test
    void upAndDownChooseTheUnitAndEscapeLetsItGoWithoutLeavingIt() {
        int unit = session.selection().unit();
        type(KeyCode.DOWN, 2);
        type(KeyCode.UP);
        int expected = Math.min(session.selection().units() - 1, unit + 2) - 1;
        assertEquals(expected, session.selection().unit());
        assertTrue(lookup("#unit-chip").query().getAccessibleText().startsWith("Unit " + expected));
        assertTrue(session.selection().unitPinnedProperty().get());
        type(KeyCode.ESCAPE);
        assertFalse(session.selection().unitPinnedProperty().get());
        assertEquals(expected, session.selection().unit());
    }

    @Test
    void escapeLetsGoOfWhatIsPinnedBeforeItLeavesTheWholeScreen() {
        type(KeyCode.F11);
        until(() -> stage.isFullScreen());
        type(KeyCode.DOWN);
        interact(() -> session.selection().pinEquation("hidden"));
        type(KeyCode.ESCAPE);
        WaitForAsyncUtils.waitForFxEvents();
        assertTrue(stage.isFullScreen());
        assertFalse(session.selection().unitPinnedProperty().get());
        assertFalse(session.selection().equationPinnedProperty().get());
        type(KeyCode.ESCAPE);
        until(() -> !stage.isFullScreen());
    }

    @Test
    void theButtonsOfTheTransportStep() {
        clickOn("#transport-forward").clickOn("#transport-forward").clickOn("#transport-back");
        assertEquals(1, step());
        clickOn("#transport-end");
        assertEquals(session.excerpt().length() - 1, step());
        clickOn("#transport-start");
        assertEquals(0, step());
        clickOn("#transport-play");
        assertTrue(session.player().isPlaying());
        clickOn("#transport-play");
        assertFalse(session.player().isPlaying());
    }

    @Test
    void aClickOnASymbolGoesThereAndAClickOnTheMapChoosesItsUnit() {
        int unit = session.selection().unit();
        until(() -> score().column(12) != null);
        clickOn(inColumn(12, 0.04));
        assertEquals(12, step());
        assertEquals(unit, session.selection().unit());
        clickOn(inColumn(20, 0.7));
        assertEquals(20, step());
        assertTrue(session.selection().unitPinnedProperty().get());
    }

    @Test
    void pointingPreviewsWithoutMoving() {
        until(() -> score().column(15) != null);
        moveTo(inColumn(15, 0.04));
        assertEquals(15, session.cursor().shown());
        assertEquals(0, step());
        moveTo("#model-chip");
        assertEquals(0, session.cursor().shown());
    }

    @Test
    void aClickOnTheScrubBarGoesFar() {
        clickOn(".scrub-bar");
        assertEquals(0.5, (double) step() / session.excerpt().length(), 0.01);
        until(() -> session.excerpt().trace().contains(step()));
    }

    @Test
    void whatIsTypedIsReadAtOnceAndItsKeysAreNotTaken() {
        press(KeyCode.CONTROL).type(KeyCode.E).release(KeyCode.CONTROL);
        TextArea area = lookup("#text-area").queryAs(TextArea.class);
        assertTrue(area.isFocused());
        interact(area::selectAll);
        write("so it goes");
        until(() -> session.excerpt().source().text().equals("so it goes"));
        assertFalse(session.player().isPlaying());
        assertEquals(9, step());
        type(KeyCode.HOME);
        assertEquals("so it goes", area.getText());
        assertEquals(0, step());
        type(KeyCode.ESCAPE);
        assertFalse(lookup(".text-editor").query().isVisible());
        press(KeyCode.CONTROL).type(KeyCode.Z).release(KeyCode.CONTROL);
        until(() -> session.excerpt().length() > 1000);
    }

    @Test
    void badFilesAreASentenceInTheBannerAndLoseNothing() throws IOException {
        type(KeyCode.RIGHT, 4);
        Path empty = Files.createFile(folder.resolve("empty.txt"));
        Path binary = Files.write(folder.resolve("binary.txt"), new byte[] {1, 2, 0, 4});
        Path model = Files.write(folder.resolve("cut.safetensors"), new byte[] {9, 9, 9});
        for (Path file : new Path[] {empty, binary, model}) {
            interact(() -> session.openFiles(List.of(file)));
            until(() -> lookup("#banner").query().isVisible()
                    && words("#banner-words").contains(file.getFileName().toString()));
            assertEquals(4, step());
            clickOn("#banner-dismiss");
            assertFalse(lookup("#banner").query().isVisible());
        }
        assertNull(session.noticeProperty().get());
    }

    @Test
    void theThemeAndTheSizeFollow() {
        assertFalse(settings.darkProperty().get());
        String light = lookup(".header").query().getScene().getStylesheets().get(1);
        type(KeyCode.T);
        assertTrue(settings.darkProperty().get());
        assertNotEquals(light, lookup(".header").query().getScene().getStylesheets().get(1));
        clickOn("#theme");
        assertFalse(settings.darkProperty().get());
        double small = lookup(".header").query().getLayoutBounds().getHeight();
        interact(() -> {
            stage.setWidth(1900);
            stage.setHeight(1060);
        });
        until(() -> lookup(".header").query().getLayoutBounds().getHeight() > 1.1 * small);
        until(() -> score().column(0) != null);
    }

    @Test
    void aChipIsSeenOnlyWhenItHasSomethingToSay() {
        until(() -> lookup("#model-chip").query().isVisible());
        assertTrue(lookup("#text-chip").query().isVisible());
        assertTrue(lookup("#unit-chip").query().isVisible());
        assertFalse(lookup("#edits-chip").query().isVisible());
    }

    @Test
    void beforeAnythingIsOpenNoChipIsSeen() {
        interact(() -> {
            Session empty = new Session(Kernels.best(), task -> {}, Platform::runLater);
            new MainWindow(stage, empty, new TrainingRun(empty, Kernels.best(), Runnable::run, Platform::runLater, null),
                    new ExampleLab(empty, Runnable::run, Platform::runLater), Settings.forgetful(), Runnable::run,
                    Runnable::run);
        });
        WaitForAsyncUtils.waitForFxEvents();
        for (String id : List.of("#model-chip", "#text-chip", "#unit-chip", "#edits-chip")) {
            Node chip = lookup(id).query();
            assertFalse(chip.isVisible() || chip.isManaged(), id);
        }
    }

    @Test
    void whereNothingIsOpenButtonsOfferWhatToDo() {
        interact(() -> {
            session = new Session(Kernels.best(), Runnable::run, Platform::runLater);
            new MainWindow(stage, session, new TrainingRun(session, Kernels.best(), Runnable::run, Platform::runLater, null),
                    new ExampleLab(session, Runnable::run, Platform::runLater), settings, Runnable::run, Runnable::run);
            session.openFiles(List.of(folder.resolve("gone.safetensors")));
        });
        until(() -> lookup("#open-first").tryQuery().isPresent());
        assertTrue(lookup("#open-file").tryQuery().isPresent() && lookup("#go-train").tryQuery().isPresent());
        clickOn("#open-first");
        until(() -> session.excerpt() != null && lookup("#open-first").tryQuery().isEmpty());
    }

    @Test
    void aFileThatWasOpenedIsOfferedAgainAndGreyWhereItIsGone() throws IOException {
        Path text = Files.writeString(folder.resolve("mine.txt"), "a text of my own");
        interact(() -> session.openFiles(List.of(text)));
        until(() -> session.excerpt().source().name().equals("mine.txt"));
        clickOn("#text-chip").clickOn("#text-hello");
        until(() -> session.excerpt().source().name().equals("hello.txt"));
        clickOn("#text-chip").clickOn("#recent-0");
        until(() -> session.excerpt().source().name().equals("mine.txt"));
        Files.delete(text);
        clickOn("#text-chip");
        until(() -> lookup("#recent-0").query().isDisabled());
    }

    @Test
    void aTextIsChosenFromTheChip() {
        clickOn("#text-chip");
        clickOn("#text-hello");
        until(() -> session.excerpt().source().name().equals("hello.txt"));
        assertTrue(lookup("#text-chip").query().getAccessibleText().startsWith("Text hello.txt"));
    }

    @Test
    void theModelWritesOnFromTheCursor() {
        type(KeyCode.RIGHT, 30);
        int length = session.excerpt().length();
        press(KeyCode.CONTROL).type(KeyCode.ENTER).release(KeyCode.CONTROL);
        clickOn("#write-on");
        until(() -> session.excerpt().length() == length + 400);
        assertEquals(31, step());
    }

    @Test
    void everyControlSaysWhatItIs() {
        for (Node node : lookup(".button").match(Node::isVisible).queryAll()) {
            Labeled button = (Labeled) node;
            boolean named = button.getAccessibleText() != null && !button.getAccessibleText().isBlank()
                    || button.getText() != null && !button.getText().isBlank();
            assertTrue(named, button.toString());
        }
    }

    @Test
    void aSecondaryClickMovesNothing() {
        until(() -> score().column(12) != null);
        clickOn(inColumn(12, 0.04), MouseButton.SECONDARY);
        assertEquals(0, step());
    }

    @Test
    void aSmallNetworkOpensOnAllOfItsNumbersAndIsWorkedProductAfterProduct() {
        assertFalse(lookup("#worked-step").tryQuery().isPresent());
        interact(() -> session.openModel("hello-rnn", Library.model("hello-rnn").orElseThrow().load()));
        until(() -> lookup("#worked-step").tryQuery().isPresent());
        until(() -> worked() != null && worked().stage().equals(StepStage.WHOLE));
        type(KeyCode.RIGHT);
        until(() -> worked().step().step() == 1);
        type(KeyCode.X);
        until(() -> worked().step().step() == 2 && worked().stage().part() == StepStage.Part.INPUT);
        type(KeyCode.X, 3);
        until(() -> worked().stage().equals(new StepStage(StepStage.Part.FROM_STATE, -1, 1)));
        push(KeyCode.SHIFT, KeyCode.X);
        until(() -> worked().stage().equals(new StepStage(StepStage.Part.FROM_STATE, -1, 0)));
        type(KeyCode.RIGHT);
        until(() -> worked().step().step() == 3 && worked().stage().equals(StepStage.WHOLE));
        type(KeyCode.M);
        until(() -> lookup("#score").tryQuery().isPresent() && lookup("#step-pages-numbers").query().isVisible());
        clickOn("#step-pages-numbers");
        until(() -> lookup("#worked-step").tryQuery().isPresent());
    }

    private WorkedStepFigure worked() {
        return (WorkedStepFigure) lookup("#worked-step").queryAs(FigureView.class).figureProperty().get();
    }
}
