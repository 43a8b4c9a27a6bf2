package rnnscope.cli.sweep;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import rnnscope.language.Words;
import rnnscope.text.TextFile;

/**
 * Grid of a sweep: for each option of a training the values that are tried, every one with every other. In a file, JSON
 * or YAML, an option is called as on the command line, without dashes; its value is one, a list, or a range.
 *
 * <pre>
 * options:
 *   task: [copy:10, copy:50]
 *   cell: [rnn-tanh, gru, lstm]
 *   rate: {from: 0.001, to: 0.1, count: 3, scale: log}
 *   units: {from: 16, to: 64, step: 16}
 * seeds: 10
 * metric: held_out_loss
 * </pre>
 *
 * @param options the values of each, in the file's order, the seed last
 * @param metric  by which runs are compared
 */
public record SweepGrid(Map<String, List<String>> options, Metric metric) {
    /** Most trainings of a sweep. */
    private static final int MOST = 100_000;
    /** What the sweep itself says of a training. */
    private static final List<String> OWN = List.of("out", "threads", "resume", "overwrite", "help", "version", "language");

    /** What is measured on the held-out part. */
    public enum Metric {
        /** Mean loss, the less the better. */
        HELD_OUT_LOSS,
        /** Share of the examples that are wholly right, the more the better. */
        HELD_OUT_EXACT
    }

    /** The maps are not changed. */
    public SweepGrid {
        options = Collections.unmodifiableMap(options);
    }

    /**
     * Reads a grid.
     *
     * @throws IOException              when the file cannot be read
     * @throws IllegalArgumentException in words for the user, beginning with the file's name, when it is no grid
     */
    public static SweepGrid read(Path file) throws IOException {
        return parse(file.toString(), TextFile.read(file));
    }

