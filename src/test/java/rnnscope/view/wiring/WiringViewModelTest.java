package rnnscope.view.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import rnnscope.figure.Hit;
import rnnscope.figure.wiring.Archetype;
import rnnscope.figure.wiring.WiringPlan.Row;
import rnnscope.figure.wiring.WiringPlan.Side;
import rnnscope.math.Kernels;
import rnnscope.session.Session;
import rnnscope.session.corpus.CorpusLab;
import rnnscope.session.example.ExampleLab;
import rnnscope.session.library.Library;
import rnnscope.session.reading.SourceText;
import rnnscope.session.subject.Place;
import rnnscope.session.subject.Subjects;
import rnnscope.session.training.TrainingRun;

class WiringViewModelTest {
    private final Session session = new Session(Kernels.best(), Runnable::run, Runnable::run);
    private final ExampleLab lab = new ExampleLab(session, Runnable::run, Runnable::run);
    private final List<Place> shown = new ArrayList<>();
    private final Subjects subjects = new Subjects(session, lab,
            new CorpusLab(session, Runnable::run, Runnable::run),
            new TrainingRun(session, Kernels.best(), Runnable::run, Runnable::run, null));
    private final WiringViewModel model = new WiringViewModel(session, lab, subjects, shown::add);

    @BeforeEach
    void showWiring() {
        subjects.visit(Place.WIRING);
    }


    private void openText() {
        session.openModel("hello-rnn", Library.shippedModels().stream().filter(e -> e.name().equals("hello-rnn"))
                .findFirst().orElseThrow().load(), new SourceText("hello", "hello"));
        assertTrue(model.refresh());
    }

    private void openSample(Archetype archetype) {
        model.openSample(archetype);
        assertTrue(model.refresh());
    }

    private static Hit hit(int step, String id) {
        return new Hit(step, -1, id, null, null);
    }

    @Test
    void nothingIsKnownUntilSomethingIsOpen() {
        assertFalse(model.refresh());
        assertFalse(model.open());
    }

    @Test
    void everyArchetypeHasASampleThatIsWiredSo() {
        for (Archetype archetype : Archetype.values()) {
            openSample(archetype);
            assertEquals(archetype, model.plan().archetype());
        }
    }

    @Test
    void aTextIsKnownAsFarAsTheCursor() {
        openText();
        session.cursor().moveTo(2);
        model.refresh();
        Row cell = model.part();
        assertEquals("read/cell/0/0", cell.id());
        assertTrue(model.run().isLit(cell, 2));
        assertTrue(model.run().isKnown(cell, 1));
        assertFalse(model.run().isKnown(cell, 3));
        float[] h = new float[3];
        session.excerpt().trace().read(0, "hidden", 2, h);
        assertEquals(h[1], model.run().values(cell, 2)[1]);
        assertEquals("l", model.run().symbol(model.plan().row("read/input"), 2));
        assertEquals(session.excerpt().trace().surprise(2),
                Double.parseDouble(model.run().note(model.plan().row("read/loss"), 2)), 0.005);
    }

    @Test
    void aNodeOfATextGoesToStepAndARecurrentLinkToTheGradients() {
        openText();
        model.choose(new Hit(3, 2, "read/cell/0/0", null, null), Side.READ);
        assertEquals(3, session.cursor().step());
        assertEquals(2, session.selection().unit());
        assertEquals("Gradients", model.destinations().get("rnn.weight_hh_l0"));
        model.choose(hit(1, "rnn.weight_hh_l0"), Side.READ);
        assertEquals(1, session.cursor().step());
        assertEquals(List.of(Place.STEP, Place.GRADIENTS), shown);
        model.choose(hit(4, null), Side.READ);
        assertEquals(4, session.cursor().step());
        assertEquals(2, shown.size());
        model.choose(hit(0, "rnn.weight_ih_l0"), Side.READ);
        assertEquals("rnn.weight_ih_l0", model.chosen());
        model.pin("rnn.weight_ih_l0");
        assertNull(model.chosen());
    }

    @Test
    void aTranslatorIsKnownAsFarAsItHasWrittenAndItsNodesGoToAttention() {
        openSample(Archetype.ENCODER_DECODER);
        lab.cursor().moveTo(1);
        model.refresh();
        Row context = model.plan().row("written/context");
        assertTrue(model.run().isLit(context, 1));
        assertFalse(model.run().isKnown(context, 2));
        float sum = 0;
        for (float weight : model.run().weights(context, 0, 1)) {
            sum += weight;
        }
        assertEquals(1, sum, 1e-5);
        assertNull(model.run().weights(context, 0, 2));
        model.choose(hit(2, context.id()), Side.WRITTEN);
        assertEquals(2, lab.cursor().step());
        assertEquals(List.of(Place.ATTENTION), shown);
    }

    @Test
    void keysChooseARowAndGoToItsView() {
        openText();
        assertNull(model.destination());
        model.move(1);
        assertEquals("read/cell/0/0", model.chosen());
        model.move(1);
        assertEquals("read/output", model.chosen());
        model.move(-1);
        model.pointAt(hit(0, "read/loss"));
        assertEquals("read/loss", model.chosen());
        assertEquals("Step", model.destination());
        model.pointAt(null);
        assertTrue(model.open());
        assertEquals(List.of(Place.STEP), shown);
    }

    /** Both directions advance beside each other, and a label is known when both have been there. */
    @Test
    void aTaggerOfTwoDirectionsIsComputedInOrder() {
        openSample(Archetype.ALIGNED);
        int steps = model.run().readSteps();
        Row forward = model.plan().row("read/cell/0/0");
        Row backward = model.plan().row("read/cell/0/1");
        Row output = model.plan().row("read/output");
        lab.cursor().moveTo(1);
        model.refresh();
        assertTrue(model.run().isLit(forward, 1) && model.run().isLit(backward, steps - 2));
        assertTrue(model.run().isKnown(backward, steps - 1) && !model.run().isKnown(backward, 0));
        assertFalse(model.run().isKnown(output, 0));
        lab.cursor().moveTo(steps - 1);
        model.refresh();
        assertTrue(model.run().isKnown(output, 0) && model.run().isKnown(output, steps - 1));
    }
}
