package rnnscope.session.gradient;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.Executor;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import rnnscope.math.Kernels;
import rnnscope.network.Reading;
import rnnscope.session.Cursor;
import rnnscope.session.EditHistory;
import rnnscope.session.Session;
import rnnscope.session.Subject;
import rnnscope.session.background.LatestTask;
import rnnscope.session.gradient.Answering.Urgency;
import rnnscope.session.gradient.question.Answer;
import rnnscope.session.gradient.question.Checked;
import rnnscope.session.gradient.question.Levers;
import rnnscope.session.gradient.question.Levers.Source;
import rnnscope.session.gradient.question.NamePair;
import rnnscope.session.gradient.question.Question;
import rnnscope.session.reading.Excerpt;

/**
 * Gradient mode of the window: the gradients of the models and the text that are open, or of a run and its batch,
 * under levers. Everything is worked out in the background while someone looks, and appears in one assignment. Changes
 * that come faster than answers are left out, so that a lever that is dragged, or a model in training, is followed at
 * the pace of the answers. All methods are called in the foreground.
 */
public final class GradientLab {
    private static final int STEPS = 80;
    /** Share of the window that lies before a cursor that was followed out of it. */
    private static final double BEHIND = 0.2;

    private final Session session;
    private final ReadOnlyObjectWrapper<Levers> levers = new ReadOnlyObjectWrapper<>(this, "levers");
    private final ReadOnlyObjectWrapper<Checked> checked = new ReadOnlyObjectWrapper<>(this, "checked");
    private final ReadOnlyBooleanWrapper checking = new ReadOnlyBooleanWrapper(this, "checking");
    private final ReadOnlyObjectWrapper<RunLanes> lanes = new ReadOnlyObjectWrapper<>(this, "lanes");
    private final BooleanProperty concealed = new SimpleBooleanProperty(this, "concealed");
    private final IntegerProperty layer = new SimpleIntegerProperty(this, "layer");
    private final Cursor batchCursor = new Cursor();
    private final EditHistory<Levers> history = new EditHistory<>();
    private final Questions questions;
    private final Answering answering;
    private final LatestTask<Checked> checks;
    /** The levers as they were left of subjects that are not in front. */
    private final Map<Subject, Levers> left = new WeakHashMap<>();
    private Subject subject;
    private Reading reading;
    private boolean watched;

    public GradientLab(Session session, Kernels kernels, Executor background, Executor foreground) {
        this.session = session;
        this.answering = new Answering(kernels, background, foreground, this::question, this::failed);
        this.checks = new LatestTask<>(background, foreground, this::checked, this::failed);
        this.questions = new Questions(session,
                new Siblings(background, foreground, () -> answering.ask(Urgency.AT_LEISURE), this::failed));
        session.excerptProperty().addListener((property, was, is) -> opened(is));
        session.cursor().stepProperty().addListener((property, was, is) -> follow());
        session.selection().layerProperty().addListener((property, was, is) -> layer.set(is.intValue()));
        layer.addListener((property, was, is) -> answering.ask(Urgency.AT_ONCE));
        opened(session.excerpt());
    }

    /** Null until something is open. */
    public ReadOnlyObjectProperty<Levers> leversProperty() {
        return levers.getReadOnlyProperty();
    }

    public Levers levers() {
        return levers.get();
    }

    /** The newest answer; its question may be older than the levers for a moment. Null until there is one. */
    public ReadOnlyObjectProperty<Answer> answerProperty() {
        return answering.answerProperty();
    }

