package rnnscope.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import rnnscope.analysis.comparison.SharedSteps;
import rnnscope.analysis.comparison.SurpriseDifference;
import rnnscope.analysis.similarity.CrossCorrelations;
import rnnscope.analysis.unit.Activity;
import rnnscope.analysis.unit.ActivityReader;
import rnnscope.export.TableFormat;
import rnnscope.figure.comparison.DisagreementsFigure;
import rnnscope.figure.comparison.UnitPairsFigure;
import rnnscope.language.Words;
import rnnscope.math.Kernels;
import rnnscope.math.Workers;
import rnnscope.model.Model;
import rnnscope.network.Reading;
import rnnscope.text.TokenSequence;

/** Command {@code compare}: how two models differ over one text: losses, where they disagree most, units that correspond. */
@Command(name = "compare", mixinStandardHelpOptions = true, showDefaultValues = true, sortOptions = false,
        description = "${bundle:cli.compare.description}")
final class CompareCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "A", descriptionKey = "cli.compare.a")
    private String first;

    @Parameters(index = "1", paramLabel = "B", descriptionKey = "cli.compare.b")
    private String second;

    @Option(names = "--text", required = true, paramLabel = "FILE", descriptionKey = "cli.dynamics.text")
    private String text;

    @Option(names = "--best", paramLabel = "N", defaultValue = "50", descriptionKey = "cli.compare.best")
    private int best;

    @Option(names = "--out", paramLabel = "T", descriptionKey = "cli.compare.out")
    private Path out;

    @Option(names = "--units", paramLabel = "U", descriptionKey = "cli.compare.units")
    private Path units;

    @Option(names = "--layer", paramLabel = "L", descriptionKey = "cli.compare.layer")
    private Integer layer;

    @Option(names = "--other-layer", paramLabel = "L", descriptionKey = "cli.compare.other-layer")
    private Integer otherLayer;

    @Mixin
    private Destination destination;

    @Mixin
    private ForeignOptions foreign;

    @Override
    public Integer call() throws Exception {
        Options options = new Options(spec);
        options.atLeast(1, "--best", best);
        if (units == null) {
            options.refuse("--layer", Words.of("cli.compare.no-units"));
            options.refuse("--other-layer", Words.of("cli.compare.no-units"));
        }
        for (Path file : new Path[] {out, units}) {
            if (file != null) {
                TableFormat.of(file);
                destination.require(file, first, second, text);
            }
        }
        Inputs inputs = new Inputs(spec.commandLine().getErr());
        Model a = inputs.model(first, foreign, text);
        Model b = inputs.model(second, foreign, text);
        int at = units == null ? 0 : UnitOptions.layer(a, layer);
        int otherAt = units == null ? 0 : UnitOptions.layer(b, otherLayer);
        SharedSteps steps = SharedSteps.of(a, inputs.text(a, text), b);
        ProgressLines progress = new ProgressLines(spec.commandLine().getErr(), "symbols");
        SurpriseDifference difference = SurpriseDifference.of(new Reading(Kernels.best(), a, steps.first()),
                new Reading(Kernels.best(), b, steps.second()), steps, progress);
        report(a, b, difference);
        if (out != null) {
            TableFormat.of(out).write(out, DisagreementsFigure.table(rows(steps.first(), difference.most(best))));
        }
        if (units != null) {
            CrossCorrelations found = CrossCorrelations.of(activity(a, steps.first(), at, progress),
                    activity(b, steps.second(), otherAt, progress), progress);
            List<UnitPairsFigure.Row> rows = found.pairs().stream()
                    .map(pair -> new UnitPairsFigure.Row(pair.first(), pair.second(), pair.r())).toList();
            TableFormat.of(units).write(units, UnitPairsFigure.table(rows));
        }
        return 0;
    }

    private void report(Model a, Model b, SurpriseDifference difference) {
        PrintWriter to = spec.commandLine().getOut();
        to.println("model,symbols,bits_per_symbol");
        to.println(line(a.card().name(), difference.count(), difference.firstMean()));
        to.println(line(b.card().name(), difference.count(), difference.secondMean()));
        to.println(line("difference", difference.count(), difference.firstMean() - difference.secondMean()));
    }

    private static String line(String name, int symbols, double bits) {
        String field = name.matches("[^,\"\\r\\n]*") ? name : '"' + name.replace("\"", "\"\"") + '"';
        return field + "," + symbols + "," + (Double.isFinite(bits) ? String.format(Locale.ROOT, "%.6f", bits) : "");
    }

    private static List<DisagreementsFigure.Row> rows(TokenSequence tokens, List<SurpriseDifference.Disagreement> places) {
        List<DisagreementsFigure.Row> rows = new ArrayList<>();
        for (SurpriseDifference.Disagreement place : places) {
            rows.add(DisagreementsFigure.Row.of(tokens, place.step(), place.first(), place.second(), place.bits()));
        }
        return rows;
    }

    private static Activity activity(Model model, TokenSequence tokens, int layer, ProgressLines progress) {
        try (Workers workers = Workers.of(Runtime.getRuntime().availableProcessors())) {
            Activity activity = ActivityReader.read(Kernels.best(), workers, model, tokens.ids(0, tokens.length()),
                    List.of(new ActivityReader.Place(layer, "hidden")), progress).get(0);
            CommandFailures.refuse(activity.overflow());
            return activity;
        }
    }
}
