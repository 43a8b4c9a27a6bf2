package rnnscope.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;
import rnnscope.math.Kernels;
import rnnscope.model.Intervention.Clamp;
import rnnscope.model.Model;
import rnnscope.model.ModelEdits;
import rnnscope.model.WeightEdit;
import rnnscope.network.Reading;
import rnnscope.session.background.Later;
import rnnscope.session.reading.Continuation;
import rnnscope.session.reading.SourceText;
import rnnscope.tape.Trace;
import rnnscope.text.TextRange;

/** A model is changed while it reads, and given back. */
class ModelEditingTest {
    private static final Executor INLINE = Runnable::run;
    private static final String TEXT = "the quick brown fox jumps over the lazy dog. ".repeat(120);
    private static final Clamp SILENCE = new Clamp(0, "hidden", 3, 0, TextRange.ALL);

    private final Model model = Models.of("lstm", 2, 12);

    private Session open(Executor background, String text) {
        Session session = new Session(Kernels.plain(), background, INLINE);
        session.openModel("small", () -> model, new SourceText("text", text));
        return session;
    }

    private static float[] bits(Trace trace) {
        float[] all = new float[(trace.end() - trace.start()) * (trace.symbols() + trace.layout().units(0))];
        int at = 0;
        float[] units = new float[trace.layout().units(0)];
        for (int step = trace.start(); step < trace.end(); step++) {
            for (int k = 0; k < trace.symbols(); k++) {
                all[at++] = trace.logit(step, k);
            }
            trace.read(1, "cell", step, units);
            System.arraycopy(units, 0, all, at, units.length);
            at += units.length;
        }
        return all;
    }

    @Test
    void anEditShowsAtOnceAndRestoreGivesTheModelBackBitForBit() {
        Session session = open(INLINE, TEXT);
        float[] weights = model.parameters().values().clone();
        float[] before = bits(session.excerpt().trace());
        session.editModel(session.edits().with(SILENCE), false);
        session.editModel(session.edits().with(new WeightEdit.ScaleRow("rnn.weight_hh_l1", 5, -2)), false);
        session.editModel(session.edits().with(new WeightEdit.Set("head.weight", 2, 5, 3f)), false);
        assertTrue(session.excerpt().isEdited());
        assertEquals(0, session.excerpt().trace().value(0, "hidden", 3, 7));
        assertEquals(3f, session.excerpt().model().parameters().get("head.weight", 2, 5));
        assertNotEquals(before[100 * 41], bits(session.excerpt().trace())[100 * 41]);
        assertArrayEquals(before, bits(session.excerpt().before()), "what was before stands beside it");
        assertTrue(session.excerpt().rise(20) != 0);

        session.restore();
        assertFalse(session.excerpt().isEdited());
        assertSame(model, session.excerpt().model());
        assertArrayEquals(before, bits(session.excerpt().trace()));
        assertArrayEquals(weights, model.parameters().values());
        assertEquals(0, session.excerpt().rise(20));
        session.undo();
        assertEquals(3, session.edits().count());
        assertEquals(0, session.excerpt().trace().value(0, "hidden", 3, 7));
    }

