package rnnscope.session.gradient.question;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import rnnscope.analysis.gradient.GradientFlow;
import rnnscope.math.Kernels;
import rnnscope.session.Session;
import rnnscope.session.gradient.GradientLab;
import rnnscope.session.library.Library;

class StartTest {
    private final Session session = new Session(Kernels.plain(), Runnable::run, Runnable::run);
    private final GradientLab lab = new GradientLab(session, Kernels.plain(), Runnable::run, Runnable::run);

    @BeforeEach
    void open() {
        session.openModel("story-lstm", Library.shippedModels().get(0).load());
        lab.watch(true);
    }

    private LaneGradients lane(Start start, String cell) {
        lab.move(lab.levers().withCells(Set.of("rnn-tanh", "gru", "lstm")).withStart(start), false);
        return lab.answerProperty().get().lanes().stream().filter(lane -> lane.cell().equals(cell)).findFirst()
                .orElseThrow();
    }

    /** The share of the last step's gradient that arrives 60 steps before. */
    private double arrives(Start start, String cell) {
        GradientFlow flow = lane(start, cell).flow();
        return flow.hidden(0, flow.lossStep() - 60) / flow.hidden(0, flow.lossStep());
    }

    /** What the lecture says of cells that have learned nothing: in an RNN it vanishes, gates that keep let it through. */
    @Test
    void beginsAsLecturesDescribeIt() {
        double rnn = arrives(Start.LECTURE, "rnn-tanh");
        double lstm = arrives(Start.LECTURE, "lstm");
        double gru = arrives(Start.LECTURE, "gru");

        assertTrue(rnn < 1e-3, "RNN " + rnn);
        assertTrue(lstm > 100 * rnn, "LSTM " + lstm + ", RNN " + rnn);
        assertTrue(gru > 100 * rnn, "GRU " + gru + ", RNN " + rnn);
        assertEquals(Start.BELOW_EDGE, lane(Start.LECTURE, "rnn-tanh").spectrum().spectralRadius(), 1e-3);
        assertEquals(1, lane(Start.ORTHOGONAL, "rnn-tanh").spectrum().spectralRadius(), 1e-3);
        assertEquals(4.4, lane(Start.LECTURE, "lstm").forgetBias(), 0.01, "ln 80");
        assertEquals(0, lane(Start.PYTORCH, "lstm").forgetBias(), 0.05);
    }

    @Test
    void isLearnedWhereSomethingWas() {
        assertTrue(lab.hasLearned());
        assertTrue(lab.levers().trained());
        session.openModel("untrained", () -> {
            var model = Library.shippedModels().get(0).load().call();
            return new rnnscope.model.Model(model.spec(), model.parameters(), model.tokenizer(),
                    rnnscope.model.ModelCard.named("untrained"));
        });
        assertFalse(lab.hasLearned());
    }
}
