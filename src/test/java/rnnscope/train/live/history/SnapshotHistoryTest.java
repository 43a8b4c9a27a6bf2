package rnnscope.train.live.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import rnnscope.model.ModelSpec;
import rnnscope.model.Parameters;
import rnnscope.network.Topology;
import rnnscope.train.Hyperparameters;
import rnnscope.train.Trainer;

class SnapshotHistoryTest {
    private final Parameters parameters = new Parameters(Topology.of(ModelSpec.of("lstm", 1, 16, 10)).parameters());

    private HistoryPoint point(long iteration) {
        Trainer.State state = new Trainer.State(iteration, parameters, parameters, parameters, new float[32],
                new Hyperparameters(1, 1, 0, 0));
        return new HistoryPoint(iteration, 0, List.of(), List.of(state));
    }

    @Test
    void keepsToItsBudgetAndStaysDenseEarlyAndLately() {
        int most = 40;
        SnapshotHistory history = new SnapshotHistory(most * point(0).bytes());
        for (int i = 0; i <= 20_000; i += i < 10 ? 1 : 20) {
            history.add(point(i));
        }
        long[] kept = history.points().stream().mapToLong(HistoryPoint::iteration).toArray();
        assertEquals(most, kept.length);
        assertEquals(0, kept[0]);
        long newest = kept[kept.length - 1];
        assertTrue(newest >= 19_980);
        assertTrue(kept[5] < 100, "early " + kept[5]);
        assertTrue(newest - kept[kept.length - 6] < 400, "lately " + kept[kept.length - 6]);
        long widest = 0;
        for (int i = 1; i < kept.length; i++) {
            widest = Math.max(widest, kept[i] - kept[i - 1]);
        }
        assertTrue(widest < 5000, "a gap of " + widest);
    }

    @Test
    void keepsTheFirstAndTheNewestWhateverTheyTake() {
        SnapshotHistory history = new SnapshotHistory(1);
        for (int i = 0; i < 9; i++) {
            history.add(point(i));
        }
        assertEquals(List.of(0L, 8L), history.points().stream().map(HistoryPoint::iteration).toList());
    }

    @Test
    void goingBackForgetsWhatCameAfter() {
        SnapshotHistory history = new SnapshotHistory(Long.MAX_VALUE);
        for (int i = 0; i < 9; i++) {
            history.add(point(i));
        }
        history.cutAfter(3);
        history.add(point(4));
        assertEquals(List.of(0L, 1L, 2L, 3L, 4L), history.points().stream().map(HistoryPoint::iteration).toList());
    }
}
