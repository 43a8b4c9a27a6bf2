package rnnscope.train.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import rnnscope.train.Trainer;
import rnnscope.train.live.history.HistoryPoint;
import rnnscope.train.live.history.SnapshotHistory;
import rnnscope.train.live.history.ThinnedHistory;
import rnnscope.train.live.history.TrainingSnapshot;
import rnnscope.train.live.material.Attempt;

/**
 * Record of a run, what it keeps and tells of itself: held-out losses, what the lanes write, snapshots, autosaves and
 * frames, each when it is due. Together they take less than a twentieth of the time: held-out text a fiftieth, samples
 * and frames a hundredth each, snapshots half of that. Of the training thread.
 */
final class RunRecord {
    private static final long MILLISECOND = 1_000_000L;
    private static final int SAMPLES = 200;
    /** The earliest steps all belong to the history, so that one can see the first of them. */
    private static final int FIRST_STEPS = 4;

    private final List<TrainingLane> lanes;
    private final SnapshotHistory history;
    private final Consumer<RunState> onAutosave;
    private final ThinnedHistory<List<Sample>> samples = new ThinnedHistory<>();
    /** Steps after which all of the held-out text is measured at once. */
    private static final Set<Long> EARLY = Set.of(10L, 20L, 50L, 100L, 200L);

    private final Pace heldOutPace = Pace.ofMany(0, 50);
    private final Pace samplePace = Pace.ofMany(1000 * MILLISECOND, 100);
    private final Pace historyPace = Pace.ofMany(200 * MILLISECOND, 200);
    /** A little more than ten frames a second, after which the watched text is renewed. */
    private final Pace framePace = Pace.ofMany(80 * MILLISECOND, 100);
    private final Pace autosavePace;
    private final long firstIteration;
    private boolean begun;
    private long autosaved = -1;
    private long heldOutIteration = -1;
    private double temperature = 0.8;
    private boolean watched;
    private double seconds;
    private List<List<Sample>> flattened;
    private List<Sample> flat = List.of();

    RunRecord(List<TrainingLane> lanes, RunOptions options) {
        this.lanes = lanes;
        this.history = new SnapshotHistory(options.historyBytes());
        this.onAutosave = options.onAutosave();
        this.autosavePace = Pace.ofMany(options.autosaveEvery().toNanos(), 0);
        this.firstIteration = iteration();
        long now = System.nanoTime();
        autosavePace.done(now, now);
    }

    void setTemperature(double newTemperature) {
        temperature = newTemperature;
    }

    /** Whether frames hold the lanes' parameters. */
    void setWatched(boolean watch) {
        watched = watch;
    }

    /** Seconds spent training. */
    void addSeconds(double more) {
        seconds += more;
    }

    private long iteration() {
        return lanes.get(0).trainer.iteration();
    }

    // Before, between and after

    /** Before the first step: how it begins, or where it goes on, belongs to the history. */
    void begin() {
        if (!begun) {
            begun = true;
            keepNow();
        }
    }

    /** Takes up what an interrupted run has told. */
    void resume(RunState from) {
        seconds = from.point().seconds();
        from.history().forEach(history::add);
        Map<Long, List<Sample>> together = new TreeMap<>();
        from.samples().forEach(s -> together.computeIfAbsent(s.iteration(), i -> new ArrayList<>()).add(s));
        together.forEach((iteration, written) -> samples.add(iteration, List.copyOf(written)));
        for (int i = 0; i < lanes.size(); i++) {
            lanes.get(i).resume(from.series().get(i));
        }
    }

    /** Does what is due after a step of each lane. */
    void afterRound(boolean ends, BooleanSupplier closed) {
        measureHeldOut(ends || isEarly(iteration()), closed);
        long now = System.nanoTime();
        if (ends || samplePace.isDue(now)) {
            sample();
        }
        if (ends || iteration() - firstIteration <= FIRST_STEPS || historyPace.isDue(now)) {
            keep();
        }
        autosave(ends);
    }

    /** Writes and keeps, due or not. */
    void keepNow() {
        sample();
        keep();
    }

    /** Puts the lanes back to a point; what came after it is forgotten. */
    void goBack(HistoryPoint point) {
        for (int i = 0; i < lanes.size(); i++) {
            lanes.get(i).restore(point.states().get(i), point.iteration());
        }
        history.cutAfter(point.iteration());
        samples.cutAfter(point.iteration());
        seconds = point.seconds();
        heldOutIteration = -1;
    }

