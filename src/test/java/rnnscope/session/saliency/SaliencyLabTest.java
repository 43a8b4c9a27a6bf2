package rnnscope.session.saliency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.Test;
import rnnscope.analysis.saliency.Saliency;
import rnnscope.math.Kernels;
import rnnscope.model.Model;
import rnnscope.model.ModelCard;
import rnnscope.model.ModelSpec;
import rnnscope.session.Session;
import rnnscope.session.inquiry.Study;
import rnnscope.session.reading.SourceText;
import rnnscope.session.saliency.SaliencyChoice.Measure;
import rnnscope.text.CharacterTokenizer;
import rnnscope.train.Initialisation;

class SaliencyLabTest {
    private static final String TEXT = "the quick brown fox jumps over the lazy dog. ".repeat(60);

    private final Session session = new Session(Kernels.plain(), Runnable::run, Runnable::run);
    private final Deque<Runnable> work = new ArrayDeque<>();
    private final SaliencyLab lab = new SaliencyLab(session,
            new Study(session, work::add, Runnable::run, System::nanoTime), work::add, Runnable::run);

    private Model open() {
        CharacterTokenizer tokenizer = CharacterTokenizer.of(TEXT);
        ModelSpec spec = ModelSpec.of("lstm", 2, 6, tokenizer.vocabulary().size());
        Model model = new Model(spec, Initialisation.UNIFORM.parameters(spec, 1, 3), tokenizer,
                ModelCard.named("small"));
        session.openModel("small", () -> model);
        session.openText("text", () -> new SourceText("text", TEXT));
        return model;
    }

    private SaliencyAnswer answer() {
        while (!work.isEmpty()) {
            work.remove().run();
        }
        return lab.answerProperty().get();
    }

    /** Against the whole text read from its start, wherever the window begins. */
    @Test
    void theAnswerIsThatOfReadingFromTheStart() {
        Model model = open();
        lab.watch(true);
        lab.choiceProperty().set(new SaliencyChoice(Measure.LEFT_OUT, false));
        for (int step : new int[] {0, 7, 250, 2000}) {
            session.cursor().moveTo(step);
            SaliencyAnswer found = answer();
            assertEquals(step, found.step());
            assertEquals(Math.max(0, step - 199), found.first());
            int[] tokens = session.excerpt().tokens().ids(0, step + 1);
            int came = session.excerpt().tokens().id(step + 1);
            Saliency whole = Saliency.ofGradient(Kernels.plain(), model, 0, null, tokens, came);
            assertEquals(came, found.saliency().symbol());
            assertEquals(whole.logit(), found.saliency().logit());
            for (int t = found.first(); t <= step; t += 13) {
                assertEquals(whole.norm(t), found.saliency().norm(t - found.first()), 1e-7);
                int[] without = tokens.clone();
                without[t] = -1;
                Saliency other = Saliency.ofGradient(Kernels.plain(), model, 0, null, without, came);
                assertEquals(whole.logit() - other.logit(), found.at(t));
            }
            assertTrue(Double.isNaN(found.at(step + 1)) && Double.isNaN(found.at(found.first() - 1)));
        }
    }

    @Test
    void theBestGuessIsAskedAboutUnlessWhatCameIs() {
        open();
        lab.watch(true);
        session.cursor().moveTo(40);
        SaliencyAnswer guess = answer();
        assertEquals(session.excerpt().trace().best(40, 1)[0], guess.saliency().symbol());
        assertEquals(guess.saliency().norm(40), guess.at(40));
        lab.choiceProperty().set(lab.choiceProperty().get().withMeasure(Measure.CONTRIBUTION));
        assertEquals(guess.saliency().contribution(40), answer().at(40));
        session.cursor().moveTo(TEXT.length() - 1);
        lab.choiceProperty().set(lab.choiceProperty().get().withGuess(false));
        assertEquals(session.excerpt().trace().best(TEXT.length() - 1, 1)[0], answer().saliency().symbol(),
                "nothing came after the end");
    }

    @Test
    void nothingIsWorkedOutWhileNobodyLooks() {
        open();
        session.cursor().moveTo(30);
        assertTrue(work.isEmpty());
        assertNull(lab.answerProperty().get());
        lab.watch(true);
        SaliencyAnswer found = answer();
        lab.watch(false);
        session.cursor().moveTo(31);
        lab.watch(true);
        assertEquals(31, answer().step());
        session.cursor().moveTo(30);
        answer();
        lab.watch(false);
        lab.watch(true);
        assertTrue(work.isEmpty(), "what is known is not asked again");
        assertEquals(found.step(), lab.answerProperty().get().step());
        assertSame(session.excerpt().reading(), found.reading());
    }
}
