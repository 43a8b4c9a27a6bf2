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
import rnnscope.analysis.cause.ExampleAblation;
import rnnscope.analysis.cause.LossIncrease;
import rnnscope.analysis.cause.PropertyEnds;
import rnnscope.analysis.cause.UnitEffect;
import rnnscope.io.CsvFile;
import rnnscope.math.Kernels;
import rnnscope.math.Workers;
import rnnscope.model.Model;
import rnnscope.network.Batch;
import rnnscope.network.LanguageModel;
import rnnscope.network.Reading;
import rnnscope.network.Topology;
import rnnscope.network.module.recurrent.Recurrent;
import rnnscope.tape.Quantity;
import rnnscope.text.Corpora;
import rnnscope.text.TextRange;
import rnnscope.text.TokenSequence;
import rnnscope.text.property.TextProperties;
import rnnscope.text.property.TextProperty;
import rnnscope.train.example.ExampleTasks;

/** Command {@code ablate}: takes a unit away, and others at random beside it, and writes what the predictions lose. */
@Command(name = "ablate", mixinStandardHelpOptions = true, showDefaultValues = true, sortOptions = false,
        description = "Hold a unit at 0 and at its mean, and other units at random beside it, and write how much that "
                + "raises the loss on the second half of a text (on its first 20,000 symbols), or of a model that learned "
                + "from examples on those held out of its task.")
final class AblateCommand implements Callable<Integer> {
    private static final List<String> COLUMNS = List.of("unit", "chosen", "mean", "silenced_at_ends",
            "silenced_elsewhere", "averaged_at_ends", "averaged_elsewhere");
    /** What rises is the loss, what falls the share of examples that are wholly right. */
    private static final List<String> EXAMPLE_COLUMNS = List.of("unit", "chosen", "mean", "silenced_loss",
            "silenced_exact", "averaged_loss", "averaged_exact");

    @Spec
    private CommandSpec spec;

    @Option(names = "--model", required = true, paramLabel = "M",
            description = "A model file, or the name of a shipped model.")
    private String model;

    @Option(names = "--text", paramLabel = "FILE",
            description = "What a language model reads: " + Corpora.SYNTAX + ".")
    private String text;

    @Option(names = "--quantity", paramLabel = "Q",
            description = "Of a model that learned from examples, what the unit is a unit of, as trace calls it "
                    + "(target.l0.hidden, l1.forget, pooled); the last layer's h if left out.")
    private String quantity;

    @Option(names = "--examples", paramLabel = "N", defaultValue = "100",
            description = "Of such a model, examples at most, spread over all that were held out.")
    private int examples;

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
            description = "Other units of the same quantity, drawn at random.")
    private int random;

    @Option(names = "--seed", paramLabel = "SEED", defaultValue = "1", description = "Decides which.")
    private long seed;

    @Option(names = "--out", required = true, paramLabel = "T.csv",
            description = "The table to write, a row for each unit: how much the loss rises, in nats where symbols are "
                    + "predicted.")
    private Path out;

    @Mixin
    private Destination destination;

    @Mixin
    private ForeignOptions foreign;

    @Override
    public Integer call() throws Exception {
        Options options = new Options(spec);
        options.atLeast(2, "--random", random);
        options.atLeast(1, "--examples", examples);
        if (text == null) {
            destination.require(out, model);
        } else {
            destination.require(out, model, text);
        }
        Inputs inputs = new Inputs(spec.commandLine().getErr());
        Model opened = inputs.model(model, foreign, text);
        if (LanguageModel.readsText(opened.spec())) {
            options.require(text != null, "the model " + opened.card().name()
                    + " is a language model; say with --text what it reads");
            for (String option : List.of("--quantity", "--examples")) {
                options.refuse(option, "a language model reads a text, and --layer and --channel say what is held");
            }
            ofText(inputs, opened);
        } else {
            for (String option : List.of("--text", "--property")) {
                options.refuse(option, "the model " + opened.card().name() + " reads the held-out examples of its task");
            }
            for (String option : List.of("--layer", "--channel")) {
                options.refuse(option, "--quantity says what is held of a model that learned from examples");
            }
            ofExamples(opened);
        }
        return 0;
    }

    private void ofText(Inputs inputs, Model opened) throws Exception {
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
        CommandFailures.refuse(reading.overflow());
        Ablation ablation;
        try (Workers workers = Workers.of(Runtime.getRuntime().availableProcessors())) {
            ablation = Ablation.of(reading, stretch, ends, new Ablation.Question(at, channel, unit, random, seed),
                    Kernels.best(), workers, progress);
        }
        List<List<?>> rows = new ArrayList<>(List.of(row(ablation.chosen(), true)));
        ablation.others().forEach(other -> rows.add(row(other, false)));
        CsvFile.write(out, COLUMNS, rows);
        report(ablation, of);
    }

    private void ofExamples(Model opened) throws Exception {
        Topology topology = Topology.of(opened.spec());
        List<Recurrent> layers = topology.layers(topology.side());
        Quantity held = quantity != null ? QuantityNames.changeable(topology, quantity)
                : Quantity.channel(topology.side(), layers.get(layers.size() - 1).recurrence(0), "hidden");
        List<Batch> some = ExampleTasks.learned(opened).heldOut(examples);
        ExampleAblation ablation;
        try (Workers workers = Workers.of(Runtime.getRuntime().availableProcessors())) {
            ablation = ExampleAblation.of(opened, some, held, unit, random, seed, Kernels.best(), workers,
                    new ProgressLines(spec.commandLine().getErr(), "runs of examples"));
        }
        List<List<?>> rows = new ArrayList<>(List.of(row(ablation.chosen(), true)));
        ablation.others().forEach(other -> rows.add(row(other, false)));
        CsvFile.write(out, EXAMPLE_COLUMNS, rows);
        report(ablation, QuantityNames.of(topology, held));
    }

    private static List<?> row(ExampleAblation.Effect effect, boolean chosen) {
        return List.of(effect.unit(), chosen ? 1 : 0, effect.mean(), effect.atZero().loss(), effect.atZero().exact(),
                effect.atMean().loss(), effect.atMean().exact());
    }

    private void report(ExampleAblation ablation, String held) {
        PrintWriter err = spec.commandLine().getErr();
        boolean symbols = !Double.isNaN(ablation.exact());
        err.printf(Locale.ROOT, "%d held-out examples, by itself: loss %.4f%s%n", ablation.examples(), ablation.loss(),
                symbols ? String.format(Locale.ROOT, ", %.1f%% wholly right", 100 * ablation.exact()) : "");
        for (AblationMethod how : AblationMethod.values()) {
            ExampleAblation.Degradation rise = ablation.chosen().degradation(how);
            err.printf(Locale.ROOT, "unit %d of %s %s: loss %+.4f%s; rank %d of %d%s%n", ablation.chosen().unit(), held,
                    words(how), rise.loss(),
                    symbols ? String.format(Locale.ROOT, ", wholly right %+.1f%%", -100 * rise.exact()) : "",
                    ablation.rank(how), ablation.others().size() + 1, above(ablation.z(how)));
        }
    }

    private static String words(AblationMethod how) {
        return how == AblationMethod.ZERO ? "at 0" : "at its mean";
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
                    ablation.chosen().unit(), words(how), rise.atEnds(), where,
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
