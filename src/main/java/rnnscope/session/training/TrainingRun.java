package rnnscope.session.training;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import rnnscope.language.Words;
import rnnscope.math.Kernels;
import rnnscope.model.Model;
import rnnscope.network.LanguageModel;
import rnnscope.session.Session;
import rnnscope.session.Subject;
import rnnscope.session.training.RunStarter.Kind;
import rnnscope.session.training.RunStarter.StartedRun;
import rnnscope.storage.UserFolder;
import rnnscope.train.live.LiveTraining;
import rnnscope.train.live.LiveTraining.Phase;
import rnnscope.train.live.RunFrame;
import rnnscope.train.live.RunState;
import rnnscope.train.live.history.HistoryPoint;
import rnnscope.train.live.history.TrainingSnapshot;
import rnnscope.train.live.material.TrainingMaterial;
import rnnscope.train.live.setting.TrainingSettings;

/**
 * Training run of the window: what was chosen, what it shows of itself, where in its history we are. While it is
 * {@linkplain #watchedProperty watched}, a text is read by the newest model of the chosen lane, or by the one gone
 * back to. All methods are called in the foreground.
 */
public final class TrainingRun {
    /** Stands for the text in the window as what is to be learned. */
    public static final String THIS_TEXT = "this text";

    private final Session session;
    private final TrainingForm form = new TrainingForm();
    private final WatchedRun watching;
    private final ReadOnlyObjectWrapper<TrainingSettings> settings = new ReadOnlyObjectWrapper<>(this, "settings");
    private final ReadOnlyStringWrapper busy = new ReadOnlyStringWrapper(this, "busy");
    private final DoubleProperty temperature = new SimpleDoubleProperty(this, "temperature", 0.8);
    private final UnfinishedRun unfinished;
    private final Baselines baselines;
    private final SourceChoice sourceChoice;
    private final RunStarter starter;
    private final ModelSaving saving;
    private final Steering steering;
    private final RunNotices notices;
    private PastRuns pastRuns = new PastRuns();
    private final ActiveRun run;
    /** Called when a run that is being read or brought back is there. */
    private Runnable opened = () -> {};
    /** The run that is being brought back, or null. */
    private PastRuns.Past bringing;

    /**
     * @param background where texts are read and files are written
     * @param folder     where an unfinished run survives; null for nowhere
     */
    public TrainingRun(Session session, Kernels kernels, Executor background, Executor foreground, UserFolder folder) {
        this.session = session;
        this.notices = new RunNotices(session);
        this.run = new ActiveRun(foreground);
        this.watching = new WatchedRun(session);
        this.unfinished = new UnfinishedRun(folder == null ? UserFolder.none() : folder, background, foreground, session::failed);
        this.baselines = new Baselines(background, foreground, session::failed);
        Materials materials = new Materials();
        this.sourceChoice = new SourceChoice(form, materials, this::reset, background, foreground,
                this::failed);
        this.starter = new RunStarter(kernels, materials, background, foreground, unfinished, this::begun,
                this::receive, this::failed);
        this.saving = new ModelSaving(session, kernels, background, foreground, busy, this::failed);
        this.steering = new Steering(form, temperature, () -> run.isAlive() ? run.live() : null);
    }

    // What there is to see

    public TrainingForm form() {
        return form;
    }

    /** Chooses what is to be learned. */
    public SourceChoice sourceChoice() {
        return sourceChoice;
    }

    /** What the run shows of itself; null before the first. */
    public ReadOnlyObjectProperty<RunFrame> frameProperty() {
        return watching.frameProperty();
    }

    public RunFrame frame() {
        return watching.frame();
    }

    /** What the run began with; null before the first. */
    public ReadOnlyObjectProperty<TrainingSettings> settingsProperty() {
        return settings.getReadOnlyProperty();
    }

    /** Where in its history the run is looked at; null for now. */
    public ReadOnlyObjectProperty<HistoryPoint> pastProperty() {
        return watching.pastProperty();
    }

    /** A run that an earlier session left. */
    public UnfinishedRun unfinished() {
        return unfinished;
    }

    /** What the run must beat. */
    public Baselines baselines() {
        return baselines;
    }

    /** What the user waits for, or null. */
    public ReadOnlyStringProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** The lane whose model is followed, and whose samples are shown. */
    public IntegerProperty laneProperty() {
        return watching.laneProperty();
    }

    /** Temperature of the samples. */
    public DoubleProperty temperatureProperty() {
        return temperature;
    }

    /** Whether the user wants to see it in perspectives of models. Only a run that has learned can be, until another begins. */
    public BooleanProperty watchedProperty() {
        return watching.watchedProperty();
    }

    /** Whether it has taken its first step. */
    public boolean canBeWatched() {
        return watching.hasLearned();
    }

    /** Whether anything that shows the text is in sight: only then is it read anew. */
    public BooleanProperty textShowsProperty() {
        return watching.textShowsProperty();
    }

