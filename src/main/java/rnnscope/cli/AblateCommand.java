package rnnscope.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
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
import rnnscope.language.Words;
import rnnscope.math.Kernels;
import rnnscope.math.Workers;
import rnnscope.model.Model;
import rnnscope.network.Batch;
import rnnscope.network.LanguageModel;
import rnnscope.network.Reading;
import rnnscope.network.Topology;
import rnnscope.tape.Quantity;
import rnnscope.text.TextRange;
import rnnscope.text.TokenSequence;
import rnnscope.text.property.TextProperties;
import rnnscope.text.property.TextProperty;
import rnnscope.train.example.ExampleTasks;

/** Command {@code ablate}: takes a unit away, and others at random beside it, and writes what the predictions lose. */
@Command(name = "ablate", mixinStandardHelpOptions = true, showDefaultValues = true, sortOptions = false,
        description = "${bundle:cli.ablate.description}")
final class AblateCommand implements Callable<Integer> {
    private static final List<String> COLUMNS = List.of("unit", "chosen", "mean", "silenced_at_ends",
            "silenced_elsewhere", "averaged_at_ends", "averaged_elsewhere");
    /** What rises is the loss, what falls the share of examples that are wholly right. */
    private static final List<String> EXAMPLE_COLUMNS = List.of("unit", "chosen", "mean", "silenced_loss",
            "silenced_exact", "averaged_loss", "averaged_exact");

    @Spec
    private CommandSpec spec;

    @Option(names = "--model", required = true, paramLabel = "M", descriptionKey = "cli.model")
    private String model;

    @Option(names = "--text", paramLabel = "FILE", descriptionKey = "cli.ablate.text")
    private String text;

    @Option(names = "--quantity", paramLabel = "Q", descriptionKey = "cli.ablate.quantity")
    private String quantity;

    @Option(names = "--examples", paramLabel = "N", defaultValue = "100", descriptionKey = "cli.ablate.examples")
    private int examples;

    @Option(names = "--unit", required = true, paramLabel = "N", descriptionKey = "cli.ablate.unit")
    private int unit;

    @Option(names = "--layer", paramLabel = "L", descriptionKey = "cli.ablate.layer")
    private Integer layer;

    @Option(names = "--channel", paramLabel = "C", defaultValue = "hidden", descriptionKey = "cli.ablate.channel")
    private String channel;

    @Option(names = "--property", paramLabel = "P", descriptionKey = "cli.ablate.property")
    private String property;

    @Option(names = "--random", paramLabel = "N", defaultValue = "50", descriptionKey = "cli.ablate.random")
    private int random;

    @Option(names = "--seed", paramLabel = "SEED", defaultValue = "1", descriptionKey = "cli.ablate.seed")
    private long seed;

    @Option(names = "--out", required = true, paramLabel = "T.csv", descriptionKey = "cli.ablate.out")
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
            options.require(text != null, Words.of("cli.ablate.needs-text", opened.card().name()));
            for (String option : List.of("--quantity", "--examples")) {
                options.refuse(option, Words.of("cli.ablate.reads-text"));
            }
            ofText(inputs, opened);
        } else {
            for (String option : List.of("--text", "--property")) {
                options.refuse(option, Words.of("cli.reads-examples", opened.card().name()));
            }
            for (String option : List.of("--layer", "--channel")) {
                options.refuse(option, Words.of("cli.ablate.quantity-says"));
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
        Quantity held = quantity != null ? QuantityNames.changeable(topology, quantity)
                : Quantity.channel(topology.side(), topology.tape(1, 1).lastLayer(), "hidden");
        List<Batch> some = ExampleTasks.learned(opened).heldOut(examples);
        ExampleAblation ablation;
        try (Workers workers = Workers.of(Runtime.getRuntime().availableProcessors())) {
            ablation = ExampleAblation.of(opened, some, held, unit, random, seed, Kernels.best(), workers,
                    new ProgressLines(spec.commandLine().getErr(), "runs"));
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
        err.println(symbols
                ? Words.of("cli.ablate.itself.exact", ablation.examples(), ablation.loss(), 100 * ablation.exact())
                : Words.of("cli.ablate.itself", ablation.examples(), ablation.loss()));
        for (AblationMethod how : AblationMethod.values()) {
            ExampleAblation.Degradation rise = ablation.chosen().degradation(how);
            err.println(Words.of("cli.ablate.of-examples", ablation.chosen().unit(), held, words(how), rise.loss(),
                    symbols ? Words.of("cli.ablate.of-examples.exact", -100 * rise.exact()) : "",
                    ablation.rank(how), ablation.others().size() + 1, above(ablation.z(how))));
        }
    }

    private static String words(AblationMethod how) {
        return Words.of(how == AblationMethod.ZERO ? "cli.ablate.at-zero" : "cli.ablate.at-mean");
    }

    private static List<?> row(UnitEffect effect, boolean chosen) {
        return List.of(effect.unit(), chosen ? 1 : 0, effect.mean(), effect.atZero().atEnds(),
                effect.atZero().elsewhere(), effect.atMean().atEnds(), effect.atMean().elsewhere());
    }

    private void report(Ablation ablation, TextProperty of) {
        PrintWriter err = spec.commandLine().getErr();
        String where = of == null ? "" : Words.of("cli.ablate.where", of.title());
        err.println(Words.of("cli.ablate.text.itself", ablation.stretch().from(), ablation.stretch().to() - 1,
                ablation.lossAtEnds(), ablation.ends(), where, ablation.rest() == 0 ? ""
                        : Words.of("cli.ablate.text.others", ablation.lossElsewhere(), ablation.rest())));
        for (AblationMethod how : AblationMethod.values()) {
            LossIncrease rise = ablation.chosen().increase(how);
            err.println(Words.of("cli.ablate.of-text", ablation.chosen().unit(), words(how), rise.atEnds(), where,
                    ablation.rest() == 0 ? "" : Words.of("cli.ablate.of-text.elsewhere", rise.elsewhere()),
                    ablation.rank(how), ablation.others().size() + 1, above(ablation.z(how))));
        }
    }

    /** Nothing where the others do not differ from each other. */
    private static String above(double z) {
        return Double.isFinite(z) ? Words.of("cli.ablate.above", z) : "";
    }
}
