package rnnscope.session.gradient;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import rnnscope.analysis.gradient.GradientCheck;
import rnnscope.analysis.gradient.LossChoice;
import rnnscope.io.ShippedModels;
import rnnscope.math.Kernels;
import rnnscope.model.Intervention;
import rnnscope.model.Model;
import rnnscope.model.ModelEdits;
import rnnscope.model.Parameters;
import rnnscope.session.Session;
import rnnscope.session.gradient.question.Answer;
import rnnscope.session.gradient.question.LaneGradients;
import rnnscope.session.gradient.question.Levers;
import rnnscope.session.reading.SourceText;
import rnnscope.text.ShippedTexts;
import rnnscope.text.TextRange;

class GradientLabTest {
    private final Session session = new Session(Kernels.plain(), Runnable::run, Runnable::run);
    private final Deque<Runnable> work = new ArrayDeque<>();
    private final GradientLab lab = new GradientLab(session, Kernels.plain(), work::add, Runnable::run);

    private void open(String cell, String text) {
        session.openModel("small", () -> Small.model(cell, 1, text));
        session.openText("text", () -> new SourceText("text", text));
    }

    private void finish() {
        while (!work.isEmpty()) {
            work.remove().run();
        }
    }

    private Answer answer() {
        finish();
        return lab.answerProperty().get();
    }

    /** The weights that the newest answer is about. */
    private Parameters learned() {
        return answer().question().networks().get(0).learned();
    }

    @Test
    void answersTheOpenTextAndOnlyWhileSomeoneLooks() {
        open("lstm", Small.TEXT);
        assertTrue(work.isEmpty());
        lab.watch(true);
        Answer answer = answer();
        assertEquals(80, answer.lanes().get(0).flow().steps());
        assertTrue(answer.isComplete());
        assertTrue(answer.lanes().get(0).trained());
        lab.watch(false);
        lab.move(lab.levers().withSteps(10), false);
        assertTrue(work.isEmpty());
        lab.watch(true);
        assertEquals(10, answer().lanes().get(0).flow().steps());
    }

    /** A wall across the recurrence: where every unit is held, nothing comes through to what lies before. */
    @Test
    void noGradientFlowsThroughWhatIsHeld() {
        open("rnn-tanh", Small.TEXT);
        lab.watch(true);
        int wall = answer().question().levers().first() + 40;
        assertTrue(lab.answerProperty().get().lanes().get(0).flow().hidden(0, 39) > 0);
        ModelEdits held = ModelEdits.NONE;
        for (int unit = 0; unit < 12; unit++) {
            held = held.with(new Intervention.Clamp(0, "hidden", unit, 0.5f, new TextRange(wall, wall + 1)));
        }
        session.editModel(held, false);
        assertEquals(0, answer().lanes().get(0).flow().hidden(0, 39));
        assertTrue(lab.answerProperty().get().lanes().get(0).flow().hidden(0, 41) > 0);
        session.undo();
        assertTrue(answer().lanes().get(0).flow().hidden(0, 39) > 0);
    }

    @Test
    void everyLeverIsTakenBackAndMadeAgain() {
        open("lstm", Small.TEXT);
        lab.watch(true);
        finish();
        Levers before = lab.levers();
        lab.move(lab.levers().withLoss(LossChoice.ALL_STEPS), false);
        lab.move(lab.levers().toggled("rnn-tanh"), false);
        lab.move(lab.levers().withRectifier(true), false);
        lab.move(lab.levers().withRadius(0.4), false);
        lab.move(lab.levers().withRadius(0.5), true);
        Levers after = lab.levers();
        assertEquals(Set.of("lstm", "rnn-relu"), after.cells());
        assertEquals(0.5, answer().lanes().get(0).spectrum().spectralRadius(), 1e-4);
        for (int i = 0; i < 4; i++) {
            assertTrue(lab.undo());
        }
        assertEquals(before, lab.levers());
        assertFalse(lab.undo());
        assertEquals(1, answer().lanes().size());
        for (int i = 0; i < 4; i++) {
            assertTrue(lab.redo());
        }
        assertEquals(after, lab.levers());
    }

    @Test
    void changesThatComeFasterThanAnswersAreLeftOutButTheLastIsNot() {
        open("rnn-tanh", Small.TEXT);
        lab.watch(true);
        finish();
        for (int steps = 20; steps < 60; steps++) {
            lab.move(lab.levers().withSteps(steps), steps > 20);
        }
        List<Integer> seen = new ArrayList<>();
        lab.answerProperty().addListener((property, was, is) -> seen.add(is.question().levers().steps()));
        finish();
        assertEquals(List.of(20, 59), seen, "an answer comes while a lever moves, and then that of the last place");
    }

    @Test
    void moreStepsThanLieBeforeTheLossMoveTheLossOn() {
        open("rnn-tanh", Small.TEXT);
        lab.watch(true);
        finish();
        lab.move(lab.levers().withSteps(300), false);
        assertEquals(300, answer().lanes().get(0).flow().steps());
        lab.undo();
        assertEquals(80, answer().lanes().get(0).flow().steps());
    }

