package rnnscope.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import rnnscope.control.FigureView;
import rnnscope.control.ScoreView;
import rnnscope.figure.sequence.CurvesTrack;
import rnnscope.figure.sequence.OutputsFigure;
import rnnscope.io.ShippedModels;

/** Series in and out over continuous values, by real clicks and keys. */
class SeriesWindowTest extends WindowTest {
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
}
