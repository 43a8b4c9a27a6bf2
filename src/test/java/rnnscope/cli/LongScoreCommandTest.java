package rnnscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Serializable;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rnnscope.io.CheckpointFile;
import rnnscope.job.Cluster;
import rnnscope.job.Work;
import rnnscope.math.Kernels;
import rnnscope.math.Workers;
import rnnscope.text.story.StoryGenerator;
import rnnscope.train.Trainer;
import rnnscope.train.live.material.TrainingMaterial;
import rnnscope.train.live.setting.Setting;
import rnnscope.train.live.setting.TrainingSettings;

/** Command {@code score} over many files, models and the snapshots of a run. */
class LongScoreCommandTest {
    private static final String[] PROPERTIES = {"--property", "word", "--property", "column", "--property", "quotation"};
    @TempDir
    Path folder;
    private final StringWriter errors = new StringWriter();
    /** On which it runs; null for this machine's cores. */
    private Cluster cluster;

    private int run(String out, String... arguments) {
        List<String> all = new ArrayList<>(List.of("score", "--out", folder.resolve(out).toString()));
        all.addAll(List.of(arguments));
        all.addAll(List.of(PROPERTIES));
        errors.getBuffer().setLength(0);
        return RnnScopeCommand.run(new PrintWriter(new StringWriter()), new PrintWriter(errors), cluster,
                all.toArray(String[]::new));
    }

    @Test
    void theTableIsTheSameHoweverTheTextIsDivided() throws IOException {
        Path text = Files.writeString(folder.resolve("a.txt"), StoryGenerator.generate(3, 20_000));
        assertEquals(0, run("whole.csv", "--model", "story-rnn", "--text", text.toString()), errors::toString);
        for (String shards : List.of("1", "3")) {
            assertEquals(0, run(shards + ".csv", "--model", "story-rnn", "--text", text.toString(), "--shards", shards,
                    "--cores", "2"), errors::toString);
            assertEquals(Files.readString(folder.resolve("whole.csv")), Files.readString(folder.resolve(shards + ".csv")));
        }
    }

    @Test
    void aClusterIsLeftAloneWhereThisMachineIsAskedFor() throws IOException {
        Path text = Files.writeString(folder.resolve("a.txt"), StoryGenerator.generate(3, 6_000));
        cluster = new Cluster() {
            @Override
            public int cores() {
                return 2;
            }

            @Override
            public <S extends Serializable, R extends Serializable> void run(Work<S, R> work, List<S> shards, Results<R> to)
                    throws IOException {
                throw new IOException("the cluster was asked");
            }
        };
        assertEquals(1, run("remote.csv", "--model", "hello-rnn", "--text", text.toString()));
        assertTrue(errors.toString().toLowerCase(Locale.ROOT).contains("the cluster was asked"), errors::toString);
        assertEquals(0, run("local.csv", "--local", "--model", "hello-rnn", "--text", text.toString()), errors::toString);
    }

    @Test
    void filesFoldersAndPatternsAreOneText() throws IOException {
        Path texts = Files.createDirectory(folder.resolve("texts"));
        Path a = Files.writeString(texts.resolve("a.txt"), StoryGenerator.generate(3, 6_000));
        Path b = Files.writeString(texts.resolve("b.txt"), StoryGenerator.generate(4, 6_000));
        Path joined = Files.writeString(folder.resolve("joined.txt"), Files.readString(a)
                + (Files.readString(a).endsWith("\n") ? "" : "\n") + "\n" + Files.readString(b)
                + (Files.readString(b).endsWith("\n") ? "" : "\n"));
        assertEquals(0, run("joined.csv", "--model", "story-rnn", "--text", joined.toString()), errors::toString);
        String expected = Files.readString(folder.resolve("joined.csv"));
        assertEquals(0, run("files.csv", "--model", "story-rnn", "--text", a.toString(), "--text", b.toString()),
                errors::toString);
        assertEquals(expected, Files.readString(folder.resolve("files.csv")));
        assertEquals(0, run("folder.csv", "--model", "story-rnn", "--text", texts.toString()), errors::toString);
        assertEquals(expected, Files.readString(folder.resolve("folder.csv")));
        assertEquals(0, run("pattern.csv", "--model", "story-rnn", "--text", texts + "/*.txt"), errors::toString);
        assertEquals(expected, Files.readString(folder.resolve("pattern.csv")));

        // Models side by side: the rows of each alone, with its name.
        assertEquals(0, run("both.csv", "--model", "story-rnn", "--model", "hello-rnn", "--text", texts.toString()),
                errors::toString);
        List<String> rows = Files.readAllLines(folder.resolve("both.csv"));
        assertTrue(rows.get(0).startsWith("model,iteration,property,layer,unit,"), rows.get(0));
        List<String> alone = expected.lines().skip(1).toList();
        assertEquals(alone, rows.stream().filter(row -> row.startsWith("story-rnn,,"))
                .map(row -> row.substring("story-rnn,,".length())).toList());
        assertTrue(rows.stream().anyMatch(row -> row.startsWith("hello-rnn,,word,1,")), rows.toString());
    }

