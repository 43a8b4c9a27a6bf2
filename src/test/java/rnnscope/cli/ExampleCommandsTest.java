package rnnscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rnnscope.analysis.cause.ExampleAblation;
import rnnscope.io.ModelFiles;
import rnnscope.io.ShippedModels;
import rnnscope.math.Kernels;
import rnnscope.math.Workers;
import rnnscope.model.LayerSpec;
import rnnscope.model.Model;
import rnnscope.model.ModelSpec;
import rnnscope.model.Wiring;
import rnnscope.model.Wiring.Pooling;
import rnnscope.model.Wiring.Scoring;
import rnnscope.model.Wiring.Shape;
import rnnscope.network.Progress;
import rnnscope.tape.Quantity;
import rnnscope.train.example.ExampleTasks;

/** Tasks of examples from the command line: trained, written, read, decoded. */
class ExampleCommandsTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    private int run(String... args) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return RnnScopeCommand.run(new PrintWriter(out), new PrintWriter(err), args);
    }

    private Model train(String task, String... more) throws IOException {
        Path file = folder.resolve("m.safetensors");
        List<String> args = new ArrayList<>(List.of("train", "--task", task, "--out", file.toString(),
                "--threads", "1", "--overwrite"));
        args.addAll(List.of(more));
        assertEquals(0, run(args.toArray(String[]::new)), err.toString());
        return ModelFiles.read(file);
    }

    private String decode(String source, String... more) {
        List<String> args = new ArrayList<>(List.of("decode", "--model",
                folder.resolve("m.safetensors").toString(), "--source", source));
        args.addAll(List.of(more));
        assertEquals(0, run(args.toArray(String[]::new)), err.toString());
        return out.toString().strip();
    }

    @Test
    void aModelThatWritesBackwardsIsTrainedKeptAndAsked() throws IOException {
        Model model = train("reverse:2", "--units", "24", "--epochs", "40", "--decay-after", "40");
        assertEquals(new ModelSpec("gru", 1, 24, 26, 16, 0, false, 0, 0, Wiring.of(Shape.ENCODER_DECODER, 26)
                .withBidirectional(true).withScoring(Scoring.GENERAL)), model.spec());
        assertEquals("task reverse:2", model.card().corpus());
        assertTrue(model.card().heldOutExact() > 0.8, model.card().toString());
        assertTrue(err.toString().contains("% exact"), err.toString());
        assertEquals("zq", decode("qz"));
        assertEquals("zq", decode("qz", "--beam", "3"));

        assertEquals(0, run("measure", "--model", folder.resolve("m.safetensors").toString()));
        List<String> measured = out.toString().lines().toList();
        assertEquals(List.of("length,examples,exact", "1,", "2,"),
                List.of(measured.get(0), measured.get(1).substring(0, 2), measured.get(2).substring(0, 2)));
        assertTrue(err.toString().contains(String.format(Locale.ROOT, "%.2f%% exact",
                100 * model.card().heldOutExact())), err.toString());

        assertEquals(0, run("measure", "--grouped", "--model", folder.resolve("m.safetensors").toString()));
        assertEquals("from,to,examples,exact,low,high", out.toString().lines().findFirst().orElseThrow());
        assertTrue(out.toString().lines().skip(1).allMatch(line -> line.matches("\\d+,\\d+,\\d+,\\d+,[01]\\.\\d{4},[01]\\.\\d{4}")),
                out.toString());

        Path csv = folder.resolve("a.csv");
        decode("qz", "--alignment", csv.toString());
        List<String> lines = Files.readAllLines(csv);
        assertEquals(List.of("symbol,\"q\",\"z\"", "\"z\"", "\"q\""),
                List.of(lines.get(0), lines.get(1).substring(0, 3), lines.get(2).substring(0, 3)));
        assertEquals(4, lines.size(), "the end is a line too");
        String[] weights = lines.get(1).split(",");
        assertEquals(1, Double.parseDouble(weights[1]) + Double.parseDouble(weights[2]), 1e-5);
    }

    @Test
    void everyWiringIsTrainedAndAsked() throws IOException {
        train("reverse:2", "--units", "4", "--epochs", "0.2", "--attention", "none", "--no-bidirectional", "--cell", "lstm");
        decode("ab", "--temperature", "1");
        assertEquals(2, run("decode", "--model", folder.resolve("m.safetensors").toString(), "--source", "ab",
                "--alignment", folder.resolve("a.csv").toString()));
        assertTrue(err.toString().contains("the model m has no attention to write."), err.toString());

        Model sentiment = train("sentiment", "--units", "4", "--epochs", "0.1", "--pooling", "max", "--heads", "2");
        assertEquals(Pooling.MAX, sentiment.spec().wiring().pooling());
        assertEquals(2, sentiment.spec().wiring().heads());
        assertTrue(decode("the movie was terribly exciting.").matches("negative 0\\.\\d+\\Rpositive 0\\.\\d+"));

        train("pos", "--units", "4", "--epochs", "0.1", "--highway", "--layers", "2");
        assertEquals(5, decode("she saw her dog.").split(" ").length);

        train("numbers", "--units", "4", "--epochs", "0.5");
        decode("42");
        assertEquals(1, run("decode", "--model", folder.resolve("m.safetensors").toString(), "--source", "many"));
        assertEquals("A number of up to 3 figures is needed, not \"many\".", err.toString().strip());

        train("prices", "--units", "4", "--epochs", "0.1");
        Double.parseDouble(decode("0.1 0.2 0, 0.1 0.3 1"));
    }

    @Test
    void aPictureIsDescribed() throws IOException {
        train("glance", "--units", "4", "--epochs", "0.1");
        decode(("......../").repeat(7) + "...##...");
        assertEquals(1, run("decode", "--model", folder.resolve("m.safetensors").toString(), "--source", "##"));
        assertEquals("A picture is 8 rows of 8 cells, each . or # or a figure, apart by strokes.", err.toString().strip());
    }

    @Test
    void aLanguageModelMayAttendToItsPast() throws IOException {
        Path file = folder.resolve("m.safetensors");
        assertEquals(0, run("train", "--corpus", "story:1:4000", "--units", "8", "--heads", "2", "--epochs", "2", "--steps",
                "20", "--batch", "4", "--threads", "1", "--out", file.toString()), err.toString());
        Model model = ModelFiles.read(file);
        assertEquals(2, model.spec().wiring().heads());
        assertTrue(model.card().heldOutLoss() < Math.log(model.spec().vocabulary()), model.card().toString());
        assertEquals(1, run("sample", "--model", file.toString()));
        assertEquals("The model m is a language-model with self-attention; it does not read a text symbol by symbol to"
                + " predict the next.", err.toString().strip());
        assertEquals(0, run("decode", "--model", file.toString(), "--source", "Once"));
        assertEquals(4, out.toString().replaceFirst("\\R$", "").length(), "a guess for the next symbol at each step");
    }

    @Test
    void layersThatDifferAndHaveNoBiasesAreTrainedKeptAndRead() throws IOException {
        Model model = train("reverse:2", "--stack", "lstm:20,gru:12", "--no-bias", "--epochs", "2");
        assertEquals(List.of(new LayerSpec("lstm", 20).withBiases(false), new LayerSpec("gru", 12).withBiases(false)),
                model.spec().stack());
        assertFalse(model.spec().headBias());
        assertTrue(model.parameters().layout().slices().stream().noneMatch(slice -> slice.name().contains("rnn.bias")
                || slice.name().equals("head.bias")));
        decode("ab");
        Path file = folder.resolve("text.safetensors");
        assertEquals(0, run("train", "--corpus", "story:1:4000", "--stack", "rnn-tanh:12,lstm:8", "--epochs", "2", "--steps",
                "20", "--batch", "4", "--threads", "1", "--out", file.toString()), err.toString());
        assertTrue(ModelFiles.read(file).card().heldOutLoss() < Math.log(ModelFiles.read(file).spec().vocabulary()));
        assertEquals(0, run("sample", "--model", file.toString(), "--length", "30"), err.toString());
    }

    @Test
    void whatMakesNoSenseIsRefusedInASentence() {
        String file = folder.resolve("n.safetensors").toString();
        String[][] lines = {
            {"train", "--task", "reverse:99", "--out", file},
            {"train", "--task", "dates:3", "--out", file},
            {"train", "--task", "pos", "--steps", "3", "--out", file},
            {"train", "--task", "pos", "--attention", "dot", "--out", file},
            {"train", "--task", "reverse:2", "--attention", "dot", "--out", file},
            {"train", "--task", "reverse:2", "--embedding", "0", "--out", file},
            {"train", "--task", "pos", "--pooling", "sum", "--out", file},
            {"train", "--task", "pos", "--heads", "7", "--out", file},
            {"train", "--corpus", "hello", "--bidirectional", "--out", file},
            {"train", "--corpus", "hello", "--stack", "lstm:8,gru", "--out", file},
            {"train", "--corpus", "hello", "--stack", "lstm:8,,gru:3", "--out", file},
            {"train", "--corpus", "hello", "--stack", "lstm:8", "--layers", "2", "--out", file},
            {"measure", "--model", "hello-rnn"},
            {"decode", "--model", "hello-rnn", "--source", "hello"}};
        for (String[] line : lines) {
            assertTrue(run(line) > 0, String.join(" ", line));
            assertTrue(err.toString().strip().matches("[A-Z-][^\\n]*\\."), err.toString());
        }
    }

    @Test
    void aUnitIsTakenAwayOverTheExamplesOfATask() throws IOException {
        Path table = folder.resolve("t.csv");
        assertEquals(0, run("ablate", "--model", "pos-lstm", "--quantity", "l1.forget", "--unit", "3", "--random", "4",
                "--examples", "9", "--out", table.toString()), err.toString());
        assertTrue(err.toString().contains("9 held-out examples, by itself: loss "), err.toString());
        assertTrue(err.toString().contains("unit 3 of l1.forget at 0: loss "), err.toString());
        List<String> rows = Files.readAllLines(table);
        assertEquals("unit,chosen,mean,silenced_loss,silenced_exact,averaged_loss,averaged_exact", rows.get(0));
        assertEquals(6, rows.size());
        Model model = ShippedModels.load("pos-lstm");
        ExampleAblation same = ExampleAblation.of(model, ExampleTasks.learned(model).heldOut(9), Quantity.channel(1, "forget"),
                3, 4, 1, Kernels.best(), Workers.of(1), Progress.IGNORED);
        assertTrue(rows.get(1).startsWith("3,1," + same.chosen().mean() + "," + same.chosen().atZero().loss() + ","),
                rows.get(1));

        assertEquals(0, run("ablate", "--model", "english-korean-gru", "--quantity", "target.attention.context", "--unit", "0",
                "--random", "2", "--examples", "2", "--out", table.toString(), "--overwrite"), err.toString());
        assertTrue(err.toString().contains("unit 0 of target.attention.context at its mean: loss "), err.toString());
        assertEquals(0, run("ablate", "--model", "prices-gru", "--unit", "1", "--random", "2", "--examples", "2", "--out",
                table.toString(), "--overwrite"), err.toString());
        assertFalse(err.toString().contains("wholly right"), err.toString());
    }

    @Test
    void whatCannotBeTakenAwayIsSaid() {
        String table = folder.resolve("t.csv").toString();
        assertEquals(1, run("ablate", "--model", "sentiment-lstm", "--quantity", "l0.nothing", "--unit", "3", "--out", table));
        assertTrue(err.toString().contains("There is nothing called \"l0.nothing\" that can be held; there are "), err.toString());
        assertTrue(err.toString().contains("pooled"), err.toString());
        assertEquals(2, run("ablate", "--model", "sentiment-lstm", "--text", "hello", "--unit", "3", "--out", table));
        assertTrue(err.toString().contains("--text does nothing here"), err.toString());
        assertEquals(2, run("ablate", "--model", "hello-rnn", "--unit", "0", "--out", table));
        assertTrue(err.toString().contains("is a language model; say with --text what it reads"), err.toString());
        assertEquals(2, run("ablate", "--model", "hello-rnn", "--text", "hello", "--quantity", "l0.hidden", "--unit", "0",
                "--out", table));
        assertTrue(err.toString().contains("--quantity does nothing here"), err.toString());
    }
}
