package rnnscope.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import rnnscope.io.ShippedModels;
import rnnscope.math.Kernels;
import rnnscope.math.Workers;
import rnnscope.model.Model;
import rnnscope.train.example.Accuracy;
import rnnscope.train.example.ExampleBatches;
import rnnscope.train.example.ExampleTask;
import rnnscope.train.example.ExampleTasks;

/** Measures a model on the held-out examples of a task, as CSV by the length of the source. */
@Command(name = "measure", mixinStandardHelpOptions = true, showDefaultValues = true, sortOptions = false,
        description = "Measure a model on the held-out examples of its task: a line of CSV for each length of the source.")
final class MeasureCommand implements Callable<Integer> {
    private static final String TASK = "task ";
    private static final int TOGETHER = 50;

    @Spec
    private CommandSpec spec;

    @Option(names = "--model", required = true, paramLabel = "M",
            description = "A model file, or the name of a shipped model.")
    private String model;

    @Override
    public Integer call() throws Exception {
        Model opened = ShippedModels.open(model);
        String corpus = opened.card().corpus();
        if (!corpus.startsWith(TASK) || !ExampleTasks.isTask(corpus.substring(TASK.length()))) {
            throw new IllegalArgumentException("the model " + opened.card().name() + " did not learn a task of examples");
        }
        ExampleTask task = ExampleTasks.of(corpus.substring(TASK.length()));
        Accuracy found = Accuracy.of(opened.spec(), opened.parameters(),
                ExampleBatches.heldOut(opened.spec(), task.heldOut(), TOGETHER), Kernels.best(), Workers.of(1));
        PrintWriter out = spec.commandLine().getOut();
        out.println("length,examples,exact");
        found.byLength().forEach(of -> out.println(of.length() + "," + of.examples() + "," + of.exact()));
        spec.commandLine().getErr().println(String.format(Locale.ROOT, "held-out loss %.5f", found.loss())
                + (Double.isNaN(found.exact()) ? "" : String.format(Locale.ROOT, ", %.2f%% exact, %.2f%% of targets right",
                        100 * found.exact(), 100 * found.right())));
        return 0;
    }
}
