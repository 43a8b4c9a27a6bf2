package rnnscope.session.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rnnscope.cli.RnnScopeCommand;

class SweepFilesTest {
    @TempDir
    Path folder;

    private SweepResults read(String json) throws IOException {
        return SweepFiles.read(Files.writeString(folder.resolve("runs.json"), json));
    }

    private static String run(String options, String loss, String name) {
        return "{\"options\": {" + options + "}, \"held_out_loss\": " + loss + ", \"held_out_exact\": null, \"fault\": \"\", "
                + "\"run\": \"" + name + "\"}";
    }

    @Test
    void whatACommandWroteIsReadWithItsModels() throws IOException {
        Path grid = Files.writeString(folder.resolve("grid.json"), "{\"options\": {\"task\": [\"copy:10\", \"copy:3\"], "
                + "\"cell\": \"gru\", \"units\": 4, \"batch\": 4, \"epochs\": 0.02}, \"seeds\": 2}");
        Path out = folder.resolve("out");
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        assertEquals(0, RnnScopeCommand.run(nowhere, nowhere, "sweep", grid.toString(), "--out", out.toString(), "--models",
                "--cores", "1"));
        assertTrue(SweepFiles.isSweep(out) && SweepFiles.isSweep(out.resolve("runs.json")));
        assertFalse(SweepFiles.isSweep(out.resolve("runs.csv")) || SweepFiles.isSweep(folder));
        SweepResults results = SweepFiles.read(out);
        assertEquals(results, SweepFiles.read(out.resolve("runs.json")));
        assertEquals(4, results.runs().size());
        assertEquals(List.of("task", "seed"), results.swept());
        assertEquals(List.of("task"), results.compared());
        assertEquals(List.of("copy:3", "copy:10"), results.values("task"), "by size, not by the grid's order");
        for (SweepResults.Run run : results.runs()) {
            assertTrue(Files.isRegularFile(run.model()) && run.loss() > 0, run.toString());
        }
    }

    @Test
    void theBestStandFirstAndWhatWasNotMeasuredNowhere() throws IOException {
        SweepResults results = read("[" + String.join(",", run("\"rate\": \"0.1\"", "0.5", "a"), run("\"rate\": \"1\"", "null", "b"),
                run("\"rate\": \"0.01\"", "0.25", "c")) + "]");
        assertEquals(List.of(0.25, 0.5), results.best(SweepMetric.HELD_OUT_LOSS, 9).stream().map(SweepResults.Run::loss).toList());
        assertEquals(1, results.best(SweepMetric.HELD_OUT_LOSS, 1).size());
        assertEquals(List.of("0.01", "0.1", "1"), results.values("rate"));
        assertEquals(List.of(SweepMetric.HELD_OUT_LOSS), results.metrics());
        assertNull(results.runs().get(0).model());
        SweepResults exact = read("[" + String.join(",", run("\"rate\": \"1\"", "0.5", "a").replace("exact\": null", "exact\": 0.25"),
                run("\"rate\": \"2\"", "0.7", "b").replace("exact\": null", "exact\": 0.75")) + "]");
        assertEquals(List.of(SweepMetric.HELD_OUT_LOSS, SweepMetric.HELD_OUT_EXACT), exact.metrics());
        assertEquals(0.5, exact.best(SweepMetric.HELD_OUT_LOSS, 1).get(0).loss());
        assertEquals(0.75, exact.best(SweepMetric.HELD_OUT_EXACT, 1).get(0).exact());
    }

    @Test
    void aRunOfOneOptionIsAlongIt() throws IOException {
        SweepResults results = read("[" + run("\"cell\": \"gru\", \"seed\": \"1\"", "0.5", "a") + "]");
        assertEquals(List.of("cell"), results.swept());
        assertEquals("cell", results.longest());
    }

    @Test
    void aBadFileIsNamedWithItsFault() {
        Map<String, String> faults = Map.of("", "these are no results of a sweep, which are a list of runs",
                "{}", "these are no results of a sweep, which are a list of runs",
                "[\n{\"options\"", "this is no JSON (line 2)", "[]", "no training of this sweep is done yet",
                "[3]", "run 1 has no \"options\"",
                "[{\"options\": {\"units\": 3}}]", "the option units of run 1 is no text",
                "[{\"options\": {\"units\": \"3\"}}]", "run 1 does not say the name of its file, \"run\"",
                "[" + run("\"units\": \"3\"", "0.5", "../a") + "]", "run 1 does not say the name of its file, \"run\"",
                "[" + run("\"units\": \"3\"", "\"low\"", "a") + "]", "run 1 has neither a number nor null as \"held_out_loss\"");
        faults.forEach((json, fault) -> assertEquals(folder.resolve("runs.json") + ": " + fault,
                assertThrows(IllegalArgumentException.class, () -> read(json)).getMessage()));
        assertEquals(folder.resolve("none/runs.json") + ": there is no such file", assertThrows(IllegalArgumentException.class,
                () -> SweepFiles.read(folder.resolve("none/runs.json"))).getMessage());
    }
}
