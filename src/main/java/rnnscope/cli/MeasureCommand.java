package rnnscope.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import rnnscope.analysis.bottleneck.LengthGroup;
import rnnscope.language.Words;
import rnnscope.math.Kernels;
import rnnscope.math.Workers;
import rnnscope.model.Model;
import rnnscope.train.example.Accuracy;
import rnnscope.train.example.ExampleBatches;
import rnnscope.train.example.ExampleTask;
import rnnscope.train.example.ExampleTasks;

/** Command {@code measure}: measures a model on a task's held-out examples, by the length of the source. */
@Command(name = "measure", mixinStandardHelpOptions = true, showDefaultValues = true, sortOptions = false,
        description = "${bundle:cli.measure.description}")
final class MeasureCommand implements Callable<Integer> {
    private static final int TOGETHER = 50;

    @Spec
    private CommandSpec spec;

    @Option(names = "--model", required = true, paramLabel = "M", descriptionKey = "cli.model")
    private String model;

    @Option(names = "--grouped", descriptionKey = "cli.measure.grouped")
    private boolean grouped;

    @Mixin
    private ForeignOptions foreign;

    @Override
    public Integer call() throws Exception {
        Model opened = new Inputs(spec.commandLine().getErr()).model(model, foreign, null);
        ExampleTask task = ExampleTasks.learned(opened);
        Accuracy found = Accuracy.of(opened.spec(), opened.parameters(),
                ExampleBatches.heldOut(opened.spec(), task.heldOut(), TOGETHER), Kernels.best(), Workers.of(1));
        if (!Double.isFinite(found.loss())) {
            throw new IllegalArgumentException(Words.of("cli.measure.infinite", opened.card().name()));
        }
        PrintWriter out = spec.commandLine().getOut();
        if (grouped) {
            out.println("from,to,examples,exact,low,high");
            LengthGroup.of(found.byLength()).forEach(of -> out.println(of.from() + "," + of.to() + "," + of.examples() + ","
                    + of.exact() + String.format(Locale.ROOT, ",%.4f,%.4f", of.low(), of.high())));
        } else {
            out.println("length,examples,exact");
            found.byLength().forEach(of -> out.println(of.length() + "," + of.examples() + "," + of.exact()));
        }
        spec.commandLine().getErr().println(Double.isNaN(found.exact()) ? Words.of("cli.measure.loss", found.loss())
                : Words.of("cli.measure.exact", found.loss(), 100 * found.exact(), 100 * found.right()));
        task.remarks().forEach(spec.commandLine().getErr()::println);
        return 0;
    }
}
