package rnnscope.session.sweep;

import java.nio.file.Path;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Results of a sweep: its trainings, as far as they are done.
 *
 * @param file that they were read from
 * @param runs in the order of the grid
 */
public record SweepResults(Path file, List<Run> runs) {
    private static final String SEED = "seed";

    /**
     * Training of a sweep.
     *
     * @param options its value of each option, in the grid's order
     * @param loss    on the held-out part, NaN for none
     * @param exact   share of held-out examples that are wholly right, NaN where there are none
     * @param fault   why there is no model, or why it ended early; empty where nothing was wrong
     * @param model   the file of its model; null where none was kept
     */
    public record Run(Map<String, String> options, double loss, double exact, String fault, Path model) {
        public Run {
            options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
        }

        /** Its values of some options: "cell gru, seed 3". */
        public String named(List<String> some) {
            return some.stream().filter(options::containsKey).map(option -> option + " " + options.get(option))
                    .collect(Collectors.joining(", "));
        }
    }

    public SweepResults {
        runs = List.copyOf(runs);
    }

    /** Options that have more than one value, the seed last; the first option of all where none has. */
    public List<String> swept() {
        LinkedHashSet<String> all = new LinkedHashSet<>();
        runs.forEach(run -> all.addAll(run.options().keySet()));
        List<String> swept = all.stream().filter(option -> values(option).size() > 1)
                .sorted(Comparator.comparing(SEED::equals)).toList();
        return swept.isEmpty() ? all.stream().limit(1).toList() : swept;
    }

    /** Swept options along which groups can be compared: all but the seed, unless there is nothing else. */
    public List<String> compared() {
        List<String> others = swept().stream().filter(option -> !option.equals(SEED)).toList();
        return others.isEmpty() ? swept() : others;
    }

    /** Values of an option: numbers, alone or after the same word ("copy:5", "copy:10"), by size, others in the grid's order. */
    public List<String> values(String option) {
        List<String> values = runs.stream().map(run -> run.options().get(option)).filter(value -> value != null)
                .distinct().toList();
        return isNumeric(values) ? values.stream().sorted(Comparator.comparingDouble(SweepResults::number)).toList() : values;
    }

    /** The option along which a curve says most: of those whose values are numbers the one with the most, else of all. */
    public String longest() {
        return compared().stream().max(Comparator.<String, Boolean>comparing(option -> isNumeric(values(option)))
                .thenComparing(option -> values(option).size())).orElseThrow();
    }

    /** Metrics that some run has. */
    public List<SweepMetric> metrics() {
        return List.of(SweepMetric.values()).stream().filter(metric -> metric == SweepMetric.HELD_OUT_LOSS
                || runs.stream().anyMatch(run -> !Double.isNaN(metric.of(run)))).toList();
    }

    /** The best runs that have a metric, the best first. */
    public List<Run> best(SweepMetric metric, int most) {
        return runs.stream().filter(run -> !Double.isNaN(metric.of(run)))
                .sorted(Comparator.comparing(metric::of, metric.bestFirst())).limit(most).toList();
    }

    private static boolean isNumeric(List<String> values) {
        return values.stream().noneMatch(value -> Double.isNaN(number(value)))
                && values.stream().map(value -> value.substring(0, value.lastIndexOf(':') + 1)).distinct().count() == 1;
    }

    private static double number(String value) {
        try {
            return Double.parseDouble(value.substring(value.lastIndexOf(':') + 1));
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
