package rnnscope.session;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import rnnscope.cell.Cells;
import rnnscope.math.Kernels;
import rnnscope.model.Model;
import rnnscope.model.ModelCard;
import rnnscope.text.Corpus;
import rnnscope.train.Hyperparameters;
import rnnscope.train.Trainer;
import rnnscope.train.live.HistoryPoint;
import rnnscope.train.live.LiveTraining;
import rnnscope.train.live.LiveTraining.Phase;
import rnnscope.train.live.RunFrame;
import rnnscope.train.live.RunOptions;
import rnnscope.train.live.TextMaterial;
import rnnscope.train.live.TrainingMaterial;
import rnnscope.train.live.TrainingRuns;
import rnnscope.train.live.TrainingSettings;
import rnnscope.train.live.TrainingSnapshot;

/**
 * The run that the window trains: what was chosen, what it shows of itself, where in its history we are. While it is
 * followed, the session's text is read by the newest model of the chosen lane, or by the one gone back to. All methods
 * are called in the foreground.
 */
public final class TrainingRun {
    /** Stands for the text in the window as what is to be learned. */
    public static final String THIS_TEXT = "this text";
    private static final long LAST_WORD_SECONDS = 5;

    private final Session session;
    private final Kernels kernels;
    private final Executor background;
    private final Executor foreground;
    private final Autosave autosave;
    private final TrainingForm form = new TrainingForm();
    private final ReadOnlyObjectWrapper<RunFrame> frame = new ReadOnlyObjectWrapper<>(this, "frame");
    private final ReadOnlyObjectWrapper<TrainingSettings> settings = new ReadOnlyObjectWrapper<>(this, "settings");
    private final ReadOnlyObjectWrapper<HistoryPoint> past = new ReadOnlyObjectWrapper<>(this, "past");
    private final ReadOnlyObjectWrapper<TrainingSettings> unfinished = new ReadOnlyObjectWrapper<>(this, "unfinished");
    private final ReadOnlyStringWrapper busy = new ReadOnlyStringWrapper(this, "busy");
    private final IntegerProperty lane = new SimpleIntegerProperty(this, "lane");
    private final DoubleProperty temperature = new SimpleDoubleProperty(this, "temperature", 0.8);
    private final BooleanProperty followed = new SimpleBooleanProperty(this, "followed");
    private final BooleanProperty textShows = new SimpleBooleanProperty(this, "textShows");
    private final Baselines baselines;
    private final LatestTask<Prepared> preparing;
    private final LatestTask<Path> saving;
    private final AtomicReference<LiveTraining> newest = new AtomicReference<>();
    private final AtomicBoolean writing = new AtomicBoolean();
    private Prepared run;
    private Model followedModel;
    private boolean offeringText;
    private boolean adopting;

    private record Prepared(LiveTraining live, TrainingSettings settings, TrainingMaterial material, boolean starts) {}

    /**
     * @param background where texts are read and files are written
     * @param autosave   the file in which an unfinished run survives; null for none
     */
    public TrainingRun(Session session, Kernels kernels, Executor background, Executor foreground, Path autosave) {
        this.session = session;
        this.kernels = kernels;
        this.background = background;
        this.foreground = foreground;
        this.autosave = autosave == null ? null : new Autosave(autosave);
        this.baselines = new Baselines(background, foreground, session::failed);
        this.preparing = new LatestTask<>(background, foreground, this::prepared, this::failed);
        this.saving = new LatestTask<>(background, foreground, this::saved, this::failed);
        form.settingsProperty().addListener((property, was, is) -> steer());
        temperature.addListener((property, was, is) -> {
            if (run != null) {
                run.live().setTemperature(is.doubleValue());
            }
        });
        lane.addListener((property, was, is) -> showModel(true));
        textShows.addListener((property, was, is) -> watch());
        followed.addListener((property, was, is) -> watch());
        session.openCountProperty().addListener((property, was, is) -> {
            offeringText = false;
            if (run != null && session.excerpt().model().tokenizer() != run.material().tokenizer()) {
                followed.set(false);
            } else {
                followedModel = null;
                showModel(!isRunning());
            }
        });
    }

    // What there is to see

    public TrainingForm form() {
        return form;
    }

    /** What the run shows of itself; null before the first. */
    public ReadOnlyObjectProperty<RunFrame> frameProperty() {
        return frame.getReadOnlyProperty();
    }

