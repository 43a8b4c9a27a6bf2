package rnnscope.train.live;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import rnnscope.math.Workers;
import rnnscope.train.Hyperparameters;
import rnnscope.train.Trainer;
import rnnscope.train.live.history.HistoryPoint;

/**
 * Live training, a run that can be watched and steered. One thread takes the lanes in turn, a step each, so that all
 * are at the same iteration and have seen the same batches. What is asked of it is done at the next step boundary;
 * what it shows of itself is copied only when the last frame has been taken. A failure pauses the run and becomes part
 * of its frame.
 *
 * <p>All methods may be called by any thread.
 */
public final class LiveTraining implements AutoCloseable {
    /** What a run is doing. */
    public enum Phase {
        PAUSED, RUNNING,
        /** At its last iteration. */
        FINISHED,
        /** Stopped by a failure; it can go on from an earlier point. */
        FAILED
    }

    /** How long a run at rest waits for its last frame to be taken. */
    private static final long REST_NANOS = 12_000_000L;

    private final List<TrainingLane> lanes;
    private final long lastIteration;
    private final Workers workers;
    private final Runnable onNews;
    private final RunRecord record;
    private final LatestValue<RunFrame> frames = new LatestValue<>();
    private final Queue<Runnable> requests = new ConcurrentLinkedQueue<>();
    private final Thread thread = new Thread(this::run, "training");

    private volatile boolean closed;

    // Of the training thread.
    private Phase phase = Phase.PAUSED;
    private Failure failure;
    private long stepsOwed;
    /** Where it pauses by itself. */
    private long stopAt = Long.MAX_VALUE;
    private boolean changed = true;
    private double secondsPerRound = Double.NaN;

    /**
     * Begins paused, or where it ended.
     *
     * @param lanes         all at the same iteration
     * @param lastIteration where the run ends; {@link Long#MAX_VALUE} where it does not
     * @param workers       who help the training thread; closed with the run
     * @param options       how it is watched
     * @param from          where an interrupted run goes on; null for none
     */
    LiveTraining(List<TrainingLane> lanes, long lastIteration, Workers workers, RunOptions options, RunState from) {
        this.lanes = List.copyOf(lanes);
        this.lastIteration = lastIteration;
        this.workers = workers;
        this.onNews = options.onNews();
        this.record = new RunRecord(this.lanes, options);
        if (from != null) {
            record.resume(from);
        }
        phase = iteration() >= lastIteration ? Phase.FINISHED : Phase.PAUSED;
        thread.setDaemon(true);
        thread.setPriority(Thread.NORM_PRIORITY - 1);
        thread.start();
    }

    // What can be asked

    /** Trains until the end, a failure or {@link #pause}. */
    public void start() {
        ask(() -> {
            if (phase == Phase.PAUSED) {
                phase = Phase.RUNNING;
                stopAt = Long.MAX_VALUE;
            }
        });
    }

    /** Trains until {@code iteration} is done, and is at rest there; nothing where that lies behind. */
    public void trainTo(long iteration) {
        ask(() -> {
            if (phase == Phase.PAUSED && iteration() < iteration) {
                phase = Phase.RUNNING;
                stopAt = iteration;
            }
        });
    }

    /** Stops at the next step boundary; a step that was asked for is still done. */
    public void pause() {
        ask(() -> {
            if (phase == Phase.RUNNING) {
                phase = Phase.PAUSED;
                record.keepNow();
            }
        });
    }

    /** Pauses, and does one step more. */
    public void step() {
        ask(() -> {
            if (phase == Phase.RUNNING || phase == Phase.PAUSED) {
                phase = Phase.PAUSED;
                stepsOwed++;
            }
        });
    }

    /** Learning rate and clipping of all lanes from the next step on. */
    public void setHyperparameters(Hyperparameters hyperparameters) {
        ask(() -> lanes.forEach(lane -> lane.trainer.setHyperparameters(hyperparameters)));
    }

    /** Temperature of the samples from now on. */
    public void setTemperature(double temperature) {
        ask(() -> record.setTemperature(temperature));
    }

    /** Whether frames hold the lanes' parameters. */
    public void setWatched(boolean watched) {
        ask(() -> record.setWatched(watched));
    }

