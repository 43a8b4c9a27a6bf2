package rnnscope.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rnnscope.io.ModelFiles;
import rnnscope.math.Kernels;
import rnnscope.model.Model;
import rnnscope.model.ModelCard;
import rnnscope.model.ModelSpec;
import rnnscope.network.Reading;
import rnnscope.session.background.Later;
import rnnscope.session.reading.Continuation;
import rnnscope.session.reading.Excerpt;
import rnnscope.session.reading.SourceText;
import rnnscope.text.CharacterTokenizer;
import rnnscope.text.Vocabulary;
import rnnscope.train.Initialisation;

class SessionTest {
    private static final Executor INLINE = Runnable::run;
    private static final String TEXT = "the quick brown fox jumps over the lazy dog. ".repeat(120);

    @TempDir
    private Path folder;

    private final Session session = new Session(Kernels.plain(), INLINE, INLINE);

    private void open(String cell, String text) {
        Model model = Models.of(cell, 2, 12);
        session.openModel("small", () -> model);
        session.openText("text", () -> new SourceText("text", text));
    }

    private float h(int step) {
        return session.excerpt().trace().value(0, "hidden", 3, step);
    }

    @Test
    void opensAModelWithATextAndReadsAllOfIt() {
        open("lstm", TEXT);
        assertEquals(TEXT, session.excerpt().source().text());
        assertEquals(TEXT.length(), session.cursor().length());
        assertEquals(0, session.cursor().step());
        assertEquals(TEXT.length(), session.readAhead().knownProperty().get());
        assertFalse(session.readAhead().isRunning());
        assertNull(session.noticeProperty().get());
        assertNull(session.busyProperty().get());
    }

    @Test
    void whatIsInSightIsTraced() {
        open("gru", TEXT);
        session.show(3000, 3100);
        session.cursor().moveTo(3050);
        session.show(3000, 3100);
        assertTrue(session.excerpt().covers(3000, 3100));
        session.cursor().moveTo(TEXT.length() - 1);
        assertTrue(session.excerpt().trace().contains(TEXT.length() - 1));
    }

    @Test
    void steppingWithinTheTraceRunsNothing() {
        open("lstm", TEXT);
        Excerpt before = session.excerpt();
        for (int i = 0; i < 200; i++) {
            session.cursor().moveBy(1);
        }
        assertSame(before, session.excerpt());
    }

    @Test
    void whatIsInSightIsTracedAlsoFarFromTheCursor() {
        open("gru", TEXT);
        session.show(4000, 4060);
        assertEquals(0, session.cursor().step());
        assertTrue(session.excerpt().covers(4000, 4060));
    }

    @Test
    void aTraceUnderWayIsNotAskedForAgain() {
        Later background = new Later();
        Session slow = new Session(Kernels.plain(), background, INLINE);
        Model model = Models.of("lstm", 1, 8);
        slow.openModel("small", () -> model);
        background.runAll();
        slow.cursor().moveTo(5000);
        slow.cursor().moveTo(5001);
        slow.cursor().moveTo(5002);
        assertEquals(1, background.size());
        Excerpt before = slow.excerpt();
        background.runNext();
        assertNotEquals(before, slow.excerpt());
        assertTrue(slow.excerpt().trace().contains(5002));
    }

    @Test
    void steppingBackIsExactToTheBit() {
        open("lstm", TEXT);
        session.cursor().moveTo(700);
        float first = h(700);
        session.show(4000, 4050);
        session.cursor().moveTo(4000);
        session.show(600, 800);
        session.cursor().moveTo(700);
        assertEquals(Float.floatToIntBits(first), Float.floatToIntBits(h(700)));
    }

    @Test
    void aFailureLosesNothingAndSaysWhatToDo() throws IOException {
        open("lstm", TEXT);
        Excerpt before = session.excerpt();
        session.cursor().moveTo(17);
        Path binary = Files.write(folder.resolve("binary.txt"), new byte[] {'a', 'b', 0, 'c'});
        session.openFiles(List.of(binary));
        assertSame(before, session.excerpt());
        assertEquals(17, session.cursor().step());
        Notice notice = session.noticeProperty().get();
        assertEquals(Notice.Kind.ERROR, notice.kind());
        assertTrue(notice.words().contains("binary.txt") && notice.words().contains("offset 2"), notice.words());
        assertTrue(notice.words().endsWith("; open a UTF-8 text file, or type a text."), notice.words());
        assertNull(session.busyProperty().get());
    }

    @Test
    void emptyMissingAndTruncatedFilesAreSentences() throws IOException {
        open("lstm", TEXT);
        session.openFiles(List.of(Files.createFile(folder.resolve("empty.txt"))));
        assertTrue(session.noticeProperty().get().words().contains("empty.txt is empty;"));
        session.openFiles(List.of(folder.resolve("nowhere.txt")));
        assertTrue(session.noticeProperty().get().words().contains("does not exist"));
        Path model = folder.resolve("cut.safetensors");
        ModelFiles.write(model, Models.of("gru", 1, 4));
        byte[] bytes = Files.readAllBytes(model);
        Files.write(model, Arrays.copyOf(bytes, bytes.length - 10));
        session.openFiles(List.of(model));
        assertTrue(session.noticeProperty().get().words().contains("cut.safetensors"));
        assertTrue(session.noticeProperty().get().words().endsWith("; open another model file."));
        assertEquals("small-lstm", session.excerpt().model().card().name());
    }

