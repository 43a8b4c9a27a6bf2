package rnnscope.session.subject;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import rnnscope.io.ShippedModels;
import rnnscope.math.Kernels;
import rnnscope.model.ModelEdits;
import rnnscope.model.WeightEdit;
import rnnscope.network.ExampleText;
import rnnscope.network.pair.Forcing;
import rnnscope.model.ModelCard;
import rnnscope.model.Model;
import rnnscope.session.Session;
import rnnscope.session.Subject;
import rnnscope.session.corpus.CorpusLab;
import rnnscope.session.example.ExampleLab;
import rnnscope.session.reading.Excerpt;
import rnnscope.session.reading.SourceText;
import rnnscope.session.training.TrainingRun;
import rnnscope.tape.Side;

/** What each perspective is about, whatever is looked at in others; background work runs inline. */
class SubjectsTest {
    private final Session session = new Session(Kernels.plain(), Runnable::run, Runnable::run);
    private final ExampleLab lab = new ExampleLab(session, Runnable::run, Runnable::run);
    private final TrainingRun run = new TrainingRun(session, Kernels.plain(), Runnable::run, Runnable::run, null);
    private final CorpusLab corpora = new CorpusLab(session, Runnable::run, Runnable::run);
    private final Subjects subjects = new Subjects(session, lab, corpora, run);
    private final List<Place> gone = new ArrayList<>();

    @BeforeEach
    void goWhereItShows() {
        subjects.setOnGo(place -> {
            gone.add(place);
            subjects.visit(place);
        });
    }

    private void open(String name) {
        subjects.openModel(name, () -> ShippedModels.load(name));
    }

    private String front() {
        return subjects.front() == null ? null : subjects.front().name();
    }

    private String visit(Place place) {
        subjects.visit(place);
        return front();
    }

    @Test
    void nothingIsInFrontUntilSomethingIsOpen() {
        assertNull(subjects.front());
        assertNull(visit(Place.GRADIENTS));
        subjects.visit(Place.STEP);
        open("pos-lstm");
        assertEquals("pos-lstm", front());
        assertNull(visit(Place.GRADIENTS), "it reads no text");
        assertEquals("pos-lstm", visit(Place.UNITS), "over the examples of its task");
        open("hello-rnn");
        assertEquals("hello-rnn", front());
        assertFalse(subjects.showsExample());
    }

    @Test
    void lookingElsewhereReplacesNothing() {
        open("hello-rnn");
        session.openText("a text", () -> new SourceText("a text", "hello, hello"));
        session.edit(session.excerpt().source().edited("hello hello"), 4, false);
        ModelEdits edits = ModelEdits.NONE.with(new WeightEdit.Set("head.weight", 2, 1, 3f));
        session.editModel(edits, false);
        session.selection().pinUnit(2);
        session.selection().pinEquation("hidden");
        session.cursor().moveTo(7);
        Subject open = subjects.front();
        assertEquals("english-korean-gru", visit(Place.ATTENTION), "a perspective opens on something it can show");
        open("reverse-gru");
        assertEquals("reverse-gru", visit(Place.WIRING), "what was looked at last");
        session.openModel("hello-rnn", () -> ShippedModels.load("hello-rnn"), new SourceText("one symbol", "h"));
        assertEquals(1, session.excerpt().length());
        for (Place place : List.of(Place.TRAIN, Place.STEP, Place.GRADIENTS, Place.UNITS)) {
            subjects.visit(Place.WIRING);
            assertEquals("h", session.excerpt().source().text(), "Wiring keeps its own");
            subjects.visit(place);
            if (place != Place.TRAIN) {
                assertSame(open, subjects.front());
                assertEquals("hello hello", session.excerpt().source().text());
                assertEquals(7, session.cursor().step());
                assertEquals(2, session.selection().unit());
                assertTrue(session.selection().equationPinnedProperty().get());
                assertEquals(edits, session.edits());
                assertTrue(session.excerpt().isEdited());
            }
        }
        assertEquals("reverse-gru", visit(Place.ATTENTION));
        subjects.visit(Place.STEP);
        subjects.front().undo();
        subjects.front().undo();
        assertEquals("hello, hello", session.excerpt().source().text());
        assertEquals(List.of(Place.ATTENTION), gone, "nobody is led away but by what is opened");
    }