    @Test
    void followsAModelThatIsReplaced() {
        open("gru", Small.TEXT);
        lab.watch(true);
        assertSame(session.excerpt().model().parameters(), learned());
        Model next = Small.model("rnn-tanh", 1, Small.TEXT);
        session.openModel("next", () -> next);
        assertSame(next.parameters(), learned());
        assertEquals("RNN", lab.answerProperty().get().lanes().get(0).title());
    }

    @Test
    void theWindowFollowsTheCursorOutOfIt() {
        open("rnn-tanh", Small.TEXT);
        lab.watch(true);
        session.cursor().moveTo(500);
        Levers levers = answer().question().levers();
        assertTrue(levers.first() <= 500 && 500 <= levers.last());
        session.cursor().moveTo(session.excerpt().length() - 1);
        levers = answer().question().levers();
        assertTrue(levers.first() < levers.last() && levers.last() == session.cursor().step());
        assertFalse(lab.undo(), "no edit");
    }

    @Test
    void aTextThatAsksForANameIsLookedAtWhereTheNamesPart() {
        String text = ShippedTexts.load("names-far");
        open("lstm", text);
        lab.watch(true);
        Answer answer = answer();
        Levers levers = answer.question().levers();
        assertEquals(0, levers.first());
        assertEquals("J", answer.question().sequence().symbol(levers.last()));
        assertEquals("o", answer.question().sequence().symbol(levers.last() + 1));
        LaneGradients.Names names = answer.lanes().get(0).names();
        assertTrue(names.pRight() > 0 && names.pRight() < 0.01 && names.pOther() > 0);
    }

    /** The shipped models of other cells that read the same symbols stand beside the open one, as they were trained. */
    @Test
    void trainedModelsAreComparedWithTrainedOnes() {
        session.openModel("story-lstm", () -> ShippedModels.load("story-lstm"));
        session.openText("text", () -> new SourceText("text", ShippedTexts.load("names-near")));
        lab.watch(true);
        finish();
        assertEquals(Set.of("lstm", "rnn-tanh"), lab.levers().cells(), "a text that asks for a name is for comparing");
        Answer answer = answer();
        LaneGradients rnn = answer.lanes().get(0);
        assertEquals("story-rnn", rnn.origin());
        assertEquals("", answer.lanes().get(1).origin(), "the open model needs no name");
        assertTrue(rnn.trained() && answer.lanes().get(1).trained());
        assertTrue(rnn.names() != null && answer.lanes().get(1).names() != null);
        assertTrue(rnn.flow().hidden(0, 0) >= 0);
        lab.move(lab.levers().withTrained(false), false);
        assertTrue(answer().lanes().stream().noneMatch(LaneGradients::trained));
        lab.undo();
        lab.move(lab.levers().toggled("rnn-tanh").withRectifier(true), false);
        lab.move(lab.levers().toggled("rnn-relu"), false);
        assertFalse(answer().lanes().get(0).trained(), "no rectified model has been trained");
    }

    @Test
    void theStateBeforeAWindowIsExactForTheOpenModel() {
        open("gru", Small.TEXT.repeat(3));
        lab.watch(true);
        session.cursor().moveTo(2000);
        Answer exact = answer();
        assertTrue(exact.lanes().get(0).exactStart());
        lab.move(lab.levers().withRadius(exact.lanes().get(0).spectrum().spectralRadius()), false);
        Answer near = answer();
        assertFalse(near.lanes().get(0).exactStart(), "levered weights have not read the text");
        assertEquals(exact.lanes().get(0).flow().hidden(0, 3), near.lanes().get(0).flow().hidden(0, 3),
                1e-3 * exact.lanes().get(0).flow().hidden(0, 3));
        session.cursor().moveTo(900);
        assertTrue(answer().lanes().get(0).exactStart(), "all that comes before is read");
    }

    @Test
    void aCheckAgreesAndIsForgottenWithTheNextAnswer() {
        open("lstm", Small.TEXT);
        lab.watch(true);
        finish();
        lab.check(70, false);
        assertTrue(lab.checkingProperty().get());
        finish();
        GradientCheck check = lab.checkedProperty().get().checks().get(0);
        assertTrue(check.isResolved() && check.agrees(), check.toString());
        assertEquals(lab.answerProperty().get().lanes().get(0).flow().hidden(0, 70), check.analytical(),
                1e-5 * check.analytical());
        lab.move(lab.levers().withRadius(0.5), false);
        finish();
        assertNull(lab.checkedProperty().get());
    }

    @Test
    void clippingScalesByTheNormOfAllParameters() {
        open("gru", Small.TEXT);
        lab.watch(true);
        LaneGradients lane = answer().lanes().get(0);
        assertTrue(lane.gradientNorm() > 0);
        assertEquals(0.5, lane.clipFactor(lane.gradientNorm() / 2), 1e-12);
        assertEquals(1, lane.clipFactor(2 * lane.gradientNorm()));
    }

    @Test
    void aTextOfOneSymbolAsksNothing() {
        open("gru", "a");
        lab.watch(true);
        finish();
        assertNull(lab.answerProperty().get());
        open("gru", Small.TEXT);
        assertNotNull(answer());
    }
}
