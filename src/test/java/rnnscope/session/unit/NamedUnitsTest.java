package rnnscope.session.unit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import rnnscope.language.Language;
import rnnscope.math.Kernels;
import rnnscope.session.Session;
import rnnscope.session.library.Library;

class NamedUnitsTest {
    private final Session session = new Session(Kernels.best(), Runnable::run, Runnable::run);
    private final NamedUnits names = new NamedUnits(session, new UnitLab(session, Runnable::run, Runnable::run));

    @AfterEach
    void speakEnglishAgain() {
        Language.ENGLISH.speak();
    }

    @Test
    void namesTheUnitsOfAModelThatHasReadItsText() {
        session.openModel("story-lstm", Library.first().load());
        assertNull(names.rankingProperty().get(), "nobody has asked");
        names.watch();

        assertEquals("inside a quotation, AUC 0.99", names.of(0, 74).orElseThrow().words());
        assertEquals("quotation", names.inLayer(0).get(74));
        assertEquals("column", names.inLayer(0).get(66));
        Language.KOREAN.speak();
        assertEquals("인용문", names.inLayer(0).get(74));
        assertTrue(names.inLayer(0).size() < 8, names.inLayer(0).toString());
        int next = names.next(0, 74, 1).orElseThrow();
        assertTrue(names.inLayer(0).containsKey(next) && next != 74);
        assertEquals(74, names.next(0, next, -1).orElseThrow());
    }
}
