package rnnscope.cli.sweep;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Serializable;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rnnscope.cli.RnnScopeCommand;
import rnnscope.io.ModelFiles;
import rnnscope.job.Cluster;
import rnnscope.job.LocalCluster;
import rnnscope.job.Work;
import rnnscope.model.Model;

/** Command {@code sweep}: grids, what is done once, and results that depend on nothing but the grid. */
class SweepCommandTest {
    private static final String GRID = """
            # two cells, two rates, two seeds
            options:
              task: copy:3
              cell: [rnn-tanh, gru]
              units: 4
              batch: 4
              epochs: 0.02
              rate: {from: 0.001, to: 0.01, count: 2, scale: log}
            seeds: 2
            """;
    @TempDir
    Path folder;
    private final StringWriter errors = new StringWriter();

    private int run(String... arguments) {
        errors.getBuffer().setLength(0);
        return RnnScopeCommand.run(new PrintWriter(new StringWriter()), new PrintWriter(errors), arguments);
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void everyCombinationIsTrainedOnceAndTheTablesDependOnTheGridAlone() throws IOException {
        Path grid = write("grid.yaml", GRID);
        Path first = folder.resolve("first");
        assertEquals(0, run("sweep", grid.toString(), "--out", first.toString(), "--models", "--cores", "2"),
                errors::toString);
        List<String> rows = Files.readAllLines(first.resolve("runs.csv"));
        assertEquals("task,cell,units,batch,epochs,rate,seed,held_out_loss,held_out_exact,best_epochs,parameters,run,fault",
                rows.get(0));
        assertEquals(9, rows.size());
        assertTrue(rows.get(1).startsWith("copy:3,rnn-tanh,4,4,0.02,0.001,1,"), rows.get(1));
        assertTrue(rows.get(8).startsWith("copy:3,gru,4,4,0.02,0.01,2,"), rows.get(8));
        List<String> groups = Files.readAllLines(first.resolve("groups.csv"));
        assertEquals(5, groups.size());
        double a = Double.parseDouble(rows.get(1).split(",")[7]);
        double b = Double.parseDouble(rows.get(2).split(",")[7]);
        String[] group = groups.get(1).split(",");
        assertEquals((a + b) / 2, Double.parseDouble(group[7]), 1e-12);
        assertEquals(Math.abs(a - b) / Math.sqrt(2), Double.parseDouble(group[8]), 1e-9);

        // What train itself would have made.
        Path alone = folder.resolve("alone.safetensors");
        assertEquals(0, run("train", "--task", "copy:3", "--cell", "gru", "--units", "4", "--batch", "4", "--epochs", "0.02",
                "--rate", "0.01", "--seed", "2", "--out", alone.toString()), errors::toString);
        Model expected = ModelFiles.read(alone);
        Model found = ModelFiles.read(first.resolve("runs").resolve(rows.get(8).split(",")[11] + ".safetensors"));
        expected.parameters().layout().slices().forEach(slice -> assertArrayEquals(expected.parameters().get(slice.name()),
                found.parameters().get(slice.name())));
        assertEquals(expected.card().heldOutLoss(), found.card().heldOutLoss());

        // On one core, in another order, and begun again in the middle: the same files, bit for bit.
        Path second = folder.resolve("second");
        SweepGrid read = SweepGrid.read(grid);
        assertThrows(IOException.class, () -> new Sweep(read, second, true).run(new Breaking(3), (runs, of, options, run) -> { }));
        assertEquals(3, new Sweep(read, second, true).finished());
        assertEquals(0, run("sweep", grid.toString(), "--out", second.toString(), "--models", "--cores", "1"));
        assertTrue(errors.toString().startsWith("3 of 8 trainings are done already"), errors.toString());
        try (Stream<Path> files = Files.walk(first)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertArrayEquals(Files.readAllBytes(file), Files.readAllBytes(second.resolve(first.relativize(file))),
                        file.toString());
            }
        }

        // Nothing is left to do.
        assertEquals(0, run("sweep", grid.toString(), "--out", second.toString(), "--models"));
        assertTrue(errors.toString().startsWith("8 of 8 trainings are done already"), errors.toString());
    }

    /** Takes shards from the last on, and is lost after some of them. */
    private record Breaking(int after) implements Cluster {
        @Override
        public int cores() {
            return 1;
        }

        @Override
        public <S extends Serializable, R extends Serializable> void run(Work<S, R> work, List<S> shards, Results<R> to)
                throws IOException {
            for (int i = shards.size() - 1; i >= 0; i--) {
                if (shards.size() - 1 - i == after) {
                    throw new IOException("lost");
                }
                to.take(i, work.run(shards.get(i)));
            }
        }
    }

