package rnnscope.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import rnnscope.math.Kernels;

/**
 * How fast this engine and PyTorch train the same character model, and how fast they take a single step: in turn in one
 * run, so that what else the machine does falls on both alike. Prints a Markdown table of medians over the rounds.
 *
 * <pre>
 *   PeerBench [--fastest] [ROUNDS [SECONDS [WORD ...]]]
 * </pre>
 *
 * {@code --fastest} takes the fastest window of each round instead of the mean: for a machine that is not idle. With
 * words, only the cases whose name contains all of them.
 */
public final class PeerBench {
    private static final int SYMBOLS = 65;

    /**
     * One row of the table.
     *
     * @param batch  0 for a single step
     * @param wanted how many times PyTorch's better speed is asked for
     */
    private record Case(String cell, int units, int batch, int steps, double wanted) {
        boolean isTraining() {
            return batch > 0;
        }

        String title() {
            String name = cell.toUpperCase(Locale.ROOT) + " " + units;
            return !isTraining() ? name + ", one step" : name + ", batch " + batch + ", " + steps + " steps";
        }
    }

    private static final List<Case> CASES = List.of(
            new Case("lstm", 64, 32, 50, 5),
            new Case("lstm", 64, 50, 50, 5),
            new Case("lstm", 128, 32, 50, 4),
            new Case("lstm", 128, 50, 50, 4),
            new Case("lstm", 256, 32, 50, 2.5),
            new Case("lstm", 256, 50, 50, 2.5),
            new Case("lstm", 512, 32, 50, 2),
            new Case("lstm", 512, 50, 50, 2),
            new Case("gru", 128, 32, 50, 3),
            new Case("gru", 128, 50, 50, 3),
            new Case("rnn", 128, 32, 50, 3),
            new Case("rnn", 128, 50, 50, 3),
            new Case("lstm", 128, 1, 25, 10),
            new Case("lstm", 128, 0, 1, 5),
            new Case("lstm", 256, 0, 1, 4),
            new Case("lstm", 512, 0, 1, 4));

    private final int rounds;
    private final double length;
    private final boolean fastest;

    private PeerBench(int rounds, double length, boolean fastest) {
        this.rounds = rounds;
        this.length = length;
        this.fastest = fastest;
    }

    public static void main(String[] args) throws IOException {
        List<String> words = new ArrayList<>(List.of(args));
        boolean fastest = words.remove("--fastest");
        int rounds = words.isEmpty() ? 5 : Integer.parseInt(words.remove(0));
        double seconds = words.isEmpty() ? 1 : Double.parseDouble(words.remove(0));
        new PeerBench(rounds, seconds, fastest).run(words);
    }

    private void run(List<String> words) throws IOException {
        try (TorchPeer torch1 = new TorchPeer(1); TorchPeer torch2 = new TorchPeer(2)) {
            System.out.printf(Locale.ROOT, "Vocabulary %d, one layer, Adam, clip 5; median of %d rounds of %.1f s%s. "
                    + "RnnScope: %s kernels, Java %s. %s on one thread.%n%n", SYMBOLS, rounds, length,
                    fastest ? ", of each the fastest window" : "", Kernels.best().name(),
                    System.getProperty("java.version"), torch1.about());
            System.out.println("| model | PyTorch, 1 thread | 2 threads | RnnScope, 1 thread | 2 threads "
                    + "| 1 against 1 | 2 against 2 | 2 against PyTorch's better | asked for |");
            System.out.println("| --- | --: | --: | --: | --: | --: | --: | --: | --: |");
            for (Case c : CASES) {
                if (words.stream().allMatch(c.title().toLowerCase(Locale.ROOT)::contains)) {
                    System.out.println(row(c, torch1, torch2));
                }
            }
        }
    }

    private String row(Case c, TorchPeer torch1, TorchPeer torch2) throws IOException {
        double[][] seconds = new double[rounds][4];
        if (c.isTraining()) {
            try (OwnTraining own1 = new OwnTraining(c.cell, c.units, c.batch, c.steps, SYMBOLS, 1);
                    OwnTraining own2 = new OwnTraining(c.cell, c.units, c.batch, c.steps, SYMBOLS, 2)) {
                for (double[] s : seconds) {
                    s[0] = of(torch1.train(c.cell, c.units, c.batch, c.steps, SYMBOLS, length));
                    s[2] = of(own1.run(length));
                    s[1] = of(torch2.train(c.cell, c.units, c.batch, c.steps, SYMBOLS, length));
                    s[3] = of(own2.run(length));
                }
            }
        } else {
            OwnStepping own = new OwnStepping(c.cell, c.units, SYMBOLS);
            for (double[] s : seconds) {
                s[0] = of(torch1.step(c.cell, c.units, SYMBOLS, length));
                s[2] = of(own.run(length));
                s[1] = of(torch2.step(c.cell, c.units, SYMBOLS, length));
                s[3] = Double.NaN;
            }
        }
        StringBuilder row = new StringBuilder("| ").append(c.title());
        for (int i = 0; i < 4; i++) {
            int column = i;
            row.append(" | ").append(speed(c, median(seconds, s -> s[column])));
        }
        row.append(" | ").append(ratio(median(seconds, s -> s[0] / s[2])));
        row.append(" | ").append(ratio(median(seconds, s -> s[1] / s[3])));
        row.append(" | ").append(ratio(median(seconds,
                s -> Math.min(s[0], s[1]) / (c.isTraining() ? s[3] : s[2]))));
        return row.append(" | ").append(ratio(c.wanted)).append(" |").toString();
    }

    private double of(Burst burst) {
        return fastest ? burst.fastest() : burst.mean();
    }

    private static String speed(Case c, double seconds) {
        return Double.isNaN(seconds) ? ""
                : c.isTraining() ? String.format(Locale.ROOT, "%,.0f/s", c.batch * c.steps / seconds)
                : String.format(Locale.ROOT, "%.1f µs", seconds / OwnStepping.STEPS * 1e6);
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
