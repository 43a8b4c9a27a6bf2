package rnnscope.train.live;

import java.util.List;

/**
 * The run as it was, within a budget of memory: when it is full, points are thinned so that they stay dense early, when
 * most happens, and lately. Of one thread; its points are immutable.
 */
final class SnapshotHistory {
    private final long budget;
    private final Thinned<HistoryPoint> points = new Thinned<>();
    private long bytes;

    /** @param budget bytes; the first and the newest point are kept even where they take more */
    SnapshotHistory(long budget) {
        this.budget = budget;
    }

    /** Keeps the newest point. */
    void add(HistoryPoint point) {
        points.add(point.iteration(), point);
        bytes = points.list().stream().mapToLong(HistoryPoint::bytes).sum();
        while (bytes > budget && points.size() > 2) {
            bytes -= points.thin().bytes();
        }
    }

    void cutAfter(long iteration) {
        points.cutAfter(iteration);
    }

    /** In the order of iterations. */
    List<HistoryPoint> points() {
        return points.list();
    }
}
