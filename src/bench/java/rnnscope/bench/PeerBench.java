package rnnscope.bench;

import java.io.IOException;
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
 *   PeerBench [ROUNDS [SECONDS]] [-- words that a case's name must contain]
 * </pre>
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

    private PeerBench() {}

    public static void main(String[] args) throws IOException {
        int end = Arrays.asList(args).indexOf("--");
        List<String> numbers = Arrays.asList(args).subList(0, end < 0 ? args.length : end);
        List<String> words = Arrays.asList(args).subList(end < 0 ? args.length : end + 1, args.length);
        int rounds = numbers.isEmpty() ? 5 : Integer.parseInt(numbers.get(0));
        double seconds = numbers.size() < 2 ? 1 : Double.parseDouble(numbers.get(1));

        try (TorchPeer torch1 = new TorchPeer(1); TorchPeer torch2 = new TorchPeer(2)) {
            System.out.printf(Locale.ROOT, "Vocabulary %d, one layer, Adam, clip 5; median of %d rounds of %.1f s. "
                    + "RnnScope: %s kernels, Java %s. %s on one thread.%n%n", SYMBOLS, rounds, seconds, Kernels.best().name(),
                    System.getProperty("java.version"), torch1.about());
            System.out.println("| model | PyTorch, 1 thread | 2 threads | RnnScope, 1 thread | 2 threads "
                    + "| 1 against 1 | 2 against 2 | 2 against PyTorch's better | asked for |");
            System.out.println("| --- | --: | --: | --: | --: | --: | --: | --: | --: |");
            for (Case c : CASES) {
                if (words.stream().allMatch(c.title().toLowerCase(Locale.ROOT)::contains)) {
                    System.out.println(c.isTraining() ? training(c, rounds, seconds, torch1, torch2)
                            : stepping(c, rounds, seconds, torch1, torch2));
                }
            }
        }
    }

    private static String training(Case c, int rounds, double seconds, TorchPeer torch1, TorchPeer torch2)
            throws IOException {
        double[][] speeds = new double[rounds][4];
        try (OwnTraining own1 = new OwnTraining(c.cell, c.units, c.batch, c.steps, SYMBOLS, 1);
                OwnTraining own2 = new OwnTraining(c.cell, c.units, c.batch, c.steps, SYMBOLS, 2)) {
            for (double[] s : speeds) {
                s[0] = torch1.train(c.cell, c.units, c.batch, c.steps, SYMBOLS, seconds);
                s[2] = own1.symbolsPerSecond(seconds);
                s[1] = torch2.train(c.cell, c.units, c.batch, c.steps, SYMBOLS, seconds);
                s[3] = own2.symbolsPerSecond(seconds);
            }
        }
        return row(c.title(), speeds, "%,.0f/s", c.wanted, median(speeds, s -> s[2] / s[0]),
                median(speeds, s -> s[3] / s[1]), median(speeds, s -> s[3] / Math.max(s[0], s[1])));
    }

    private static String stepping(Case c, int rounds, double seconds, TorchPeer torch1, TorchPeer torch2)
            throws IOException {
        double[][] times = new double[rounds][4];
        OwnStepping own = new OwnStepping(c.cell, c.units, SYMBOLS);
        for (double[] t : times) {
            t[0] = torch1.step(c.cell, c.units, SYMBOLS, seconds);
            t[2] = own.microsecondsPerStep(seconds);
            t[1] = torch2.step(c.cell, c.units, SYMBOLS, seconds);
            t[3] = Double.NaN;
        }
        return row(c.title(), times, "%.1f µs", c.wanted, median(times, t -> t[0] / t[2]), Double.NaN,
                median(times, t -> Math.min(t[0], t[1]) / t[2]));
    }

    private static String row(String title, double[][] rounds, String format, double wanted, double oneToOne,
            double twoToTwo, double toBetter) {
        StringBuilder row = new StringBuilder("| ").append(title);
        for (int i = 0; i < 4; i++) {
            int column = i;
            double median = median(rounds, r -> r[column]);
            row.append(" | ").append(Double.isNaN(median) ? "" : String.format(Locale.ROOT, format, median));
        }
        for (double ratio : new double[] {oneToOne, twoToTwo, toBetter, wanted}) {
            row.append(" | ").append(Double.isNaN(ratio) ? "" : String.format(Locale.ROOT, "%.1f×", ratio));
        }
        return row.append(" |").toString();
    }

    private static double median(double[][] rounds, ToDoubleFunction<double[]> value) {
        double[] sorted = Arrays.stream(rounds).mapToDouble(value).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
