package rnnscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rnnscope.io.CsvFile;
import rnnscope.text.ShippedTexts;

class CompareCommandTest {
    @TempDir
    Path folder;
    private final StringWriter said = new StringWriter();
    private final StringWriter errors = new StringWriter();

    private int run(String... arguments) {
        List<String> all = new ArrayList<>(List.of("compare"));
        all.addAll(List.of(arguments));
        return RnnScopeCommand.run(new PrintWriter(said), new PrintWriter(errors), all.toArray(String[]::new));
    }

    @Test
    void twoModelsOverOneText() throws Exception {
        Path text = folder.resolve("text.txt");
        Files.writeString(text, ShippedTexts.load("story").substring(0, 1500));
        Path list = folder.resolve("list.csv");
        Path json = folder.resolve("list.json");
        Path units = folder.resolve("units.csv");
        assertEquals(0, run("story-rnn", "story-lstm", "--text", text.toString(), "--best", "7", "--out", list.toString(),
                "--units", units.toString()), errors::toString);
        String[] totals = said.toString().split("\r?\n");
        assertEquals("model,symbols,bits_per_symbol", totals[0]);
        assertTrue(totals[1].startsWith("story-rnn,1499,"), totals[1]);
        double rnn = Double.parseDouble(totals[1].split(",")[2]);
        double lstm = Double.parseDouble(totals[2].split(",")[2]);
        assertTrue(lstm < rnn, "the LSTM has learned more");
        assertEquals(rnn - lstm, Double.parseDouble(totals[3].split(",")[2]), 2e-6);
        List<List<String>> rows = CsvFile.read(list);
        assertEquals(7, rows.size());
        double last = Double.POSITIVE_INFINITY;
        String read = Files.readString(text);
        for (List<String> row : rows) {
            assertEquals(read.substring(Integer.parseInt(row.get(0)), Integer.parseInt(row.get(0)) + 1), row.get(2));
            double bits = Double.parseDouble(row.get(5));
            assertEquals(Math.log(Double.parseDouble(row.get(4)) / Double.parseDouble(row.get(3))) / Math.log(2), bits, 1e-5);
            assertTrue(Math.abs(bits) <= last);
            last = Math.abs(bits);
        }
        List<List<String>> pairs = CsvFile.read(units);
        assertEquals(128, pairs.size());
        assertTrue(Math.abs(Double.parseDouble(pairs.get(0).get(2))) >= Math.abs(Double.parseDouble(pairs.get(127).get(2))));

        assertEquals(0, run("story-rnn", "story-lstm", "--text", text.toString(), "--best", "7", "--out", json.toString()));
        JsonNode again = new ObjectMapper().readTree(json.toFile());
        assertEquals(rows.get(6).get(0), again.get("step").get(6).asText());
    }

    @Test
    void whatCannotBeComparedIsRefused() {
        assertEquals(1, run("story-lstm", "dates-gru", "--text", "hello"));
        assertTrue(errors.toString().contains("dates-gru"), errors::toString);
        assertEquals(2, run("story-lstm", "story-rnn", "--text", "hello", "--layer", "1"));
        assertTrue(errors.toString().contains("--layer does nothing here"), errors::toString);
    }
}
