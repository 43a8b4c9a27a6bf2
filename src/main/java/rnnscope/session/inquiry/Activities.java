package rnnscope.session.inquiry;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CancellationException;
import rnnscope.analysis.unit.Activity;
import rnnscope.analysis.unit.ActivityReader;
import rnnscope.math.Kernels;
import rnnscope.math.Workers;
import rnnscope.network.Progress;
import rnnscope.network.Reading;

/**
 * Cache of a layer's activations over the whole text: read when it is first asked for, and kept as long as the same
 * text is read by the same model and there is room. Any thread may ask; one at a time reads.
 */
public final class Activities {
    /** Bytes that are kept besides what was asked for last. */
    private static final long ROOM = 160L << 20;

    private final Kernels kernels;
    private final int threads;
    /** The newest first. */
    private final Deque<Kept> kept = new ArrayDeque<>();

    private record Kept(Reading reading, Activity activity) {
        boolean is(Reading of, int layer, String channel) {
            return reading == of && activity.layer() == layer && activity.channel().id().equals(channel);
        }

        long bytes() {
            return (long) activity.units() * activity.steps();
        }
    }

    /** @param threads that read a text */
    public Activities(Kernels kernels, int threads) {
        this.kernels = kernels;
        this.threads = threads;
    }

    /**
     * One channel of a layer over the whole text.
     *
     * @param reading  what is read by which model
     * @param progress counts steps
     * @throws CancellationException when {@code progress} says no
     */
    public synchronized Activity of(Reading reading, int layer, String channel, Progress progress) {
        if (!progress.report(0, reading.tokens().length())) {
            throw new CancellationException();
        }
        kept.removeIf(k -> k.reading != reading);
        Kept found = kept.stream().filter(k -> k.is(reading, layer, channel)).findFirst().orElse(null);
        if (found == null) {
            makeRoom();
            found = new Kept(reading, read(reading, layer, channel, progress));
        } else {
            kept.remove(found);
        }
        kept.addFirst(found);
        return found.activity;
    }

    private Activity read(Reading reading, int layer, String channel, Progress progress) {
        try (Workers workers = Workers.of(threads)) {
            return ActivityReader.read(kernels, workers, reading, reading.model(), 0, reading.tokens().length(),
                    List.of(new ActivityReader.Place(layer, channel)), progress).get(0);
        }
    }

    private void makeRoom() {
        while (kept.stream().mapToLong(Kept::bytes).sum() > ROOM) {
            kept.removeLast();
        }
    }
}
