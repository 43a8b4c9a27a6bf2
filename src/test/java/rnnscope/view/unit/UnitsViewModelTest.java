package rnnscope.view.unit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.ArrayDeque;
import java.util.Queue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import rnnscope.figure.paint.Fonts;
import rnnscope.figure.unit.CellWidths;
import rnnscope.math.Kernels;
import rnnscope.model.Model;
import rnnscope.model.ModelCard;
import rnnscope.model.ModelSpec;
import rnnscope.session.Session;
import rnnscope.session.reading.SourceText;
import rnnscope.session.unit.UnitLab;
import rnnscope.text.CharacterTokenizer;
import rnnscope.train.Initialisation;

class UnitsViewModelTest {
    private static final String TEXT = "many units over the same passage, one under another.\n".repeat(40);

    private final Session session = new Session(Kernels.plain(), Runnable::run, Runnable::run);
    private final UnitLab lab = new UnitLab(session, Runnable::run, Runnable::run);
    private final Queue<Runnable> background = new ArrayDeque<>();
    private final UnitsViewModel model = new UnitsViewModel(session, lab, new CellWidths(Fonts.get()), background::add,
            Runnable::run);

    @BeforeEach
    void open() {
        CharacterTokenizer tokenizer = CharacterTokenizer.of(TEXT);
        ModelSpec spec = ModelSpec.of("gru", 2, 12, tokenizer.vocabulary().size());
        session.openModel("small", () -> new Model(spec, Initialisation.UNIFORM.parameters(spec, 1, 3), tokenizer,
                ModelCard.named("small")));
        openText(TEXT);
        model.colouringProperty().set(new UnitColouring(session.selection(), lab));
        model.columnsProperty().set(30);
    }

    private void openText(String text) {
        session.openText("text", () -> new SourceText("text", text));
    }

    private void refresh() {
        model.refresh();
        while (!background.isEmpty()) {
            background.remove().run();
        }
        model.refresh();
    }

    @Test
    void theLinesAreOfTheTextAndWidthAndTheColoursOfTheUnit() {
        assertNull(model.linesProperty().get());
        refresh();
        assertSame(session.excerpt().tokens(), model.linesProperty().get().text());
        assertEquals(30, model.linesProperty().get().columns());
        session.selection().pinUnit(7);
        session.selection().pinLayer(0);
        session.selection().textChannelProperty().set("update");
        refresh();
        for (int t = 0; t < 200; t++) {
            assertEquals(session.excerpt().trace().value(0, "update", 7, t), model.shadingProperty().get().at(t));
        }
        assertEquals("z of unit 7, layer 1", model.colouringProperty().get().definition());
        model.columnsProperty().set(20);
        refresh();
        assertEquals(20, model.linesProperty().get().columns());
    }

    @Test
    void aUnitUnderThePointerColoursThePage() {
        session.selection().pinUnit(7);
        session.selection().previewUnit(2);
        refresh();
        assertEquals(session.excerpt().trace().value(1, "hidden", 2, 50), model.shadingProperty().get().at(50));
        assertEquals(2, model.probe().unit());
    }

    @Test
    void newLettersNeverMeetOldColours() {
        refresh();
        var lines = model.linesProperty().get();
        var shading = model.shadingProperty().get();
        openText("another text entirely");
        model.refresh();
        assertSame(lines, model.linesProperty().get());
        assertSame(shading, model.shadingProperty().get());
        assertNull(model.passage());
        refresh();
        assertEquals("another text entirely".length(), model.linesProperty().get().text().length());
        assertEquals("another text entirely".length(), model.shadingProperty().get().values().length);
        assertNotNull(model.passage());
    }

    @Test
    void theListIsFlippedThroughAndEndsAtItsEnds() {
        session.selection().pinUnit(10);
        lab.flip(1);
        assertEquals(11, session.selection().unit());
        lab.flip(1);
        assertEquals(11, session.selection().unit());
        lab.flip(-3);
        assertEquals(8, session.selection().unit());
    }
}
