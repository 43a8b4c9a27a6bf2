package rnnscope.session.training;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import rnnscope.session.EditHistory;
import rnnscope.train.live.RunState;
import rnnscope.train.live.material.TrainingMaterial;
import rnnscope.train.live.setting.TrainingSettings;

/** Past runs that others took the place of, which can be brought back with all that they knew. */
final class PastRuns {
    /** Each may take as much memory as a run's history does. */
    private static final int MOST = 8;

    private final EditHistory<Past> history = new EditHistory<>(MOST);

    /**
     * A run as it was left.
     *
     * @param settings with the learning rate and the clipping that held last
     * @param state    with its whole history; comes at the run's next step boundary
     * @param lane     the one that was chosen
     */
    record Past(TrainingSettings settings, TrainingMaterial material, CompletableFuture<RunState> state, int lane) {}

    /** Another run, or the same from an earlier point, takes the place of {@code past}. */
    void replaced(Past past) {
        history.edited(past);
    }

    /** The run whose place {@code now} took; empty where there is none. */
    Optional<Past> undo(Past now) {
        return history.undo(now);
    }

    /** Whether there is a run whose place another took. */
    boolean hasAny() {
        return !history.past().isEmpty();
    }

    /** The run that took the place of {@code now} before it was brought back; empty where there is none. */
    Optional<Past> redo(Past now) {
        return history.redo(now);
    }
}