    @Test
    void aModelOfNumbersIsRefusedInWordsAndTheOpenOneStays() {
        open("lstm", TEXT);
        Excerpt before = session.excerpt();
        ModelSpec spec = new ModelSpec("lstm", 1, 4, 0, 0, 0, false, 2, 1);
        session.openModel("adder", () -> new Model(spec, Initialisation.UNIFORM.parameters(spec, 1, 1),
                new CharacterTokenizer(new Vocabulary(List.of())), ModelCard.named("adder")));
        assertTrue(session.noticeProperty().get().words().contains("adder works on real numbers"));
        assertSame(before, session.excerpt());
    }

    @Test
    void aModelFileOpensWithTheTextThatTheUserChose() throws IOException {
        open("lstm", TEXT);
        session.cursor().moveTo(40);
        Path file = folder.resolve("other.safetensors");
        ModelFiles.write(file, Models.of("gru", 1, 5));
        session.openFiles(List.of(file));
        assertEquals("small-gru", session.excerpt().model().card().name());
        assertEquals("text", session.excerpt().source().name());
        assertEquals(40, session.cursor().step());
        assertEquals(5, session.selection().units());
        assertEquals(1, session.selection().layers());
    }

    @Test
    void aModelAndATextDroppedTogetherOpenTogether() throws IOException {
        open("lstm", TEXT);
        Path model = folder.resolve("other.safetensors");
        ModelFiles.write(model, Models.of("rnn-tanh", 1, 5));
        Path text = Files.writeString(folder.resolve("short.txt"), "a short text");
        session.openFiles(List.of(text, model));
        assertEquals("small-rnn-tanh", session.excerpt().model().card().name());
        assertEquals(new SourceText("short.txt", "a short text"), session.excerpt().source());
    }

    @Test
    void anotherTextKeepsTheUnit() {
        open("lstm", TEXT);
        session.selection().pinUnit(5);
        session.openText("second", () -> new SourceText("second", "hello world"));
        assertEquals(5, session.selection().unit());
        assertEquals(11, session.cursor().length());
    }

    @Test
    void unknownSymbolsStayInTheTextAndATextOfNothingElseIsSaid() {
        open("lstm", "abc한글def");
        assertEquals(8, session.cursor().length());
        assertEquals(2, session.excerpt().tokens().unknown());
        assertEquals("한", session.excerpt().tokens().symbol(3));
        assertNull(session.noticeProperty().get());
        session.openText("other", () -> new SourceText("other", "한글"));
        assertTrue(session.noticeProperty().get().words().contains("in the vocabulary of small-lstm"));
    }

    @Test
    void leftoversOfAFileGoOnlyWhereTheModelDoesNotKnowThem() throws IOException {
        open("lstm", "abc");
        String raw = "\uFEFFone\r\ntwo\r\n";
        session.openFiles(List.of(Files.writeString(folder.resolve("crlf.txt"), raw)));
        assertEquals("one\ntwo\n", session.excerpt().source().text());
        assertEquals("one\ntwo\n", session.excerpt().tokens().text());
        assertEquals(Notice.information("crlf.txt: its byte order mark is left out, 2 carriage returns are read as line ends."),
                session.noticeProperty().get());
        CharacterTokenizer knows = CharacterTokenizer.of(raw);
        ModelSpec spec = ModelSpec.of("gru", 1, 4, knows.vocabulary().size());
        Model other = new Model(spec, Initialisation.UNIFORM.parameters(spec, 1, 1), knows, ModelCard.named("other"));
        session.openModel("other", () -> other);
        assertEquals(raw, session.excerpt().source().text());
        assertEquals(0, session.excerpt().tokens().unknown());
        assertNull(session.noticeProperty().get());
    }

    @Test
    void editsAreTakenBackWithTheCursorAndMadeAgain() {
        open("gru", "hello");
        session.cursor().moveTo(4);
        session.edit(session.excerpt().source().edited("help"), 3, false);
        session.edit(session.excerpt().source().edited("helpe"), 4, true);
        assertEquals("text, edited", session.excerpt().source().name());
        session.undo();
        assertEquals(new SourceText("text", "hello"), session.excerpt().source());
        assertEquals(4, session.cursor().step());
        session.redo();
        assertEquals("helpe", session.excerpt().source().text());
        session.undo();
        session.undo();
        assertEquals("hello", session.excerpt().source().text());
    }

    @Test
    void anEmptiedTextKeepsTheLastOne() {
        open("gru", "hello");
        session.edit(session.excerpt().source().edited(""), 0, false);
        assertEquals("hello", session.excerpt().source().text());
        assertEquals(Notice.Kind.WARNING, session.noticeProperty().get().kind());
    }

