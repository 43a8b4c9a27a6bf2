package rnnscope.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rnnscope.analysis.cause.Ablation;
import rnnscope.analysis.cause.PropertyEnds;
import rnnscope.io.ModelFiles;
import rnnscope.io.ShippedModels;
import rnnscope.math.Kernels;
import rnnscope.math.Workers;
import rnnscope.model.Model;
import rnnscope.model.ModelSpec;
import rnnscope.network.Progress;
import rnnscope.network.Reading;
import rnnscope.network.pair.Decoder;
import rnnscope.network.pair.Forcing;
import rnnscope.network.pair.PairTrace;
import rnnscope.tape.Trace;
import rnnscope.text.property.TextProperties;
import rnnscope.text.property.TextProperty;
import rnnscope.train.Evaluation;
import rnnscope.train.TextRows;
import rnnscope.train.example.Sources;

class RnnScopeCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    private int run(String... args) {
        return RnnScopeCommand.run(new PrintWriter(out), new PrintWriter(err), args);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "train", "trace", "sample", "text", "ablate", "match",
        "decode", "measure"})
    void everyCommandExplainsItself(String command) {
        assertEquals(0, command.isEmpty() ? run("--help") : run(command, "--help"));
        assertTrue(out.toString().startsWith("Usage: rnnscope"), out.toString());
        assertEquals("", err.toString());
    }

    @Test
    void aCommandThatIsNotUnderstoodIsOneSentenceAndExitCode2() {
        assertEquals(2, run("sample"));
        assertEquals("Missing required option: '--model=M'. See rnnscope sample --help.", err.toString().strip());
        err.getBuffer().setLength(0);
        assertEquals(2, run("trian"));
        assertEquals(1, err.toString().lines().count(), err.toString());
        err.getBuffer().setLength(0);
        assertEquals(2, run("train", "--corpus", "hello", "--out", "x", "--units", "many"));
        assertEquals(1, err.toString().lines().count(), err.toString());
    }

    /** Zipf's words in random order: knowing none of them but the most frequent must not look like knowing all. */
    @Test
    void perplexitiesOfFewAndOfManyWordsCanBeCompared() throws IOException {
        java.util.Random random = new java.util.Random(1);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 6000; i++) {
            text.append('w').append((int) (Math.pow(300, random.nextDouble()))).append(' ');
        }
        Path corpus = Files.writeString(folder.resolve("zipf.txt"), text);
        double[] perplexities = new double[2];
        for (int i = 0; i < 2; i++) {
            err.getBuffer().setLength(0);
            assertEquals(0, run("train", "--corpus", corpus.toString(), "--words", i == 0 ? "1" : "100", "--units", "8",
                    "--embedding", "8", "--epochs", "4", "--batch", "8", "--steps", "20", "--threads", "1", "--out",
                    folder.resolve("w" + i + ".safetensors").toString()), err.toString());
            var found = java.util.regex.Pattern.compile("perplexity ([0-9.]+)\\); ([0-9.]+)% of it is covered")
                    .matcher(err.toString());
            assertTrue(found.find(), err.toString());
            perplexities[i] = Double.parseDouble(found.group(1));
        }
        assertTrue(perplexities[1] > 5 && perplexities[0] > perplexities[1], java.util.Arrays.toString(perplexities));
        assertEquals(List.of(" ", "<unk>"), ModelFiles.read(folder.resolve("w0.safetensors")).tokenizer().vocabulary()
                .symbols());
    }

    @Test
    void whatAModelDoesNotKnowIsComposedOrNamed() {
        String date = "2021년 3월 4일";
        assertEquals(0, run("decode", "--model", "dates-gru", "--source",
                java.text.Normalizer.normalize(date, java.text.Normalizer.Form.NFD)));
        assertEquals("2021-03-04", out.toString().strip());
        assertEquals("--source: 3 symbols that the model does not know are read in another Unicode form that it knows.",
                err.toString().strip());
        err.getBuffer().setLength(0);
        assertEquals(0, run("decode", "--model", "english-korean-gru", "--source", "he thinks that you hid a zeppelin."));
        assertEquals("--source: 1 of 8 symbols is not in the model's vocabulary and read as nothing: “zeppelin”.",
                err.toString().strip());
        err.getBuffer().setLength(0);
        assertEquals(0, run("sample", "--model", "hello-rnn", "--prime", "hallo", "--length", "3"));
        assertEquals("--prime: 1 of 5 symbols is not in the model's vocabulary and read as nothing: “a”.",
                err.toString().strip());
    }

    @Test
    void fileNamesKeepTheirCase() throws IOException {
        Path plain = Files.write(folder.resolve("plain.safetensors"), new byte[] {1, 2, 3});
        Path here = Path.of("").toAbsolutePath();
        String relative = here.getRoot().equals(plain.getRoot()) ? here.relativize(plain).toString() : plain.toString();
        assertEquals(1, run("sample", "--model", relative));
        assertTrue(err.toString().startsWith(relative), err.toString());
        err.getBuffer().setLength(0);
        assertEquals(1, run("text", "nothing-here"));
        assertTrue(err.toString().startsWith("nothing-here does not exist"), err.toString());
        err.getBuffer().setLength(0);
        assertEquals(1, run("sample", "--model", "dates-gru"));
        assertTrue(err.toString().startsWith("The model dates-gru is an encoder-decoder"), err.toString());
    }

    @Test
    void aFailureIsOneSentenceAndExitCode1() throws IOException {
        Path empty = Files.createFile(folder.resolve("empty.txt"));
        Path binary = Files.write(folder.resolve("picture.png"), new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 1, 2});
        Path model = Files.write(folder.resolve("broken.safetensors"), new byte[] {1, 2, 3});
        String out = folder.resolve("m.safetensors").toString();
        String[][] lines = {
            {"sample", "--model", model.toString()},
            {"sample", "--model", "no-such-model"},
            {"sample", "--model", folder.resolve("missing.safetensors").toString()},
            {"train", "--corpus", empty.toString(), "--out", out},
            {"train", "--corpus", binary.toString(), "--out", out},
            {"train", "--corpus", "hello", "--out", out, "--cell", "transformer"},
            {"train", "--corpus", "hello", "--out", out, "--optimizer", "luck"},
            {"train", "--corpus", "hello", "--out", out, "--batch", "5000"},
            {"train", "--task", "subtracting:7", "--out", out},
            {"train", "--task", "adding:1", "--out", out},
            {"train", "--task", "adding:7", "--steps", "9", "--out", out},
            {"train", "--task", "adding:7", "--embedding", "4", "--out", out},
            {"train", "--corpus", "hello", "--out", folder.resolve("nowhere/m.safetensors").toString()},
            {"ablate", "--model", "hello-rnn", "--text", "hello", "--unit", "3", "--out", out},
            {"ablate", "--model", "hello-rnn", "--text", "hello", "--unit", "1", "--layer", "2", "--out", out},
            {"ablate", "--model", "hello-rnn", "--text", "hello", "--unit", "1", "--channel", "forget", "--out", out},
            {"ablate", "--model", "hello-rnn", "--text", "hello", "--unit", "1", "--property", "quotation", "--out",
                out},
        };
        for (String[] line : lines) {
            err.getBuffer().setLength(0);
            assertTrue(run(line) > 0, String.join(" ", line));
            String said = err.toString().strip();
            assertEquals(1, said.lines().count(), said);
            assertTrue(said.endsWith(".") && !said.contains("Exception"), said);
        }
        assertFalse(Files.exists(Path.of(out)));
    }

    @Test
    void trainsAModelThatItsCardCanMakeAgain() throws IOException {
        Path first = folder.resolve("a b.safetensors");
        String[] line = {"train", "--corpus", "hello", "--cell", "gru", "--units", "7", "--epochs", "8", "--batch", "2",
            "--steps", "5", "--held-out", "0.3", "--threads", "2", "--out", first.toString()};
        assertEquals(0, run(line), err.toString());
        Model model = ModelFiles.read(first);
        assertEquals("hello", model.card().corpus());
        assertEquals(64, model.card().corpusSha256().length());
        assertTrue(model.card().heldOutLoss() > 0 && model.card().heldOutLoss() < Math.log(4));
        assertTrue(model.card().command().startsWith("train --corpus hello --cell gru --units 7"));
        assertTrue(err.toString().contains("held-out loss"));

        line[line.length - 1] = folder.resolve("again.safetensors").toString();
        assertEquals(0, run(line));
        assertArrayEquals(model.parameters().values(), ModelFiles.read(folder.resolve("again.safetensors"))
                .parameters().values());
        assertFalse(Files.exists(folder.resolve("again.safetensors.checkpoint")));
    }

    @Test
    void measuresOnceOnAPartThatHadNoSay() throws IOException {
        Path text = folder.resolve("ab.txt");
        // The last tenth differs from all before, so that its loss tells which part was measured.
        Files.writeString(text, "ab".repeat(900) + "a".repeat(200));
        Path file = folder.resolve("ab.safetensors");
        assertEquals(0, run("train", "--corpus", text.toString(), "--cell", "rnn-tanh", "--units", "6", "--epochs", "20",
                "--batch", "2", "--steps", "20", "--optimizer", "rmsprop", "--rate", "0.01", "--decay", "0.95",
                "--decay-after", "10", "--init", "small", "--held-out", "0.1", "--test", "0.1", "--out",
                file.toString()), err.toString());
        Model model = ModelFiles.read(file);
        assertTrue(model.card().heldOutLoss() < 0.2, err.toString());
        double test = Double.parseDouble(err.toString().replaceAll("(?s).*on the test part ([0-9.]+) nats.*", "$1"));
        assertTrue(test > 1, err.toString());
    }

    /** Both rows end in another way than they go on. */
    @Test
    void testsTheEndsOfTheRows() throws IOException {
        Path text = folder.resolve("rows.txt");
        Files.writeString(text, ("ab".repeat(450) + "a".repeat(100)).repeat(2));
        Path file = folder.resolve("rows.safetensors");
        assertEquals(0, run("train", "--corpus", text.toString(), "--tokenizer", "byte", "--cell", "rnn-tanh", "--units",
                "6", "--epochs", "20", "--batch", "2", "--steps", "20", "--rate", "0.01", "--held-out", "0.1", "--test",
                "0.1", "--split", "rows", "--out", file.toString()), err.toString());
        Model model = ModelFiles.read(file);
        assertTrue(model.card().heldOutLoss() < 0.2, err.toString());
        double test = Double.parseDouble(err.toString().replaceAll("(?s).*on the test part ([0-9.]+) nats.*", "$1"));
        assertTrue(test > 1, err.toString());
        int[] symbols = new int[2000];
        Arrays.setAll(symbols, i -> i % 1000 >= 900 || i % 2 == 0 ? 0 : 1);
        assertEquals(Evaluation.loss(model.spec(), model.parameters(), TextRows.of(symbols, 2, 20, 0.1, 0.1).heldOutWindows(),
                Kernels.best(), Workers.of(1)), model.card().heldOutLoss(), 0);
    }

    @Test
    void trainsOnATaskUntilItIsSolved() throws IOException {
        Path file = folder.resolve("add.safetensors");
        assertEquals(0, run("train", "--task", "adding:2", "--cell", "gru", "--units", "12", "--seed", "5", "--epochs", "50",
                "--until", "0.02", "--out", file.toString()), err.toString());
        assertTrue(err.toString().contains("(without memory 0.1667, optimum 0.0000)"), err.toString());
        Model model = ModelFiles.read(file);
        assertEquals("task adding:2", model.card().corpus());
        assertEquals(5, model.card().seed());
        assertTrue(model.card().heldOutLoss() < 0.02 && model.card().epochs() < 50);
        assertEquals(new ModelSpec("gru", 1, 12, 0, 0, 0, false, 2, 1), model.spec());

        err.getBuffer().setLength(0);
        assertEquals(1, run("sample", "--model", file.toString()));
        assertEquals("The model add works on real numbers; it cannot read a text.", err.toString().strip());
    }

    @Test
    void aLanguageWithAKnownEntropyIsATextLikeAnyOther() throws IOException {
        Path file = folder.resolve("anbn.safetensors");
        assertEquals(0, run("train", "--task", "anbn:3", "--cell", "gru", "--units", "12", "--epochs", "3", "--out",
                file.toString()), err.toString());
        assertEquals(0, run("sample", "--model", file.toString(), "--length", "30"), err.toString());
        assertTrue(out.toString().strip().matches("[ab\n]+"), out.toString());
    }

    @Test
    void learnsEitherATextOrATask() {
        assertEquals(2, run("train", "--out", "x"));
        assertEquals(2, run("train", "--out", "x", "--corpus", "hello", "--task", "adding:3"));
        assertEquals(2, err.toString().lines().count(), err.toString());
    }

    @Test
    void writesTheSameTextForTheSameSeed() throws IOException {
        Path model = folder.resolve("m.safetensors");
        assertEquals(0, run("train", "--corpus", "hello", "--units", "5", "--epochs", "3", "--batch", "1", "--steps", "5",
                "--held-out", "0.3", "--out", model.toString()), err.toString());
        assertEquals(0, run("sample", "--model", model.toString(), "--prime", "h", "--length", "40", "--seed", "3"));
        String first = out.toString();
        assertEquals(40, first.strip().length());
        out.getBuffer().setLength(0);
        assertEquals(0, run("sample", "--model", model.toString(), "--prime", "h", "--length", "40", "--seed", "3"));
        assertEquals(first, out.toString());
    }

    @Test
    void writesACorpus() throws IOException {
        Path file = folder.resolve("story.txt");
        assertEquals(0, run("text", "story:5:3000", "--out", file.toString()));
        assertEquals(0, run("text", "story:5:3000"));
        assertEquals(Files.readString(file), out.toString());
        assertTrue(out.toString().length() >= 3000);
    }

    @Test
    void takesAUnitAwayAndOthersAtRandomBesideIt() throws IOException {
        Path text = Files.writeString(folder.resolve("t.txt"), "hello \"hello\" ".repeat(40));
        Path table = folder.resolve("t.csv");
        String[] line = {"ablate", "--model", "story-rnn", "--text", text.toString(), "--unit", "7", "--property",
            "quotation", "--random", "5", "--out", table.toString()};
        assertEquals(0, run(line), err.toString());
        assertTrue(err.toString().contains("nats per symbol at 20 symbols where “Inside a quotation” ends"),
                err.toString());
        assertTrue(err.toString().contains("; rank "), err.toString());
        List<String> rows = Files.readAllLines(table);
        assertEquals("unit,chosen,mean,silenced_at_ends,silenced_elsewhere,averaged_at_ends,averaged_elsewhere",
                rows.get(0));
        assertEquals(7, rows.size());
        assertTrue(rows.get(1).startsWith("7,1,"), rows.get(1));

        Model model = ShippedModels.load("story-rnn");
        Reading reading = new Reading(Kernels.plain(), model, model.tokenizer().encode(Files.readString(text)));
        TextProperty quotation = TextProperties.of("quotation");
        Ablation same = Ablation.of(reading, Ablation.stretch(reading.tokens().length()),
                PropertyEnds.of(quotation.kind(), quotation.values(reading.tokens())),
                new Ablation.Question(0, "hidden", 7, 5, 1), Kernels.plain(), Workers.of(1), Progress.IGNORED);
        assertEquals(Double.toString(same.others().get(4).atMean().atEnds()), rows.get(6).split(",")[5]);
    }

    @Test
    void findsThePassagesWhereTheSameUnitsAreOn() throws IOException {
        String story = "The cat sat. \"The dog ran,\" said Anna. ".repeat(20);
        Path text = Files.writeString(folder.resolve("t.txt"), story);
        Path table = folder.resolve("t.csv");
        assertEquals(0, run("match", "--model", "story-rnn", "--text", text.toString(), "--from", "4", "--to", "7",
                "--threshold", "0.5", "--best", "12", "--out", table.toString()), err.toString());
        assertTrue(err.toString().contains("units are on throughout (+ above, - below 0): "), err.toString());
        assertTrue(err.toString().contains("12 passages, the best with overlap "), err.toString());
        List<String> rows = Files.readAllLines(table);
        assertTrue(rows.get(0).startsWith("from,to,shared,united,overlap,length,score,text,quotation,brackets,"));
        assertEquals(13, rows.size());
        int column = List.of(rows.get(0).split(",")).indexOf("quotation");

        Model model = ShippedModels.load("story-rnn");
        Trace trace = new Reading(Kernels.plain(), model, model.tokenizer().encode(story)).trace(0, story.length());
        String[] best = rows.get(1).split(",");
        int from = Integer.parseInt(best[0]);
        int to = Integer.parseInt(best[1]);
        int shared = 0;
        for (int unit = 0; unit < trace.layout().units(0); unit++) {
            for (int sign = -1; sign <= 1; sign += 2) {
                boolean both = true;
                for (int t = 4; t < 7; t++) {
                    both &= sign * trace.value(0, "hidden", unit, t) >= 0.5;
                }
                for (int t = from; t < to; t++) {
                    both &= sign * trace.value(0, "hidden", unit, t) >= 0.5;
                }
                shared += both ? 1 : 0;
            }
        }
        assertEquals(Integer.parseInt(best[2]), shared, 2, "up to values at the very threshold");
        assertEquals(story.substring(from, to), best[7]);
        assertTrue(best[7].length() >= 2 && shared > 10, rows.get(1));
        assertEquals(story.substring(0, from).chars().filter(c -> c == '"').count() % 2 == 1 ? "1.0" : "0.0",
                best[column]);

        err.getBuffer().setLength(0);
        Path other = folder.resolve("other.csv");
        assertEquals(1, run("match", "--model", "story-rnn", "--text", text.toString(), "--from", "4", "--to", "4000",
                "--out", other.toString()));
        assertEquals("No symbols 4 to 4000 in a text of 780 symbols.", err.toString().strip());
        err.getBuffer().setLength(0);
        assertEquals(1, run("match", "--model", "story-rnn", "--text", text.toString(), "--from", "4", "--to", "7",
                "--channel", "forget", "--out", other.toString()));
        assertTrue(err.toString().startsWith("There is no channel \"forget\"; there are "), err.toString());
    }

    @Test
    void tracesEveryChannelOfEveryStep() throws IOException {
        Path model = folder.resolve("m.safetensors");
        assertEquals(0, run("train", "--corpus", "hello", "--units", "5", "--layers", "2", "--epochs", "1", "--batch", "1",
                "--steps", "5", "--held-out", "0.3", "--out", model.toString()), err.toString());
        Path text = Files.writeString(folder.resolve("t.txt"), "hello?".repeat(300));
        Path npz = folder.resolve("t.npz");
        assertEquals(0, run("trace", "--model", model.toString(), "--text", text.toString(), "--out", npz.toString()));
        assertTrue(err.toString().contains("1800 steps, 300 symbols unknown"), err.toString());

        Model opened = ModelFiles.read(model);
        Trace trace = new Reading(Kernels.plain(), opened, opened.tokenizer().encode("hello?".repeat(300))).trace(0, 1800);
        try (ZipFile zip = new ZipFile(npz.toFile())) {
            assertEquals(2 + 2 * 7 + 2, zip.size());
            ByteBuffer hidden = ByteBuffer.wrap(zip.getInputStream(zip.getEntry("l1.hidden.npy")).readAllBytes())
                    .order(ByteOrder.LITTLE_ENDIAN);
            int data = hidden.limit() - 1800 * 5 * Float.BYTES;
            for (int step = 0; step < 1800; step++) {
                for (int unit = 0; unit < 5; unit++) {
                    assertEquals(trace.value(1, "hidden", unit, step), hidden.getFloat(data + (step * 5 + unit) * Float.BYTES));
                }
            }
        }
    }

    @Test
    void tracesBothSidesOfATranslationAndTheBridge() throws IOException {
        Path npz = folder.resolve("t.npz");
        assertEquals(0, run("trace", "--model", "english-korean-gru", "--source", "a bird fell.", "--out", npz.toString()),
                err.toString());
        Model opened = ShippedModels.named("english-korean-gru");
        PairTrace trace = new Decoder(Kernels.best(), opened).greedy(Sources.read(opened, "a bird fell."), Forcing.NONE)
                .trace();
        int units = opened.spec().top().units();
        try (ZipFile zip = new ZipFile(npz.toFile())) {
            assertArrayEquals(trace.context(1), row(zip, "target.attention.context", trace.steps(), 1,
                    trace.context(1).length));
            float[] expected = new float[units];
            trace.target().read(0, "hidden", -1, expected);
            assertArrayEquals(expected, row(zip, "target.bridge.l0.hidden", 1, 0, units));
            trace.source().read(1, "candidate", 2, expected);
            assertArrayEquals(expected, row(zip, "source.l1.candidate", trace.sourceSteps(), 2, units));
            assertEquals(2 * units, row(zip, "source.end.0.hidden", 1, 0, 2 * units).length);
        }
    }

    /** A row of an array of so many rows. */
    private static float[] row(ZipFile zip, String name, int rows, int row, int width) throws IOException {
        ByteBuffer all = ByteBuffer.wrap(zip.getInputStream(zip.getEntry(name + ".npy")).readAllBytes())
                .order(ByteOrder.LITTLE_ENDIAN);
        int data = all.limit() - rows * width * Float.BYTES;
        float[] values = new float[width];
        for (int i = 0; i < width; i++) {
            values[i] = all.getFloat(data + (row * width + i) * Float.BYTES);
        }
        return values;
    }

    @Test
    void saysHowAModelIsGivenWhatItReads() {
        String npz = folder.resolve("t.npz").toString();
        assertEquals(2, run("trace", "--model", "pos-lstm", "--text", "story", "--out", npz));
        assertTrue(err.toString().contains("pos-lstm is a tagger; say with --source what it reads"), err.toString());
        assertEquals(2, run("trace", "--model", "story-lstm", "--source", "a", "--out", npz));
        assertTrue(err.toString().contains("say with --text what it reads"), err.toString());
    }
}
