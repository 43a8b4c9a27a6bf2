package rnnscope.train.live.history;

import java.util.List;
import rnnscope.train.Trainer;

/**
 * History point with all lanes at one iteration, with everything that training needs to go on from there; immutable.
 *
 * @param iteration steps done by each lane
 * @param seconds   time spent training until then
 * @param lanes     how each was
 * @param states    what each trainer goes on from
 */
public record HistoryPoint(long iteration, double seconds, List<TrainingSnapshot> lanes, List<Trainer.State> states) {
    private static final int OVERHEAD = 4096;

    /** Memory that it takes, about. */
    long bytes() {
        long floats = 0;
        for (Trainer.State state : states) {
            floats += 3L * state.parameters().values().length + state.state().length;
        }
        return OVERHEAD + Float.BYTES * floats;
    }
}