    /** It as a subject that reads a text, the same as long as it is the same run; null where it reads none. */
    public Subject subject() {
        return watching.subject();
    }

    /** Whether its models read a sequence of symbols anew at each step, without a state, and predict the next. */
    public boolean readsSequences() {
        return watching.frame() != null && material().readsText() && !LanguageModel.readsText(model().spec());
    }

    /** Whether the text in front is read by it. */
    public boolean isInFront() {
        return watching.isInFront();
    }

    /** The lanes where we look; where frames hold no copies since nobody does, as they were lately. Not before a frame. */
    public List<TrainingSnapshot> snapshots() {
        return watching.snapshots();
    }

    /** The model of the chosen lane where we look. Not before a frame. */
    public Model model() {
        return watching.model();
    }

    /** The model of the chosen lane at a step of the history, or shortly before. Not before a frame. */
    public Model modelAt(long iteration) {
        return watching.modelAt(iteration);
    }

    public boolean isRunning() {
        return watching.isRunning();
    }

    /** What is being learned; null before the first run. */
    public TrainingMaterial material() {
        return run.isNone() ? null : run.material();
    }

    /** Whether a reset would begin another run than the present one. */
    public boolean isChanged() {
        return settings.get() != null && !settings.get().isSameRun(form.settings());
    }

    /** Whether the run can go on from where we look. */
    public boolean canFork() {
        return watching.past() != null && run.isAlive();
    }

    // Commands

    /** Prepares a run as the form says, where there is none. */
    public void prepare() {
        if (run.isNone() && busy.get() == null) {
            begin(Kind.PREPARED);
        }
    }

    /** Starts or pauses. A run that has not begun takes over what was changed in the form. */
    public void toggle() {
        RunFrame now = frame();
        if (!run.isAlive() || (now != null && now.iteration() == 0 && isChanged())) {
            begin(Kind.STARTED);
        } else if (isRunning()) {
            run.live().pause();
        } else if (now != null && now.failure() != null) {
            notices.stopped(run.settings(), now.failure());
        } else if (now != null && now.phase() == Phase.FINISHED) {
            notices.atItsEnd();
        } else {
            unfinished.end();
            showNow();
            run.live().start();
        }
    }

    public void start() {
        if (!isRunning()) {
            toggle();
        }
    }

    /** Trains the run that is there until {@code iteration} is done; nothing where that lies behind. */
    public void trainTo(long iteration) {
        if (run.isAlive()) {
            unfinished.end();
            showNow();
            run.live().trainTo(iteration);
        }
    }

    public void pause() {
        if (isRunning()) {
            run.live().pause();
        }
    }

    public void step() {
        if (run.isAlive()) {
            unfinished.end();
            showNow();
            run.live().step();
        }
    }

    /** Begins anew as the form says, paused; {@link #undo} brings the run back that was there. */
    public void reset() {
        begin(Kind.RESET);
    }

    /** Goes on with the run that was left unfinished, paused. */
    public void resume() {
        busy.set(Words.of("session.run.reading-unfinished"));
        starter.resume();
    }

    /**
     * Goes on with a run that was kept in a file, paused.
     *
     * @param then called once it is the run of the window
     */
    public void open(Path file, Runnable then) {
        busy.set(Words.of("session.run.reading", file.getFileName()));
        opened = then;
        starter.open(file);
    }

    /** The run as it is, to be kept in a file; null where there is none that has learned. */
    public RunFile file() {
        return watching.hasLearned() ? run.file(watching.past()) : null;
    }

    /** Ends the run and its thread at the next step boundary; what it showed stays until the next begins. */
    public void stop() {
        run.stop(this::stopped);
    }

    private void stopped(StartedRun ending, RunState last) {
        RunFrame now = frame();
        if (run.is(ending) && now != null && now.failure() == null) {
            watching.end(now.endedAt(last));
            unfinished.keep(ending.settings(), ending.material(), last);
        }
    }

    /** Looks at the run as it was at {@code iteration}, or shortly before. */
    public void goTo(long iteration) {
        watching.goTo(iteration);
    }

    /** Looks at the run as it is. */
    public void showNow() {
        watching.showNow();
    }

    /** Goes on from where we look; {@link #undo} brings back what came after. */
    public void fork() {
        if (canFork()) {
            HistoryPoint point = watching.past();
            pastRuns.replaced(present());
            run.live().forkFrom(point);
            steering.adopt(point.states().get(0).hyperparameters());
            watching.forked();
        }
    }

    // Runs before

    /** Brings back the run whose place the present one took, paused; false where there is none. */
    public boolean undo() {
        return travel(pastRuns::undo);
    }

    /** Whether {@link #undo} would bring back a run. */
    public boolean canUndo() {
        return pastRuns.hasAny();
    }

