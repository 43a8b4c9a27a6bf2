package rnnscope.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import rnnscope.analysis.match.ActiveUnits;
import rnnscope.analysis.match.Match;
import rnnscope.analysis.match.Matches;
import rnnscope.analysis.match.Pattern;
import rnnscope.analysis.unit.Activity;
import rnnscope.analysis.unit.ActivityReader;
import rnnscope.io.CsvFile;
import rnnscope.language.Words;
import rnnscope.math.HeapRoom;
import rnnscope.math.Kernels;
import rnnscope.math.Workers;
import rnnscope.model.Model;
import rnnscope.text.TextRange;
import rnnscope.text.TokenSequence;
import rnnscope.text.property.TextProperties;
import rnnscope.text.property.TextProperty;

/** Command {@code match}: finds the passages at which the same units are on as over a range; best first. */
@Command(name = "match", mixinStandardHelpOptions = true, showDefaultValues = true, sortOptions = false,
        description = "${bundle:cli.match.description}")
final class MatchCommand implements Callable<Integer> {
    private static final List<String> COLUMNS = List.of("from", "to", "shared", "united", "overlap", "length", "score",
            "text");

    @Spec
    private CommandSpec spec;

    @Option(names = "--model", required = true, paramLabel = "M", descriptionKey = "cli.model")
    private String model;

    @Option(names = "--text", required = true, paramLabel = "FILE", descriptionKey = "cli.dynamics.text")
    private String text;

    @Option(names = "--from", required = true, paramLabel = "A", descriptionKey = "cli.match.from")
    private int from;

    @Option(names = "--to", required = true, paramLabel = "B", descriptionKey = "cli.match.to")
    private int to;

    @Option(names = "--layer", paramLabel = "L", descriptionKey = "cli.match.layer")
    private Integer layer;

    @Option(names = "--channel", paramLabel = "C", defaultValue = "hidden", descriptionKey = "cli.match.channel")
    private String channel;

    @Option(names = "--threshold", paramLabel = "V", defaultValue = "0.3", descriptionKey = "cli.match.threshold")
    private float threshold;

    @Option(names = "--off-before", descriptionKey = "cli.match.off-before")
    private boolean offBefore;

    @Option(names = "--off-after", descriptionKey = "cli.match.off-after")
    private boolean offAfter;

    @Option(names = "--best", paramLabel = "N", defaultValue = "50", descriptionKey = "cli.match.best")
    private int best;

    @Option(names = "--out", required = true, paramLabel = "T.csv", descriptionKey = "cli.match.out")
    private Path out;

    @Mixin
    private Destination destination;

    @Mixin
    private ForeignOptions foreign;

    @Override
    public Integer call() throws Exception {
        Options options = new Options(spec);
        options.atLeast(1, "--best", best);
        options.atLeast(0, "--from", from);
        options.require(to > from, Words.of("cli.match.to.not", to));
        options.require(threshold > 0 && threshold < Float.POSITIVE_INFINITY,
                Words.of("cli.match.threshold.not", options.typed("--threshold")));
        if (from == 0) {
            options.refuse("--off-before", Words.of("cli.match.nothing-before"));
        }
        destination.require(out, model, text);
        Inputs inputs = new Inputs(spec.commandLine().getErr());
        Model opened = inputs.model(model, foreign, text);
        int at = UnitOptions.layer(opened, layer);
        UnitOptions.requireChannel(opened, at, channel);
        TokenSequence tokens = inputs.text(opened, text);
        require(from >= 0 && to > from && to <= tokens.length(), Words.of("cli.match.range", from, to, tokens.length()));
        if (to == tokens.length()) {
            options.refuse("--off-after", Words.of("cli.match.nothing-after"));
        }
        requireRoom(opened.spec().units(at), tokens.length());
        Pattern pattern = pattern(opened, tokens, at);
        List<Match> matches = Matches.of(pattern, best);
        write(tokens, matches);
        report(pattern, matches);
        return 0;
    }

    /** A byte and two bits for each unit, and a number for each property that is told of a passage. */
    private static void requireRoom(int units, int symbols) {
        long bytes = 4 + units + 16L * ((units + 63) / 64) + 4L * TextProperties.all().size();
        HeapRoom.require(bytes * symbols, Words.of("cli.match.comparing", units, symbols), Words.of("cli.input.shorter"));
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }

    private Pattern pattern(Model opened, TokenSequence tokens, int at) {
        ProgressLines progress = new ProgressLines(spec.commandLine().getErr(), "symbols");
        try (Workers workers = Workers.of(Runtime.getRuntime().availableProcessors())) {
            Activity activity = ActivityReader.read(Kernels.best(), workers, opened,
                    tokens.ids(0, tokens.length()), List.of(new ActivityReader.Place(at, channel)), progress).get(0);
            CommandFailures.refuse(activity.overflow());
            return new Pattern(ActiveUnits.of(activity, threshold, workers, progress), from, to, offBefore, offAfter);
        }
    }

    private void write(TokenSequence tokens, List<Match> matches) throws Exception {
        List<TextProperty> properties = TextProperties.all().stream()
                .filter(p -> p.kind() == TextProperty.Kind.BINARY).toList();
        List<String> columns = new ArrayList<>(COLUMNS);
        List<float[]> values = new ArrayList<>();
        for (TextProperty property : properties) {
            columns.add(property.id());
            values.add(property.values(tokens));
        }
        List<List<?>> rows = new ArrayList<>();
        for (Match match : matches) {
            List<Object> row = new ArrayList<>(List.of(match.from(), match.to(), match.shared(), match.united(),
                    match.overlap(), match.length(), match.score(),
                    tokens.text(match.from(), match.to())));
            values.forEach(property -> row.add(share(property, new TextRange(match.from(), match.to()))));
            rows.add(row);
        }
        CsvFile.write(out, columns, rows);
    }

    /** Share of the symbols at which a property holds, of those where it is defined. */
    private static double share(float[] values, TextRange range) {
        double sum = 0;
        int count = 0;
        for (int t = range.from(); t < range.to(); t++) {
            if (!Float.isNaN(values[t])) {
                sum += values[t];
                count++;
            }
        }
        return sum / count;
    }

    private void report(Pattern pattern, List<Match> matches) {
        PrintWriter err = spec.commandLine().getErr();
        String units = pattern.units().stream().map(side -> (side.below() ? "-" : "+") + side.unit())
                .collect(Collectors.joining(" "));
        err.println(units.isEmpty() ? Words.of("cli.match.no-units", pattern.size())
                : Words.of("cli.match.units", pattern.size(), units));
        err.println(matches.isEmpty() ? Words.of("cli.match.no-passages", matches.size())
                : Words.of("cli.match.passages", matches.size(), matches.get(0).overlap(), matches.get(0).length()));
    }
}