    @Test
    void theModelWritesOnAfterTheCursorTheSameForTheSameSeed() {
        open("lstm", TEXT);
        session.cursor().moveTo(9);
        session.writeOn(new Continuation(1, 30, 5));
        String first = session.excerpt().source().text();
        assertEquals(TEXT.length() + 30, first.length());
        assertTrue(first.startsWith(TEXT.substring(0, 10)));
        assertTrue(first.endsWith(TEXT.substring(10)));
        assertEquals(10, session.cursor().step());
        session.undo();
        assertEquals(9, session.cursor().step());
        session.show(4000, 4100);
        session.writeOn(new Continuation(1, 30, 5));
        assertEquals(first, session.excerpt().source().text());
        session.undo();
        session.writeOn(new Continuation(1, 30, 6));
        assertNotEquals(first, session.excerpt().source().text());
    }

    @Test
    void atTemperatureZeroItWritesWhatItThinksMostProbable() {
        open("gru", TEXT);
        session.cursor().moveTo(20);
        session.writeOn(new Continuation(0, 12, 1));
        var trace = session.excerpt().trace();
        for (int step = 20; step < 32; step++) {
            assertEquals(trace.best(step, 1)[0], trace.token(step + 1), "after step " + step);
        }
    }

    @Test
    void theBeginningOfALongTextIsThereBeforeTheRestIsRead() {
        Later background = new Later();
        Session slow = new Session(Kernels.plain(), background, INLINE);
        Model model = Models.of("lstm", 1, 8);
        slow.openModel("small", () -> model);
        background.runNext();
        slow.openText("long", () -> new SourceText("long", TEXT.repeat(40)));
        background.runAll();
        assertNotNull(slow.excerpt());

        Session cancelled = new Session(Kernels.plain(), background, INLINE);
        cancelled.openModel("small", () -> model);
        background.runNext();
        assertTrue(cancelled.readAhead().isRunning());
        assertTrue(cancelled.excerpt().trace().contains(0));
        cancelled.readAhead().cancel();
        background.runAll();
        assertFalse(cancelled.readAhead().isRunning());
        int known = cancelled.excerpt().reading().known();
        assertTrue(known < cancelled.excerpt().length(), "read " + known);
        cancelled.cursor().moveTo(10 * Reading.INTERVAL);
        background.runAll();
        assertTrue(cancelled.excerpt().trace().contains(10 * Reading.INTERVAL));
    }

    @Test
    void aNewOpeningReplacesOneThatIsUnderWay() {
        Later background = new Later();
        Session slow = new Session(Kernels.plain(), background, INLINE);
        slow.openModel("a", () -> Models.of("lstm", 1, 4));
        slow.openModel("b", () -> Models.of("gru", 1, 4));
        background.runAll();
        assertEquals("small-gru", slow.excerpt().model().card().name());
        slow.openText("c", () -> new SourceText("c", "abc"));
        assertEquals("Opening c", slow.busyProperty().get());
        slow.cancel();
        background.runAll();
        assertNull(slow.busyProperty().get());
        assertNotEquals("c", slow.excerpt().source().name());
    }

    @Test
    void aModelInTrainingIsTracedWhereItShowsAndAtRestFurther() {
        Session session = new Session(Kernels.best(), INLINE, INLINE);
        Model first = Models.of("gru", 1, 9);
        session.openModel("small", () -> first, new SourceText("text", TEXT));
        session.show(600, 660);
        session.cursor().moveTo(700);
        Model next = new Model(first.spec(), Initialisation.UNIFORM.parameters(first.spec(), 1, 8), first.tokenizer(),
                first.card());
        session.renew(next, false);
        Excerpt live = session.excerpt();
        assertSame(next, live.model());
        assertTrue(live.covers(570, 720) && live.trace().contains(700));
        assertTrue(live.trace().end() - live.trace().start() < Excerpt.SPAN);
        float exact = new Reading(Kernels.best(), next, live.tokens()).trace(512, 701).value(0, "hidden", 3, 700);
        assertEquals(exact, live.trace().value(0, "hidden", 3, 700));
        session.renew(first, true);
        assertTrue(session.excerpt().trace().end() - session.excerpt().trace().start() >= Excerpt.SPAN);
    }

    @Test
    void theWholeTextIsReadNowAndThenByAModelInTraining() {
        Session session = new Session(Kernels.best(), INLINE, INLINE);
        Model first = Models.of("gru", 1, 9);
        session.openModel("small", () -> first, new SourceText("text", TEXT));
        assertSame(session.excerpt().reading(), session.readAhead().whole());
        Model next = new Model(first.spec(), Initialisation.UNIFORM.parameters(first.spec(), 1, 8), first.tokenizer(),
                first.card());
        session.renew(next, false);
        assertTrue(session.isChanging());
        assertSame(next, session.readAhead().whole().model());
        session.renew(next, true);
        assertFalse(session.isChanging());
        assertSame(session.excerpt().reading(), session.readAhead().whole());
    }
}
