package rnnscope.session.example;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rnnscope.io.ShippedModels;
import rnnscope.math.Kernels;
import rnnscope.model.Intervention;
import rnnscope.model.Model;
import rnnscope.model.ModelCard;
import rnnscope.model.ModelEdits;
import rnnscope.network.pair.Decoder;
import rnnscope.network.pair.Forcing;
import rnnscope.session.Session;
import rnnscope.session.Subject;
import rnnscope.session.example.ExampleOptions.Search;
import rnnscope.session.example.ExampleSource.Kind;
import rnnscope.session.library.Library;
import rnnscope.tape.Quantity;
import rnnscope.text.TextRange;
import rnnscope.train.example.AnswerWords;
import rnnscope.train.example.ExampleTasks;
import rnnscope.train.example.Sources;

/** Models that learned from examples, opened and asked; background work runs inline. */
class ExampleLabTest {
    private final Session session = new Session(Kernels.plain(), Runnable::run, Runnable::run);
    private final ExampleLab lab = new ExampleLab(session, Runnable::run, Runnable::run);

    private void open(String name) {
        lab.openModel(name, () -> ShippedModels.load(name));
    }

    private PairAnswer pair() {
        return (PairAnswer) lab.answer();
    }

    private String written() {
        return pair().text(pair().decoding());
    }

