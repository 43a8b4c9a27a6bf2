package rnnscope.session.comparison;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;
import rnnscope.analysis.comparison.SurpriseDifference;
import rnnscope.math.Kernels;
import rnnscope.model.Intervention;
import rnnscope.model.Model;
import rnnscope.model.ModelCard;
import rnnscope.model.ModelEdits;
import rnnscope.model.ModelSpec;
import rnnscope.network.Reading;
import rnnscope.session.Session;
import rnnscope.session.background.Later;
import rnnscope.session.reading.SourceText;
import rnnscope.tape.Quantity;
import rnnscope.tape.Side;
import rnnscope.text.CharacterTokenizer;
import rnnscope.text.TextRange;
import rnnscope.text.Vocabulary;
import rnnscope.text.WordTokenizer;
import rnnscope.train.Initialisation;

class ComparisonLabTest {
    private static final Executor INLINE = Runnable::run;
    private static final String TEXT = "the quick brown fox jumps over the lazy dog. ".repeat(120);

    private final Session session = new Session(Kernels.plain(), INLINE, INLINE);

    private static Model model(String cell, int layers, int units) {
        CharacterTokenizer tokenizer = CharacterTokenizer.of(TEXT);
        ModelSpec spec = ModelSpec.of(cell, layers, units, tokenizer.vocabulary().size());
        return new Model(spec, Initialisation.UNIFORM.parameters(spec, units, 1), tokenizer, ModelCard.named(cell));
    }

    private static Partner with(Model model) {
        return new Partner.OfModel(model.card().name(), () -> model);
    }

    private void open(Model model, String text) {
        session.openModel("small", () -> model);
        session.openText("text", () -> new SourceText("text", text));
    }

    /** What the lab says at a step is what two readings of their own say. */
    private void requireRight(ComparisonLab lab, Model a, Model b, String text) {
        SideBySide now = lab.current();
        assertSame(session.excerpt(), now.excerpt());
        int step = now.trace().start() + 20;
        Reading own = new Reading(Kernels.plain(), a, a.tokenizer().encode(text));
        Reading other = new Reading(Kernels.plain(), b, b.tokenizer().encode(text));
        double bits = (own.trace(step, step + 1).surprise(step) - other.trace(step, step + 1).surprise(step)) / Math.log(2);
        assertEquals(bits, now.difference(step), 1e-5);
        assertEquals(bits, now.differences()[20], 1e-5);
        lab.ask();
        SurpriseDifference whole = lab.difference();
        assertEquals(bits, whole.at(step), 1e-5);
        assertEquals(text.length() - 1, whole.count());
    }

    @Test
    void theOtherFollowsTheTextTheModelAndItsEdits() {
        Model a = model("lstm", 1, 8);
        Model b = model("gru", 2, 6);
        open(a, TEXT);
        ComparisonLab lab = new ComparisonLab(session, INLINE, INLINE);
        assertNull(lab.current());
        lab.compareWith(with(b));
        requireRight(lab, a, b, TEXT);
        assertEquals(1, lab.layer(), "the last layer of the other");

        session.show(3000, 3100);
        requireRight(lab, a, b, TEXT);
        String shorter = TEXT.substring(4, 1500);
        session.edit(new SourceText("text", shorter), 10, false);
        requireRight(lab, a, b, shorter);
        session.undo();
        requireRight(lab, a, b, TEXT);

        ModelEdits edits = ModelEdits.NONE.with(new Intervention.Clamp(new Quantity(Side.SOURCE, "0/hidden"), 2, 0.9f, TextRange.ALL));
        session.editModel(edits, false);
        requireRight(lab, edits.applyTo(a), b, TEXT);
        session.undo();
        requireRight(lab, a, b, TEXT);

        Model next = model("rnn-tanh", 1, 5);
        session.openModel("next", () -> next);
        requireRight(lab, next, b, session.excerpt().source().text());
    }

    @Test
    void aModelBesideItselfWithoutItsEdits() {
        Model a = model("lstm", 1, 8);
        open(a, TEXT);
        ComparisonLab lab = new ComparisonLab(session, INLINE, INLINE);
        lab.compareWith(new Partner.Unedited());
        lab.ask();
        assertEquals(List.of(), lab.difference().most(10), "nothing is changed yet");
        ModelEdits edits = ModelEdits.NONE.with(new Intervention.Clamp(new Quantity(Side.SOURCE, "0/hidden"), 2, 0.9f, TextRange.ALL));
        session.editModel(edits, false);
        requireRight(lab, edits.applyTo(a), a, TEXT);
        assertEquals("lstm, unedited", lab.current().name());
        session.undo();
        lab.ask();
        assertEquals(List.of(), lab.difference().most(10));
    }

    @Test
    void whatCannotBeComparedIsSaidAndEndsWithTheText() {
        open(model("lstm", 1, 8), TEXT);
        ComparisonLab lab = new ComparisonLab(session, INLINE, INLINE);
        WordTokenizer words = new WordTokenizer(new Vocabulary(List.of("the", "fox", "dog")));
        ModelSpec spec = ModelSpec.of("gru", 1, 4, 3);
        Model reader = new Model(spec, Initialisation.UNIFORM.parameters(spec, 1, 1), words, ModelCard.named("words"));
        lab.compareWith(with(reader));
        assertNull(lab.current());
        assertTrue(lab.faultProperty().get().startsWith("lstm and words cut this text"), lab.faultProperty().get());
        assertNotNull(lab.partner());
        session.openModel("words", () -> reader);
        assertEquals("", lab.faultProperty().get());
        assertNotNull(lab.current());
    }

    @Test
    void theNewestWinsAndTheEndIsTheEnd() {
        Model a = model("lstm", 1, 8);
        open(a, TEXT);
        Later later = new Later();
        ComparisonLab lab = new ComparisonLab(session, later, later);
        Model b = model("gru", 1, 6);
        Model c = model("gru", 1, 7);
        lab.compareWith(with(b));
        lab.compareWith(with(c));
        later.runAll();
        assertSame(c, lab.model());
        assertSame(c, lab.current().other().model());
        session.show(2000, 2100);
        lab.close();
        later.runAll();
        assertNull(lab.current());
        assertNull(lab.partner());
        session.show(0, 100);
        later.runAll();
        assertNull(lab.shownProperty().get());
    }
}