    /** Goes on from a point of the history, exactly; what came after it is forgotten. */
    public void forkFrom(HistoryPoint point) {
        ask(() -> {
            record.goBack(point);
            failure = null;
            phase = phase == Phase.RUNNING ? Phase.RUNNING : Phase.PAUSED;
            stepsOwed = 0;
        });
    }

    /** All of it at the next step boundary, with what is needed to go on. Fails when the run is closed. */
    public CompletableFuture<RunState> capture() {
        return capture(record::state);
    }

    /** The same with all points of its history, for a run that may go on in this program. */
    public CompletableFuture<RunState> captureWhole() {
        return capture(record::whole);
    }

    private CompletableFuture<RunState> capture(Supplier<RunState> state) {
        CompletableFuture<RunState> captured = new CompletableFuture<>();
        ask(() -> captured.complete(state.get()));
        if (closed) {
            captured.cancel(false);
        }
        return captured;
    }

    /** Frames as they come; whoever takes one asks for the next. */
    public LatestValue<RunFrame> frames() {
        return frames;
    }

    /** Ends the thread, within one training step. */
    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
    }

    /** Ends the thread when all that was asked of it is done. */
    public void finish() {
        pause();
        ask(this::close);
    }

    /** Waits until the thread has ended. */
    public void awaitEnd() throws InterruptedException {
        thread.join();
    }

    private void ask(Runnable request) {
        requests.add(request);
        LockSupport.unpark(thread);
    }

    // The training thread

    private void run() {
        try {
            while (!closed) {
                live();
            }
        } finally {
            workers.close();
        }
    }

    /** One turn: what was asked, a round of steps, what is due after it. */
    private void live() {
        int lane = -1;
        try {
            // What is asked after a step is done after it.
            while (stepsOwed == 0 && !requests.isEmpty()) {
                requests.poll().run();
                changed = true;
            }
            if (phase != Phase.FAILED) {
                record.begin();
            }
            if (phase == Phase.RUNNING || stepsOwed > 0) {
                long start = System.nanoTime();
                for (lane = 0; lane < lanes.size() && !closed; lane++) {
                    lanes.get(lane).step();
                }
                afterRound(System.nanoTime() - start);
            } else {
                rest();
            }
            showFrame();
        } catch (Throwable e) {
            fail(Failure.of(e, iteration() + 1, Math.max(0, lane)));
        }
    }

    private void rest() {
        if (phase != Phase.FAILED) {
            record.autosave(false);
        }
        if (changed && frames.isWanted()) {
            return;
        }
        if (changed) {
            LockSupport.parkNanos(this, REST_NANOS);
        } else if (requests.isEmpty() && !closed) {
            LockSupport.park(this);
        }
    }

    private void afterRound(long nanos) {
        if (closed) {
            return;
        }
        changed = true;
        stepsOwed = Math.max(0, stepsOwed - 1);
        record.addSeconds(nanos * 1e-9);
        secondsPerRound = Double.isNaN(secondsPerRound) ? nanos * 1e-9
                : secondsPerRound + 0.05 * (nanos * 1e-9 - secondsPerRound);
        for (int i = 0; i < lanes.size(); i++) {
            if (lanes.get(i).hasExploded()) {
                Trainer trainer = lanes.get(i).trainer;
                fail(Failure.exploded(iteration(), i, trainer.steepest(), trainer.loss()));
                return;
            }
        }
        boolean ends = iteration() >= lastIteration;
        record.afterRound(ends, () -> closed);
        if (ends) {
            phase = Phase.FINISHED;
            stepsOwed = 0;
        } else if (phase == Phase.RUNNING && iteration() >= stopAt) {
            phase = Phase.PAUSED;
            record.keepNow();
        }
    }

    private void fail(Failure newFailure) {
        failure = newFailure;
        phase = Phase.FAILED;
        stepsOwed = 0;
        changed = true;
    }

    private long iteration() {
        return lanes.get(0).trainer.iteration();
    }

    private void showFrame() {
        if (!changed || !frames.isWanted() || (phase == Phase.RUNNING && !record.isFrameDue())) {
            return;
        }
        changed = false;
        double left = lastIteration == Long.MAX_VALUE ? Double.NaN : (lastIteration - iteration()) * secondsPerRound;
        frames.put(record.frame(phase, failure, lastIteration, left));
        onNews.run();
    }
}