    /** The last check under the present levers, or null. The numbers of a model in training have moved on since. */
    public ReadOnlyObjectProperty<Checked> checkedProperty() {
        return checked.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty checkingProperty() {
        return checking.getReadOnlyProperty();
    }

    /** The lanes of a run, null where there is none. */
    public ReadOnlyObjectProperty<RunLanes> lanesProperty() {
        return lanes.getReadOnlyProperty();
    }

    /** Whether the gradients are hidden, so that a class can predict them. */
    public BooleanProperty concealedProperty() {
        return concealed;
    }

    /** The layer that is looked at, from 0. */
    public ReadOnlyIntegerProperty layerProperty() {
        return layer;
    }

    /** Looks at a layer, in the whole window where the open model has it. */
    public void chooseLayer(int chosen) {
        if (chosen < session.selection().layers() && !readsBatch()) {
            session.selection().pinLayer(chosen);
        }
        layer.set(chosen);
    }

    /** Whether something has learned that can be looked at: the open model, or a run. */
    public boolean hasLearned() {
        boolean ofRun = lanes.get() != null && (readsBatch() || lanes.get().readText());
        return ofRun ? lanes.get().iteration() > 0 : session.excerpt() != null
                && session.excerpt().model().card().epochs() > 0;
    }

    /** Where we are: in the text, or in the batch. */
    public Cursor cursor() {
        return readsBatch() ? batchCursor : session.cursor();
    }

    /** Where we are in the batch, when that is read. */
    public Cursor batchCursor() {
        return batchCursor;
    }

    private boolean readsBatch() {
        return levers.get() != null && levers.get().source() == Source.BATCH;
    }

    /** Whether someone looks: while nobody does, nothing is worked out. */
    public void watch(boolean looks) {
        watched = looks;
        if (looks) {
            answering.ask(Urgency.AT_ONCE);
        } else {
            answering.stop();
        }
    }

    // Levers

    /**
     * Moves levers.
     *
     * @param amend whether it belongs to the move before, so that both are taken back together
     */
    public void move(Levers moved, boolean amend) {
        Levers old = levers.get();
        if (old == null || moved.equals(old) || moved.source() == Source.BATCH && lanes.get() == null) {
            return;
        }
        if (!amend) {
            history.edited(old);
        }
        take(moved.source() != old.source() ? begin(moved) : moved.steps() > old.steps() ? withRoom(moved) : moved);
    }

    /** With the loss so late that all the steps asked for lie before it; not where a name is asked for. */
    private Levers withRoom(Levers moved) {
        int last = Math.min(moved.steps(), steps(moved.source())) - 1;
        boolean asksForName = !readsBatch() && NamePair.in(session.excerpt().tokens().text()).isPresent();
        return moved.last() >= last || asksForName ? moved : moved.withLast(last);
    }

    /** Steps that may have a loss. */
    private int steps(Source source) {
        return source == Source.BATCH ? lanes.get().steps() : session.excerpt().length() - 1;
    }

    /** Whether there was something to take back. */
    public boolean undo() {
        return travel(history::undo);
    }

    /** The levers as {@link #undo} would put them; empty where there is nothing to take back. */
    public Optional<Levers> before() {
        return levers.get() == null ? Optional.empty() : history.past().stream().findFirst();
    }

    public boolean redo() {
        return travel(history::redo);
    }

    private boolean travel(Function<Levers, Optional<Levers>> step) {
        Optional<Levers> there = levers.get() == null ? Optional.empty() : step.apply(levers.get());
        there.ifPresent(this::take);
        return there.isPresent();
    }

    private void take(Levers moved) {
        Levers next = moved;
        if (next.source() == Source.BATCH && lanes.get() == null) {
            next = begin(next.withSource(Source.TEXT, 0));
        }
        if (next.source() == Source.BATCH) {
            batchCursor.reset(lanes.get().steps(), batchCursor.step());
            next = next.withSource(Source.BATCH, Math.max(0, Math.min(lanes.get().sequences() - 1, next.row())));
        }
        // The last symbol of a text has no loss, but may be looked at.
        int most = next.source() == Source.BATCH ? lanes.get().steps() - 1 : session.excerpt().length() - 1;
        levers.set(next.withLast(Math.max(1, Math.min(most, next.last()))));
        checked.set(null);
        answering.ask(Urgency.AT_ONCE);
    }

    // What is open

    private void opened(Excerpt now) {
        if (now == null || now.reading() == reading) {
            return;
        }
        if (!readsLanes()) {
            checked.set(null);
        }
        Reading old = reading;
        reading = now.reading();
        boolean isBack = session.subject() != subject && leaveFor(session.subject());
        Levers were = levers.get();
        String cell = now.model().spec().top().cell();
        boolean compares = NamePair.in(now.tokens().text()).isPresent();
        if (isBack) {
            levers.set(were.withLast(Math.min(were.last(), now.length() - 1)));
        } else if (were == null) {
            levers.set(begin(compares ? Levers.of(cell, 0, STEPS).withCells(beside(cell)) : Levers.of(cell, 0, STEPS)));
        } else if (!readsBatch()) {
            boolean sameText = old != null && old.tokens().text().equals(now.tokens().text());
            boolean followsCell = !readsLanes() && old != null
                    && were.cells().equals(Set.of(old.model().spec().top().cell()));
            Levers next = !followsCell ? were : were.withCells(compares ? beside(cell) : Set.of(cell));
            levers.set(sameText ? next.withLast(Math.min(next.last(), now.length() - 1)) : begin(next));
        }
        follow();
        answering.ask(Urgency.AT_ONCE);
    }

    /**
     * A cell and, beside it, what it is compared with where a text asks for a name that was said long before: one that
     * forgets, or one that does not.
     */
    private static Set<String> beside(String cell) {
        return Set.of(cell, cell.equals(Levers.TANH) || cell.equals(Levers.RELU) ? "lstm" : Levers.TANH);
    }

    /** Another subject comes to the front; returns whether its levers are as they were when it was left. */
    private boolean leaveFor(Subject next) {
        if (subject != null && !readsBatch()) {
            left.put(subject, levers.get());
        }
        subject = next;
        return bringBack();
    }

    private boolean bringBack() {
        Levers were = left.remove(subject);
        if (were == null) {
            return false;
        }
        levers.set(were);
        checked.set(null);
        return true;
    }

    /** Where a text is looked at first: at the name that it asks for, or at its cursor. A batch is looked at whole. */
    private Levers begin(Levers next) {
        if (next.source() == Source.BATCH) {
            int steps = lanes.get().steps();
            batchCursor.reset(steps, Math.min(batchCursor.step(), steps - 1));
            return next.withLast(steps - 1).withSteps(steps);
        }
        Excerpt now = session.excerpt();
        int end = Math.max(1, now.length() - 2);
        Optional<Integer> decision = NamePair.in(now.tokens().text()).filter(pair -> pair.decideAt() > 0)
                .map(pair -> now.tokens().stepAt(pair.decideAt()) - 1).filter(step -> step > 0 && step <= end);
        if (decision.isPresent()) {
            return next.withLast(decision.get()).withSteps(decision.get() + 1);
        }
        return next.withLast(Math.min(end, next.steps() - 1));
    }

    /** Moves the window with a cursor that leaves it; that is no edit. */
    private void follow() {
        Levers now = levers.get();
        Excerpt excerpt = session.excerpt();
        if (now == null || excerpt == null || readsBatch() || excerpt.length() != session.cursor().length()) {
            return;
        }
        int step = session.cursor().step();
        if (step >= now.first() && step <= now.last()) {
            return;
        }
        int last = step + (int) Math.round((1 - BEHIND) * now.steps());
        int most = Math.max(step, excerpt.length() - 2);
        levers.set(now.withLast(Math.max(1, Math.min(most, last))));
        answering.ask(Urgency.AT_ONCE);
    }

    // A run

    /**
     * Looks at the lanes of a run, newer or older ones.
     *
     * @param now       null for no run
     * @param isRunning whether others follow soon
     */
    public void look(RunLanes now, boolean isRunning) {
        RunLanes old = lanes.get();
        answering.setTraining(isRunning);
        boolean isNew = now != null && !now.areOfTheRunOf(old);
        boolean takesText = now != null && now.readText() && (isNew || !old.readText());
        boolean takesBatch = takesBatch(now) && (isNew || !old.watched());
        boolean endsBatch = readsBatch() && takesBatch(old) && !takesBatch(now);
        lanes.set(now);
        if (endsBatch || now == null && readsBatch()) {
            take(levers.get().withSource(Source.TEXT, 0));
            bringBack();
        } else if (levers.get() != null && takesBatch) {
            left.put(subject, levers.get());
            levers.set(begin(levers.get().withCells(now.cells()).withSource(Source.BATCH, 0)));
        } else if (levers.get() != null && (takesText || isNew && readsBatch())) {
            Levers next = levers.get().withCells(now.cells());
            boolean asksForName = !readsBatch() && NamePair.in(session.excerpt().tokens().text()).isPresent();
            levers.set(begin(asksForName ? next : next.withSteps(now.steps())));
        }
        answering.askInPace();
    }

    /** Whether a run is watched that reads no text, only its batches. */
    private static boolean takesBatch(RunLanes of) {
        return of != null && of.watched() && !of.material().readsText();
    }

    /** Whether it is the lanes of a run that read the open text. */
    private boolean readsLanes() {
        return lanes.get() != null && lanes.get().readText();
    }

    /** What is asked as things stand; null while nobody looks. */
    private Question question() {
        return watched ? questions.of(levers.get(), lanes.get(), layer.get()) : null;
    }

    private void failed(Throwable failure) {
        answering.forget();
        checking.set(false);
        session.failed(failure);
    }

    // Check

    /**
     * Compares the gradients in view at a step of the sequence with finite differences.
     *
     * @param ofCell whether those of the cell state, where there is one
     */
    public void check(int step, boolean ofCell) {
        Answer now = answering.answer();
        if (now == null) {
            return;
        }
        int at = Math.max(0, Math.min(now.question().levers().length() - 1, step - now.question().levers().first()));
        checking.set(true);
        checks.ask(wanted -> new Checked(now.question(), at,
                answering.measurement(now.question()).check(at, ofCell)));
    }

    private void checked(Checked done) {
        checking.set(false);
        checked.set(done.question().levers().equals(levers.get()) ? done : null);
    }
}