    // Held-out text

    /** Whether a run has just passed one of its first steps: losses fall fastest there, and are measured at each of them. */
    static boolean isEarly(long iteration) {
        return EARLY.contains(iteration);
    }

    /** A window of held-out text for each lane, when it is due; early in the run and at its end, all of it. */
    private void measureHeldOut(boolean whole, BooleanSupplier closed) {
        if (lanes.get(0).heldOut == null) {
            return;
        }
        if (whole && heldOutIteration != iteration()) {
            beginHeldOut();
        }
        do {
            long start = System.nanoTime();
            if (!whole && !heldOutPace.isDue(start)) {
                return;
            }
            if (lanes.get(0).heldOut.isDone()) {
                beginHeldOut();
            }
            lanes.forEach(lane -> lane.heldOut.measureOne());
            if (lanes.get(0).heldOut.isDone()) {
                lanes.forEach(lane -> lane.heldOutMeasured(heldOutIteration));
            }
            heldOutPace.done(start, System.nanoTime());
        } while (whole && !lanes.get(0).heldOut.isDone() && !closed.getAsBoolean());
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
            String text = lanes.get(i).sample(temperature);
            List<Attempt> attempts = lanes.get(i).attempts();
            if (!text.isEmpty() || !attempts.isEmpty()) {
                written.add(new Sample(iteration(), i, text, temperature, attempts));
            }
        }
        samples.add(iteration(), List.copyOf(written));
        if (samples.size() > SAMPLES) {
            samples.thin();
        }
        samplePace.done(start, System.nanoTime());
    }

    private void keep() {
        long start = System.nanoTime();
        history.add(point());
        historyPace.done(start, System.nanoTime());
    }

    private HistoryPoint point() {
        List<TrainingSnapshot> snapshots = new ArrayList<>();
        List<Trainer.State> states = new ArrayList<>();
        for (TrainingLane lane : lanes) {
            Trainer.State state = lane.trainer.state();
            states.add(state);
            snapshots.add(lane.snapshot(state.parameters(), state.state()));
        }
        return new HistoryPoint(iteration(), seconds, List.copyOf(snapshots), List.copyOf(states));
    }

    RunState state() {
        return state(history.few());
    }

    RunState whole() {
        return state(history.points());
    }

    private RunState state(List<HistoryPoint> points) {
        return new RunState(point(), lanes.stream().map(lane -> lane.metrics.views()).toList(), samples(), points);
    }

    private List<Sample> samples() {
        if (flattened != samples.list()) {
            flattened = samples.list();
            flat = flattened.stream().flatMap(List::stream).toList();
        }
        return flat;
    }

    /** @param now whether it is due */
    void autosave(boolean now) {
        long start = System.nanoTime();
        if (iteration() != autosaved && (now || autosavePace.isDue(start))) {
            autosaved = iteration();
            onAutosave.accept(state());
            autosavePace.done(start, System.nanoTime());
        }
    }

    // What is shown

    boolean isFrameDue() {
        return framePace.isDue(System.nanoTime());
    }

    /** What the run shows of itself, doing what {@code phase} says. */
    RunFrame frame(LiveTraining.Phase phase, Failure failure, long lastIteration, double secondsLeft) {
        long start = System.nanoTime();
        List<LaneFrame> shown = new ArrayList<>();
        for (TrainingLane lane : lanes) {
            shown.add(new LaneFrame(lane.trainer.model(), lane.symbolsPerSecond(), lane.metrics.views(),
                    watched ? lane.snapshot(lane.trainer.parameters().copy(), lane.trainer.recurrentState())
                            : null));
        }
        Trainer trainer = lanes.get(0).trainer;
        double training = lanes.stream().mapToDouble(TrainingLane::seconds).sum();
        RunFrame frame = new RunFrame(phase, failure, iteration(), trainer.epoch(), lastIteration, seconds, secondsLeft,
                List.copyOf(shown), history.points(), samples(), trainer.hyperparameters(),
                new RunFrame.Costs(training, heldOutPace.seconds(), samplePace.seconds(),
                        historyPace.seconds() + autosavePace.seconds() + framePace.seconds()));
        framePace.done(start, System.nanoTime());
        return frame;
    }
}
