package rnnscope.view.gradient;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import rnnscope.analysis.gradient.GradientFlow;
import rnnscope.analysis.gradient.LossChoice;
import rnnscope.figure.gradient.GradientTrack;
import rnnscope.figure.gradient.MagnitudeFormat;
import rnnscope.figure.gradient.WindowTextTrack;
import rnnscope.figure.message.Message;
import rnnscope.math.Kernels;
import rnnscope.session.Session;
import rnnscope.session.gradient.GradientLab;
import rnnscope.session.gradient.question.LaneGradients;
import rnnscope.session.library.Library;

class GradientMessagesTest {
    private final Session session = new Session(Kernels.plain(), Runnable::run, Runnable::run);
    private final GradientLab lab = new GradientLab(session, Kernels.plain(), Runnable::run, Runnable::run);
    private final GradientViewModel model = new GradientViewModel(session, lab);

    @BeforeEach
    void open() {
        session.openModel("visit-lstm", shipped(Library.shippedModels(), "visit-lstm"));
        session.openText("names-far", shipped(Library.shippedTexts(), "names-far.txt"));
        lab.watch(true);
        lab.move(lab.levers().withCells(Set.of("lstm", "rnn-tanh")), false);
        // The model of the other cell is read when it is first asked for; now it is there.
        lab.watch(false);
        lab.watch(true);
        model.refresh();
    }

    private static <T> Callable<T> shipped(List<Library.Entry<T>> entries, String name) {
        return entries.stream().filter(entry -> entry.name().equals(name)).findFirst().orElseThrow().load();
    }

    private GradientTrack track() {
        return (GradientTrack) model.lanesProperty().get().get(1).track();
    }

    private LaneGradients lane(String cell) {
        return lab.answerProperty().get().lanes().stream().filter(lane -> lane.cell().equals(cell)).findFirst()
                .orElseThrow();
    }

    private List<String> said(int step) {
        return track().said().apply(step).stream().map(Message::sentence).toList();
    }

    /** The sentence of the lecture: nothing of what the loss asks for arrives where the name was said, so it is guessed. */
    @Test
    void saysHowMuchOfTheLossReachesTheName() {
        int john = session.excerpt().tokens().stepAt(session.excerpt().tokens().text().indexOf("John"));
        GradientFlow rnn = lane("rnn-tanh").flow();
        double norm = rnn.hidden(0, john);
        assertTrue(norm > 0 && norm < 1e-6 * rnn.hidden(0, rnn.lossStep()), norm + " arrives");
        double p = lane("rnn-tanh").names().pRight();
        assertTrue(p < 0.5, "p " + p);

        assertEquals("RNN: " + MagnitudeFormat.number(norm, 2).replace(".0·", "·") + " arrives at “John” (p "
                + Math.round(100 * p) + "%)", said(0).get(0));
        assertTrue(said(0).get(1).startsWith("LSTM: "), said(0).get(1));
        assertTrue(lane("lstm").names().pRight() > 0.9);
        assertEquals(said(0), said(john + 3), "of the name, wherever the beam is");
        Message message = track().said().apply(0).get(0);
        assertEquals(john, message.x());
        assertEquals(track().curves().get(0).norms()[john], message.y());
        assertEquals(john, ((WindowTextTrack) model.lanesProperty().get().get(0).track()).flag());
    }

    @Test
    void speaksOfTheBeamWhereNoNameIsAskedFor() {
        session.openText("story", shipped(Library.shippedTexts(), "story.txt"));
        model.refresh();
        GradientFlow flow = lane("lstm").flow();
        int loss = flow.lossStep();
        double share = flow.hidden(0, loss - 10) / flow.hidden(0, loss);
        String sentence = said(loss - 10).get(1);
        assertTrue(sentence.startsWith("LSTM: " + (share >= 2 ? "" : GradientMessages.inWords(share))), sentence);
        assertTrue(sentence.endsWith(", 10 steps before the loss"), sentence);
        assertEquals(List.of(), said(loss), "what arrives there is all of it");
    }

    @Test
    void isSilentAboutTheSumOfAllLosses() {
        lab.move(lab.levers().withLoss(LossChoice.ALL_STEPS), false);
        model.refresh();
        assertEquals(List.of(), said(20));
    }

    @Test
    void namesTheHalfLifeAtEachCurve() {
        String label = track().curves().get(0).label();
        assertTrue(label.matches("RNN, halves every \\d.*steps?"), label);
    }

    @Test
    void writesSharesAndProbabilitiesAsTheyAreSaid() {
        assertEquals("42%", GradientMessages.inWords(0.42));
        assertEquals("2.8%", GradientMessages.inWords(0.028));
        assertEquals("7·10⁻⁹", GradientMessages.inWords(7e-9));
        assertEquals("1.2·10⁻⁴", GradientMessages.inWords(1.2e-4));
        assertEquals("33%", GradientMessages.probability(0.33));
        assertEquals("99.9%", GradientMessages.probability(0.9991));
        assertEquals("10⁻⁶", GradientMessages.probability(1e-6));
    }
}
