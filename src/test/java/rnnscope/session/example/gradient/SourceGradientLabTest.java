package rnnscope.session.example.gradient;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.Test;
import rnnscope.analysis.gradient.input.InputCheck;
import rnnscope.io.ShippedModels;
import rnnscope.math.Kernels;
import rnnscope.model.Model;
import rnnscope.model.Parameters;
import rnnscope.session.Session;
import rnnscope.session.example.ExampleLab;
import rnnscope.session.example.PairAnswer;

class SourceGradientLabTest {
    private static final Kernels KERNELS = Kernels.best();

    private final Session session = new Session(KERNELS, Runnable::run, Runnable::run);
    private final ExampleLab examples = new ExampleLab(session, Runnable::run, Runnable::run);
    private final Deque<Runnable> background = new ArrayDeque<>();
    private final SourceGradientLab lab = new SourceGradientLab(KERNELS, background::add, Runnable::run, session::failed);

    private PairAnswer open(String name) {
        examples.openModel(name, () -> ShippedModels.load(name));
        return (PairAnswer) examples.answer();
    }

    /** The same network a little further in its training. */
    private static Model learned(Model model, float factor) {
        float[] values = model.parameters().values().clone();
        for (int i = 0; i < values.length; i++) {
            values[i] *= factor;
        }
        Parameters parameters = new Parameters(model.parameters().layout());
        System.arraycopy(values, 0, parameters.values(), 0, values.length);
        return new Model(model.spec(), parameters, model.tokenizer(), model.output(), model.card(), model.interventions());
    }

    @Test
    void amongAnswersThatComeFasterThanTheirGradientsTheNewestWins() {
        PairAnswer first = open("english-korean-gru");
        lab.ask(first);
        assertNull(lab.of(first), "nothing is worked out in the foreground");
        background.poll().run();
        assertSame(first, lab.of(first).answer());
        assertEquals("english-korean-plain", lab.of(first).twin().card().name());

        Model twin = lab.of(first).twin();
        PairAnswer last = first;
        for (float factor : new float[] {0.99f, 0.98f, 0.97f}) {
            examples.renew(learned(first.model(), factor));
            last = (PairAnswer) examples.answer();
            lab.ask(last);
            assertSame(first, lab.of(last).answer(), "the older one shows until the newer is there");
        }
        int works = 0;
        while (!background.isEmpty()) {
            background.poll().run();
            works++;
        }
        assertTrue(works <= 2, "what came meanwhile is left out: " + works);
        assertSame(last, lab.of(last).answer());
        assertSame(twin, lab.of(last).twin(), "the twin is read once");

        PairAnswer other = open("reverse-gru");
        assertNull(lab.of(other));
        lab.ask(other);
        lab.cancel();
        while (!background.isEmpty()) {
            background.poll().run();
        }
        assertNull(lab.of(other), "nobody looks any more");
        lab.ask(other);
        background.poll().run();
        assertNotNull(lab.of(other));
        assertNull(lab.of(other).twin());
    }

    @Test
    void aCheckAgrees() {
        PairAnswer answer = open("english-korean-gru");
        lab.ask(answer);
        background.poll().run();
        SourceComparison compared = lab.of(answer);
        int s = compared.own().greatest(0);
        InputCheck check = compared.check(KERNELS, 0, s);
        assertEquals(compared.own().norm(0, s), check.analytical(), 1e-3 * check.analytical());
        assertTrue(check.agrees() && check.isResolved(), check.toString());
        assertEquals(1, check.numerical() / check.analytical(), 0.02);
    }
}
