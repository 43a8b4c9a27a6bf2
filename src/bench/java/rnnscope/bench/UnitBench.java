package rnnscope.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import rnnscope.analysis.match.ActiveUnits;
import rnnscope.analysis.match.Match;
import rnnscope.analysis.match.Matches;
import rnnscope.analysis.match.Pattern;
import rnnscope.analysis.ranking.UnitStudy;
import rnnscope.analysis.unit.Activity;
import rnnscope.analysis.unit.ActivityReader;
import rnnscope.analysis.unit.ActivityReader.Place;
import rnnscope.analysis.unit.OnsetCurve;
import rnnscope.analysis.unit.PropertyValues;
import rnnscope.analysis.unit.UnitHistogram;
import rnnscope.io.ShippedModels;
import rnnscope.math.Kernels;
import rnnscope.math.Workers;
import rnnscope.model.Intervention;
import rnnscope.model.Model;
import rnnscope.network.Progress;
import rnnscope.network.Reading;
import rnnscope.text.TextRange;
import rnnscope.text.TokenSequence;
import rnnscope.text.property.TextProperties;
import rnnscope.text.property.TextProperty;
import rnnscope.text.story.StoryGenerator;

/**
 * What it takes to find out what 256 units know of a text of 1,000,000 symbols, in a heap of 600 MB: reading it,
 * ranking the units by 20 properties, finding passages where the same units are on, and what the views ask for. Prints
 * a Markdown table for the first time in a fresh JVM, as a user has it, and one for the second.
 *
 * <pre>
 *   UnitBench [symbols]
 * </pre>
 */
public final class UnitBench {
    private static final String MODEL = "shakespeare-lstm";
    private static final int SYMBOLS = 1_000_000;
    private static final int PROPERTIES = 20;
    private static final String HEAP = "600m";
    /** A range of the text and a threshold for matching. */
    private static final int MATCHED = 12;
    private static final float THRESHOLD = 0.3f;
    private static final int WINDOW = 1_000;

    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private final int symbols;
    private final Kernels kernels = Kernels.best();

    private UnitBench(int symbols) {
        this.symbols = symbols;
    }

    public static void main(String[] args) throws Exception {
        if (args.length == 2 && args[0].equals("--here")) {
            UnitBench bench = new UnitBench(Integer.parseInt(args[1]));
            bench.measure("for the first time");
            bench.measure("again");
        } else {
            System.exit(launch(args.length == 0 ? SYMBOLS : Integer.parseInt(args[0])));
        }
    }

    /** Runs the bench in a JVM of its own, with a small heap. */
    private static int launch(int symbols) throws IOException, InterruptedException {
        String java = System.getProperty("java.home") + File.separator + "bin" + File.separator + "java";
        return new ProcessBuilder(java, "--add-modules", "jdk.incubator.vector", "-Xmx" + HEAP, "-cp",
                System.getProperty("java.class.path"), UnitBench.class.getName(), "--here", Integer.toString(symbols))
                .inheritIO().start().waitFor();
    }

    private void measure(String when) throws Exception {
        System.out.printf(Locale.ROOT, "%n| %s | seconds | processor seconds |%n| --- | --: | --: |%n", when);
        Model model = ShippedModels.named(MODEL);
        String text = StoryGenerator.generate(1, symbols).substring(0, symbols);
        TokenSequence tokens = time(String.format(Locale.ROOT, "cut %,d characters into symbols", symbols),
                () -> model.tokenizer().encode(text));
        List<TextProperty> properties = properties();
        long begin = System.nanoTime();
        double processor = processor();
        try (Workers workers = Workers.of(Runtime.getRuntime().availableProcessors())) {
            List<Activity> activities = time("read it: " + model.spec().top().units() + " units of " + MODEL,
                    () -> ActivityReader.read(kernels, workers, model, tokens.ids(0, tokens.length()),
                            Place.inEveryLayer(model, "hidden"), Progress.IGNORED));
            UnitStudy study = time("rank them by " + properties.size() + " properties, chance and control included",
                    () -> UnitStudy.rank(kernels, workers, model, tokens, activities, properties, Progress.IGNORED));
            row("**read and rank in all**", (System.nanoTime() - begin) * 1e-9, processor() - processor);
            look(study);
            match(activities.get(0), workers);
        }
        intervene(model, tokens);
        memory();
    }

    /** All that there are, and regular expressions. */
    private static List<TextProperty> properties() {
        List<TextProperty> properties = new ArrayList<>(TextProperties.all());
        for (String expression : List.of("\\bthe\\b", "ing\\b", "[.!?]")) {
            properties.add(TextProperties.regex(expression));
        }
        return properties.subList(0, PROPERTIES);
    }

    private static void look(UnitStudy study) throws Exception {
        Activity activity = study.activities().get(0);
        PropertyValues property = study.properties().get(0);
        TextRange all = new TextRange(0, activity.steps());
        time("histogram by property and curve around its onset, one unit", () -> {
            UnitHistogram.of(activity, 7, property, all, 8, 40);
            return OnsetCurve.of(activity, 7, property, all, 40, 40);
        });
        time("overview of one unit over the whole text, 2,048 parts", () -> activity.means(7, 2048));
    }

    private static void match(Activity activity, Workers workers) throws Exception {
        ActiveUnits sets = time("which units are on at each symbol",
                () -> ActiveUnits.of(activity, THRESHOLD, workers, Progress.IGNORED));
        int from = activity.steps() / 2;
        List<Match> matches = time("the best 50 passages for a range of " + MATCHED + " symbols",
                () -> Matches.of(new Pattern(sets, from, from + MATCHED, false, false), 50));
        if (matches.isEmpty()) {
            throw new IllegalStateException("nothing was found");
        }
    }

    private void intervene(Model model, TokenSequence tokens) throws Exception {
        Model modified = new Model(model.spec(), model.parameters(), model.tokenizer(), model.card(),
                List.of(new Intervention.Clamp(0, "hidden", 7, 0, TextRange.ALL)));
        Reading reading = new Reading(kernels, modified, tokens);
        time(String.format(Locale.ROOT, "a window of %,d steps with a unit silenced, every channel", WINDOW),
                () -> reading.trace(0, WINDOW));
    }

    private static <T> T time(String what, Callable<T> work) throws Exception {
        long begin = System.nanoTime();
        double processor = processor();
        T result = work.call();
        row(what, (System.nanoTime() - begin) * 1e-9, processor() - processor);
        return result;
    }

    private static void row(String what, double seconds, double processor) {
        System.out.printf(Locale.ROOT, "| %s | %.3f | %.3f |%n", what, seconds, processor);
    }

    private static double processor() {
        return SYSTEM.getProcessCpuTime() * 1e-9;
    }

    /** The most memory that the process has had, where the system tells. */
    private static void memory() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (Files.exists(status)) {
            for (String line : Files.readAllLines(status)) {
                if (line.startsWith("VmHWM")) {
                    System.out.printf("%nHeap at most %s; the whole process at most %s%n", HEAP,
                            line.replaceAll("\\D+(\\d+ kB)", "$1"));
                }
            }
        }
    }
}
