package rnnscope.bench;

import java.util.Random;
import rnnscope.math.Kernels;
import rnnscope.math.Workers;
import rnnscope.model.ModelSpec;
import rnnscope.train.Initialisation;
import rnnscope.train.Optimizer;
import rnnscope.train.Trainer;
import rnnscope.train.TrainingSpec;
import rnnscope.train.example.ExampleBatches;
import rnnscope.train.example.ExampleTask;

/** Trains one model for as long as it is asked to. */
final class OwnTraining implements AutoCloseable {
    private static final int WINDOWS = 32;
    private static final int SEED = 1;
    private static final double WARM_UP_SECONDS = 3;

    private final Workers workers;
    private final Trainer trainer;
    private final int windows;

    private OwnTraining(Trainer trainer, Workers workers, int windows) {
        this.trainer = trainer;
        this.workers = workers;
        this.windows = windows;
        run(WARM_UP_SECONDS);
    }

    /** A character model, a window at a time. */
    static OwnTraining of(String cell, int units, int batch, int steps, int symbols, int threads) {
        Workers workers = Workers.of(threads);
        int[] text = new Random(1).ints((long) batch * (WINDOWS * steps + 1), 0, symbols).toArray();
        TrainingSpec spec = new TrainingSpec(batch, steps, Optimizer.Kind.ADAM, 0.002, 1, 0, 5,
                Initialisation.UNIFORM, 1, SEED);
        return new OwnTraining(new Trainer(ModelSpec.of(id(cell), 1, units, symbols), spec, text, Kernels.best(),
                workers), workers, 1);
    }

    /** A task, several windows at a time, since they differ in length. */
    static OwnTraining of(ExampleTask task, int windows, int threads) {
        Workers workers = Workers.of(threads);
        int steps = ExampleBatches.training(task.model(), task.training(), 1, SEED).steps();
        TrainingSpec spec = task.training(steps, SEED);
        return new OwnTraining(new Trainer(task.model(), spec,
                ExampleBatches.training(task.model(), task.training(), spec.batch(), SEED), Kernels.best(), workers),
                workers, windows);
    }

    /** The engine's id of what PyTorch calls rnn, lstm, gru. */
    static String id(String cell) {
        return cell.equals("rnn") ? "rnn-tanh" : cell;
    }

    /** Symbols of a window, on average. */
    int symbols() {
        return trainer.symbolsPerIteration();
    }

    Burst run(double seconds) {
        return Burst.of(() -> {
            for (int i = 0; i < windows; i++) {
                trainer.step();
            }
        }, seconds);
    }

    @Override
    public void close() {
        workers.close();
    }
}
