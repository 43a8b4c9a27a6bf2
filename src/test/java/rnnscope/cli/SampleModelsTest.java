package rnnscope.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import rnnscope.analysis.bottleneck.LengthGroup;
import rnnscope.io.ModelFiles;
import rnnscope.io.ShippedModels;
import rnnscope.math.Kernels;
import rnnscope.math.Workers;
import rnnscope.model.Model;
import rnnscope.text.ShippedTexts;
import rnnscope.text.TokenSequence;
import rnnscope.train.Evaluation;
import rnnscope.train.example.Accuracy;
import rnnscope.train.example.ExampleBatches;
import rnnscope.train.example.ExampleTask;
import rnnscope.train.example.ExampleTasks;

/** The models that come with the program are what their cards say. */
class SampleModelsTest {
    @TempDir
    private Path folder;

    static List<String> names() {
        return ShippedModels.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void saysWhereItComesFrom(String name) throws IOException {
        Model model = ShippedModels.load(name);
        assertEquals(name, model.card().name());
        assertTrue(model.card().corpusSha256().matches(model.card().corpus().startsWith("task ") ? "" : "[0-9a-f]{64}"));
        assertTrue(model.card().command().matches("train --(corpus|task) .*")
                && model.card().command().contains("--out sample-models/" + name + ".safetensors"), model.card().command());
        assertTrue(model.card().heldOutLoss() > 0);
        TokenSequence companion = model.tokenizer().encode(ShippedTexts.load(model.card().text()));
        boolean hasStandIn = model.tokenizer().vocabulary().standIn() >= 0;
        assertTrue(companion.length() > 20 && companion.unknown() <= (hasStandIn ? companion.length() / 1000 : 0),
                "its text has no unknown symbol, or hardly any that one stands for");
    }

    static List<String> examples() {
        return ShippedModels.examples();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void doesItsTaskAsWellAsItsCardSays(String name) throws IOException {
        Model model = ShippedModels.load(name);
        assertEquals(name, model.card().name());
        assertTrue(model.card().command().startsWith("train --task ")
                && model.card().command().endsWith("--out sample-models/" + name + ".safetensors"), model.card().command());
        ExampleTask task = ExampleTasks.learned(model);
        assertEquals(task.tokenizer().vocabulary().symbols(), model.tokenizer().vocabulary().symbols());
        assertEquals(task.output().vocabulary().symbols(), model.output().vocabulary().symbols());
        Accuracy found = Accuracy.of(model.spec(), model.parameters(),
                ExampleBatches.heldOut(model.spec(), task.heldOut(), 50), Kernels.best(), Workers.of(1));
        assertEquals(model.card().heldOutLoss(), found.loss(), 1e-6);
        // A task without an end is measured by its loss alone.
        assertTrue(Double.isNaN(model.card().heldOutExact()) || Math.abs(model.card().heldOutExact() - found.exact()) < 1e-9);
        if (name.startsWith("english-korean")) {
            List<LengthGroup> lengths = LengthGroup.of(found.byLength());
            LengthGroup longest = lengths.get(lengths.size() - 1);
            assertTrue(name.endsWith("plain") ? longest.high() < 0.2 : longest.low() > 0.8, "the bottleneck: " + lengths);
            assertTrue(lengths.get(0).low() > 0.95, lengths.toString());
        }
    }

    @Test
    void datesAreReadRightAndTheModelIsSmall() throws IOException {
        assertTrue(ShippedModels.load("dates-gru").card().heldOutExact() >= 0.99);
        assertTrue(Path.of("sample-models/dates-gru.safetensors").toFile().length() < 2_000_000);
        assertTrue(ShippedModels.load("english-korean-gru").card().heldOutExact() >= 0.95);
        assertTrue(ShippedModels.load("english-korean-plain").card().heldOutExact() < 0.75, "the bottleneck");
    }

    @Test
    void togetherTheyAreSmall() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("sample-models"))) {
            long bytes = files.mapToLong(file -> file.toFile().length()).sum();
            assertTrue(bytes < 20_000_000, bytes + " bytes");
        }
    }

    /** The shipped story was never trained on: it is from another seed than the corpus. */
    @ParameterizedTest
    @ValueSource(strings = {"story-lstm", "story-gru", "story-rnn", "story-words"})
    void readsAStoryItHasNotSeenAsWellAsItsCardSays(String name) throws IOException {
        Model model = ShippedModels.load(name);
        TokenSequence story = model.tokenizer().encode(ShippedTexts.load("story"));
        double loss = Evaluation.loss(model.spec(), model.parameters(), story.ids(0, story.length()), 1, Kernels.best(),
                Workers.of(1));
        assertEquals(model.card().heldOutLoss(), loss, 0.05);
    }

    @Test
    void theCommandOfTheCardMakesTheSameWeights() throws IOException {
        for (String name : List.of("hello-rnn", "flipflop-rnn", "prices-gru")) {
            makeAgain(name);
        }
    }

    private void makeAgain(String name) throws IOException {
        Model shipped = ShippedModels.load(name);
        Path again = folder.resolve(name + ".safetensors");
        String[] command = words(shipped.card().command());
        command[List.of(command).indexOf("--out") + 1] = again.toString();
        StringWriter err = new StringWriter();
        assertEquals(0, RnnScopeCommand.run(new PrintWriter(new StringWriter()), new PrintWriter(err), command),
                err.toString());
        Model trained = ModelFiles.read(again);
        assertArrayEquals(shipped.parameters().values(), trained.parameters().values());
        assertEquals(shipped.card().heldOutLoss(), trained.card().heldOutLoss());
        assertEquals(shipped.card().description(), trained.card().description());
    }

    /** The words of a command line as a shell cuts them: {@code 'it'\''s one'} is one word. */
    private static String[] words(String line) {
        return Pattern.compile("(?:[^\\s'\\\\]|'[^']*'|\\\\.)+").matcher(line).results()
                .map(word -> word.group().replace("'\\''", "\u0000").replace("'", "").replace('\u0000', '\''))
                .toArray(String[]::new);
    }

    @Test
    void shakespeareIsReadWellEnough() throws IOException {
        Model model = ShippedModels.load("shakespeare-lstm");
        assertEquals(256, model.spec().top().units());
        assertTrue(model.card().heldOutLoss() <= 1.65, "nats per character on the last tenth");
    }
}
