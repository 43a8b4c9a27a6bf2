package rnnscope.session.gradient;

import java.util.List;
import java.util.Set;
import rnnscope.session.gradient.question.BatchRow;
import rnnscope.session.gradient.question.ComparedNetwork;
import rnnscope.session.gradient.question.Levers;
import rnnscope.session.gradient.question.Start;
import rnnscope.train.live.history.TrainingSnapshot;
import rnnscope.train.live.material.TrainingMaterial;
import rnnscope.train.live.setting.TrainingSettings;

/**
 * Lanes of a run as they are looked at: as they are, or as they were at a point of its history. Immutable.
 *
 * @param settings  what the run began with
 * @param lanes     one for each cell of the settings, all at the same iteration
 * @param watched   whether the user wants to see them
 * @param readText  whether they are what reads the open text
 */
public record RunLanes(TrainingSettings settings, TrainingMaterial material, List<TrainingSnapshot> lanes,
        boolean watched, boolean readText) {
    /** The list is copied. */
    public RunLanes {
        lanes = List.copyOf(lanes);
    }

    /** Whether these are lanes of the same run. */
    boolean areOfTheRunOf(RunLanes other) {
        return other != null && other.settings == settings && other.material == material;
    }

    Set<String> cells() {
        return Set.copyOf(settings.cells());
    }

    /** Steps of a window of training. */
    int steps() {
        return material.training(settings).steps();
    }

    /** Sequences side by side in a batch. */
    public int sequences() {
        return settings.batch();
    }

    /** Steps of training done. */
    public long iteration() {
        return lanes.get(0).iteration();
    }

    /** A sequence of the batch that training reads next. */
    BatchRow row(int index) {
        return new BatchRow(settings, material, iteration(), Math.min(index, sequences() - 1));
    }

    /** The lane of this cell; where there is none, or a beginning is asked for, how such a lane begins. */
    ComparedNetwork network(String cell, Levers levers) {
        ComparedNetwork.Beginning beginning = levers.start() == Start.LECTURE
                ? new ComparedNetwork.Beginning(settings.init(), settings.forgetBias(), settings.seed())
                : levers.start().beginning(settings.seed(), levers.length());
        int lane = settings.cells().indexOf(cell);
        if (lane < 0 || !levers.trained()) {
            return ComparedNetwork.atStart(material.model(settings, cell), beginning);
        }
        TrainingSnapshot snapshot = lanes.get(lane);
        return new ComparedNetwork(material.model(settings, cell), snapshot.parameters(), snapshot.iteration() > 0,
                beginning, snapshot.state(), "", List.of());
    }
}
