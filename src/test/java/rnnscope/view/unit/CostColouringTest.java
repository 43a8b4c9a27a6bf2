package rnnscope.view.unit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import rnnscope.figure.Symbols;
import rnnscope.figure.unit.PageMessage;
import rnnscope.figure.unit.Shading;
import rnnscope.math.Kernels;
import rnnscope.model.Intervention.Clamp;
import rnnscope.model.Model;
import rnnscope.model.ModelCard;
import rnnscope.model.ModelEdits;
import rnnscope.model.ModelSpec;
import rnnscope.session.Session;
import rnnscope.session.reading.SourceText;
import rnnscope.text.CharacterTokenizer;
import rnnscope.text.TextRange;
import rnnscope.train.Initialisation;

class CostColouringTest {

    @Test
    void eachLetterHasTheRiseOfItsOwnSurprise() {
        String text = "we step through a text";
        CharacterTokenizer tokenizer = CharacterTokenizer.of(text);
        ModelSpec spec = ModelSpec.of("lstm", 1, 8, tokenizer.vocabulary().size());
        Session session = new Session(Kernels.plain(), Runnable::run, Runnable::run);
        session.openModel("small", () -> new Model(spec, Initialisation.UNIFORM.parameters(spec, 1, 3), tokenizer,
                ModelCard.named("small")));
        session.openText("text", () -> new SourceText("text", text));
        CostColouring cost = new CostColouring();
        assertFalse(cost.shading(session.excerpt()).has(5), "nothing is edited");
        session.editModel(ModelEdits.NONE.with(new Clamp(0, "hidden", 3, 1, new TextRange(4, 6))), false);
        Shading shading = cost.shading(session.excerpt());
        assertFalse(shading.has(0), "nobody predicts the first");
        assertEquals(0, shading.at(4), "the edit has not begun");
        assertEquals((float) session.excerpt().rise(4), shading.at(5));
        assertTrue(shading.at(5) != 0 && shading.has(text.length() - 1));
        assertEquals("“e” costs most: 3.21 nats more than without the edits", CostColouring.message("“e”", 3.214));
    }

    /** The message is of the letter whose rise is the greatest, and silent where no rise is worth a word. */
    @Test
    void theDearestLetterIsNamed() {
        String text = "we step through a text";
        CharacterTokenizer tokenizer = CharacterTokenizer.of(text);
        ModelSpec spec = ModelSpec.of("lstm", 1, 8, tokenizer.vocabulary().size());
        Session session = new Session(Kernels.plain(), Runnable::run, Runnable::run);
        session.openModel("small", () -> new Model(spec, Initialisation.UNIFORM.parameters(spec, 4, 3), tokenizer,
                ModelCard.named("small")));
        session.openText("text", () -> new SourceText("text", text));
        CostColouring cost = new CostColouring();
        assertEquals("", cost.message(session.excerpt()).sentence(), "nothing is edited");
        ModelEdits edits = ModelEdits.NONE;
        for (int unit = 0; unit < 8; unit++) {
            edits = edits.with(new Clamp(0, "hidden", unit, unit % 2 == 0 ? 1 : -1, new TextRange(4, 20)));
        }
        session.editModel(edits, false);
        int dearest = 4;
        for (int t = 0; t < text.length() - 1; t++) {
            dearest = session.excerpt().rise(t) > session.excerpt().rise(dearest) ? t : dearest;
        }
        double rise = session.excerpt().rise(dearest);
        PageMessage said = cost.message(session.excerpt());
        assertEquals(rise <= 0.1 ? "" : CostColouring.message(Symbols.name(text.substring(dearest + 1, dearest + 2)), rise),
                said.sentence());
        assertTrue(rise > 0.1, "the edits cost something: " + rise);
        assertTrue(said.speaksOf()[dearest + 1 - said.from()]);
    }
}
