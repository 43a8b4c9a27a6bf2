package rnnscope.session.cause;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import rnnscope.math.Kernels;
import rnnscope.model.Intervention.Clamp;
import rnnscope.model.Model;
import rnnscope.model.ModelCard;
import rnnscope.model.ModelEdits;
import rnnscope.model.ModelSpec;
import rnnscope.session.Session;
import rnnscope.session.inquiry.Study;
import rnnscope.session.reading.Continuation;
import rnnscope.session.reading.SourceText;
import rnnscope.text.CharacterTokenizer;
import rnnscope.text.TextRange;
import rnnscope.text.property.TextProperties;
import rnnscope.train.Initialisation;

/** The labs behind the page of changes, with work that waits until it is told to run. */
class LabsTest {
    private static final String TEXT = "we step \"through a\" text one symbol at a time. ".repeat(20);
    private static final Clamp HELD = new Clamp(0, "hidden", 3, 1, TextRange.ALL);

    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private final Session session = new Session(Kernels.plain(), Runnable::run, Runnable::run);
    private final CauseLab cause = new CauseLab(session,
            new Study(session, waiting::add, Runnable::run, System::nanoTime), waiting::add, Runnable::run);
    private final WritingLab writing = new WritingLab(session, waiting::add, Runnable::run);

    @BeforeEach
    void open() {
        CharacterTokenizer tokenizer = CharacterTokenizer.of(TEXT);
        ModelSpec spec = ModelSpec.of("lstm", 1, 8, tokenizer.vocabulary().size());
        session.openModel("small", () -> new Model(spec, Initialisation.UNIFORM.parameters(spec, 1, 3), tokenizer,
                ModelCard.named("small")));
        session.openText("text", () -> new SourceText("text", TEXT));
    }

    private void runAll() {
        while (!waiting.isEmpty()) {
            waiting.remove().run();
        }
    }

    @Test
    void theAnswerIsOfTheModelAsItWasOpenedWhateverIsEdited() throws IOException {
        session.editModel(ModelEdits.NONE.with(HELD), false);
        cause.ask(TextProperties.of("quotation"), 0, "hidden", 3);
        assertEquals(0, cause.progressProperty().get());
        assertNull(cause.answerProperty().get());
        runAll();
        assertTrue(Double.isNaN(cause.progressProperty().get()));
        CauseAnswer answer = cause.answerProperty().get();
        assertEquals(3, answer.ablation().chosen().unit());
        assertEquals(7, answer.ablation().others().size());
        assertNotEquals(0, answer.ablation().chosen().atZero().atEnds(), "it is not held while it is asked about");
        session.restore();
        assertSame(answer, cause.answerProperty().get(), "edits do not touch it");
        session.openText("other", () -> new SourceText("other", "a text"));
        assertNull(cause.answerProperty().get());
    }

    @Test
    void whatCannotBeAskedIsSaidAndWhatIsCancelledNeverComes() throws IOException {
        cause.ask(TextProperties.of("java-comment"), 0, "hidden", 3);
        runAll();
        assertTrue(cause.problemProperty().get().startsWith("Nothing of that ends in symbols"),
                cause.problemProperty().get());
        assertNull(session.noticeProperty().get());
        cause.ask(TextProperties.of("quotation"), 0, "hidden", 3);
        assertNull(cause.problemProperty().get());
        cause.cancel();
        runAll();
        assertNull(cause.answerProperty().get());
        assertTrue(Double.isNaN(cause.progressProperty().get()));
    }

    @Test
    void bothWritingsBeginAlikeAndFollowTheEditsWhileSomeoneLooks() {
        session.cursor().moveTo(20);
        writing.watch(this, true);
        writing.write(new Continuation(1, 60, 4));
        runAll();
        Writings plain = writing.writingsProperty().get();
        assertEquals(plain.with(), plain.without());
        assertEquals(60, plain.common());
        session.editModel(ModelEdits.NONE.with(HELD), false);
        runAll();
        Writings held = writing.writingsProperty().get();
        assertEquals(plain.without(), held.without());
        assertNotEquals(held.with(), held.without());
        assertTrue(held.common() < 60);
        assertEquals(20, held.step());
        writing.watch(this, false);
        session.restore();
        assertTrue(waiting.isEmpty(), "nobody looks");
        writing.watch(this, true);
        runAll();
        assertEquals(plain, writing.writingsProperty().get());
        session.openText("other", () -> new SourceText("other", "a text"));
        assertNull(writing.writingsProperty().get());
        assertFalse(session.excerpt().isEdited());
        assertNotNull(session.excerpt());
    }

    @Test
    void whatIsWrittenWithoutEditsIsWhatTheModelPutsIntoTheText() {
        session.cursor().moveTo(9);
        writing.write(new Continuation(0.8, 30, 2));
        runAll();
        String written = writing.writingsProperty().get().without();
        session.writeOn(new Continuation(0.8, 30, 2));
        assertEquals(written, session.excerpt().source().text().substring(10, 40));
    }
}