    @Test
    void anExampleInStepStaysWhileOthersNeedALanguageModel() {
        open("hello-rnn");
        open("pos-lstm");
        assertEquals("pos-lstm", front());
        lab.cursor().moveTo(3);
        String source = lab.sourceText();
        assertEquals("hello-rnn", visit(Place.GRADIENTS));
        assertEquals("pos-lstm", subjects.missing().name());
        assertEquals("pos-lstm", visit(Place.STEP));
        assertNull(subjects.missing());
        assertEquals("pos-lstm", visit(Place.UNITS));
        assertNull(subjects.missing());
        assertTrue(subjects.showsCorpus());
        assertFalse(subjects.showsExample());
        corpora.session().cursor().moveTo(40);
        assertEquals("pos-lstm", visit(Place.WIRING));
        assertTrue(subjects.showsExample(), "the example itself");
        assertEquals("pos-lstm", visit(Place.STEP));
        assertEquals(3, lab.cursor().step());
        assertEquals(source, lab.sourceText());
        assertEquals("pos-lstm", visit(Place.UNITS));
        assertEquals(40, subjects.front().cursor().step(), "as it was left");
        assertEquals("pos-lstm", visit(Place.ATTENTION), "which says that it has no attention");
        open("shapes-gru");
        assertEquals("pos-lstm", visit(Place.STEP));
        assertEquals(3, lab.cursor().step());
        subjects.visit(Place.UNITS);
        open("visit-rnn");
        assertEquals("visit-rnn", visit(Place.GRADIENTS));
        assertEquals("visit-rnn", visit(Place.UNITS));
        assertEquals("pos-lstm", visit(Place.STEP), "it was opened in Units");
        open("hello-rnn");
        assertEquals("hello-rnn", visit(Place.UNITS));
    }

    @Test
    void unitsOfATranslatorAreThoseOfEitherSideOverTheExamplesOfItsTask() {
        open("hello-rnn");
        subjects.visit(Place.UNITS);
        open("english-korean-gru");
        assertEquals("english-korean-gru", front());
        assertEquals(List.of(), gone, "it is shown where it was opened");
        assertTrue(subjects.showsCorpus());
        Excerpt read = corpora.session().excerpt();
        assertEquals(2, corpora.session().selection().layers(), "two directions");
        corpora.session().cursor().moveTo(9);
        corpora.sideProperty().set(Side.TARGET);
        Excerpt written = corpora.session().excerpt();
        assertNotSame(read, written);
        assertTrue(written.tokens().text().startsWith(ExampleText.START), written.tokens().text(0, 5));
        assertEquals(1, corpora.session().selection().layers());
        assertEquals(0, subjects.front().cursor().step());
        corpora.sideProperty().set(Side.SOURCE);
        assertSame(read.reading(), corpora.session().excerpt().reading());
        assertEquals(9, subjects.front().cursor().step(), "as it was left");
        assertEquals("hello-rnn", visit(Place.STEP));
        subjects.visit(Place.UNITS);
        open("visit-rnn");
        assertEquals("visit-rnn", front());
        assertFalse(subjects.showsCorpus());
    }

    @Test
    void whatMovesInDynamicsIsWhatWasInFrontBefore() throws Exception {
        open("hello-rnn");
        assertEquals("hello-rnn", visit(Place.DYNAMICS));
        assertFalse(subjects.showsCorpus());
        subjects.visit(Place.STEP);
        open("pos-lstm");
        assertEquals("pos-lstm", visit(Place.DYNAMICS));
        assertTrue(subjects.showsCorpus());
        assertEquals("hello-rnn", visit(Place.GRADIENTS));
        assertEquals("hello-rnn", visit(Place.DYNAMICS));
        // of what has no task that is known the only example is what it reads now
        subjects.visit(Place.STEP);
        Model known = ShippedModels.load("pos-lstm");
        subjects.openModel("own", () -> new Model(known.spec(), known.parameters(), known.tokenizer(), known.output(),
                ModelCard.named("own"), List.of()));
        assertEquals("own", visit(Place.DYNAMICS));
        assertTrue(subjects.showsCorpus());
        assertEquals(lab.answer().source().steps(), corpora.session().excerpt().length());
        // a Transformer has no state that moves
        subjects.visit(Place.STEP);
        open("block-sort");
        assertEquals("hello-rnn", visit(Place.DYNAMICS));
    }

