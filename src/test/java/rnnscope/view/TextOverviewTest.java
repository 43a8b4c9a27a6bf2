package rnnscope.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import rnnscope.figure.score.WholeTextFigure;
import rnnscope.math.Kernels;
import rnnscope.model.Model;
import rnnscope.model.ModelCard;
import rnnscope.model.ModelSpec;
import rnnscope.session.Session;
import rnnscope.session.reading.SourceText;
import rnnscope.text.CharacterTokenizer;
import rnnscope.train.Initialisation;

class TextOverviewTest {
    private static final String TEXT = "a unit over the whole text, however long it is. ".repeat(60);

    private final Session session = new Session(Kernels.plain(), Runnable::run, Runnable::run);
    private final TextOverview overview = new TextOverview(session, Runnable::run, Runnable::run);

    private void open() {
        CharacterTokenizer tokenizer = CharacterTokenizer.of(TEXT);
        ModelSpec spec = ModelSpec.of("lstm", 2, 16, tokenizer.vocabulary().size());
        session.openModel("small", () -> new Model(spec, Initialisation.UNIFORM.parameters(spec, 1, 3), tokenizer,
                ModelCard.named("small")));
        session.openText("text", () -> new SourceText("text", TEXT));
    }

    @Test
    void nothingShowsUntilSomethingIsOpen() {
        overview.refresh();
        assertNull(overview.figureProperty().get());
    }

    @Test
    void holdsTheMeansOfTheSelectedUnitAndChannel() {
        open();
        session.selection().pinUnit(5);
        session.selection().textChannelProperty().set("forget");
        overview.refresh();
        WholeTextFigure figure = overview.figureProperty().get();
        assertEquals("forget", figure.channel().id());
        assertEquals(TEXT.length(), figure.length());
        float[] means = session.excerpt().reading().overview(1, "forget", 5, figure.values().length);
        for (int i = 0; i < means.length; i++) {
            assertEquals(means[i], figure.values()[i]);
        }
    }

    @Test
    void saysWhenItIsNoLongerTrueAndIsLeftAloneWhileItIs() {
        open();
        overview.refresh();
        WholeTextFigure before = overview.figureProperty().get();
        overview.refresh();
        assertSame(before, overview.figureProperty().get());
        AtomicInteger stale = new AtomicInteger();
        overview.setOnStale(stale::incrementAndGet);
        session.selection().pinUnit((session.selection().unit() + 1) % 16);
        assertTrue(stale.get() > 0);
        overview.refresh();
        assertTrue(before != overview.figureProperty().get());
    }
}
