package rnnscope.session.sweep;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import rnnscope.language.Words;

/** Files of the results of sweeps: {@code runs.json} in the folder that a sweep writes. */
public final class SweepFiles {
    private static final String NAME = "runs.json";
    private static final ObjectMapper JSON = new ObjectMapper();

    private SweepFiles() {}

    /** Whether a file's name is that of the results of a sweep, or it is a folder with such a file. */
    public static boolean isSweep(Path file) {
        return file.endsWith(NAME) || Files.isRegularFile(file.resolve(NAME));
    }

    /**
     * Reads what a sweep has found.
     *
     * @param from the file, or the folder that it is in
     * @throws IOException              when it cannot be read
     * @throws IllegalArgumentException in words for the user, beginning with the file's name, when it holds no results
     */
    public static SweepResults read(Path from) throws IOException {
        Path file = from.endsWith(NAME) ? from : from.resolve(NAME);
        try {
            JsonNode rows = JSON.readTree(Files.readAllBytes(file));
            require(rows.isArray(), "session.sweep.no-table");
            require(!rows.isEmpty(), "session.sweep.empty");
            List<SweepResults.Run> runs = new ArrayList<>();
            for (JsonNode row : rows) {
                runs.add(run(row, runs.size() + 1, file.resolveSibling("runs")));
            }
            return new SweepResults(file, runs);
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException(file + ": " + Words.of("session.sweep.missing"), e);
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            throw new IllegalArgumentException(file + ": " + Words.of("session.sweep.no-json", line), e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        }
    }

    private static SweepResults.Run run(JsonNode row, int number, Path models) {
        JsonNode given = row.path("options");
        require(given.isObject() && !given.isEmpty(), "session.sweep.no-options", number);
        Map<String, String> options = new LinkedHashMap<>();
        given.properties().forEach(option -> {
            require(option.getValue().isTextual(), "session.sweep.option", number, option.getKey());
            options.put(option.getKey(), option.getValue().asText());
        });
        String name = row.path("run").asText();
        require(name.matches("\\w+"), "session.sweep.no-run", number);
        Path model = models.resolve(name + ".safetensors");
        return new SweepResults.Run(options, measured(row, SweepMetric.HELD_OUT_LOSS, number),
                measured(row, SweepMetric.HELD_OUT_EXACT, number), row.path("fault").asText(),
                Files.isRegularFile(model) ? model : null);
    }

    /** What was not measured is null in the file. */
    private static double measured(JsonNode row, SweepMetric metric, int number) {
        JsonNode value = row.path(metric.field());
        require(value.isNumber() || value.isNull(), "session.sweep.no-metric", number, metric.field());
        return value.isNull() ? Double.NaN : value.doubleValue();
    }

    private static void require(boolean condition, String key, Object... values) {
        if (!condition) {
            throw new IllegalArgumentException(Words.of(key, values));
        }
    }
}
