package rnnscope.bench;

import java.awt.Color;
import java.awt.Robot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Start of the program as users start it, {@code java -jar target/rnnscope.jar}, seen from outside: the time until the
 * middle of the screen shows the window, what its processes hold in memory and what they take of a processor at rest.
 * Made for Linux and a screen that nothing else uses, a virtual one for instance.
 *
 * <pre>
 *   StartBench [starts [seconds at rest [options of java]]]
 * </pre>
 *
 * The first start, which lists classes for the archive, is told apart.
 */
public final class StartBench {
    private static final int SETTLED = 8_000;
    private static final int ARCHIVED = 40_000;
    private static final double TICKS = 100;

    private StartBench() {}

    private record Start(long firstFrame, long resident, double busy) {}

    public static void main(String[] args) throws Exception {
        int starts = args.length > 0 ? Integer.parseInt(args[0]) : 7;
        int rest = args.length > 1 ? Integer.parseInt(args[1]) : 20;
        List<String> options = List.of(args).subList(Math.min(2, args.length), args.length);
        Path home = Files.createTempDirectory("rnnscope-start");
        Start first = start(home, options, ARCHIVED, 1);
        List<Start> later = new ArrayList<>();
        for (int i = 0; i < starts; i++) {
            later.add(start(home, options, SETTLED, i + 1 < starts ? 1 : rest));
        }
        System.out.printf(Locale.ROOT, "| first frame, the very first start | %,d ms |%n", first.firstFrame());
        System.out.printf(Locale.ROOT, "| first frame, median of %d starts (least, greatest) | %,d ms (%,d, %,d) |%n", starts,
                median(later.stream().mapToLong(Start::firstFrame)),
                later.stream().mapToLong(Start::firstFrame).min().orElseThrow(),
                later.stream().mapToLong(Start::firstFrame).max().orElseThrow());
        System.out.printf(Locale.ROOT, "| resident %d s after the start, all processes, median | %,d MB |%n", SETTLED / 1000,
                median(later.stream().mapToLong(Start::resident)));
        System.out.printf(Locale.ROOT, "| processor at rest over %d s | %.2f%% |%n", rest,
                100 * later.get(starts - 1).busy());
        try (Stream<Path> files = Files.walk(home)) {
            files.sorted((a, b) -> b.compareTo(a)).forEach(file -> file.toFile().delete());
        }
    }

    private static long median(LongStream values) {
        long[] sorted = values.sorted().toArray();
        return sorted[sorted.length / 2];
    }

    private static Start start(Path home, List<String> options, int settled, int rest) throws Exception {
        Robot robot = new Robot();
        int x = java.awt.Toolkit.getDefaultToolkit().getScreenSize().width / 2;
        int y = java.awt.Toolkit.getDefaultToolkit().getScreenSize().height / 2;
        Color empty = robot.getPixelColor(x, y);
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(options);
        command.addAll(List.of("-jar", Path.of("target", "rnnscope.jar").toString()));
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        builder.environment().put("JAVA_TOOL_OPTIONS", "-Duser.home=" + home);
        long began = System.nanoTime();
        Process process = builder.start();
        try {
            while (robot.getPixelColor(x, y).equals(empty)) {
                Thread.sleep(5);
                if (!process.isAlive() || System.nanoTime() - began > 60_000_000_000L) {
                    throw new IllegalStateException("no window within a minute");
                }
            }
            long firstFrame = (System.nanoTime() - began) / 1_000_000;
            Thread.sleep(settled);
            long resident = tree(process).mapToLong(StartBench::resident).sum();
            long before = tree(process).mapToLong(StartBench::ticks).sum();
            Thread.sleep(rest * 1000L);
            long after = tree(process).mapToLong(StartBench::ticks).sum();
            return new Start(firstFrame, resident, (after - before) / TICKS / rest);
        } finally {
            List<ProcessHandle> all = tree(process).toList();
            process.destroy();
            for (ProcessHandle one : all) {
                one.onExit().join();
            }
            Thread.sleep(300);
        }
    }

    private static Stream<ProcessHandle> tree(Process process) {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants());
    }

    /** Megabytes of memory that a process holds. */
    private static long resident(ProcessHandle process) {
        return Arrays.stream(read(process, "status").split("\n")).filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024).sum();
    }

    /** Processor time of a process, in hundredths of a second. */
    private static long ticks(ProcessHandle process) {
        String stat = read(process, "stat");
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return fields.length < 13 ? 0 : Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
    }

    private static String read(ProcessHandle process, String file) {
        try {
            return Files.readString(Path.of("/proc", String.valueOf(process.pid()), file));
        } catch (IOException e) {
            return ") ";
        }
    }
}
