package rnnscope.train.live;

import java.util.ArrayList;
import java.util.List;
import rnnscope.math.Kernels;
import rnnscope.math.Workers;
import rnnscope.model.ModelSpec;
import rnnscope.train.Batches;
import rnnscope.train.Trainer;
import rnnscope.train.TrainingSpec;
import rnnscope.train.live.material.HeldOut;
import rnnscope.train.live.material.TrainingMaterial;
import rnnscope.train.live.setting.SettingsCheck;
import rnnscope.train.live.setting.TrainingSettings;

/** Builder of runs: a trainer for each lane, all with the same seed and the same batches. */
public final class TrainingRuns {
    private TrainingRuns() {}

    /**
     * A run from the start, or where another was interrupted.
     *
     * @param from null for the start
     * @throws IllegalArgumentException in words for the user when the settings make no sense
     */
    public static LiveTraining begin(TrainingSettings settings, TrainingMaterial material, RunState from,
            Kernels kernels, RunOptions options) {
        var problems = SettingsCheck.problems(settings, material.length());
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(problems.values().iterator().next());
        }
        Workers workers = Workers.of(options.threads());
        try {
            List<TrainingLane> lanes = new ArrayList<>();
            Batches batches = material.training(settings);
            TrainingSpec training = settings.training(batches.steps());
            Batches measured = material.heldOut();
            for (int i = 0; i < settings.cells().size(); i++) {
                ModelSpec model = material.model(settings, settings.cells().get(i));
                Trainer trainer = new Trainer(model, training, batches, kernels, workers);
                if (from != null) {
                    trainer.restore(from.point().states().get(i));
                }
                HeldOut heldOut = measured == null ? null
                        : new HeldOut(model, trainer.parameters().layout(), measured,
                                material.isRightOrWrong(), kernels, workers);
                lanes.add(new TrainingLane(trainer, heldOut, material, training.steps(), kernels));
            }
            long last = settings.epochs() == 0 ? Long.MAX_VALUE
                    : Math.max(1, Math.round(settings.epochs() * lanes.get(0).trainer.iterationsPerEpoch()));
            return new LiveTraining(lanes, last, workers, options, from);
        } catch (RuntimeException | Error e) {
            workers.close();
            throw e;
        }
    }
}