    /** A run of four snapshots: iterations 0, 5, 10 and 15. */
    private Path savedRun() throws IOException {
        Setting.Values values = new Setting.Values().put(Setting.SOURCE, "story:5:20000").put(Setting.UNITS, 6)
                .put(Setting.BATCH, 4).put(Setting.STEPS, 10);
        TrainingSettings settings = TrainingSettings.of(values);
        TrainingMaterial material = TrainingMaterial.open(settings);
        List<CheckpointFile.LaneState> lanes = new ArrayList<>();
        Map<String, String> facts = new HashMap<>(settings.facts());
        try (Workers workers = Workers.of(1)) {
            Trainer trainer = new Trainer(material.model(settings, settings.cells().get(0)), settings.training(),
                    material.training(settings), Kernels.best(), workers);
            for (int place = 1; place <= 3; place++) {
                lanes.add(new CheckpointFile.LaneState(trainer.state(), null));
                for (int i = 0; i < 5; i++) {
                    trainer.step();
                }
            }
            // Where the run is now comes first in the file.
            lanes.add(0, new CheckpointFile.LaneState(trainer.state(), null));
        }
        for (int place = 1; place <= 3; place++) {
            facts.put("past/" + place, "0");
        }
        Path run = folder.resolve("mine.run");
        CheckpointFile.write(run, facts, lanes);
        return run;
    }

    @Test
    void allSnapshotsOfARunAreScored() throws IOException {
        Path run = savedRun();
        Path text = Files.writeString(folder.resolve("a.txt"), StoryGenerator.generate(3, 5_000) + "\r\n");
        assertEquals(0, run("run.csv", "--model", run.toString(), "--text", text.toString(), "--chart",
                folder.resolve("learned.svg").toString()), errors::toString);
        String chart = Files.readString(folder.resolve("learned.svg"));
        assertTrue(chart.startsWith("<?xml") || chart.startsWith("<svg"), chart.substring(0, 60));
        assertTrue(chart.contains("width=\"960\""), chart.substring(0, 200));
        List<String> rows = Files.readAllLines(folder.resolve("run.csv"));
        for (int iteration : new int[] {0, 5, 10, 15}) {
            assertEquals(18, rows.stream().filter(row -> row.startsWith(run + "," + iteration + ",")).count());
        }
        assertEquals(1 + 4 * 18, rows.size());
        assertTrue(errors.toString().contains(run + ", step 15"), errors.toString());
        // What is to be said of the text is said once, not of each snapshot.
        assertEquals(1, errors.toString().lines().filter(line -> line.contains("1 carriage return is read")).count());
        // A network changes while it learns.
        assertTrue(!rows.get(1).substring((run + ",0,").length()).equals(rows.get(1 + 18).substring((run + ",5,").length())));
    }

    /** Of a text of many passages, as of one that is held. */
    @Test
    void whatIsChangedOfALongTextIsSaid() throws IOException {
        String story = StoryGenerator.generate(3, 60_000);
        Path text = Files.writeString(folder.resolve("a.txt"), "\uFEFF" + story.replace("\n", "\r\n"));
        assertEquals(0, run("held.csv", "--model", "story-rnn", "--text", text.toString()), errors::toString);
        List<String> said = errors.toString().lines().filter(line -> line.startsWith(text + ": ")).toList();
        assertEquals(List.of(text + ": its byte order mark is left out.", text + ": "
                + String.format(Locale.ROOT, "%d", story.chars().filter(c -> c == '\n').count())
                + " carriage returns are read as line ends."), said);
        assertEquals(0, run("long.csv", "--model", "story-rnn", "--text", text.toString(), "--shards", "2"), errors::toString);
        assertEquals(said, errors.toString().lines().filter(line -> line.startsWith(text + ": ")).toList());
        assertEquals(Files.readString(folder.resolve("held.csv")), Files.readString(folder.resolve("long.csv")));
    }

