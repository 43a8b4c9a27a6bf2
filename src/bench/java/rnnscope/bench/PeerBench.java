package rnnscope.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import rnnscope.math.Kernels;
import rnnscope.train.example.ExampleTask;
import rnnscope.train.example.ExampleTasks;

/**
 * How fast this engine and PyTorch train the same networks, and how fast they take a single step: in turn in one run, so
 * that what else the machine does falls on both alike. Prints Markdown tables of medians over the rounds, and what the
 * machine can do at most.
 *
 * <pre>
 *   PeerBench [--python] [--fastest] [ROUNDS [SECONDS [WORD ...]]]
 * </pre>
 *
 * PyTorch is libtorch, or with {@code --python} that of a Python. {@code --fastest} takes the fastest window of each
 * round instead of the mean: for a machine that is not idle. With words, only the cases whose name contains all of them.
 */
public final class PeerBench {
    private static final int SYMBOLS = 65;
    private static final int TASK_WINDOWS = 16;

    /** A character model that is trained, and how many times PyTorch's speed is asked for, one thread against one. */
    private record Training(String cell, int units, int batch, int steps, double goal) {
        String title() {
            return cell.toUpperCase(Locale.ROOT) + " " + units + ", " + batch + " × " + steps;
        }

        /** Multiply-adds of a symbol, forward and back, each counted as two: a one-hot input takes none. */
        double flops() {
            int gates = cell.equals("lstm") ? 4 : cell.equals("gru") ? 3 : 1;
            return 6.0 * units * (gates * units + SYMBOLS);
        }
    }

    private static final List<Training> TRAININGS = List.of(
            new Training("lstm", 64, 32, 50, 3),
            new Training("lstm", 64, 50, 50, 3),
            new Training("lstm", 128, 32, 50, 2.5),
            new Training("lstm", 128, 50, 50, 2.5),
            new Training("lstm", 256, 32, 50, 1.8),
            new Training("lstm", 256, 50, 50, 1.8),
            new Training("lstm", 512, 32, 50, 1.5),
            new Training("lstm", 512, 50, 50, 1.5),
            new Training("gru", 128, 32, 50, 3),
            new Training("gru", 128, 50, 50, 3),
            new Training("rnn", 128, 32, 50, 3),
            new Training("rnn", 128, 50, 50, 3),
            new Training("lstm", 128, 1, 25, 6));
    private static final List<String> TASKS = List.of("dates", "english-korean", "sentiment");
    private static final int[] STEPPED = {128, 256, 512};

    private final int rounds;
    private final double seconds;
    private final boolean fastest;
    private final List<String> words;
    private final Peer peer1;
    private final Peer peer2;
    private final MachineLimit limit = new MachineLimit();
    private final double peak;

    private PeerBench(int rounds, double seconds, boolean fastest, List<String> words, Peer peer1, Peer peer2) {
        this.rounds = rounds;
        this.seconds = seconds;
        this.fastest = fastest;
        this.words = words;
        this.peer1 = peer1;
        this.peer2 = peer2;
        this.peak = limit.multiplyAdds(1);
    }

    public static void main(String[] args) throws IOException {
        List<String> words = new ArrayList<>(List.of(args));
        boolean fastest = words.remove("--fastest");
        boolean python = words.remove("--python");
        int rounds = words.isEmpty() ? 5 : Integer.parseInt(words.remove(0));
        double seconds = words.isEmpty() ? 1 : Double.parseDouble(words.remove(0));
        try (Peer peer1 = python ? Peer.python(1) : Peer.libtorch(1);
                Peer peer2 = python ? Peer.python(2) : Peer.libtorch(2)) {
            new PeerBench(rounds, seconds, fastest, words, peer1, peer2).run();
        }
    }

    private void run() throws IOException {
        print("Medians of %d rounds of %.1f s%s. %s on one thread. RnnScope: %s kernels, Java %s. At most, multiply-adds "
                + "in registers: %.0f GFLOP/s on one thread, %.0f on two.", rounds, seconds,
                fastest ? ", of each the fastest window" : "", peer1.about(), Kernels.best().name(),
                System.getProperty("java.version"), peak, limit.multiplyAdds(2));
        String peer = peer1.name();
        List<Training> trainings = TRAININGS.stream().filter(c -> isWanted(c.title())).toList();
        List<String> tasks = TASKS.stream().filter(this::isWanted).toList();
        if (trainings.size() + tasks.size() > 0) {
            print("%n| training, symbols a second | %s, 1 thread | 2 | RnnScope, 1 thread | 2 | 1 against 1 | goal "
                    + "| 2 against its better | 2 against our 1 | 1 thread, of the limit |", peer);
            print("| --- | --: | --: | --: | --: | --: | --: | --: | --: | --: |");
        }
        for (Training c : trainings) {
            train(c);
        }
        for (String task : tasks) {
            train(task);
        }
        int[] stepped = Arrays.stream(STEPPED).filter(units -> isWanted(stepTitle(units))).toArray();
        if (stepped.length > 0) {
            print("%n| one step with softmax, µs | %s | RnnScope | 1 against 1 | goal | reading the weights once "
                    + "| times that | goal |", peer);
            print("| --- | --: | --: | --: | --: | --: | --: | --: |");
        }
        for (int units : stepped) {
            step(units);
        }
    }

