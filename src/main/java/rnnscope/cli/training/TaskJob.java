package rnnscope.cli.training;

import java.util.Locale;
import rnnscope.language.Words;
import rnnscope.math.Kernels;
import rnnscope.math.Workers;
import rnnscope.model.ModelSpec;
import rnnscope.model.Parameters;
import rnnscope.text.Tokenizer;
import rnnscope.train.Batches;
import rnnscope.train.Evaluation;
import rnnscope.train.TrainingSpec;
import rnnscope.train.task.Task;
import rnnscope.train.task.TaskBatches;

/** Lesson of solving a task with a known optimum. */
public record TaskJob(Task task, ModelSpec model, TrainingSpec training) implements TrainingJob {

    @Override
    public String name() {
        return "task " + task.id();
    }

    @Override
    public String sha256() {
        return "";
    }

    @Override
    public Tokenizer tokenizer() {
        return task.tokenizer();
    }

    @Override
    public Batches batches() {
        return TaskBatches.training(task, training.batch(), training.seed());
    }

    @Override
    public String fingerprint() {
        return name();
    }

    @Override
    public String bounds() {
        return Words.of("cli.task.bounds", task.trivial().loss(), task.optimum().loss());
    }

    @Override
    public double heldOutLoss(Parameters parameters, int streams, Kernels kernels, Workers workers) {
        return Evaluation.loss(model, parameters, TaskBatches.heldOut(task), kernels, workers);
    }

    @Override
    public String describe(double loss) {
        return String.format(Locale.ROOT, "%.5f %s%s", loss, task.lossName(), bounds());
    }
}