    @Test
    void anInterruptedCallGoesOnWithWhatIsMissing() throws IOException {
        Path models = Files.createDirectory(folder.resolve("models"));
        Files.copy(Path.of("sample-models/hello-rnn.safetensors"), models.resolve("a, b.safetensors"));
        // It comes to numbers that are not finite, so the call ends here.
        Path bad = Files.copy(Path.of("sample-models/order-rnn.safetensors"), models.resolve("c.safetensors"));
        Path text = Files.writeString(folder.resolve("a.txt"), StoryGenerator.generate(3, 5_000));
        String[] call = {"--model", models.toString(), "--text", text.toString()};
        assertEquals(1, run("t.csv", call), errors::toString);
        Path table = folder.resolve("t.csv");
        Path note = folder.resolve("t.csv.unfinished");
        assertTrue(Files.exists(note));
        Files.delete(bad);
        Files.copy(Path.of("sample-models/story-rnn.safetensors"), models.resolve("d.safetensors"));
        assertEquals(0, run("whole.csv", call), errors::toString);

        // With other options it is another call, which may not replace the table.
        assertEquals(1, run("t.csv", "--model", models.toString(), "--text", text.toString(), "--layer", "1"));
        assertTrue(errors.toString().contains("t.csv"), errors.toString());
        String earlier = Files.readString(table);
        // What is there is taken as it is, so it is not read again.
        String marked = earlier.replaceFirst("word,1,(\\d+),-?1,[0-9.]+,", "word,1,$1,1,0.123,");
        assertNotEquals(earlier, marked);
        Files.writeString(table, marked);
        assertEquals(0, run("t.csv", call), errors::toString);
        assertTrue(errors.toString().contains("a, b.safetensors: scored by an earlier call, not read again."),
                errors.toString());
        assertTrue(Files.notExists(note));
        String resumed = Files.readString(table);
        assertTrue(resumed.startsWith(marked), resumed);
        assertEquals(Files.readString(folder.resolve("whole.csv")).substring(earlier.length()),
                resumed.substring(marked.length()));

        // What was never interrupted is not gone on with.
        assertEquals(1, run("t.csv", call));
        assertTrue(errors.toString().contains("--overwrite"), errors.toString());
    }

    @Test
    void whatCannotBeIsSaidInASentence() throws IOException {
        Path text = Files.writeString(folder.resolve("a.txt"), StoryGenerator.generate(3, 3_000));
        requireFault("No.txt: this is no file, folder or pattern", "--model", "hello-rnn", "--text", text.toString(), "--text",
                "no.txt");
        requireFault("/no*.txt: no file is called so.", "--model", "hello-rnn", "--text", folder + "/no*.txt");
        assertEquals(2, run("no.csv", "--model", "hello-rnn", "--text", text.toString(), "--chart",
                folder.resolve("c.svg").toString()));
        assertTrue(errors.toString().contains("--chart shows the snapshots of a run"), errors.toString());
        requireFault("c.txt", "--model", savedRun().toString(), "--text", text.toString(), "--chart",
                folder.resolve("c.txt").toString());
        requireFault("no.csv does not exist.", "--model", "hello-rnn", "--model", "story-rnn", "--text", text.toString(),
                "--property", "file:" + folder.resolve("no.csv"));
        requireFault("there is no .safetensors file in this folder", "--model", folder.toString(), "--text",
                text.toString());
        requireFault("no*: no file is called so.", "--model", folder + "/no*", "--text", text.toString());
        Files.write(folder.resolve("b.txt"), new byte[] {'a', 'b', 0, 'c'});
        requireFault("b.txt is a binary file: the byte at offset 2 is NUL.", "--model", "hello-rnn", "--text",
                folder + "/*.txt");
    }

    private void requireFault(String fault, String... arguments) {
        assertEquals(1, run("no.csv", arguments));
        assertTrue(errors.toString().strip().contains(fault), errors.toString());
        assertTrue(Files.notExists(folder.resolve("no.csv")));
    }
}