    public RunFrame frame() {
        return frame.get();
    }

    /** What the run began with; null before the first. */
    public ReadOnlyObjectProperty<TrainingSettings> settingsProperty() {
        return settings.getReadOnlyProperty();
    }

    /** Where in its history the run is looked at; null for now. */
    public ReadOnlyObjectProperty<HistoryPoint> pastProperty() {
        return past.getReadOnlyProperty();
    }

    /** A run that an earlier session left unfinished, or null. */
    public ReadOnlyObjectProperty<TrainingSettings> unfinishedProperty() {
        return unfinished.getReadOnlyProperty();
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
        return lane;
    }

    /** Temperature of the samples. */
    public DoubleProperty temperatureProperty() {
        return temperature;
    }

    /** Whether the text is read by the model in training. */
    public BooleanProperty followedProperty() {
        return followed;
    }

    /** Whether anything that shows the text is in sight: only then is it read anew. */
    public BooleanProperty textShowsProperty() {
        return textShows;
    }

    public boolean isRunning() {
        return frame.get() != null && frame.get().phase() == Phase.RUNNING;
    }

    /** What is being learned; null before the first run. */
    public TrainingMaterial material() {
        return run == null ? null : run.material();
    }

    /** Whether a reset would begin another run than the present one. */
    public boolean isChanged() {
        return settings.get() != null && !isSameBut(form.settings(), settings.get());
    }

    // Commands

    /** Prepares a run as the form says, where there is none. */
    public void prepare() {
        if (run == null && !preparing.isBusy()) {
            begin(false);
        }
    }

    /** Starts or pauses. A run that has not begun takes over what was changed in the form. */
    public void toggle() {
        RunFrame now = frame.get();
        if (run == null || (now != null && now.iteration() == 0 && isChanged())) {
            begin(true);
        } else if (isRunning()) {
            run.live().pause();
        } else {
            showNow();
            run.live().start();
        }
    }

    public void start() {
        if (!isRunning()) {
            toggle();
        }
    }

    public void pause() {
        if (isRunning()) {
            run.live().pause();
        }
    }

    public void step() {
        if (run != null) {
            showNow();
            run.live().step();
        }
    }

    /** Begins anew as the form says, paused. */
    public void reset() {
        begin(false);
    }

    /** Ends the run and its thread; what it showed stays until the next begins. */
    public void stop() {
        if (run == null) {
            return;
        }
        LiveTraining live = run.live();
        autosaveLast();
        live.close();
        run = null;
        RunFrame last = frame.get();
        if (last != null) {
            frame.set(new RunFrame(Phase.FINISHED, last.failure(), last.iteration(), last.epoch(), last.iteration(),
                    last.seconds(), 0, last.lanes(), last.history(), last.samples(), last.hyperparameters(), last.costs()));
        }
    }

    /** Looks at the run as it was at {@code iteration}, or shortly before. */
    public void goTo(long iteration) {
        RunFrame now = frame.get();
        if (now == null || now.history().isEmpty()) {
            return;
        }
        HistoryPoint point = now.point(iteration);
        boolean newestPoint = point == now.history().get(now.history().size() - 1) && iteration >= now.iteration();
        past.set(newestPoint ? null : point);
        showModel(true);
    }

    /** Looks at the run as it is. */
    public void showNow() {
        past.set(null);
        showModel(!isRunning());
    }

    /** Goes on from where we look; what came after is forgotten. */
    public void fork() {
        HistoryPoint point = past.get();
        if (run != null && point != null) {
            run.live().forkFrom(point);
            adopt(point.states().get(0).hyperparameters());
            past.set(null);
        }
    }

    // Beginning

    private void begin(boolean starts) {
        TrainingSettings wanted = form.settings();
        if (!form.problemsProperty().get().isEmpty()) {
            session.noticeProperty().set(Notice.warning(form.problemsProperty().get().values().iterator().next()));
            return;
        }
        boolean thisText = wanted.source().equals(THIS_TEXT);
        String text = thisText && session.excerpt() != null ? session.excerpt().source().text() : "";
        busy.set("Preparing " + wanted.source());
        preparing.ask(asked -> prepare(wanted, thisText
                ? TextMaterial.of(new Corpus(THIS_TEXT, text), wanted.heldOut()) : TrainingMaterial.open(wanted), List.of(), starts, asked));
    }

