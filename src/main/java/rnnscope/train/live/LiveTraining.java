package rnnscope.train.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import rnnscope.math.Workers;
import rnnscope.train.Hyperparameters;
import rnnscope.train.Trainer;

/**
 * A run that can be watched and steered. One thread takes the lanes in turn, a step each, so that all are at the same
 * iteration and have seen the same batches. What is asked of it is done at the next step boundary; what it shows of
 * itself is copied only when the last frame has been taken. A failure pauses the run and becomes part of its frame.
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

    private static final long FRAME_NANOS = 50_000_000L;
    private static final long LATEST_FRAME_NANOS = 200_000_000L;
    private static final long HISTORY_NANOS = 200_000_000L;
    private static final long SAMPLE_NANOS = 1_000_000_000L;
    /** A window of held-out text waits so many times as long as the last one took; not long after a slow start. */
    private static final int HELD_OUT_PATIENCE = 20;
    private static final long HELD_OUT_LATEST = 60_000_000L;
    /** Samples, snapshots and frames each wait at least so many times as long as they took. */
    private static final int PATIENCE = 100;
    private static final int SAMPLES = 200;
    /** The earliest steps all belong to the history, so that one can see the first of them. */
    private static final int FIRST_STEPS = 4;

    private final List<Lane> lanes;
    private final long lastIteration;
    private final Workers workers;
    private final Runnable onNews;
    private final Consumer<HistoryPoint> onAutosave;
    private final long autosaveNanos;
    private final SnapshotHistory history;
    private final Thinned<List<Sample>> samples = new Thinned<>();
    private final LatestValue<RunFrame> frames = new LatestValue<>();
    private final Queue<Runnable> requests = new ConcurrentLinkedQueue<>();
    private final Thread thread = new Thread(this::run, "training");
    private final long firstIteration;

    private volatile boolean closed;
    private volatile double temperature = 0.8;
    private volatile boolean watched;

    // Of the training thread.
    private Phase phase = Phase.PAUSED;
    private Failure failure;
    private long stepsOwed;
    private boolean changed = true;
    private long trainingNanos;
    private long heldOutNanos;
    private long sampleNanos;
    private long snapshotNanos;
    private double seconds;
    private double secondsPerRound = Double.NaN;
    private long nextFrame;
    private long nextHistory;
    private long nextHeldOut;
    private long nextSample;
    private long nextAutosave;
    private long autosaved = -1;
    private long heldOutIteration = -1;

    /**
     * Begins paused.
     *
     * @param lanes         all at the same iteration
     * @param lastIteration where the run ends; {@link Long#MAX_VALUE} where it does not
     * @param workers       who help the training thread; closed with the run
     * @param options       how it is watched
     */
    LiveTraining(List<Lane> lanes, long lastIteration, Workers workers, RunOptions options) {
        this.lanes = List.copyOf(lanes);
        this.lastIteration = lastIteration;
        this.workers = workers;
        this.onNews = options.onNews();
        this.onAutosave = options.onAutosave();
        this.autosaveNanos = options.autosaveEvery().toNanos();
        this.history = new SnapshotHistory(options.historyBytes());
        this.firstIteration = iteration();
        this.nextAutosave = System.nanoTime() + autosaveNanos;
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
            }
        });
    }

    /** Stops at the next step boundary; a step that was asked for is still done. */
    public void pause() {
        ask(() -> {
            if (phase == Phase.RUNNING) {
                phase = Phase.PAUSED;
                sample();
                keep();
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
    public void setTemperature(double newTemperature) {
        temperature = newTemperature;
    }

    public double temperature() {
        return temperature;
    }

    /** Whether frames hold the lanes' parameters. */
    public void setWatched(boolean watch) {
        watched = watch;
        ask(() -> { });
    }

    /** Goes on from a point of the history, exactly; what came after it is forgotten. */
    public void forkFrom(HistoryPoint point) {
        ask(() -> {
            for (int i = 0; i < lanes.size(); i++) {
                lanes.get(i).restore(point.states().get(i), point.iteration());
            }
            history.cutAfter(point.iteration());
            samples.cutAfter(point.iteration());
            seconds = point.seconds();
            failure = null;
            phase = phase == Phase.RUNNING ? Phase.RUNNING : Phase.PAUSED;
            stepsOwed = 0;
            heldOutIteration = -1;
        });
    }

    /** All of it at the next step boundary, with what is needed to go on. Fails when the run is closed. */
    public CompletableFuture<HistoryPoint> capture() {
        CompletableFuture<HistoryPoint> captured = new CompletableFuture<>();
        ask(() -> captured.complete(point()));
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
            if (history.points().isEmpty()) {
                sample();
                keep();
            }
            if (phase == Phase.RUNNING || stepsOwed > 0) {
                long start = System.nanoTime();
                for (lane = 0; lane < lanes.size() && !closed; lane++) {
                    trainingNanos += lanes.get(lane).step();
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
        autosave(false);
        if (changed && frames.isWanted()) {
            return;
        }
        if (changed) {
            LockSupport.parkNanos(this, FRAME_NANOS / 4);
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
        seconds += nanos * 1e-9;
        secondsPerRound = Double.isNaN(secondsPerRound) ? nanos * 1e-9
                : secondsPerRound + 0.05 * (nanos * 1e-9 - secondsPerRound);
        for (int i = 0; i < lanes.size(); i++) {
            if (lanes.get(i).hasExploded()) {
                fail(Failure.exploded(iteration(), i, lanes.get(i).trainer.loss()));
                return;
            }
        }
        boolean ends = iteration() >= lastIteration;
        measureHeldOut(ends);
        long now = System.nanoTime();
        if (ends || now >= nextSample) {
            sample();
        }
        boolean first = iteration() - firstIteration <= FIRST_STEPS;
        if (ends || first || now >= nextHistory) {
            keep();
        }
        autosave(false);
        if (ends) {
            phase = Phase.FINISHED;
            stepsOwed = 0;
            autosave(true);
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

    // Held-out text

    /** A slice of held-out text for each lane, when it is due; at the end of the run, all of it. */
    private void measureHeldOut(boolean whole) {
        if (lanes.get(0).heldOut == null) {
            return;
        }
        if (whole && heldOutIteration != iteration()) {
            beginHeldOut();
        }
        do {
            long start = System.nanoTime();
            if (!whole && start < nextHeldOut) {
                return;
            }
            if (lanes.get(0).heldOut.isDone()) {
                beginHeldOut();
            }
            lanes.forEach(lane -> lane.heldOut.measureOne());
            if (lanes.get(0).heldOut.isDone()) {
                lanes.forEach(lane -> lane.heldOutMeasured(heldOutIteration, lane.heldOut.loss()));
            }
            long end = System.nanoTime();
            heldOutNanos += end - start;
            nextHeldOut = end + Math.min(HELD_OUT_LATEST, HELD_OUT_PATIENCE * (end - start));
        } while (whole && !lanes.get(0).heldOut.isDone() && !closed);
    }

    private void beginHeldOut() {
        heldOutIteration = iteration();
        lanes.forEach(lane -> lane.heldOut.begin(lane.trainer.parameters()));
    }

    // What is kept

    private void sample() {
        long start = System.nanoTime();
        List<Sample> written = new ArrayList<>();
        for (int i = 0; i < lanes.size(); i++) {
            double heat = temperature;
            written.add(new Sample(iteration(), i, lanes.get(i).sample(heat), heat));
        }
        samples.add(iteration(), List.copyOf(written));
        if (samples.size() > SAMPLES) {
            samples.thin();
        }
        long end = System.nanoTime();
        sampleNanos += end - start;
        nextSample = end + Math.max(SAMPLE_NANOS, PATIENCE * (end - start));
    }

    private void keep() {
        long start = System.nanoTime();
        history.add(point());
        long end = System.nanoTime();
        snapshotNanos += end - start;
        nextHistory = end + Math.max(HISTORY_NANOS, PATIENCE * (end - start));
    }

    private HistoryPoint point() {
        List<TrainingSnapshot> snapshots = new ArrayList<>();
        List<Trainer.State> states = new ArrayList<>();
        for (Lane lane : lanes) {
            Trainer.State state = lane.trainer.state();
            states.add(state);
            snapshots.add(lane.snapshot(state.parameters()));
        }
        return new HistoryPoint(iteration(), seconds, List.copyOf(snapshots), List.copyOf(states));
    }

    private void autosave(boolean now) {
        long time = System.nanoTime();
        if (iteration() == autosaved || (!now && time < nextAutosave)) {
            return;
        }
        autosaved = iteration();
        nextAutosave = time + autosaveNanos;
        onAutosave.accept(point());
        snapshotNanos += System.nanoTime() - time;
    }

    // What is shown

    private void showFrame() {
        long now = System.nanoTime();
        if (!changed || !frames.isWanted() || (phase == Phase.RUNNING && now < nextFrame)) {
            return;
        }
        changed = false;
        frames.put(frame());
        long end = System.nanoTime();
        snapshotNanos += end - now;
        nextFrame = now + Math.max(FRAME_NANOS, Math.min(LATEST_FRAME_NANOS, PATIENCE * (end - now)));
        onNews.run();
    }

    private RunFrame frame() {
        List<LaneFrame> shown = new ArrayList<>();
        for (Lane lane : lanes) {
            shown.add(new LaneFrame(lane.trainer.model(), lane.symbolsPerSecond(), lane.metrics.views(),
                    watched ? lane.snapshot(lane.trainer.parameters().copy()) : null));
        }
        double left = lastIteration == Long.MAX_VALUE ? Double.NaN : (lastIteration - iteration()) * secondsPerRound;
        Trainer trainer = lanes.get(0).trainer;
        return new RunFrame(phase, failure, iteration(), trainer.epoch(), lastIteration, seconds, left, shown,
                history.points(), samples.list().stream().flatMap(List::stream).toList(), trainer.hyperparameters(),
                new RunFrame.Costs(trainingNanos * 1e-9, heldOutNanos * 1e-9, sampleNanos * 1e-9,
                        snapshotNanos * 1e-9));
    }
}
