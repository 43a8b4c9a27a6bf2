package rnnscope.session.dynamics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import rnnscope.math.Kernels;
import rnnscope.model.Model;
import rnnscope.model.ModelCard;
import rnnscope.model.ModelSpec;
import rnnscope.network.Progress;
import rnnscope.network.StateLayout;
import rnnscope.network.StateUpdate;
import rnnscope.session.Session;
import rnnscope.session.reading.Excerpt;
import rnnscope.session.reading.SourceText;
import rnnscope.text.CharacterTokenizer;
import rnnscope.train.Initialisation;

/** Portraits of an untrained LSTM of two layers on a short text. */
class PortraitsTest {
    private static final String TEXT = "the cat sat on the mat and the dog sat on the log ".repeat(6);

    private static Excerpt excerpt() {
        CharacterTokenizer letters = CharacterTokenizer.of(TEXT);
        ModelSpec spec = ModelSpec.of("lstm", 2, 5, letters.vocabulary().size());
        Model model = new Model(spec, Initialisation.UNIFORM.parameters(spec, 1, 1), letters, ModelCard.named("small"));
        Session session = new Session(Kernels.plain(), Runnable::run, Runnable::run);
        session.openModel("small", () -> model, new SourceText("text", TEXT));
        return session.excerpt();
    }

    private static PortraitQuestion question(Excerpt excerpt, int layer, Axes axes, int step, float[] at) {
        return new PortraitQuestion(excerpt, excerpt.model(), layer, axes, Held.symbol(1), step, at, 1);
    }

    @Test
    void thePlaneGoesThroughTheBeamsState() {
        Excerpt excerpt = excerpt();
        Portraits portraits = new Portraits(Kernels.plain());
        Portrait portrait = portraits.answer(question(excerpt, 1, Axes.COMPONENTS, 40, null), Progress.IGNORED);
        float[] state = StateLayout.of(excerpt.model().spec()).read(excerpt.trace(), 40);
        assertArrayEquals(state, portrait.states()[40 - portrait.first()], 0);
        float[] inPlane = new float[state.length];
        portrait.plane().write(portrait.a(state), portrait.b(state), inPlane, 0);
        assertArrayEquals(state, inPlane, 1e-5f);
    }

    @Test
    void theSecondLayerIsSeenAlone() {
        Portrait portrait = new Portraits(Kernels.plain()).answer(question(excerpt(), 1, Axes.COMPONENTS, 40, null),
                Progress.IGNORED);
        // h and c of the first layer of five units come first
        for (int j = 0; j < 10; j++) {
            assertEquals(0, portrait.plane().u()[j]);
            assertEquals(0, portrait.plane().v()[j]);
        }
        assertTrue(portrait.shares()[0] >= portrait.shares()[1] && portrait.shares()[1] > 0);
    }

    @Test
    void twoUnitsAreTheirHiddenStates() {
        Excerpt excerpt = excerpt();
        Portrait portrait = new Portraits(Kernels.plain()).answer(question(excerpt, 1, Axes.units(3, 0), 12, null),
                Progress.IGNORED);
        float[] state = portrait.states()[12];
        assertEquals(excerpt.trace().value(1, "hidden", 3, 12), portrait.a(state), 1e-6);
        assertEquals(excerpt.trace().value(1, "hidden", 0, 12), portrait.b(state), 1e-6);
    }

    @Test
    void statesStayWhereTheyWereWhenTheBeamMoves() {
        Excerpt excerpt = excerpt();
        Portraits portraits = new Portraits(Kernels.plain());
        Portrait before = portraits.answer(question(excerpt, 0, Axes.COMPONENTS, 10, null), Progress.IGNORED);
        Portrait after = portraits.answer(question(excerpt, 0, Axes.COMPONENTS, 60, null), Progress.IGNORED);
        assertSame(before.states(), after.states());
        float[] state = before.states()[33];
        assertEquals(before.a(state), after.a(state), 1e-5);
        assertEquals(before.b(state), after.b(state), 1e-5);
        for (float[] one : before.states()) {
            assertTrue(before.a(one) > before.low()[0] && before.a(one) < before.high()[0]);
            assertTrue(before.b(one) > before.low()[1] && before.b(one) < before.high()[1]);
        }
    }

    /** Three components are at right angles, and a step from a state goes where its arrow does. */
    @Test
    void threeComponents() {
        Excerpt excerpt = excerpt();
        Portrait portrait = new Portraits(Kernels.plain()).answer(question(excerpt, 1, Axes.SPACE, 40, null), Progress.IGNORED);
        Portrait.Space space = portrait.space();
        double alongU = 0;
        double alongV = 0;
        double length = 0;
        for (int j = 0; j < space.w().length; j++) {
            alongU += space.w()[j] * portrait.plane().u()[j];
            alongV += space.w()[j] * portrait.plane().v()[j];
            length += space.w()[j] * space.w()[j];
        }
        assertEquals(0, alongU, 1e-5);
        assertEquals(0, alongV, 1e-5);
        assertEquals(1, length, 1e-5);
        assertTrue(portrait.shares()[1] >= space.share() && space.share() > 0);
        StateUpdate map = StateUpdate.of(excerpt.model(), 1, Kernels.plain());
        map.enter(1);
        float[] next = new float[map.size()];
        map.apply(space.from()[7], next);
        assertArrayEquals(next, space.to()[7], 1e-6f);
        for (float[] state : portrait.states()) {
            double[] place = portrait.place(state);
            for (int axis = 0; axis < 3; axis++) {
                assertTrue(Math.abs(place[axis] - space.centre()[axis]) < space.half()[axis]);
            }
        }
    }
}
