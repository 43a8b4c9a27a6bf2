package rnnscope.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
import rnnscope.math.HeapRoom;
import rnnscope.math.Kernels;
import rnnscope.math.Workers;
import rnnscope.model.Model;
import rnnscope.text.Corpora;
import rnnscope.text.TextRange;
import rnnscope.text.TokenSequence;
import rnnscope.text.property.TextProperties;
import rnnscope.text.property.TextProperty;

/** Command {@code match}: finds the passages at which the same units are on as over a range; best first. */
@Command(name = "match", mixinStandardHelpOptions = true, showDefaultValues = true, sortOptions = false,
        description = "List the units that are on throughout a range of a text, and write the passages elsewhere at "
                + "which the same units are on, best first.")
final class MatchCommand implements Callable<Integer> {
    private static final List<String> COLUMNS = List.of("from", "to", "shared", "united", "overlap", "length", "score",
            "text");

    @Spec
    private CommandSpec spec;

    @Option(names = "--model", required = true, paramLabel = "M",
            description = "A model file, or the name of a shipped model.")
    private String model;

    @Option(names = "--text", required = true, paramLabel = "FILE",
            description = "What it reads: " + Corpora.SYNTAX + ".")
    private String text;

    @Option(names = "--from", required = true, paramLabel = "A",
            description = "First symbol of the range, counted from 0.")
    private int from;

    @Option(names = "--to", required = true, paramLabel = "B", description = "The symbol after its last.")
    private int to;

    @Option(names = "--layer", paramLabel = "L", description = "Whose units, counted from 1; the last if left out.")
    private Integer layer;

    @Option(names = "--channel", paramLabel = "C", defaultValue = "hidden",
            description = "What of them: hidden, cell, or a gate.")
    private String channel;

    @Option(names = "--threshold", paramLabel = "V", defaultValue = "0.3",
            description = "A unit is on from this value on; one with a sign also from minus it down.")
    private float threshold;

    @Option(names = "--off-before", description = "Only units that are off just before the range.")
    private boolean offBefore;

    @Option(names = "--off-after", description = "Only units that are off just after the range.")
    private boolean offAfter;

    @Option(names = "--best", paramLabel = "N", defaultValue = "50", description = "How many passages, at most.")
    private int best;

    @Option(names = "--out", required = true, paramLabel = "T.csv",
            description = "The table to write, a row for each passage, with the share of its symbols at which each "
                    + "property holds.")
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
        options.require(to > from, "--to is more than --from, not " + to);
        options.require(threshold > 0 && threshold < Float.POSITIVE_INFINITY,
                "--threshold is more than 0, not " + options.typed("--threshold"));
        if (from == 0) {
            options.refuse("--off-before", "there is nothing before the symbol 0");
        }
        destination.require(out, model, text);
        Inputs inputs = new Inputs(spec.commandLine().getErr());
        Model opened = inputs.model(model, foreign, text);
        int at = UnitOptions.layer(opened, layer);
        UnitOptions.requireChannel(opened, at, channel);
        TokenSequence tokens = inputs.text(opened, text);
        require(from >= 0 && to > from && to <= tokens.length(), "no symbols " + from + " to " + to + " in a text of "
                + tokens.length() + " symbols");
        if (to == tokens.length()) {
            options.refuse("--off-after", "nothing follows the last symbol");
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
        HeapRoom.require(bytes * symbols, "comparing " + units + " units over " + symbols + " symbols",
                "take a shorter text");
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
        err.printf(Locale.ROOT, "%d units are on throughout%s%n", pattern.size(),
                units.isEmpty() ? "" : " (+ above, - below 0): " + units);
        err.printf(Locale.ROOT, "%d passages%s%n", matches.size(), matches.isEmpty() ? ""
                : String.format(Locale.ROOT, ", the best with overlap %.3f and length %.3f",
                        matches.get(0).overlap(), matches.get(0).length()));
    }
}