    private Prepared prepare(TrainingSettings wanted, TrainingMaterial material, List<Trainer.State> states,
            boolean starts, BooleanSupplier asked) {
        if (!asked.getAsBoolean()) {
            throw new CancellationException();
        }
        AtomicReference<LiveTraining> self = new AtomicReference<>();
        AtomicBoolean told = new AtomicBoolean();
        RunOptions options = RunOptions.beside(() -> tell(self, told), point -> save(wanted, material, point));
        LiveTraining live = TrainingRuns.begin(wanted, material, states, kernels, options);
        self.set(live);
        LiveTraining old = newest.getAndSet(live);
        if (old != null) {
            old.close();
        }
        tell(self, told);
        return new Prepared(live, wanted, material, starts);
    }

    /** Of the training thread: at most one message is under way. */
    private void tell(AtomicReference<LiveTraining> self, AtomicBoolean told) {
        if (told.compareAndSet(false, true)) {
            foreground.execute(() -> {
                told.set(false);
                receive(self.get());
            });
        }
    }

    private void prepared(Prepared prepared) {
        busy.set(null);
        run = prepared;
        settings.set(prepared.settings());
        unfinished.set(null);
        past.set(null);
        frame.set(null);
        lane.set(prepared.settings().cells().size() - 1);
        prepared.live().setTemperature(temperature.get());
        followed.set(true);
        watch();
        baselines.ask(prepared.material());
        if (prepared.starts()) {
            prepared.live().start();
        }
        receive(prepared.live());
    }

    private void failed(Throwable failure) {
        busy.set(null);
        if (failure instanceof IllegalArgumentException) {
            session.noticeProperty().set(Notice.warning(failure.getMessage()));
        } else {
            session.failed(failure);
        }
    }

    // Steering

    /** Learning rate and clipping hold at once, where the rest of the form waits for a reset. */
    private void steer() {
        TrainingSettings wanted = form.settings();
        if (run == null || adopting || !form.problemsProperty().get().isEmpty()) {
            return;
        }
        run.live().setHyperparameters(hyperparameters(wanted));
    }

    private static Hyperparameters hyperparameters(TrainingSettings s) {
        return new Hyperparameters(s.learningRate(), s.decay(), s.decayAfter(), s.clip());
    }

    private void adopt(Hyperparameters h) {
        adopting = true;
        form.learningRateProperty().set(h.learningRate());
        form.decayProperty().set(h.decay());
        form.decayAfterProperty().set(h.decayAfter());
        form.clipProperty().set(h.clip());
        adopting = false;
    }

    /** The same run, but for what may change while it runs. */
    private static boolean isSameBut(TrainingSettings a, TrainingSettings b) {
        return new TrainingSettings(a.source(), a.cells(), a.units(), a.layers(), a.embedding(), a.dropout(), a.steps(),
                a.batch(), a.optimizer(), b.learningRate(), b.decay(), b.decayAfter(), b.clip(), a.init(),
                a.forgetBias(), a.seed(), a.epochs(), a.heldOut()).equals(b);
    }

    // Frames

    private void receive(LiveTraining live) {
        if (run == null || run.live() != live) {
            return;
        }
        RunFrame taken = live.frames().take();
        if (taken == null) {
            return;
        }
        Phase was = frame.get() == null ? null : frame.get().phase();
        frame.set(taken);
        if (taken.failure() != null && was != Phase.FAILED) {
            session.noticeProperty().set(Notice.error(taken.failure().words() + ". Go back to an earlier point and fork."));
        }
        if (past.get() == null) {
            showModel(taken.phase() != Phase.RUNNING);
        }
    }

    private void watch() {
        if (run != null) {
            run.live().setWatched(followed.get() && textShows.get());
            showModel(past.get() != null || !isRunning());
        }
    }

    /** Lets the session's text be read by the model that we look at. */
    private void showModel(boolean atRest) {
        RunFrame now = frame.get();
        if (run == null || now == null || !followed.get() || !textShows.get() || session.excerpt() == null || !run.material().readsText()
                || offeringText || lane.get() >= now.lanes().size()) {
            return;
        }
        TrainingSnapshot shown = past.get() != null ? past.get().lanes().get(lane.get())
                : now.lanes().get(lane.get()).snapshot();
        if (shown != null && (followedModel == null || followedModel.parameters() != shown.parameters())) {
            followedModel = model(lane.get(), shown, Double.NaN);
            if (!offerText(followedModel)) {
                session.renew(followedModel, atRest);
            }
        }
    }

