package rnnscope.cli.training;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import rnnscope.language.Words;
import rnnscope.model.Parameters;
import rnnscope.train.DivergenceException;
import rnnscope.train.Trainer;

/**
 * Training loop of the command line: trains to the end, measures on held-out text, keeps the best, leaves a checkpoint
 * twice a minute, tells how far it is.
 */
public final class TrainingLoop {
    private static final Duration CHECKPOINT_EVERY = Duration.ofSeconds(30);
    private static final long REPORT_NANOS = 5_000_000_000L;
    /** Streams in which held-out text is read while training; the final figure is measured in one. */
    static final int STREAMS = 16;
    /** How often held-out text is measured, in steps, when an epoch is longer than that. */
    private static final int MOST_STEPS_UNMEASURED = 2000;

    /**
     * The parameters with the least held-out loss so far.
     *
     * @param loss infinite before one was measured
     */
    public record Best(Parameters parameters, double loss, double epochs) {
        boolean isMeasured() {
            return loss < Double.POSITIVE_INFINITY;
        }
    }

    /**
     * What training came to.
     *
     * @param divergence what ended it early; null where nothing did
     */
    public record Outcome(Best best, DivergenceException divergence) {}

    /**
     * What the held-out loss is compared with.
     *
     * @param words said beside it; empty for none
     * @param until training ends when the held-out loss is below; 0 for never
     */
    public record Goal(String words, double until) {
        static final Goal NONE = new Goal("", 0);
    }

    /** Measures parameters on the held-out text. */
    @FunctionalInterface
    public interface HeldOut {
        double loss(Parameters parameters, int streams);
    }

    private final Trainer trainer;
    private final long lastIteration;
    private final int measureEvery;
    private final HeldOut heldOut;
    private final Checkpoint checkpoint;
    private final Duration checkpointEvery;
    private final PrintWriter progress;
    private final Goal goal;
    private Best best;
    private double present = Double.NaN;
    private long firstIteration;
    private long start;
    private double smoothedLoss = Double.NaN;

    /**
     * @param epochs     passes over what is learned, more than 0
     * @param checkpoint where an interrupted run goes on
     * @param progress   told how far it is
     */
    public TrainingLoop(Trainer trainer, double epochs, Goal goal, HeldOut heldOut, Checkpoint checkpoint,
            PrintWriter progress) {
        this(trainer, epochs, goal, heldOut, checkpoint, CHECKPOINT_EVERY, progress);
    }

    TrainingLoop(Trainer trainer, double epochs, Goal goal, HeldOut heldOut, Checkpoint checkpoint,
            Duration checkpointEvery, PrintWriter progress) {
        if (!(epochs > 0)) {
            throw new IllegalArgumentException(Words.of("cli.training.epochs", epochs));
        }
        this.trainer = trainer;
        this.lastIteration = Math.max(1, Math.round(epochs * trainer.iterationsPerEpoch()));
        this.measureEvery = Math.min(MOST_STEPS_UNMEASURED, trainer.iterationsPerEpoch());
        this.heldOut = heldOut;
        this.checkpoint = checkpoint;
        this.checkpointEvery = checkpointEvery;
        this.progress = progress;
        this.goal = goal;
        this.best = new Best(trainer.parameters().copy(), Double.POSITIVE_INFINITY, 0);
    }

    /**
     * Trains to the end, or until training diverges.
     *
     * @param resume whether to go on from the checkpoint, where there is one
     * @throws DivergenceException      when training diverges before anything was measured
     * @throws IllegalArgumentException in words for the user when the held-out loss never was a number
     */
    public Outcome run(boolean resume) throws IOException {
        if (resume && checkpoint.exists()) {
            best = checkpoint.restore(trainer);
            progress.println(Words.of("cli.training.resumed", trainer.iteration()));
        } else if (resume) {
            progress.println(Words.of("cli.training.no-checkpoint"));
        }
        DivergenceException divergence = null;
        try {
            train();
        } catch (DivergenceException e) {
            if (!best.isMeasured()) {
                throw e;
            }
            divergence = e;
        }
        if (!best.isMeasured()) {
            throw new IllegalArgumentException(Words.of("cli.training.no-number"));
        }
        return new Outcome(best, divergence);
    }

    private void train() throws IOException {
        firstIteration = trainer.iteration();
        start = System.nanoTime();
        long reported = start;
        long kept = start;
        boolean reached = best.loss() < goal.until();
        while (trainer.iteration() < lastIteration && !reached) {
            trainer.step();
            smoothedLoss = Double.isNaN(smoothedLoss) ? trainer.loss() : 0.98 * smoothedLoss + 0.02 * trainer.loss();
            long now = System.nanoTime();
            if (trainer.iteration() % measureEvery == 0 || trainer.iteration() == lastIteration) {
                measure();
                reached = best.loss() < goal.until();
            }
            if (now - reported > REPORT_NANOS || trainer.iteration() == lastIteration || reached) {
                report();
                reported = now;
            }
            if (now - kept > checkpointEvery.toNanos()) {
                checkpoint.write(trainer, best);
                kept = now;
            }
        }
    }

    private void measure() {
        double loss = heldOut.loss(trainer.parameters(), STREAMS);
        // A short held-out text has no symbol for each stream; then it is read in one.
        loss = Double.isNaN(loss) ? heldOut.loss(trainer.parameters(), 1) : loss;
        present = loss;
        if (loss < best.loss()) {
            best = new Best(trainer.parameters().copy(), loss, trainer.epoch());
        }
    }

    private void report() {
        double seconds = (System.nanoTime() - start) / 1e9;
        long done = trainer.iteration() - firstIteration;
        long left = Math.round(seconds / done * (lastIteration - trainer.iteration()));
        progress.println(Words.of("cli.training.progress", trainer.iteration(), lastIteration, trainer.epoch(), smoothedLoss,
                shown(present), shown(best.loss()), goal.words(),
                done * trainer.symbolsPerIteration() / seconds, left / 60, left % 60));
        progress.flush();
    }

    private static String shown(double loss) {
        return Double.isFinite(loss) ? String.format(Locale.ROOT, "%.4f", loss) : "–";
    }
}