    /** One that comes with the program; null where there is none of that name. */
    public static SweepGrid preset(String name) throws IOException {
        try (InputStream in = SweepGrid.class.getResourceAsStream("/assets/sweeps/" + name + ".json")) {
            return in == null ? null : parse(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    static SweepGrid parse(String file, String text) {
        try {
            boolean json = text.stripLeading().startsWith("{");
            JsonNode root = (json ? new ObjectMapper() : new YAMLMapper()).readTree(text);
            return of(root);
        } catch (JsonProcessingException e) {
            String where = e.getLocation() == null ? "" : Words.of("cli.sweep.at-line", e.getLocation().getLineNr());
            throw new IllegalArgumentException(file + ": " + Words.of("cli.sweep.unreadable", e.getOriginalMessage()) + where);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        }
    }

    private static SweepGrid of(JsonNode root) {
        require(root != null && root.isObject(), "cli.sweep.no-grid");
        root.fieldNames().forEachRemaining(field -> require(List.of("options", "seeds", "metric").contains(field),
                "cli.sweep.field", field));
        JsonNode given = root.path("options");
        require(given.isObject() && !given.isEmpty(), "cli.sweep.no-options");
        Map<String, List<String>> options = new LinkedHashMap<>();
        for (Iterator<String> names = given.fieldNames(); names.hasNext();) {
            String name = names.next();
            require(!OWN.contains(name), "cli.sweep.own", name);
            options.put(name, values(name, given.get(name)));
        }
        if (root.has("seeds")) {
            require(!options.containsKey("seed"), "cli.sweep.two-seeds");
            JsonNode seeds = root.get("seeds");
            List<String> all = new ArrayList<>();
            if (seeds.isInt()) {
                require(seeds.intValue() >= 1 && seeds.intValue() <= MOST, "cli.sweep.seeds", seeds.asText());
                for (int seed = 1; seed <= seeds.intValue(); seed++) {
                    all.add(Integer.toString(seed));
                }
            } else {
                all = values("seeds", seeds);
            }
            options.put("seed", all);
        }
        double count = options.values().stream().mapToDouble(List::size).reduce(1, (a, b) -> a * b);
        require(count <= MOST, "cli.sweep.many", String.format(Locale.ROOT, "%.0f", count), MOST);
        return new SweepGrid(options, metric(root.path("metric")));
    }

    private static Metric metric(JsonNode given) {
        if (given.isMissingNode()) {
            return Metric.HELD_OUT_LOSS;
        }
        for (Metric metric : Metric.values()) {
            if (metric.name().toLowerCase(Locale.ROOT).equals(given.asText())) {
                return metric;
            }
        }
        throw new IllegalArgumentException(Words.of("cli.sweep.metric", given.asText()));
    }

    private static List<String> values(String name, JsonNode given) {
        List<String> values = new ArrayList<>();
        if (given.isArray()) {
            given.forEach(value -> values.add(single(name, value)));
        } else if (given.isObject()) {
            values.addAll(range(name, given));
        } else {
            values.add(single(name, given));
        }
        require(!values.isEmpty(), "cli.sweep.no-values", name);
        return List.copyOf(values);
    }

    private static String single(String name, JsonNode value) {
        require(value.isValueNode() && !value.isNull(), "cli.sweep.value", name, value.toString());
        return value.asText();
    }

    private static List<String> range(String name, JsonNode range) {
        range.fieldNames().forEachRemaining(field -> require(List.of("from", "to", "step", "count", "scale").contains(field),
                "cli.sweep.range-field", name, field));
        double from = number(name, range, "from");
        double to = number(name, range, "to");
        boolean whole = range.get("from").isIntegralNumber() && range.get("to").isIntegralNumber();
        boolean log = range.path("scale").asText("linear").equals("log");
        require(log || range.path("scale").asText("linear").equals("linear"), "cli.sweep.scale", name);
        require(to >= from && (!log || from > 0), "cli.sweep.range", name);
        require(!(range.has("step") && range.has("count")), "cli.sweep.step-or-count", name);
        List<String> values = new ArrayList<>();
        if (range.has("count")) {
            int count = (int) number(name, range, "count");
            require(count >= 2 && count <= MOST, "cli.sweep.range", name);
            for (int i = 0; i < count; i++) {
                double part = i / (count - 1.0);
                double value = log ? from * Math.pow(to / from, part) : from + (to - from) * part;
                // Six digits, so that 0.01 is not 0.010000000000000002.
                values.add(shown(whole && !log ? Math.rint(value) : new BigDecimal(value)
                        .round(new MathContext(6)).doubleValue()));
            }
        } else {
            require(!log, "cli.sweep.log-count", name);
            double step = range.has("step") ? number(name, range, "step") : 1;
            require(step > 0 && (to - from) / step < MOST, "cli.sweep.range", name);
            for (int i = 0; from + i * step <= to + 1e-9 * step; i++) {
                values.add(shown(new BigDecimal(from + i * step).round(new MathContext(9)).doubleValue()));
            }
        }
        return values;
    }

    private static String shown(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15 ? Long.toString((long) value) : Double.toString(value);
    }

    private static double number(String name, JsonNode range, String field) {
        require(range.path(field).isNumber(), "cli.sweep.number", name, field);
        return range.get(field).doubleValue();
    }

    private static void require(boolean condition, String key, Object... values) {
        if (!condition) {
            throw new IllegalArgumentException(Words.of(key, values));
        }
    }

    /** Every combination, the last option changing fastest: the value of each option. */
    public List<Map<String, String>> combinations() {
        List<Map<String, String>> all = new ArrayList<>();
        all.add(Map.of());
        for (Map.Entry<String, List<String>> option : options.entrySet()) {
            List<Map<String, String>> more = new ArrayList<>();
            for (Map<String, String> begun : all) {
                for (String value : option.getValue()) {
                    Map<String, String> longer = new LinkedHashMap<>(begun);
                    longer.put(option.getKey(), value);
                    more.add(longer);
                }
            }
            all = more;
        }
        return all;
    }

    /** A combination as the command line of a training has it; true and false are options without a value. */
    public static List<String> arguments(Map<String, String> combination) {
        List<String> arguments = new ArrayList<>(List.of("train"));
        combination.forEach((option, value) -> {
            if (value.equals("true")) {
                arguments.add("--" + option);
            } else if (!value.equals("false")) {
                arguments.add("--" + option + "=" + value);
            }
        });
        return arguments;
    }
}
