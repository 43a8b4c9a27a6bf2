package rnnscope.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import rnnscope.analysis.dynamics.FixedPoint;
import rnnscope.analysis.dynamics.FixedPointSearch;
import rnnscope.analysis.dynamics.LyapunovSpectrum;
import rnnscope.analysis.dynamics.Trajectory;
import rnnscope.io.CsvFile;
import rnnscope.language.Words;
import rnnscope.math.Kernels;
import rnnscope.model.Model;
import rnnscope.network.Progress;
import rnnscope.network.StateUpdate;
import rnnscope.text.SymbolDisplay;
import rnnscope.text.TokenSequence;

/** Command {@code dynamics}: how long a model remembers along a text, and where its state rests while one symbol is held. */
@Command(name = "dynamics", mixinStandardHelpOptions = true, showDefaultValues = true, sortOptions = false,
        description = "${bundle:cli.dynamics.description}")
final class DynamicsCommand implements Callable<Integer> {
    private static final List<String> COLUMNS = List.of("held", "rests", "kind", "speed", "starts", "unstable", "modulus",
            "real", "imaginary", "time_constant");

    @Spec
    private CommandSpec spec;

    @Option(names = "--model", required = true, paramLabel = "M", descriptionKey = "cli.model")
    private String model;

    @Option(names = "--text", required = true, paramLabel = "FILE", descriptionKey = "cli.dynamics.text")
    private String text;

    @Option(names = "--hold", paramLabel = "S", descriptionKey = "cli.dynamics.hold")
    private String hold;

    @Option(names = "--steps", paramLabel = "N", defaultValue = "2000", descriptionKey = "cli.dynamics.steps")
    private int steps;

    @Option(names = "--exponents", paramLabel = "N", defaultValue = "8", descriptionKey = "cli.dynamics.exponents")
    private int exponents;

    @Option(names = "--starts", paramLabel = "N", defaultValue = "200", descriptionKey = "cli.dynamics.starts")
    private int starts;

    @Option(names = "--out", paramLabel = "P.csv", descriptionKey = "cli.dynamics.out")
    private Path out;

    @Mixin
    private Destination destination;

    @Mixin
    private ForeignOptions foreign;

    @Override
    public Integer call() throws Exception {
        Options options = new Options(spec);
        options.atLeast(2, "--steps", steps);
        options.atLeast(1, "--exponents", exponents);
        options.within(1, 10_000, "--starts", starts);
        if (out != null) {
            destination.require(out, model, text);
        }
        Inputs inputs = new Inputs(spec.commandLine().getErr());
        Model opened = inputs.model(model, foreign, text);
        TokenSequence tokens = inputs.text(opened, text);
        int[] read = tokens.ids(0, Math.min(steps, tokens.length()));
        String held = hold == null ? opened.tokenizer().vocabulary().symbol(read[0]) : hold;
        int symbol = opened.tokenizer().vocabulary().id(held);
        options.require(symbol >= 0, Words.of("cli.dynamics.unknown", held));

        StateUpdate update = StateUpdate.of(opened, 1, Kernels.best());
        report(LyapunovSpectrum.along(update.of(Math.min(exponents, update.size())), new float[update.size()], read,
                read.length / 10, Progress.IGNORED));
        StateUpdate many = update.of(starts);
        many.enter(symbol);
        List<FixedPoint> points = FixedPointSearch.search(many,
                Trajectory.spread(Trajectory.along(update, new float[update.size()], read), starts), Progress.IGNORED);
        report(held, points);
        if (out != null) {
            write(held, points);
        }
        return 0;
    }

    private void report(LyapunovSpectrum spectrum) {
        PrintWriter to = spec.commandLine().getOut();
        to.println(Words.of("cli.dynamics.lyapunov", spectrum.steps(),
                String.join(" ", spectrum.exponents().stream().map(e -> String.format(Locale.ROOT, "%.4f", e)).toList())));
        to.println(spectrum.largest() < 0 ? Words.of("cli.dynamics.half-life", spectrum.halfLife())
                : Words.of("cli.dynamics.grows"));
    }

    private void report(String held, List<FixedPoint> points) {
        PrintWriter to = spec.commandLine().getOut();
        String name = SymbolDisplay.name(held).equals(held) ? "\"" + held + "\"" : SymbolDisplay.name(held);
        if (points.isEmpty()) {
            to.println(Words.of("cli.dynamics.none", name));
            return;
        }
        to.println(Words.of("cli.dynamics.points", starts, name, points.stream().filter(FixedPoint::isFixed).count(),
                points.stream().filter(p -> !p.isFixed()).count()));
        for (FixedPoint point : points) {
            to.println(Words.of("cli.dynamics.point", Words.of(point.isFixed() ? "cli.dynamics.fixed" : "cli.dynamics.slow"),
                    Words.of("cli.dynamics.kind." + kind(point)), point.speed(), point.eigenvalues().get(0).modulus(),
                    point.unstableDirections(), point.eigenvalues().size(), point.found()));
        }
    }

    private static String kind(FixedPoint point) {
        return point.kind().name().toLowerCase(Locale.ROOT);
    }

    private void write(String held, List<FixedPoint> points) throws Exception {
        int n = points.isEmpty() ? 0 : points.get(0).state().length;
        List<String> columns = new ArrayList<>(COLUMNS);
        IntStream.range(0, n).forEach(j -> columns.add("state_" + j));
        List<List<?>> rows = new ArrayList<>();
        for (FixedPoint point : points) {
            List<Object> row = new ArrayList<>(Arrays.asList(held, point.isFixed() ? 1 : 0, kind(point), point.speed(),
                    point.found(), point.unstableDirections(), point.eigenvalues().get(0).modulus(),
                    point.eigenvalues().get(0).real(), point.eigenvalues().get(0).imaginary(), point.timeConstant(0)));
            for (float value : point.state()) {
                row.add(value);
            }
            rows.add(row);
        }
        CsvFile.write(out, columns, rows);
    }
}
