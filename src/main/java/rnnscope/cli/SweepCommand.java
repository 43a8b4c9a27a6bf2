package rnnscope.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import rnnscope.cli.sweep.Sweep;
import rnnscope.cli.sweep.SweepGrid;
import rnnscope.language.Words;

/** Command {@code sweep}: trains a network for each combination of a grid of options. */
@Command(name = "sweep", mixinStandardHelpOptions = true, showDefaultValues = true, sortOptions = false,
        description = "${bundle:cli.sweep.description}")
final class SweepCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @ParentCommand
    private RnnScopeCommand program;

    @Parameters(paramLabel = "GRID", arity = "0..1", descriptionKey = "cli.sweep.grid")
    private Path file;

    @Option(names = "--preset", paramLabel = "NAME", descriptionKey = "cli.sweep.preset")
    private String preset;

    @Option(names = "--out", required = true, paramLabel = "FOLDER", descriptionKey = "cli.sweep.out")
    private Path out;

    @Option(names = "--models", descriptionKey = "cli.sweep.models")
    private boolean models;

    @Mixin
    private ShardOptions where;

    @Override
    public Integer call() throws Exception {
        Options options = new Options(spec);
        options.require(file == null != (preset == null), Words.of("cli.sweep.what"));
        where.require(options);
        SweepGrid grid = file != null ? SweepGrid.read(file) : SweepGrid.preset(preset);
        options.require(grid != null, Words.of("cli.sweep.no-preset", preset));
        if (Files.exists(out) && !Files.isDirectory(out)) {
            throw new IOException(out + ": " + Words.of("cli.sweep.no-folder"));
        }
        Sweep sweep = new Sweep(grid, out, models);
        sweep.arguments().forEach(this::requireTraining);
        PrintWriter err = spec.commandLine().getErr();
        int before = sweep.finished();
        if (before > 0) {
            err.println(Words.of("cli.sweep.done-before", before, sweep.arguments().size()));
        }
        sweep.run(where.cluster(program), (runs, of, combination, run) -> {
            String named = combination.entrySet().stream().map(option -> option.getKey() + " " + option.getValue())
                    .collect(Collectors.joining(", "));
            err.println(Words.of("cli.sweep.run", runs, of, named, run.fault().isEmpty()
                    ? Words.of("cli.sweep.loss", String.format(Locale.ROOT, "%.4f", run.loss())) : run.fault()));
            err.flush();
        });
        err.println(Words.of("cli.sweep.written", out.resolve("runs.csv"), sweep.finished(), sweep.arguments().size()));
        return 0;
    }

    /** That a command line is one of a training, before any is begun. */
    private void requireTraining(List<String> arguments) {
        CommandLine train = new CommandLine(new TrainCommand());
        train.setResourceBundle(Words.bundle());
        train.setCaseInsensitiveEnumValuesAllowed(true);
        String[] all = arguments.stream().skip(1).toArray(String[]::new);
        try {
            String[] whole = Arrays.copyOf(all, all.length + 1);
            whole[all.length] = "--out=model.safetensors";
            train.parseArgs(whole);
        } catch (ParameterException e) {
            throw new IllegalArgumentException((file == null ? preset : file.toString()) + ": "
                    + Words.of("cli.sweep.no-training", String.join(" ", all), ParserWords.of(e)));
        }
    }
}