    /** Where the open text means nothing to the model, it reads some of what it is learning instead. */
    private boolean offerText(Model model) {
        Excerpt open = session.excerpt();
        if (open.model().tokenizer() == model.tokenizer()) {
            return false;
        }
        var tokens = model.tokenizer().encode(open.source().text());
        if (tokens.unknown() * 5L <= tokens.length()) {
            return false;
        }
        offeringText = true;
        String name = run.material().name();
        String shown = run.material().excerpt();
        session.openModel(name, () -> model, new SourceText(name, shown));
        return true;
    }

    private Model model(int which, TrainingSnapshot snapshot, double heldOutLoss) {
        TrainingSettings s = run.settings();
        String cell = s.cells().get(which);
        String name = Cells.of(cell).title() + " at step " + snapshot.iteration();
        ModelCard card = new ModelCard(name, "Trained in the window", run.material().name(), "", "", s.seed(), snapshot.epoch(),
                heldOutLoss, "");
        return new Model(run.material().model(s, cell), snapshot.parameters(), run.material().tokenizer(), card);
    }

    // Files

    /** Writes the chosen lane's model, as we look at it. */
    public void save(Path file) {
        if (run == null) {
            return;
        }
        Prepared saved = run;
        int which = lane.get();
        HistoryPoint point = past.get();
        busy.set("Saving " + file.getFileName());
        saving.ask(wanted -> {
            HistoryPoint now = point != null ? point : saved.live().capture().get();
            TrainedModelFile.write(file, saved.settings(), saved.material(), which, now, kernels);
            return file;
        });
    }

    private void saved(Path file) {
        busy.set(null);
        session.noticeProperty().set(Notice.information("Saved " + file.getFileName() + "."));
    }

    /** Looks whether an earlier session left an unfinished run. */
    public void lookForUnfinished() {
        if (autosave != null) {
            background.execute(() -> {
                Autosave.Unfinished found = autosave.find();
                foreground.execute(() -> unfinished.set(run == null && found != null ? found.settings() : null));
            });
        }
    }

    /** Goes on with the run that was left unfinished, paused. */
    public void resume() {
        busy.set("Reading the unfinished run");
        preparing.ask(wanted -> {
            Autosave.Resumed read = autosave.read();
            foreground.execute(() -> form.fill(read.settings()));
            return prepare(read.settings(), read.material(), read.states(), false, wanted);
        });
    }

    /** Throws the unfinished run away. */
    public void discardUnfinished() {
        unfinished.set(null);
        background.execute(() -> {
            try {
                autosave.discard();
            } catch (IOException e) {
                foreground.execute(() -> session.failed(e));
            }
        });
    }

    /** Of the training thread: hands the point over, unless the last is still being written. */
    private void save(TrainingSettings of, TrainingMaterial material, HistoryPoint point) {
        if (autosave != null && point.iteration() > 0 && writing.compareAndSet(false, true)) {
            background.execute(() -> write(of, material, point));
        }
    }

    private void write(TrainingSettings of, TrainingMaterial material, HistoryPoint point) {
        try {
            boolean typed = of.source().equals(THIS_TEXT) && material instanceof TextMaterial;
            autosave.write(of, point, typed ? ((TextMaterial) material).corpus().text() : null);
        } catch (IOException | RuntimeException e) {
            foreground.execute(() -> session.failed(e));
        } finally {
            writing.set(false);
        }
    }

    private void autosaveLast() {
        if (autosave == null || frame.get() == null || frame.get().iteration() == 0
                || frame.get().phase() == Phase.FINISHED) {
            return;
        }
        try {
            HistoryPoint last = run.live().capture().get(LAST_WORD_SECONDS, TimeUnit.SECONDS);
            write(run.settings(), run.material(), last);
        } catch (Exception e) {
            System.getLogger(TrainingRun.class.getName()).log(System.Logger.Level.WARNING, "not saved at the end", e);
        }
    }

    /** The program ends: saves what is unfinished and stops. */
    public void close() {
        if (run != null) {
            autosaveLast();
            run.live().close();
            run = null;
        }
        LiveTraining last = newest.get();
        if (last != null) {
            last.close();
        }
    }
}