    private boolean isWanted(String title) {
        return words.stream().allMatch(title.toLowerCase(Locale.ROOT)::contains);
    }

    private void train(Training c) throws IOException {
        String request = String.format("train %s %d %d %d %d", c.cell, c.units, c.batch, c.steps, SYMBOLS);
        try (OwnTraining own1 = OwnTraining.of(c.cell, c.units, c.batch, c.steps, SYMBOLS, 1);
                OwnTraining own2 = OwnTraining.of(c.cell, c.units, c.batch, c.steps, SYMBOLS, 2)) {
            double[][] times = compare(request, own1, own2);
            double share = c.flops() * own1.symbols() / median(times, t -> t[2]) * 1e-9 / peak;
            row(c.title(), own1.symbols(), times, c.goal, Math.round(100 * share) + "%");
        }
    }

    private void train(String name) throws IOException {
        ExampleTask task = ExampleTasks.of(name);
        try (OwnTraining own1 = OwnTraining.of(task, TASK_WINDOWS, 1);
                OwnTraining own2 = OwnTraining.of(task, TASK_WINDOWS, 2)) {
            double[][] times = compare("task " + name, own1, own2);
            row(name, TASK_WINDOWS * own1.symbols(), times, Double.NaN, "");
        }
    }

    /** Seconds of each round: the peer on one thread and on two, this engine on one and on two. */
    private double[][] compare(String request, OwnTraining own1, OwnTraining own2) throws IOException {
        double[][] times = new double[rounds][4];
        for (double[] t : times) {
            t[0] = of(peer1.ask(request, seconds));
            t[2] = of(own1.run(seconds));
            t[1] = of(peer2.ask(request, seconds));
            t[3] = of(own2.run(seconds));
        }
        return times;
    }

    private static void row(String title, int symbols, double[][] times, double goal, String share) {
        StringBuilder row = new StringBuilder("| ").append(title);
        for (int i = 0; i < 4; i++) {
            int column = i;
            row.append(String.format(Locale.ROOT, " | %,.0f", symbols / median(times, t -> t[column])));
        }
        print("%s | %s | %s | %s | %s | %s |", row, ratio(median(times, t -> t[0] / t[2])), ratio(goal),
                ratio(median(times, t -> Math.min(t[0], t[1]) / t[3])), ratio(median(times, t -> t[2] / t[3])), share);
    }

    private static String stepTitle(int units) {
        return "LSTM " + units + ", one step";
    }

    private void step(int units) throws IOException {
        String request = "step lstm " + units + " " + SYMBOLS;
        OwnStepping own = new OwnStepping("lstm", units, SYMBOLS);
        int bytes = Float.BYTES * (4 * units * units + 10 * units + SYMBOLS * (units + 1));
        double[][] times = new double[rounds][3];
        for (double[] t : times) {
            t[0] = of(peer1.ask(request, seconds)) / OwnStepping.STEPS;
            t[1] = of(own.run(seconds)) / OwnStepping.STEPS;
            t[2] = of(limit.reading(bytes, seconds));
        }
        print("| %s | %.1f | %.1f | %s | 8× | %.1f | %.2f× | 1.3× |", stepTitle(units),
                1e6 * median(times, t -> t[0]), 1e6 * median(times, t -> t[1]), ratio(median(times, t -> t[0] / t[1])),
                1e6 * median(times, t -> t[2]), median(times, t -> t[1] / t[2]));
    }

    private double of(Burst burst) {
        return fastest ? burst.fastest() : burst.mean();
    }

    private static void print(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }

    private static String ratio(double times) {
        return Double.isNaN(times) ? "" : String.format(Locale.ROOT, "%.1f×", times);
    }

    private static double median(double[][] rounds, ToDoubleFunction<double[]> value) {
        double[] sorted = Arrays.stream(rounds).mapToDouble(value).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
