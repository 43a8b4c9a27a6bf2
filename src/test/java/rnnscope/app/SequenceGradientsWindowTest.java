package rnnscope.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.control.Labeled;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import rnnscope.analysis.gradient.input.InputGradients;
import rnnscope.control.ScoreView;
import rnnscope.figure.gradient.GradientTrack;
import rnnscope.figure.score.Track;
import rnnscope.figure.sequence.LabelGradientsTrack;
import rnnscope.io.ShippedModels;
import rnnscope.math.Kernels;
import rnnscope.session.example.SequenceAnswer;

/** Gradients of a tagger, a classifier and a regressor in Step, and the way to them from Gradients. */
class SequenceGradientsWindowTest extends WindowTest {
    @Override
    protected void open() {
        session.openModel("hello-rnn", () -> ShippedModels.load("hello-rnn"));
    }

    private void open(String name) {
        interact(() -> examples.openModel(name, () -> ShippedModels.load(name)));
        until(() -> examples.answer() != null && examples.answer().model().card().name().equals(name));
    }

    private <T extends Track> T track(Class<T> kind) {
        return lookup("#sequence-score").queryAs(ScoreView.class).lanesProperty().get().stream().map(lane -> lane.track())
                .filter(kind::isInstance).map(kind::cast).findFirst().orElse(null);
    }

    private InputGradients expected() {
        SequenceAnswer answer = (SequenceAnswer) examples.answer();
        return InputGradients.of(Kernels.best(), answer.model(), answer.source().batch(), () -> true);
    }

    @Test
    void ofATaggerForTheLabelInTheBeamAndForAll() {
        open("pos-lstm");
        clickOn("#tab-step");
        until(() -> lookup("#sequence-score").tryQuery().isPresent() && track(GradientTrack.class) != null
                && track(GradientTrack.class).curves().size() == 3);
        InputGradients gradients = expected();
        push(KeyCode.HOME);
        push(KeyCode.RIGHT);
        until(() -> track(LabelGradientsTrack.class).label() == 1);
        GradientTrack track = track(GradientTrack.class);
        assertEquals(gradients.hidden(1, 0, 0), track.curves().get(0).norms()[0], 0);
        assertTrue(Double.isNaN(track.curves().get(0).norms()[2]), "nothing read forwards after the label has a part in it");
        assertTrue(Double.isNaN(track.curves().get(1).norms()[0]), "nor backwards before it");
        assertEquals(gradients.hidden(1, 1, 2), track.curves().get(1).norms()[2], 0);
        assertEquals(gradients.input(1, 4), track.curves().get(2).norms()[4], 0);
        assertEquals(gradients.input(3, 2), track(LabelGradientsTrack.class).norms()[3][2], 0);

        clickOn("#check-sequence");
        until(() -> session.noticeProperty().get() != null);
        String words = session.noticeProperty().get().words();
        assertTrue(words.startsWith("‖∂L/∂h‖ at “duck”, forward: "), words);
        assertTrue(words.endsWith("they agree.") || words.endsWith("see nothing."), words);

        clickOn("#hold-sequence");
        until(() -> track(GradientTrack.class).concealed() && track(LabelGradientsTrack.class).concealed());
        clickOn("#hold-sequence");
        until(() -> !track(GradientTrack.class).concealed());

        clickOn("#tab-gradients");
        until(() -> lookup("#gradient-aside").tryQuery().isPresent());
        assertTrue(lookup("#gradient-aside").queryAs(Labeled.class).getText().startsWith("pos-lstm does not read a text"));
        clickOn("#gradient-elsewhere");
        until(() -> lookup("#tab-step").queryAs(ToggleButton.class).isSelected());
        assertEquals("pos-lstm", examples.answer().model().card().name());
    }

    @Test
    void ofAClassAndOfAForecastOneLossForAll() {
        open("sentiment-lstm");
        clickOn("#tab-step");
        until(() -> lookup("#sequence-score").tryQuery().isPresent() && track(GradientTrack.class) != null
                && !track(GradientTrack.class).curves().isEmpty());
        double[] input = track(GradientTrack.class).curves().get(2).norms();
        assertEquals(expected().input(0, 3), input[3], 0);
        assertEquals(null, track(LabelGradientsTrack.class));

        open("prices-gru");
        until(() -> track(GradientTrack.class) != null && !track(GradientTrack.class).curves().isEmpty()
                && track(GradientTrack.class).curves().size() == 2);
        double[] norms = track(GradientTrack.class).curves().get(0).norms();
        InputGradients gradients = expected();
        assertEquals(gradients.hidden(0, 0, gradients.steps() - 1), norms[norms.length - 1], 0);
    }
}
