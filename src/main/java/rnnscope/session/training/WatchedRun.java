package rnnscope.session.training;

import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import rnnscope.cell.Cells;
import rnnscope.language.Words;
import rnnscope.model.Model;
import rnnscope.model.ModelCard;
import rnnscope.network.LanguageModel;
import rnnscope.session.Session;
import rnnscope.session.Subject;
import rnnscope.session.reading.SourceText;
import rnnscope.session.training.RunStarter.StartedRun;
import rnnscope.train.live.LaneFrame;
import rnnscope.train.live.LiveTraining.Phase;
import rnnscope.train.live.RunFrame;
import rnnscope.train.live.history.HistoryPoint;
import rnnscope.train.live.history.TrainingSnapshot;

/**
 * Watched run: what it shows of itself, where in its history and at which lane we look, and it as a subject, whose text
 * is read by the model that we look at while it is in front and someone looks.
 */
final class WatchedRun {
    private final Session session;
    private final ReadOnlyObjectWrapper<RunFrame> frame = new ReadOnlyObjectWrapper<>(this, "frame");
    private final ReadOnlyObjectWrapper<HistoryPoint> past = new ReadOnlyObjectWrapper<>(this, "past");
    private final IntegerProperty lane = new SimpleIntegerProperty(this, "lane");
    private final BooleanProperty textShows = new SimpleBooleanProperty(this, "textShows", true);
    private final BooleanProperty watched = new SimpleBooleanProperty(this, "watched") {
        @Override
        public void set(boolean wanted) {
            super.set(wanted && hasLearned());
        }
    };
    /** Null before the first. */
    private StartedRun run;
    private Subject subject;
    private Model model;

    WatchedRun(Session session) {
        this.session = session;
        lane.addListener((property, was, is) -> showModel(true));
        textShows.addListener((property, was, is) -> watch());
        watched.addListener((property, was, is) -> watch());
        session.subjectProperty().addListener((property, was, is) -> showModel(!isRunning()));
    }

    /** Null before the first frame of a run. */
    ReadOnlyObjectProperty<RunFrame> frameProperty() {
        return frame.getReadOnlyProperty();
    }

    RunFrame frame() {
        return frame.get();
    }

    /** Null for now. */
    ReadOnlyObjectProperty<HistoryPoint> pastProperty() {
        return past.getReadOnlyProperty();
    }

    HistoryPoint past() {
        return past.get();
    }

    IntegerProperty laneProperty() {
        return lane;
    }

    BooleanProperty watchedProperty() {
        return watched;
    }

    BooleanProperty textShowsProperty() {
        return textShows;
    }

    boolean isRunning() {
        return frame.get() != null && frame.get().phase() == Phase.RUNNING;
    }

    /** Whether it has taken its first step. */
    boolean hasLearned() {
        return frame.get() != null && frame.get().iteration() > 0;
    }

    /** It as a subject, the same as long as it is the same run; null where it reads no text. */
    Subject subject() {
        if (frame.get() == null || !run.material().readsText() || !LanguageModel.readsText(model().spec())) {
            return null;
        }
        if (subject == null) {
            subject = session.ofRun(model(), new SourceText(run.material().title(), run.material().excerpt()));
        }
        return subject;
    }

    /** Whether the text in front is read by it. */
    boolean isInFront() {
        return subject != null && subject.isShown();
    }

    /** The lanes where we look; where frames hold no copies since nobody does, as they were lately. */
    List<TrainingSnapshot> snapshots() {
        if (past.get() != null) {
            return past.get().lanes();
        }
        List<TrainingSnapshot> now = frame.get().lanes().stream().map(LaneFrame::snapshot).toList();
        List<HistoryPoint> history = frame.get().history();
        return now.contains(null) ? history.get(history.size() - 1).lanes() : now;
    }

    /** The model of the chosen lane where we look, the same object as long as it is the same snapshot. */
    Model model() {
        int chosen = Math.min(lane.get(), frame.get().lanes().size() - 1);
        TrainingSnapshot shown = snapshots().get(chosen);
        if (model == null || model.parameters() != shown.parameters()) {
            model = model(shown, run.settings().cells().get(chosen));
        }
        return model;
    }

    /** The model of the chosen lane as it was at {@code iteration}, or shortly before. */
    Model modelAt(long iteration) {
        int chosen = Math.min(lane.get(), frame.get().lanes().size() - 1);
        return model(frame.get().point(iteration).lanes().get(chosen), run.settings().cells().get(chosen));
    }

    private Model model(TrainingSnapshot shown, String cell) {
        ModelCard card = new ModelCard(Words.of("session.run.at-step", Cells.of(cell).title(), shown.iteration()),
                Words.of("session.run.trained"), run.material().name(), "", "", run.settings().seed(), shown.epoch(),
                Double.NaN, "");
        return new Model(run.material().model(run.settings(), cell), shown.parameters(), run.material().tokenizer(),
                run.material().output(), card, List.of());
    }

    /** Another run is there, which shows nothing yet. */
    void begin(StartedRun next, int chosenLane) {
        watched.set(false);
        subject = null;
        model = null;
        frame.set(null);
        run = next;
        past.set(null);
        lane.set(chosenLane);
        watch();
    }

    /** The run shows something newer. */
    void show(RunFrame newer) {
        frame.set(newer);
        if (past.get() == null) {
            showModel(newer.phase() != Phase.RUNNING);
        }
    }

    /** The run is at its end. */
    void end(RunFrame last) {
        frame.set(last);
    }

    /** Looks at the run as it was at {@code iteration}, or shortly before. */
    void goTo(long iteration) {
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
    void showNow() {
        past.set(null);
        showModel(!isRunning());
    }

    /** The run goes on from where we look. */
    void forked() {
        past.set(null);
    }

    private void watch() {
        if (run != null) {
            run.live().setWatched(watched.get() && textShows.get());
            showModel(past.get() != null || !isRunning());
        }
    }

    /** @param atRest whether the model will not change again soon */
    private void showModel(boolean atRest) {
        if (frame.get() != null && watched.get() && isInFront() && textShows.get() && session.openedModel() != model()) {
            session.renew(model(), atRest);
        }
    }
}
