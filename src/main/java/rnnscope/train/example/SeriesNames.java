package rnnscope.train.example;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import rnnscope.language.Words;
import rnnscope.model.Model;

/** Names of the numbers that enter a model and come out of it, as its task or the columns of its series call them. */
public final class SeriesNames {
    /** Of the columns of a series, as a model's card has them: "series force.csv (angle, load → torque)". */
    private static final Pattern COLUMNS = Pattern.compile("series (.*) \\((.*) → (.*)\\)");
    private static final List<String> SINE = List.of("train.task.sine.input");
    private static final List<String> CONTEXT = List.of("train.task.context.evidence", "train.task.context.evidence",
            "train.task.context.counts", "train.task.context.counts");
    private static final String PRICES = "task prices";
    private static final List<String> READ_OF_PRICES = List.of("train.prices.yesterday", "train.prices.index",
            "train.prices.mentions");

    private SeriesNames() {}

    /** What enters, "Input 1" where nobody has called it anything. */
    public static List<String> inputs(Model model) {
        String corpus = model.card().corpus();
        int count = model.spec().inputs();
        Matcher columns = COLUMNS.matcher(corpus);
        List<String> names = columns.matches() ? split(columns.group(2)) : corpus.startsWith("task sine") ? ofTask(SINE)
                : corpus.startsWith("task context") ? ofTask(CONTEXT)
                : corpus.equals(PRICES) ? ofTask(READ_OF_PRICES) : List.of();
        return names.size() == count ? names : numbered("train.series.input", count);
    }

    /** What comes out, "Output 1" where nobody has called it anything. */
    public static List<String> outputs(Model model) {
        Matcher columns = COLUMNS.matcher(model.card().corpus());
        int count = model.spec().outputs();
        List<String> names = columns.matches() ? split(columns.group(3))
                : model.card().corpus().equals(PRICES) ? List.of(Words.of("train.prices.today")) : List.of();
        return names.size() == count ? names : count == 1 ? List.of(Words.of("train.series.the-output"))
                : numbered("train.series.output", count);
    }

    /** The file of the series that a card names. */
    static String file(String corpus) {
        Matcher columns = COLUMNS.matcher(corpus);
        return columns.matches() ? columns.group(1) : "";
    }

    /** The task of the series that a card names; empty where it names none. */
    static Optional<String> task(String corpus) {
        Matcher columns = COLUMNS.matcher(corpus);
        return columns.matches() ? Optional.of(SeriesTask.PREFIX + columns.group(1) + ":" + columns.group(3).replace(", ", ","))
                : Optional.empty();
    }

    /** Whether the columns of a series have names that a model's card knows. */
    public static boolean hasColumns(Model model) {
        return COLUMNS.matcher(model.card().corpus()).matches();
    }

    /** How a card has the columns of a series. */
    static String onCard(String file, List<String> inputs, List<String> outputs) {
        return "series " + file + " (" + String.join(", ", inputs) + " → " + String.join(", ", outputs) + ")";
    }

    private static List<String> split(String names) {
        return Arrays.asList(names.split(", "));
    }

    /** Two channels that are called alike are numbered. */
    private static List<String> ofTask(List<String> keys) {
        return IntStream.range(0, keys.size()).mapToObj(i -> Words.of(keys.get(i), i % 2 + 1)).toList();
    }

    private static List<String> numbered(String key, int count) {
        return IntStream.range(0, count).mapToObj(i -> Words.of(key, i + 1)).toList();
    }
}