    /** Texts, interventions and weights in turn, 150 of them. */
    @Test
    void everyEditIsTakenBackAndMadeAgain() {
        Session session = open(INLINE, "hello");
        List<String> texts = new ArrayList<>();
        List<ModelEdits> edits = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            texts.add(session.excerpt().source().text());
            edits.add(session.edits());
            switch (i % 3) {
                case 0 -> session.edit(session.excerpt().source().edited(texts.get(i) + (char) ('a' + i % 26)), 0,
                        false);
                case 1 -> session.editModel(session.edits()
                        .with(new Clamp(0, "cell", i % 12, i, TextRange.ALL)), false);
                default -> session.editModel(
                        session.edits().with(new WeightEdit.Set("head.weight", 1, i % 12, i)), false);
            }
        }
        String text = session.excerpt().source().text();
        ModelEdits last = session.edits();
        for (int i = 149; i >= 0; i--) {
            session.undo();
            assertEquals(texts.get(i), session.excerpt().source().text(), "edit " + i);
            assertEquals(edits.get(i), session.edits());
            assertEquals(edits.get(i).interventions(), session.excerpt().model().interventions());
        }
        assertSame(model, session.excerpt().model());
        for (int i = 0; i < 150; i++) {
            session.redo();
        }
        assertEquals(text, session.excerpt().source().text());
        assertEquals(last, session.edits());
        assertEquals(last.interventions(), session.excerpt().model().interventions());
    }

    @Test
    void aMoveThatAmendsIsTakenBackWithTheOneBefore() {
        Session session = open(INLINE, TEXT);
        ModelEdits none = session.edits();
        session.editModel(none.with(new Clamp(0, "cell", 2, 0.1f, TextRange.ALL)), false);
        for (int i = 2; i < 30; i++) {
            session.editModel(none.with(new Clamp(0, "cell", 2, i / 10f, TextRange.ALL)), true);
        }
        assertEquals(2.9f, session.excerpt().trace().value(0, "cell", 2, 5));
        session.undo();
        assertEquals(ModelEdits.NONE, session.edits());
    }

    @Test
    void farIntoATextTheStretchIsNearFirstAndThenExact() {
        Later background = new Later();
        Session session = open(background, TEXT);
        background.runAll();
        session.cursor().moveTo(4000);
        session.show(3980, 4040);
        background.runAll();
        Clamp late = new Clamp(0, "cell", 3, 0.5f, TextRange.ALL);
        session.editModel(ModelEdits.NONE.with(late), false);
        background.runNext();
        assertTrue(session.excerpt().approximate());
        assertTrue(session.excerpt().trace().contains(4000));
        assertEquals(0.5f, session.excerpt().trace().value(0, "cell", 3, 4000));
        Trace near = session.excerpt().trace();
        background.runAll();
        assertFalse(session.excerpt().approximate());
        Reading afresh = new Reading(Kernels.plain(), session.excerpt().model(), session.excerpt().tokens());
        assertArrayEquals(bits(afresh.trace(near.start(), near.end())), bits(session.excerpt().trace()));
        assertEquals(near.logit(4000, 3), session.excerpt().trace().logit(4000, 3), 1e-3);
        assertEquals(TEXT.length(), session.readAhead().knownProperty().get());
    }

    /** Nothing before the change is read again: the first piece of work shows the place, exactly. */
    @Test
    void aSymbolChangedFarIntoALongTextShowsAtOnce() {
        String longText = TEXT.repeat(5);
        Later background = new Later();
        Session session = open(background, longText);
        background.runAll();
        session.cursor().moveTo(20_000);
        session.show(19_980, 20_040);
        session.editModel(ModelEdits.NONE.with(new Clamp(0, "cell", 3, 0.5f, TextRange.ALL)), false);
        background.runAll();
        assertTrue(session.excerpt().isEdited());
        session.edit(session.excerpt().source().edited(longText.substring(0, 20_000) + "zz"
                + longText.substring(20_001)), 20_001, false);
        background.runNext();
        assertEquals(20_001, session.cursor().step());
        Trace shown = session.excerpt().trace();
        assertTrue(shown.contains(20_001));
        assertFalse(session.excerpt().approximate());
        Reading afresh = new Reading(Kernels.plain(), session.excerpt().model(), session.excerpt().tokens());
        assertArrayEquals(bits(afresh.trace(shown.start(), shown.end())), bits(shown));
        Reading plain = new Reading(Kernels.plain(), model, session.excerpt().tokens());
        assertArrayEquals(bits(plain.trace(shown.start(), shown.end())), bits(session.excerpt().before()));
        background.runAll();
        assertEquals(longText.length() + 1, session.readAhead().knownProperty().get());
    }

    @Test
    void whatBeginsInSightIsExactAtOnce() {
        Later background = new Later();
        Session session = open(background, TEXT);
        background.runAll();
        session.cursor().moveTo(4000);
        background.runAll();
        session.editModel(ModelEdits.NONE.with(new Clamp(0, "hidden", 3, 0.5f, new TextRange(3990, 4010))), false);
        background.runNext();
        assertFalse(session.excerpt().approximate());
        Trace shown = session.excerpt().trace();
        Reading afresh = new Reading(Kernels.plain(), session.excerpt().model(), session.excerpt().tokens());
        assertArrayEquals(bits(afresh.trace(shown.start(), shown.end())), bits(shown));
    }

    @Test
    void movingAboutKeepsTheEditsAndTheComparison() {
        Session session = open(INLINE, TEXT);
        session.editModel(session.edits().with(SILENCE), false);
        session.show(4000, 4050);
        session.cursor().moveTo(4010);
        assertEquals(0, session.excerpt().trace().value(0, "hidden", 3, 4010));
        assertEquals(session.excerpt().trace().start(), session.excerpt().before().start());
        Reading plain = new Reading(Kernels.plain(), model, session.excerpt().tokens());
        Trace expected = plain.trace(session.excerpt().before().start(), session.excerpt().before().end());
        assertArrayEquals(bits(expected), bits(session.excerpt().before()));
    }

    @Test
    void anotherTextKeepsTheEditsAndAnotherModelForgetsThem() {
        Session session = open(INLINE, TEXT);
        session.selection().pinUnit(5);
        session.editModel(session.edits().with(SILENCE), false);
        session.openText("other", () -> new SourceText("other", "a lazy dog"));
        assertEquals(1, session.edits().count());
        assertEquals(0, session.excerpt().trace().value(0, "hidden", 3, 4));
        assertEquals(5, session.selection().unit());
        session.openModel("another", () -> Models.of("gru", 1, 8));
        assertEquals(ModelEdits.NONE, session.edits());
        assertFalse(session.excerpt().isEdited());
        session.undo();
        assertEquals(ModelEdits.NONE, session.edits(), "the other model's edits do not come back");
    }

    @Test
    void aModelInTrainingKeepsTheEditsWhileItsShapeStays() {
        Session session = open(INLINE, TEXT);
        session.editModel(session.edits().with(SILENCE), false);
        Model next = new Model(model.spec(), model.parameters().copy(), model.tokenizer(), model.card());
        session.renew(next, false);
        assertSame(next, session.openedModel());
        assertEquals(0, session.excerpt().trace().value(0, "hidden", 3, 4));
        session.renew(Models.of("lstm", 1, 9), false);
        assertEquals(ModelEdits.NONE, session.edits());
        assertFalse(session.excerpt().isEdited());
    }

    @Test
    void whatItWritesIsWrittenByTheModelAsItIsNow() {
        Session session = open(INLINE, TEXT);
        session.cursor().moveTo(20);
        session.writeOn(new Continuation(1, 40, 3));
        String plain = session.excerpt().source().text();
        session.undo();
        session.editModel(session.edits().with(new Clamp(1, "hidden", 0, 3, new TextRange(30, 40))), false);
        session.writeOn(new Continuation(1, 40, 3));
        String held = session.excerpt().source().text();
        assertEquals(plain.substring(0, 30), held.substring(0, 30), "before the span all is the same");
        assertNotEquals(plain, held);
    }
}
