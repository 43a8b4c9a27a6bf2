package rnnscope.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import rnnscope.cli.RnnScopeCommand;
import rnnscope.text.story.StoryGenerator;

/**
 * What {@code score} takes over long texts, stories that it makes for itself: time and memory, each size in a JVM of its
 * own with a heap of 600 MB. Prints a Markdown table.
 *
 * <pre>
 *   ScoreBench [model] [megabytes …]
 * </pre>
 */
public final class ScoreBench {
    private static final String HEAP = "600m";
    private static final List<String> PROPERTIES = List.of("word", "column", "quotation", "line-end");
    private static final int MEGABYTE = 1_000_000;

    private ScoreBench() {}

    public static void main(String[] args) throws Exception {
        if (args.length == 3 && args[0].equals("--here")) {
            measure(args[1], Path.of(args[2]));
            return;
        }
        List<String> sizes = new ArrayList<>(List.of(args));
        String model = sizes.isEmpty() || sizes.get(0).matches("[0-9]+") ? "hello-rnn" : sizes.remove(0);
        System.out.println("| text | model | seconds | processor seconds | heap in use | of it after collection |\n"
                + "| --- | --- | --: | --: | --: | --: |");
        Path folder = Files.createTempDirectory("score-bench");
        Path text = folder.resolve("text.txt");
        try {
            for (String size : sizes.isEmpty() ? List.of("10", "100", "1000") : sizes) {
                write(text, Integer.parseInt(size));
                if (launch(model, text) != 0) {
                    System.exit(1);
                }
                Files.deleteIfExists(folder.resolve("units.csv"));
            }
        } finally {
            Files.deleteIfExists(folder.resolve("units.csv"));
            Files.deleteIfExists(text);
            Files.deleteIfExists(folder);
        }
    }

    private static void write(Path text, int megabytes) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(text)) {
            for (int i = 0; i < megabytes; i++) {
                out.write(StoryGenerator.generate(1 + i, MEGABYTE), 0, MEGABYTE);
            }
        }
    }

    private static int launch(String model, Path text) throws IOException, InterruptedException {
        String java = System.getProperty("java.home") + File.separator + "bin" + File.separator + "java";
        return new ProcessBuilder(java, "--add-modules", "jdk.incubator.vector", "-Xmx" + HEAP, "-cp",
                System.getProperty("java.class.path"), ScoreBench.class.getName(), "--here", model, text.toString())
                .inheritIO().start().waitFor();
    }

    private static void measure(String model, Path text) throws IOException {
        List<String> command = new ArrayList<>(List.of("score", "--model", model, "--text", text.toString(), "--out",
                text.resolveSibling("units.csv").toString(), "--shards", "12"));
        PROPERTIES.forEach(property -> command.addAll(List.of("--property", property)));
        HeapPeak heap = HeapPeak.watch();
        long begin = System.nanoTime();
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        int code = RnnScopeCommand.run(err, err, command.toArray(String[]::new));
        double seconds = (System.nanoTime() - begin) * 1e-9;
        double processor = ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime() * 1e-9;
        System.out.printf(Locale.ROOT, "| %,d MB | %s | %.1f | %.1f | %d MB | %d MB |%n", Files.size(text) / MEGABYTE, model,
                seconds, processor, heap.used() >> 20, heap.kept() >> 20);
        System.exit(code);
    }
}
