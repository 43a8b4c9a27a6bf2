package rnnscope.train.live;

import java.util.List;
import java.util.Map;
import rnnscope.math.Kernels;
import rnnscope.model.Parameters;
import rnnscope.train.Trainer;
import rnnscope.train.live.history.Metric;
import rnnscope.train.live.history.Metrics;
import rnnscope.train.live.history.SeriesView;
import rnnscope.train.live.history.TrainingSnapshot;
import rnnscope.train.live.material.Attempt;
import rnnscope.train.live.material.HeldOut;
import rnnscope.train.live.material.TrainingMaterial;

/** Model in training, one of those that are trained side by side. Of one thread. */
final class TrainingLane {
    private static final double FORGETTING = 0.1;
    private static final int MEASURE_UPDATE_EVERY = 8;
    /** A network of so few parameters shows what each step does to each of them. */
    private static final int SMALL = 512;

    final Trainer trainer;
    final Metrics metrics = new Metrics();
    /** Null where nothing is held out. */
    final HeldOut heldOut;
    private final Kernels kernels;
    private final TrainingMaterial material;
    private double seconds;
    private double secondsPerStep = Double.NaN;
    private double firstLoss = Double.NaN;
    private final int window;
    private double heldOutLoss = Double.NaN;

    /** @param window steps of a window of training */
    TrainingLane(Trainer trainer, HeldOut heldOut, TrainingMaterial material, int window, Kernels kernels) {
        this.window = window;
        this.trainer = trainer;
        this.heldOut = heldOut;
        this.material = material;
        this.kernels = kernels;
    }

    /** One training step. */
    void step() {
        long start = System.nanoTime();
        boolean measure = trainer.iteration() % MEASURE_UPDATE_EVERY == 0;
        trainer.measureUpdate(measure || isSmall());
        trainer.step();
        metrics.addStep(trainer, measure);
        double took = (System.nanoTime() - start) * 1e-9;
        seconds += took;
        secondsPerStep = Double.isNaN(secondsPerStep) ? took : secondsPerStep + FORGETTING * (took - secondsPerStep);
        firstLoss = Double.isNaN(firstLoss) ? trainer.loss() : firstLoss;
    }

    private boolean isSmall() {
        return trainer.parameters().layout().count() <= SMALL;
    }

    /** Time spent in steps. */
    double seconds() {
        return seconds;
    }

    /** Whether the loss has grown out of all proportion, though it is still a number. */
    boolean hasExploded() {
        return trainer.loss() > 20 * Math.max(1, firstLoss);
    }

    double symbolsPerSecond() {
        return trainer.symbolsPerIteration() / secondsPerStep;
    }

    /** All that is held out has been read by the lane as it was at {@code iteration}. */
    void heldOutMeasured(long iteration) {
        heldOutLoss = heldOut.loss();
        metrics.add(Metric.HELD_OUT_LOSS, iteration, heldOutLoss);
        if (material.isRightOrWrong()) {
            metrics.add(Metric.HELD_OUT_EXACT, iteration, heldOut.exact());
        }
    }

    /** The lane as it is, with copies of what changes. */
    TrainingSnapshot snapshot(Parameters parameters, float[] state) {
        double updateRatio = Math.log10(trainer.updateRatio());
        return new TrainingSnapshot(trainer.iteration(), trainer.epoch(), parameters, trainer.loss(), heldOutLoss,
                trainer.gradientNorm(), trainer.clippedNorm(), updateRatio, state,
                isSmall() ? trainer.lastUpdate() : null);
    }

    void restore(Trainer.State state, long iteration) {
        trainer.restore(state);
        metrics.cutAfter(iteration);
        heldOutLoss = metrics.views().get(Metric.HELD_OUT_LOSS).last();
        if (heldOut != null) {
            heldOut.abandon();
        }
    }

    /** Takes up what was measured before an interruption. */
    void resume(Map<Metric, SeriesView> measured) {
        metrics.resume(measured);
        heldOutLoss = measured.get(Metric.HELD_OUT_LOSS).last();
    }

    /** What it writes. */
    String sample(double temperature) {
        return material.sample(kernels, trainer.model(), trainer.parameters(), window, temperature);
    }

    /** What it makes of held-out examples. */
    List<Attempt> attempts() {
        return material.attempts(kernels, trainer.model(), trainer.parameters());
    }
}
