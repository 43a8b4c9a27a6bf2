package rnnscope.bench;

import java.util.Random;
import rnnscope.math.Kernels;
import rnnscope.math.Workers;
import rnnscope.model.ModelSpec;
import rnnscope.train.Initialisation;
import rnnscope.train.Optimizer;
import rnnscope.train.Trainer;
import rnnscope.train.TrainingSpec;

/** Trains one model for as long as it is asked to. */
final class OwnTraining implements AutoCloseable {
    private static final int WINDOWS = 32;
    private static final double WARM_UP_SECONDS = 3;

    private final Workers workers;
    private final Trainer trainer;

    OwnTraining(String cell, int units, int batch, int steps, int symbols, int threads) {
        workers = Workers.of(threads);
        int[] text = new Random(1).ints((long) batch * (WINDOWS * steps + 1), 0, symbols).toArray();
        TrainingSpec spec = new TrainingSpec(batch, steps, Optimizer.Kind.ADAM, 0.002, 1, 0, 5,
                Initialisation.UNIFORM, 1, 1);
        trainer = new Trainer(ModelSpec.of(id(cell), 1, units, symbols), spec, text, Kernels.best(), workers);
        run(WARM_UP_SECONDS);
    }

    /** The engine's id of what PyTorch calls rnn, lstm, gru. */
    static String id(String cell) {
        return cell.equals("rnn") ? "rnn-tanh" : cell;
    }

    Burst run(double seconds) {
        return Burst.of(trainer::step, seconds);
    }

    @Override
    public void close() {
        workers.close();
    }
}
