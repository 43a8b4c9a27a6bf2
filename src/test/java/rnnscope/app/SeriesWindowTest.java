package rnnscope.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rnnscope.control.FigureView;
import rnnscope.control.ScoreView;
import rnnscope.figure.sequence.CurvesTrack;
import rnnscope.figure.sequence.OutputsFigure;
import rnnscope.io.ShippedModels;
import rnnscope.train.example.ExampleTasks;

/** Series in and out over continuous values, by real clicks and keys. */
class SeriesWindowTest extends WindowTest {
    @TempDir
    private static Path folder;

    @Override
    protected void open() {
        session.openModel("hello-rnn", () -> ShippedModels.load("hello-rnn"));
        examples.openModel("sine-rnn", () -> ShippedModels.load("sine-rnn"));
    }

    private ScoreView score() {
        return lookup("#sequence-score").queryAs(ScoreView.class);
    }

    private List<String> tracks() {
        return score().lanesProperty().get().stream().map(lane -> lane.track().title()).toList();
    }

    private CurvesTrack track(String title) {
        return (CurvesTrack) score().lanesProperty().get().stream().filter(lane -> lane.track().title().equals(title))
                .findFirst().orElseThrow().track();
    }

    private OutputsFigure outputs() {
        return lookup("#predicted").queryAs(FigureView.class).shownProperty().get() instanceof OutputsFigure shown ? shown : null;
    }

    @Test
    void aSineIsSeenComingOutOverItsTarget() {
        until(() -> lookup("#sequence-score").tryQuery().isPresent() && tracks().contains("Output"));
        assertTrue(tracks().containsAll(List.of("Step", "Frequency", "Output")), tracks().toString());
        until(() -> outputs() != null && !Float.isNaN(outputs().targets()[0]));
        assertEquals(Math.sin(0.3 * 99), outputs().targets()[0], 1e-3);
        assertEquals(outputs().targets()[0], outputs().outputs()[0], 0.1);
        interact(() -> examples.setSource("0.5 ×60"));
        until(() -> score().lengthProperty().get() == 60 && track("Output").curves().size() == 2);
        type(KeyCode.HOME);
        until(() -> score().stepProperty().get() == 0 && Float.isNaN(track("Output").curves().get(0).values()[1]));
        assertEquals(Math.sin(0.5 * 30), track("Output").curves().get(1).values()[30], 1e-3, "the target is there from the start");
    }

    @Test
    void channelsOfATaskAreCalledByTheirNames() {
        interact(() -> examples.openModel("context-rnn", () -> ShippedModels.load("context-rnn")));
        until(() -> lookup("#sequence-score").tryQuery().isPresent() && tracks().contains("Inputs"));
        assertEquals(List.of("Evidence 1", "Evidence 2", "Context 1", "Context 2"),
                track("Inputs").curves().stream().map(CurvesTrack.Curve::name).toList());
    }

    @Test
    void aTableOfOnesOwnIsLearnedAndWatched() throws IOException {
        StringBuilder text = new StringBuilder("push,wind,place,speed\n");
        for (int t = 0; t < 120; t++) {
            text.append(String.format(Locale.ROOT, "%.3f,%.3f,%.3f,%.3f%n", Math.sin(t / 5.0), Math.sin(t / 9.0),
                    Math.sin((t - 1) / 5.0), Math.cos(t / 9.0)));
        }
        Path file = Files.writeString(folder.resolve("cart.csv"), text);
        clickOn("#tab-train");
        until(() -> lookup("#source").tryQuery().isPresent());
        interact(() -> run.sourceChoice().choose(ExampleTasks.ofFile(file.toString(), List.of())));
        until(() -> lookup("#series-targets").queryAs(TextField.class).getText().equals("speed"));
        clickOn("#series-targets");
        push(KeyCode.CONTROL, KeyCode.A);
        write("place, speed");
        type(KeyCode.ENTER);
        until(() -> run.form().settings().source().endsWith(":place,speed") && run.material() != null
                && run.material().name().endsWith("(push, wind → place, speed)"));
        interact(run::start);
        until(() -> run.frame() != null && run.frame().iteration() > 2);
        interact(() -> {
            run.pause();
            run.watchedProperty().set(true);
        });
        clickOn("#tab-step");
        until(() -> lookup("#sequence-score").tryQuery().isPresent() && tracks().contains("speed"));
        assertTrue(tracks().containsAll(List.of("push", "wind", "place", "speed")), tracks().toString());
        until(() -> track("speed").curves().size() == 2);
        clickOn("#tab-units");
        until(() -> window.subjects().showsCorpus() && window.subjects().reader().excerpt() != null);
        assertTrue(onFx(() -> run.frame().samples().get(0).attempts().size() > 0), "what it answers is told while it learns");
    }
}