    @Test
    void aTrainingThatFailsIsARowThatSaysWhy() throws IOException {
        Path grid = write("grid.json", """
                {"options": {"corpus": "%s", "units": [4], "epochs": 1}, "seeds": [3]}"""
                .formatted(folder.resolve("missing.txt").toString().replace('\\', '/')));
        assertEquals(0, run("sweep", grid.toString(), "--out", folder.resolve("out").toString()), errors::toString);
        String row = Files.readAllLines(folder.resolve("out/runs.csv")).get(1);
        assertTrue(row.contains("missing.txt does not exist."), row);
    }

    @Test
    void rangesAndFlagsAreWritten() {
        SweepGrid grid = SweepGrid.parse("x", "{\"options\": {\"units\": {\"from\": 16, \"to\": 64, \"step\": 16},"
                + " \"rate\": {\"from\": 0.001, \"to\": 0.1, \"count\": 3, \"scale\": \"log\"}, \"residual\": [true, false]},"
                + " \"metric\": \"held_out_exact\"}");
        assertEquals(List.of("16", "32", "48", "64"), grid.options().get("units"));
        assertEquals(List.of("0.001", "0.01", "0.1"), grid.options().get("rate"));
        assertEquals(SweepGrid.Metric.HELD_OUT_EXACT, grid.metric());
        assertEquals(24, grid.combinations().size());
        assertEquals(List.of("train", "--units=16", "--rate=0.001", "--residual"),
                SweepGrid.arguments(grid.combinations().get(0)));
        assertEquals(List.of("train", "--units=16", "--rate=0.001"), SweepGrid.arguments(grid.combinations().get(1)));
    }

    @Test
    void thePresetIsCopyingOverSixLengthsWithTenSeeds() throws IOException {
        SweepGrid grid = SweepGrid.preset("copying");
        assertEquals(6 * 3 * 10, grid.combinations().size());
        assertEquals("copy:200", grid.combinations().get(179).get("task"));
        assertEquals(Map.of("task", "copy:5", "cell", "rnn-tanh", "units", "64", "epochs", "30", "seed", "1"),
                grid.combinations().get(0));
    }

    @Test
    void whatCannotBeIsSaidInASentence() throws IOException {
        List<String[]> faults = new ArrayList<>();
        faults.add(new String[] {"{\"options\": ", "this is neither JSON nor YAML"});
        faults.add(new String[] {"[1]", "a grid has \"options\""});
        faults.add(new String[] {"{\"options\": {\"units\": 4}, \"seed\": 3}", "a grid has options, seeds and metric, not seed"});
        faults.add(new String[] {"{\"options\": {\"task\": \"copy:3\", \"unit\": 4}}", "Unknown option"});
        faults.add(new String[] {"{\"options\": {\"task\": \"copy:3\", \"units\": \"many\"}}", "many"});
        faults.add(new String[] {"{\"options\": {\"units\": []}}", "the option units has no value"});
        faults.add(new String[] {"{\"options\": {\"out\": \"x\"}}", "the option out is the sweep's own"});
        faults.add(new String[] {"{\"options\": {\"rate\": {\"from\": 1, \"to\": 0}}}", "the range of the option rate"});
        faults.add(new String[] {"{\"options\": {\"seed\": {\"from\": 1, \"to\": 400}, \"units\": {\"from\": 1, \"to\": 400}}}",
            "the grid has 160000 trainings"});
        for (String[] fault : faults) {
            Path grid = write("grid.json", fault[0]);
            assertEquals(1, run("sweep", grid.toString(), "--out", folder.resolve("out").toString()));
            String said = errors.toString().strip();
            assertTrue(said.startsWith(grid.toString()) && said.contains(fault[1]) && said.lines().count() == 1, said);
        }
        assertEquals(2, run("sweep", "--out", folder.resolve("out").toString()));
        assertEquals(2, run("sweep", "--preset", "none", "--out", folder.resolve("out").toString()));
        assertTrue(Files.notExists(folder.resolve("out")));
    }

    @Test
    void aDamagedResultIsNamed() throws IOException {
        Path grid = write("grid.json", "{\"options\": {\"task\": \"copy:3\", \"units\": 4, \"epochs\": 0.01, \"batch\": 4}}");
        Path out = folder.resolve("out");
        new Sweep(SweepGrid.read(grid), out, false).run(new LocalCluster(1), (runs, of, options, run) -> { });
        Path run;
        try (Stream<Path> files = Files.list(out.resolve("runs"))) {
            run = files.findFirst().orElseThrow();
        }
        Files.writeString(run, "{\"param");
        assertEquals(1, run("sweep", grid.toString(), "--out", out.toString()));
        assertTrue(errors.toString().startsWith(run + ": this is no result of a training"), errors.toString());
    }
}