    @Test
    void eachExampleKeepsItsSourceItsForcingAndItsUndo() {
        open("pos-lstm");
        open("reverse-gru");
        assertEquals(List.of(Place.STEP, Place.ATTENTION), gone);
        lab.setSource("drawer");
        lab.force(forcing -> forcing.withSymbol(2, 5), false);
        lab.cursor().moveTo(1);
        Forcing forced = lab.options().forcing();
        assertEquals("pos-lstm", visit(Place.STEP));
        assertTrue(lab.options().isOwn());
        assertFalse(lab.undo(), "its own history");
        assertEquals("reverse-gru", visit(Place.ATTENTION));
        assertEquals("drawer", lab.sourceText());
        assertEquals(forced, lab.options().forcing());
        assertEquals(1, lab.cursor().step());
        assertTrue(lab.undo());
        assertTrue(lab.options().isOwn());
    }

    @Test
    void aTextThatIsOpenedWhereAnExampleShowsIsReadByTheLanguageModel() {
        open("hello-rnn");
        open("pos-lstm");
        session.openText("a text", () -> new SourceText("a text", "hell"));
        assertEquals("hello-rnn", front());
        assertEquals("hell", session.excerpt().source().text());
        assertEquals("hello-rnn", visit(Place.STEP));
    }

    @Test
    void whatIsOpenedGoesWhereItCanBeSeen() {
        subjects.visit(Place.ATTENTION);
        open("hello-rnn");
        assertEquals(List.of(Place.STEP), gone);
        open("sentiment-lstm");
        assertEquals(List.of(Place.STEP, Place.ATTENTION), gone);
        assertEquals("sentiment-lstm", visit(Place.STEP), "it was opened here");
    }

    @Test
    void whatArrivesLateGoesWhereItWasAskedFor() {
        Queue<Runnable> waiting = new ArrayDeque<>();
        Session slow = new Session(Kernels.plain(), waiting::add, Runnable::run);
        Subjects all = new Subjects(slow, new ExampleLab(slow, waiting::add, Runnable::run),
                new CorpusLab(slow, waiting::add, Runnable::run),
                new TrainingRun(slow, Kernels.plain(), waiting::add, Runnable::run, null));
        all.setOnGo(gone::add);
        Runnable arrive = () -> {
            while (!waiting.isEmpty()) {
                waiting.remove().run();
            }
        };
        all.openModel("hello-rnn", () -> ShippedModels.load("hello-rnn"));
        arrive.run();
        all.openModel("pos-lstm", () -> ShippedModels.load("pos-lstm"));
        all.visit(Place.UNITS);
        arrive.run();
        assertEquals("pos-lstm", all.front().name(), "it was opened in Step, which Units follows");
        arrive.run();
        all.visit(Place.STEP);
        assertEquals("pos-lstm", all.front().name());
        all.visit(Place.WIRING);
        all.openModel("shapes-gru", () -> ShippedModels.load("shapes-gru"));
        all.visit(Place.STEP);
        arrive.run();
        assertEquals("pos-lstm", all.front().name(), "it was opened in Wiring");
        all.visit(Place.WIRING);
        assertEquals("shapes-gru", all.front().name());
        assertEquals(List.of(), gone, "nobody is led away from where they went");
    }

    @Test
    void whatPlaysIsPausedWhenAnotherComesToTheFront() {
        open("hello-rnn");
        session.player().toggle();
        assertTrue(session.player().isPlaying());
        subjects.visit(Place.UNITS);
        assertTrue(session.player().isPlaying(), "it is the same");
        subjects.visit(Place.WIRING);
        session.openModel("hello-rnn", () -> ShippedModels.load("hello-rnn"), new SourceText("one symbol", "h"));
        assertFalse(session.player().isPlaying());
    }
}