    static List<String> names() {
        return ShippedModels.examples();
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyShippedExampleOpensWithSourcesOfItsTaskAndAnswersThem(String name) throws Exception {
        open(name);
        assertEquals(1, lab.openCountProperty().get());
        assertTrue(lab.examplesProperty().get().size() > 4);
        assertEquals(lab.answer().steps(), lab.cursor().length());
        for (Example example : lab.examplesProperty().get()) {
            lab.setSource(example.source());
            assertNull(lab.faultProperty().get());
            assertEquals(example.source(), lab.answer().source().text());
            assertTrue(lab.answer().source().isAnswerKnown());
            assertEquals(lab.answer().source().symbols().size(), lab.answer().source().steps());
        }
        Model model = ShippedModels.load(name);
        if (lab.answer() instanceof PairAnswer answer) {
            assertEquals(AnswerWords.of(Kernels.plain(), model, answer.source().batch()), answer.text(answer.decoding()));
        }
    }

    @Test
    void theLibraryListsThemAllWithALine() {
        assertEquals(ShippedModels.examples().stream().sorted().toList(),
                Library.examples().stream().map(Library.Entry::name).sorted().toList());
        Library.examples().forEach(entry -> assertFalse(entry.description().isBlank()));
    }

    @Test
    void anotherSourceIsAnsweredAtOnceAndABadOneLeavesTheLastAnswer() {
        open("reverse-gru");
        lab.setSource("parts");
        assertEquals("strap", written());
        assertEquals("strap", pair().right(), "of any word it is known how it reads backwards");
        ExampleAnswer good = lab.answer();
        lab.setSource("Parts");
        assertEquals("The model does not know “P”.", lab.faultProperty().get());
        assertSame(good, lab.answer());
        lab.setSource("");
        assertEquals("There is nothing to read.", lab.faultProperty().get());
        assertSame(good, lab.answer());
        lab.setSource("parts!");
        lab.setSource("parts");
        assertNull(lab.faultProperty().get());
    }

    @Test
    void anUnknownWordIsNamedWithThoseThatBeginAlike() {
        open("english-korean-gru");
        lab.setSource("the olb miller sleeps.");
        assertTrue(lab.faultProperty().get().startsWith("The model does not know “olb”; it knows ol"),
                lab.faultProperty().get());
    }

    @Test
    void picturesFiguresAndNumbersAreReadAsWhatTheyAre() {
        open("shapes-gru");
        assertEquals(Kind.PICTURE, lab.answer().source().kind());
        assertEquals(64, lab.answer().source().steps());
        assertEquals("8,8", lab.answer().source().symbols().get(63));
        float[] shown = lab.answer().source().picture();
        lab.setSource("a picture");
        assertTrue(lab.faultProperty().get().startsWith("A picture is 8 rows"));
        open("glance-gru");
        assertEquals(1, lab.answer().source().steps());
        assertEquals(shown.length, lab.answer().source().picture().length);
        open("numbers-lstm");
        assertEquals(Kind.FIGURES, lab.answer().source().kind());
        lab.setSource("042");
        assertEquals(List.of("042"), lab.answer().source().symbols());
        open("prices-gru");
        assertEquals(20, lab.answer().source().steps());
        assertInstanceOf(SequenceAnswer.class, lab.answer());
    }

    @Test
    void theTypedFormOfEveryKindOfSourceIsReadBackAsItself() throws Exception {
        for (String name : List.of("dates-gru", "english-korean-gru", "numbers-lstm", "prices-gru")) {
            open(name);
            Model model = ShippedModels.load(name);
            for (Example example : lab.examplesProperty().get()) {
                lab.setSource(example.source());
                assertArrayEquals(lab.answer().source().batch().inputs(), Sources.read(model, example.source()).inputs());
                assertArrayEquals(lab.answer().source().batch().tokens(), Sources.read(model, example.source()).tokens());
            }
        }
    }

    @Test
    void aForcedSymbolIsWrittenAndTheModelGoesOnFromThereAndUndoGivesItsOwnBack() {
        open("reverse-gru");
        lab.setSource("drawer");
        int z = 'z' - 'a';
        lab.force(forcing -> forcing.withSymbol(2, z), false);
        assertEquals("z", pair().written(2));
        assertEquals("re", written().substring(0, 2));
        assertEquals("reward", pair().text(pair().own()));
        assertTrue(lab.undo());
        assertEquals("reward", written());
        assertTrue(lab.options().isOwn());
        assertTrue(lab.redo());
        assertEquals("z", pair().written(2));
        assertFalse(lab.redo());
    }

    @Test
    void aForcedRowMakesTheModelReadElsewhere() throws Exception {
        open("reverse-gru");
        lab.setSource("abcdef");
        float[] first = {1, 0, 0, 0, 0, 0};
        lab.force(forcing -> forcing.withWeights(0, first), false);
        assertArrayEquals(first, pair().trace().weights(0));
        Model model = ShippedModels.load("reverse-gru");
        assertEquals(model.output().decode(new Decoder(Kernels.plain(), model).greedy(Sources.read(model, "abcdef"),
                Forcing.NONE.withWeights(0, first)).trace().written()), written());
        assertEquals("fedcba", pair().text(pair().own()));
    }

    @Test
    void anotherSourceForgetsWhatWasForcedAndUndoRemembersBoth() {
        open("reverse-gru");
        lab.setSource("abc");
        lab.force(forcing -> forcing.withSymbol(0, 5), false);
        lab.setSource("abcd");
        assertTrue(lab.options().isOwn());
        lab.undo();
        assertEquals("abc", lab.sourceText());
        assertEquals(5, pair().trace().written(0));
    }

    @Test
    void keysTypedTogetherAreTakenBackTogether() {
        open("reverse-gru");
        String before = lab.sourceText();
        lab.setSource("a", false);
        lab.setSource("ab", true);
        lab.setSource("abc", true);
        lab.undo();
        assertEquals(before, lab.sourceText());
        assertFalse(lab.undo());
    }

    @Test
    void beamsAndDrawsAreWhatTheDecoderWrites() throws Exception {
        open("numbers-lstm");
        Model model = ShippedModels.load("numbers-lstm");
        lab.setSource("317");
        lab.setOptions(lab.options().withSearch(Search.BEAM).withBeamWidth(3));
        assertEquals(new Decoder(Kernels.plain(), model).beam(Sources.read(model, "317"), 3, Forcing.NONE).tree(),
                pair().decoding().tree());
        lab.setOptions(lab.options().withSearch(Search.SAMPLED).withTemperature(3).withSeed(4));
        String drawn = written();
        lab.setOptions(lab.options().withSeed(5));
        assertFalse(drawn.equals(written()), "another seed draws otherwise at so high a temperature");
        lab.undo();
        assertEquals(drawn, written());
    }

    @Test
    void withTheTeacherTheRightSymbolsEnterWhateverTheModelWouldWrite() {
        open("glance-gru");
        Example wrong = lab.examplesProperty().get().stream().filter(example -> {
            lab.setSource(example.source());
            return !written().equals(example.answer());
        }).findFirst().orElseThrow();
        lab.setSource(wrong.source());
        lab.setOptions(lab.options().withTeacherForcing(true));
        assertEquals(wrong.answer(), written());
        assertEquals(wrong.answer(), pair().right());
        assertEquals(pair().decoding(), pair().own(), "the user forced nothing");
        int[] right = pair().source().batch().targets();
        for (int t = 1; t < right.length; t++) {
            assertEquals(right[t - 1], pair().trace().entered(t));
        }
    }

    @Test
    void theCursorOpensHalfwayAndStaysAtTheEndOrWhereItIs() {
        open("reverse-gru");
        assertEquals(pair().steps() / 2, lab.cursor().step());
        lab.cursor().moveTo(pair().steps() - 1);
        lab.setSource("abc");
        assertEquals(3, lab.cursor().step(), "the end is a step of its own");
        lab.setSource("abcdefgh");
        assertTrue(lab.cursor().isAtEnd());
        lab.cursor().moveTo(2);
        lab.setSource("abcdefg");
        assertEquals(2, lab.cursor().step());
    }

    @Test
    void theSameTaskKeepsItsSourceInAnotherModel() {
        open("english-korean-gru");
        lab.setSource(lab.examplesProperty().get().get(1).source());
        String source = lab.sourceText();
        open("english-korean-plain");
        assertEquals(source, lab.sourceText());
        assertFalse(pair().trace().attends());
        open("reverse-gru");
        assertFalse(lab.sourceText().equals(source));
    }

    @Test
    void aModelInTrainingIsAskedTheSame() throws Exception {
        open("reverse-gru");
        lab.setSource("abcdef");
        lab.cursor().moveTo(1);
        session.openModel("hello-rnn", () -> ShippedModels.load("hello-rnn"));
        Model model = ShippedModels.load("reverse-gru");
        lab.renew(new Model(model.spec(), model.parameters(), model.tokenizer(), model.output(),
                new ModelCard("later", "", model.card().corpus(), "", "", 1, 0, Double.NaN, ""), List.of()));
        assertEquals("later", lab.answer().model().card().name());
        assertEquals("abcdef", lab.sourceText());
        assertEquals(1, lab.cursor().step());
        assertEquals(1, lab.openCountProperty().get());
    }

    @Test
    void aLanguageModelGoesToTheSessionAndAnExampleDoesNotTouchIt() {
        lab.openModel("hello-rnn", () -> ShippedModels.load("hello-rnn"));
        assertNull(lab.answer());
        assertEquals("hello-rnn", session.excerpt().model().card().name());
        open("pos-lstm");
        assertEquals("hello-rnn", session.excerpt().model().card().name());
        assertEquals("pos-lstm", lab.answer().model().card().name());
    }

    @Test
    void valuesThatMakeNoSenseAreRefusedInWords() {
        IllegalArgumentException beam = org.junit.jupiter.api.Assertions.assertThrows(IllegalArgumentException.class,
                () -> ExampleOptions.USUAL.withBeamWidth(99));
        assertTrue(beam.getMessage().contains("2 to 16"));
        org.junit.jupiter.api.Assertions.assertThrows(IllegalArgumentException.class,
                () -> ExampleOptions.USUAL.withTemperature(0));
    }

    @Test
    void whatALectureOnSentimentBeginsWithComesFirstAndWasNotLearned() {
        open("sentiment-lstm");
        assertEquals("the movie was terribly exciting.", lab.sourceText());
        assertEquals(new Example(lab.sourceText(), "positive"), lab.examplesProperty().get().get(0));
        SequenceAnswer answer = (SequenceAnswer) lab.answer();
        assertEquals(answer.source().batch().targets()[0], answer.trace().best(0));
        ExampleTasks.of("sentiment").training().forEach(batch ->
                assertFalse(Arrays.equals(batch.tokens(), answer.source().batch().tokens())));
    }

    @Test
    void aChangedModelAnswersOtherwiseAlsoAfterAnotherSourceAndIsGivenBackByUndo() {
        open("pos-lstm");
        ExampleAnswer own = lab.answer();
        assertNull(own.change());
        ModelEdits held = ModelEdits.NONE.with(new Intervention.Scale(Quantity.channel(1, "output"), 3, 0,
                TextRange.ALL)).with(new Intervention.Clamp(0, "hidden", 5, 0.9f, TextRange.ALL));
        lab.editModel(held, false);
        assertEquals(held, lab.answer().edits());
        assertEquals(own.model(), lab.answer().opened());
        assertEquals(own.source(), lab.answer().change().before().source());
        assertEquals(0.9f, ((SequenceAnswer) lab.answer()).trace().trace().value(0, "hidden", 5, 0));
        assertTrue(lab.answer().change().lossAfter() != lab.answer().change().lossBefore());
        lab.setSource(lab.examplesProperty().get().get(3).source());
        assertEquals(held, lab.answer().edits());
        Subject first = lab.subject();
        open("pos-heads");
        assertEquals(ModelEdits.NONE, lab.editsProperty().get());
        first.show();
        assertEquals(held, lab.editsProperty().get());
        assertEquals(held, lab.answer().edits());
        lab.undo();
        assertEquals(held, lab.answer().edits());
        lab.undo();
        assertNull(lab.answer().change());
        lab.redo();
        assertEquals(held, lab.answer().edits());
    }
}
