package rnnscope.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import rnnscope.analysis.cause.Ablation;
import rnnscope.analysis.cause.AblationMethod;
import rnnscope.analysis.cause.LossIncrease;
import rnnscope.analysis.cause.PropertyEnds;
import rnnscope.analysis.cause.UnitEffect;
import rnnscope.io.CsvFile;
import rnnscope.math.Kernels;
import rnnscope.math.Workers;
import rnnscope.model.Model;
import rnnscope.network.Reading;
import rnnscope.text.Corpora;
import rnnscope.text.TextRange;
import rnnscope.text.TokenSequence;
import rnnscope.text.property.TextProperties;
import rnnscope.text.property.TextProperty;

/** Command {@code ablate}: takes a unit away, and others at random beside it, and writes what the predictions lose. */
@Command(name = "ablate", mixinStandardHelpOptions = true, showDefaultValues = true, sortOptions = false,
        description = "Hold a unit at 0 and at its mean, and other units at random beside it, and write how much that "
                + "raises the loss on the second half of a text (on its first 20,000 symbols).")
final class AblateCommand implements Callable<Integer> {
    private static final List<String> COLUMNS = List.of("unit", "chosen", "mean", "silenced_at_ends",
            "silenced_elsewhere", "averaged_at_ends", "averaged_elsewhere");

    @Spec
    private CommandSpec spec;

    @Option(names = "--model", required = true, paramLabel = "M",
            description = "A model file, or the name of a shipped model.")
    private String model;

    @Option(names = "--text", required = true, paramLabel = "FILE",
            description = "What it reads: " + Corpora.SYNTAX + ".")
    private String text;

    @Option(names = "--unit", required = true, paramLabel = "N", description = "The unit, counted from 0.")
    private int unit;

    @Option(names = "--layer", paramLabel = "L", description = "Its layer, counted from 1; the last if left out.")
    private Integer layer;

    @Option(names = "--channel", paramLabel = "C", defaultValue = "hidden",
            description = "What of it is held: hidden, cell, or a gate.")
    private String channel;

    @Option(names = "--property", paramLabel = "P", description = "Apart, the symbols that end this property: "
            + TextProperties.SYNTAX + ".")
    private String property;

    @Option(names = "--random", paramLabel = "N", defaultValue = "50",
            description = "Other units of the same layer, drawn at random.")
    private int random;

    @Option(names = "--seed", paramLabel = "SEED", defaultValue = "1", description = "Decides which.")
    private long seed;

    @Option(names = "--out", required = true, paramLabel = "T.csv",
            description = "The table to write, a row for each unit, nats per symbol.")
    private Path out;

    @Mixin
    private Destination destination;

    @Mixin
    private ForeignOptions foreign;

    @Override
    public Integer call() throws Exception {
        new Options(spec).atLeast(2, "--random", random);
        destination.require(out, model, text);
        Inputs inputs = new Inputs(spec.commandLine().getErr());
        Model opened = inputs.model(model, foreign, text);
        int at = UnitOptions.layer(opened, layer);
        UnitOptions.requireChannel(opened, at, channel);
        UnitOptions.requireUnit(opened, at, unit);
        TokenSequence tokens = inputs.text(opened, text);
        Reading reading = new Reading(Kernels.best(), opened, tokens);
        TextProperty of = property == null ? null : TextProperties.of(property);
        BitSet ends = of == null ? null : PropertyEnds.of(of.kind(), of.values(tokens));
        TextRange stretch = Ablation.stretch(tokens.length());
        ProgressLines progress = new ProgressLines(spec.commandLine().getErr(), "symbols");
        reading.readAll((read, all) -> progress.report(read, all) && read < stretch.to());
        Failures.refuse(reading.overflow());
        Ablation ablation;
        try (Workers workers = Workers.of(Runtime.getRuntime().availableProcessors())) {
            ablation = Ablation.of(reading, stretch, ends, new Ablation.Question(at, channel, unit, random, seed),
                    Kernels.best(), workers, progress);
        }
        List<List<?>> rows = new ArrayList<>(List.of(row(ablation.chosen(), true)));
        ablation.others().forEach(other -> rows.add(row(other, false)));
        CsvFile.write(out, COLUMNS, rows);
        report(ablation, of);
        return 0;
    }

    private static List<?> row(UnitEffect effect, boolean chosen) {
        return List.of(effect.unit(), chosen ? 1 : 0, effect.mean(), effect.atZero().atEnds(),
                effect.atZero().elsewhere(), effect.atMean().atEnds(), effect.atMean().elsewhere());
    }

    private void report(Ablation ablation, TextProperty of) {
        PrintWriter err = spec.commandLine().getErr();
        String where = of == null ? "" : " where “" + of.title() + "” ends";
        err.printf(Locale.ROOT, "symbols %d to %d, by itself: %.4f nats per symbol at %d symbols%s%s%n",
                ablation.stretch().from(), ablation.stretch().to() - 1, ablation.lossAtEnds(), ablation.ends(), where,
                elsewhere("%.4f at %d others", ablation.lossElsewhere(), ablation.rest()));
        for (AblationMethod how : AblationMethod.values()) {
            LossIncrease rise = ablation.chosen().increase(how);
            err.printf(Locale.ROOT, "unit %d %s: %+.4f%s%s; rank %d of %d%s%n",
                    ablation.chosen().unit(), how == AblationMethod.ZERO ? "at 0" : "at its mean", rise.atEnds(), where,
                    elsewhere("%+.4f elsewhere", rise.elsewhere(), ablation.rest()), ablation.rank(how),
                    ablation.others().size() + 1, above(ablation.z(how)));
        }
    }

    /** Nothing where the others do not differ from each other. */
    private static String above(double z) {
        return Double.isFinite(z) ? String.format(Locale.ROOT, ", %.1f deviations above the others' mean", z) : "";
    }

    private static String elsewhere(String format, double value, int count) {
        return count == 0 ? "" : ", " + String.format(Locale.ROOT, format, value, count);
    }
}
