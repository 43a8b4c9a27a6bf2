package rnnscope.cli.training;

import java.util.function.UnaryOperator;
import rnnscope.language.Words;
import rnnscope.math.Kernels;
import rnnscope.math.Workers;
import rnnscope.model.ModelSpec;
import rnnscope.model.Parameters;
import rnnscope.text.Tokenizer;
import rnnscope.train.Batches;
import rnnscope.train.TrainingSpec;
import rnnscope.train.example.Accuracy;
import rnnscope.train.example.ExampleBatches;
import rnnscope.train.example.ExampleTask;

/** Lesson of doing what examples show. */
public record ExampleJob(ExampleTask task, ModelSpec model, TrainingSpec training) implements TrainingJob {

    /** @param chosen from the task's own settings to those that are wanted */
    public static ExampleJob of(ExampleTask task, ModelSpec model, long seed, UnaryOperator<TrainingSpec> chosen) {
        int steps = ExampleBatches.training(model, task.training(), 1, seed).steps();
        return new ExampleJob(task, model, chosen.apply(task.training(steps, seed)));
    }

    @Override
    public String name() {
        return task.cardName();
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
    public Tokenizer output() {
        return task.output();
    }

    @Override
    public Batches batches() {
        return ExampleBatches.training(model, task.training(), training.batch(), training.seed());
    }

    @Override
    public String fingerprint() {
        return name();
    }

    @Override
    public String bounds() {
        return "";
    }

    @Override
    public double heldOutLoss(Parameters parameters, int streams, Kernels kernels, Workers workers) {
        return accuracy(parameters, kernels, workers).loss();
    }

    @Override
    public double heldOutExact(Parameters parameters, Kernels kernels, Workers workers) {
        return accuracy(parameters, kernels, workers).exact();
    }

    private Accuracy accuracy(Parameters parameters, Kernels kernels, Workers workers) {
        return Accuracy.of(model, parameters, ExampleBatches.heldOut(model, task.heldOut(), training.batch()), kernels,
                workers);
    }

    @Override
    public String describe(double loss) {
        return Words.of(model.predictsSymbols() ? "cli.examples.nats" : model.draws() ? "cli.examples.pixel"
                : "cli.examples.squared", loss);
    }
}
