package rnnscope.cli.sweep;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import rnnscope.io.CsvFile;
import rnnscope.job.Cluster;
import rnnscope.language.Words;
import rnnscope.storage.AtomicFile;

/**
 * Sweep whose results stand in a folder: a file for each training that is done, so that what is done is not done again,
 * and the tables of all of them. The tables depend on the grid alone, not on the order in which trainings end.
 */
public final class Sweep {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int KEY = 16;

    private final SweepGrid grid;
    private final Path folder;
    private final boolean models;
    private final List<Map<String, String>> combinations;
    private final List<ArrayList<String>> arguments = new ArrayList<>();
    private final SweepRun[] done;

    /** Is told of trainings that are done. */
    @FunctionalInterface
    public interface Listener {
        void done(int runs, int of, Map<String, String> options, SweepRun run);
    }

    /**
     * A sweep that goes on from what its folder has.
     *
     * @param models whether a model is kept of each training
     * @throws IOException when a result in the folder cannot be read
     */
    public Sweep(SweepGrid grid, Path folder, boolean models) throws IOException {
        this.grid = grid;
        this.folder = folder;
        this.models = models;
        this.combinations = grid.combinations();
        combinations.forEach(options -> arguments.add(new ArrayList<>(SweepGrid.arguments(options))));
        this.done = new SweepRun[combinations.size()];
        for (int i = 0; i < done.length; i++) {
            done[i] = read(arguments.get(i));
        }
    }

    /** Command lines of all trainings, without where they write. */
    public List<ArrayList<String>> arguments() {
        return arguments;
    }

    /** How many are done. */
    public int finished() {
        int count = 0;
        for (SweepRun run : done) {
            count += run == null ? 0 : 1;
        }
        return count;
    }

    /** Trains what is not done yet; after each, its result and the tables are in the folder. */
    public void run(Cluster cluster, Listener listener) throws IOException {
        List<Integer> left = new ArrayList<>();
        ArrayList<ArrayList<String>> shards = new ArrayList<>();
        for (int i = 0; i < done.length; i++) {
            if (done[i] == null) {
                left.add(i);
                shards.add(arguments.get(i));
            }
        }
        writeTables();
        cluster.run(new SweepWork(models), shards, (shard, run) -> {
            int i = left.get(shard);
            write(arguments.get(i), run);
            done[i] = run;
            writeTables();
            listener.done(finished(), done.length, combinations.get(i), run);
        });
    }

    /** Name of a training in the folder. */
    static String key(List<String> arguments) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(String.join("\0", arguments)
                    .getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, KEY);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    private Path file(List<String> arguments, String ending) {
        return folder.resolve("runs").resolve(key(arguments) + ending);
    }

    private SweepRun read(List<String> arguments) throws IOException {
        Path file = file(arguments, ".json");
        if (!Files.exists(file) || models && !Files.exists(file(arguments, ".safetensors")) && !isFault(file)) {
            return null;
        }
        JsonNode run = parse(file);
        return new SweepRun(run.path("fault").asText(), number(run, "held_out_loss"), number(run, "held_out_exact"),
                number(run, "epochs"), run.path("parameters").asLong(), null);
    }

    private static boolean isFault(Path file) throws IOException {
        return !parse(file).path("fault").asText().isEmpty();
    }

    private static JsonNode parse(Path file) throws IOException {
        try {
            JsonNode run = JSON.readTree(Files.readString(file));
            if (run.path("parameters").isNumber()) {
                return run;
            }
        } catch (JsonProcessingException e) {
            // Said below.
        }
        throw new IllegalArgumentException(file + ": " + Words.of("cli.sweep.damaged"));
    }

    private static double number(JsonNode run, String name) {
        return run.path(name).isNumber() ? run.get(name).doubleValue() : Double.NaN;
    }

    private void write(List<String> arguments, SweepRun run) throws IOException {
        Files.createDirectories(folder.resolve("runs"));
        if (run.model() != null) {
            AtomicFile.write(file(arguments, ".safetensors"), out -> out.write(run.model()));
        }
        ObjectNode json = JSON.createObjectNode();
        json.put("command", String.join(" ", arguments));
        addResult(json, run);
        AtomicFile.write(file(arguments, ".json"), out -> out.write(JSON.writerWithDefaultPrettyPrinter()
                .writeValueAsBytes(json)));
    }

    private static void addResult(ObjectNode json, SweepRun run) {
        put(json, "held_out_loss", run.loss());
        put(json, "held_out_exact", run.exact());
        put(json, "epochs", run.epochs());
        json.put("parameters", run.parameters());
        json.put("fault", run.fault());
    }

    /** What is not a number is null, which every reader of JSON takes. */
    private static void put(ObjectNode json, String name, double value) {
        if (Double.isFinite(value)) {
            json.put(name, value);
        } else {
            json.putNull(name);
        }
    }

    /** Of all that is done: a row for each training, and one for each group of those that differ in the seed alone. */
    private void writeTables() throws IOException {
        Files.createDirectories(folder);
        List<String> names = List.copyOf(grid.options().keySet());
        List<List<?>> rows = new ArrayList<>();
        ArrayNode json = JSON.createArrayNode();
        Map<List<String>, List<Double>> groups = new LinkedHashMap<>();
        for (int i = 0; i < done.length; i++) {
            SweepRun run = done[i];
            if (run == null) {
                continue;
            }
            Map<String, String> options = combinations.get(i);
            List<Object> row = new ArrayList<>(options.values());
            row.addAll(List.of(run.loss(), run.exact(), run.epochs(), run.parameters(), key(arguments.get(i)), run.fault()));
            rows.add(row);
            ObjectNode one = json.addObject();
            options.forEach(one.putObject("options")::put);
            addResult(one, run);
            one.put("run", key(arguments.get(i)));
            List<String> group = new ArrayList<>();
            options.forEach((name, value) -> {
                if (!name.equals("seed")) {
                    group.add(value);
                }
            });
            double metric = grid.metric() == SweepGrid.Metric.HELD_OUT_LOSS ? run.loss() : run.exact();
            groups.computeIfAbsent(group, any -> new ArrayList<>()).add(metric);
        }
        List<String> columns = new ArrayList<>(names);
        columns.addAll(List.of("held_out_loss", "held_out_exact", "best_epochs", "parameters", "run", "fault"));
        CsvFile.write(folder.resolve("runs.csv"), columns, rows);
        AtomicFile.write(folder.resolve("runs.json"), out -> out.write(JSON.writerWithDefaultPrettyPrinter()
                .writeValueAsBytes(json)));
        List<String> grouped = new ArrayList<>(names);
        grouped.remove("seed");
        grouped.addAll(List.of("runs", "mean", "deviation", "least", "greatest"));
        CsvFile.write(folder.resolve("groups.csv"), grouped, groups.entrySet().stream()
                .map(group -> row(group.getKey(), group.getValue())).toList());
    }

    /** Mean and sample deviation of what was measured. */
    private static List<?> row(List<String> group, List<Double> all) {
        List<Double> measured = all.stream().filter(value -> !Double.isNaN(value)).toList();
        double mean = measured.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
        double squares = measured.stream().mapToDouble(value -> (value - mean) * (value - mean)).sum();
        List<Object> row = new ArrayList<>(group);
        row.addAll(List.of(measured.size(), mean, measured.size() < 2 ? Double.NaN
                : Math.sqrt(squares / (measured.size() - 1)),
                measured.stream().mapToDouble(Double::doubleValue).min().orElse(Double.NaN),
                measured.stream().mapToDouble(Double::doubleValue).max().orElse(Double.NaN)));
        return row;
    }
}
