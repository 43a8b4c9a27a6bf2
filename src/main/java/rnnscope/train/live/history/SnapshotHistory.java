package rnnscope.train.live.history;

import java.util.List;

/**
 * Snapshots of the run as it was, within a budget of memory: when it is full, points are thinned so that they stay
 * dense early, when most happens, and lately. Of one thread; its points are immutable.
 */
public final class SnapshotHistory {
    /** Points that outlive the program, and the room that they may take. */
    private static final int FEW = 10;
    private static final long FEW_BYTES = 24L << 20;

    private final long budget;
    private final ThinnedHistory<HistoryPoint> points = new ThinnedHistory<>();
    private long bytes;

    /** @param budget bytes; the first and the newest point are kept even where they take more */
    public SnapshotHistory(long budget) {
        this.budget = budget;
    }

    /** Keeps the newest point. */
    public void add(HistoryPoint point) {
        points.add(point.iteration(), point);
        bytes = bytes(points);
        while (bytes > budget && points.size() > 2) {
            bytes -= points.thin().bytes();
        }
    }

    public void cutAfter(long iteration) {
        points.cutAfter(iteration);
    }

    /** A few of the points, dense early and lately, that a file can hold; none where even two are too large. */
    public List<HistoryPoint> few() {
        ThinnedHistory<HistoryPoint> few = new ThinnedHistory<>();
        points.list().forEach(point -> few.add(point.iteration(), point));
        while (few.size() > 2 && (few.size() > FEW || bytes(few) > FEW_BYTES)) {
            few.thin();
        }
        return bytes(few) > FEW_BYTES ? List.of() : few.list();
    }

    private static long bytes(ThinnedHistory<HistoryPoint> of) {
        return of.list().stream().mapToLong(HistoryPoint::bytes).sum();
    }

    /** In the order of iterations. */
    public List<HistoryPoint> points() {
        return points.list();
    }
}