    /** Brings back the run from which {@link #undo} led away; false where there is none. */
    public boolean redo() {
        return travel(pastRuns::redo);
    }

    private boolean travel(Function<PastRuns.Past, Optional<PastRuns.Past>> move) {
        if (frame() == null || busy.get() != null) {
            return false;
        }
        pause();
        Optional<PastRuns.Past> there = move.apply(present());
        there.ifPresent(past -> bringBack(past, () -> {}));
        return there.isPresent();
    }

    private void bringBack(PastRuns.Past past, Runnable then) {
        busy.set(Words.of("session.run.bringing-back"));
        bringing = past;
        opened = then;
        starter.bringBack(past);
    }

    /** The run as it is, to be come back to. */
    private PastRuns.Past present() {
        return run.present(frame().hyperparameters(), laneProperty().get());
    }

    /** Another run takes the place of the present one, which is kept if it has learned anything. */
    private void putAway(Kind next) {
        run.live().pause();
        if (next != Kind.BROUGHT_BACK && frame() != null && frame().iteration() > 0) {
            pastRuns.replaced(present());
            notices.kept();
        }
        run.live().finish();
    }

    // Beginning

    private void begin(Kind kind) {
        TrainingSettings wanted = form.settings();
        if (!form.problemsProperty().get().isEmpty()) {
            notices.refused(form.problemsProperty().get().values().iterator().next());
            return;
        }
        boolean typed = wanted.source().equals(THIS_TEXT) && session.excerpt() != null;
        busy.set(Words.of("session.run.preparing",
                wanted.source().equals(THIS_TEXT) ? Words.of("session.run.this-text") : wanted.source()));
        starter.ask(wanted, typed ? session.excerpt().source().raw() : null, kind);
    }

    private void begun(StartedRun next) {
        if (!run.isNone()) {
            putAway(next.kind());
        }
        busy.set(null);
        watching.begin(next,
                next.kind() == Kind.BROUGHT_BACK ? bringing.lane() : next.settings().cells().size() - 1);
        run.begin(next);
        if (next.kind() != Kind.PREPARED) {
            unfinished.end();
        }
        if (next.kind() == Kind.RESUMED || next.kind() == Kind.OPENED || next.kind() == Kind.BROUGHT_BACK) {
            form.fill(next.settings());
        }
        settings.set(next.settings());
        next.live().setTemperature(temperature.get());
        baselines.ask(next.material());
        if (next.kind() != Kind.BROUGHT_BACK) {
            notices.read(next.material());
        }
        if (next.kind() == Kind.STARTED) {
            next.live().start();
        }
        if (next.kind() == Kind.OPENED || next.kind() == Kind.BROUGHT_BACK) {
            opened.run();
        }
        receive(next.live());
    }

    private void failed(Throwable failure) {
        busy.set(null);
        notices.failed(failure);
    }

    // Frames

    private void receive(LiveTraining live) {
        if (!run.isAlive() || run.live() != live) {
            return;
        }
        RunFrame taken = live.frames().take();
        if (taken == null) {
            return;
        }
        boolean hadFailed = frame() != null && frame().phase() == Phase.FAILED;
        watching.show(taken);
        if (taken.failure() != null && !hadFailed) {
            notices.stopped(run.settings(), taken.failure());
        }
    }

    // Files

    /** Writes the chosen lane's model, as we look at it. */
    public void save(Path file) {
        RunFrame now = frame();
        if (run.isNone() || now == null) {
            return;
        }
        boolean goesOn = run.isAlive() && watching.past() == null && now.failure() == null;
        HistoryPoint point = watching.past() != null ? watching.past() : now.history().get(now.history().size() - 1);
        LiveTraining live = run.live();
        saving.save(file, run.started(), laneProperty().get(), () -> goesOn ? live.capture().get().point() : point);
    }

    /** Another takes its place, with all that it knows and has chosen; a run that is learning goes on there. This one ends. */
    public void handTo(TrainingRun heir) {
        heir.form.fill(form.settings());
        heir.temperature.set(temperature.get());
        heir.pastRuns = pastRuns;
        if (!run.isNone() && watching.hasLearned() && frame().failure() == null) {
            boolean learns = isRunning();
            boolean isWatched = watchedProperty().get();
            HistoryPoint past = watching.past();
            run.stop((ending, last) -> {});
            unfinished.handTo(heir.unfinished);
            heir.bringBack(present(), () -> {
                heir.watchedProperty().set(isWatched);
                if (past != null) {
                    heir.goTo(past.iteration());
                }
                if (learns) {
                    heir.run.live().start();
                }
            });
        }
        end();
    }

    /** The program ends: keeps what is unfinished and stops. */
    public void close() {
        if (run.isAlive()) {
            RunFrame now = frame();
            if (now != null && now.failure() == null) {
                unfinished.keepLast(run.started());
            }
            run.close();
        }
        end();
    }

    private void end() {
        starter.close();
        unfinished.close();
    }
}
