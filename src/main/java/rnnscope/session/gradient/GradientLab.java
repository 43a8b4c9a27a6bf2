package rnnscope.session.gradient;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import rnnscope.math.Kernels;
import rnnscope.network.Reading;
import rnnscope.session.EditHistory;
import rnnscope.session.Excerpt;
import rnnscope.session.LatestTask;
import rnnscope.session.Session;

/**
 * The gradients of the model and the text that are open, under levers. Everything is worked out in the background while
 * someone looks, and appears in one assignment. Changes that come faster than answers are left out, so that a lever
 * that is dragged, or a model in training, is followed at the pace of the answers. All methods are called in the foreground.
 */
public final class GradientLab {
    private static final int STEPS = 80;
    /** Share of the window that lies before a cursor that was followed out of it. */
    private static final double BEHIND = 0.2;

    private final Session session;
    private final Kernels kernels;
    private final ReadOnlyObjectWrapper<Levers> levers = new ReadOnlyObjectWrapper<>(this, "levers");
    private final ReadOnlyObjectWrapper<Answer> answer = new ReadOnlyObjectWrapper<>(this, "answer");
    private final ReadOnlyObjectWrapper<Checked> checked = new ReadOnlyObjectWrapper<>(this, "checked");
    private final ReadOnlyBooleanWrapper checking = new ReadOnlyBooleanWrapper(this, "checking");
    private final BooleanProperty held = new SimpleBooleanProperty(this, "held");
    private final EditHistory<Levers> history = new EditHistory<>();
    private final LatestTask<Answer> answers;
    private final LatestTask<Answer> completions;
    private final LatestTask<Checked> checks;
    private Reading reading;
    private boolean watched;
    private boolean asked;
    private boolean stale;

    public GradientLab(Session session, Kernels kernels, Executor background, Executor foreground) {
        this.session = session;
        this.kernels = kernels;
        this.answers = new LatestTask<>(background, foreground, this::answered, this::failed);
        this.completions = new LatestTask<>(background, foreground, answer::set, this::failed);
        this.checks = new LatestTask<>(background, foreground, this::checked, this::failed);
        session.excerptProperty().addListener((property, was, is) -> opened(is));
        session.cursor().stepProperty().addListener((property, was, is) -> follow());
        session.selection().layerProperty().addListener((property, was, is) -> ask());
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
        return answer.getReadOnlyProperty();
    }

    /** The last check of the question in view, or null. */
    public ReadOnlyObjectProperty<Checked> checkedProperty() {
        return checked.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty checkingProperty() {
        return checking.getReadOnlyProperty();
    }

    /** Whether the gradients are hidden, so that a class can predict them. */
    public BooleanProperty heldProperty() {
        return held;
    }

    /** Whether someone looks: while nobody does, nothing is worked out. */
    public void watch(boolean looks) {
        watched = looks;
        if (looks && stale) {
            ask();
        } else if (!looks) {
            completions.cancel();
            stale = true;
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
        if (old == null || moved.equals(old)) {
            return;
        }
        if (!amend) {
            history.edited(old);
        }
        take(moved.steps() > old.steps() ? withRoom(moved) : moved);
    }

    /** With the loss so late that the text has all the steps asked for before it; not where a name is asked for. */
    private Levers withRoom(Levers moved) {
        Excerpt now = session.excerpt();
        int last = Math.min(moved.steps() - 1, now.length() - 2);
        return moved.last() >= last || NamePair.in(now.tokens().text()).isPresent() ? moved : moved.withLast(last);
    }

    /** Whether there was something to take back. */
    public boolean undo() {
        return travel(history::undo);
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
        int last = Math.max(1, Math.min(session.excerpt().length() - 1, moved.last()));
        levers.set(moved.withLast(last));
        ask();
    }

    // What is open

    private void opened(Excerpt now) {
        if (now == null || now.reading() == reading) {
            return;
        }
        Reading old = reading;
        reading = now.reading();
        Levers were = levers.get();
        String cell = now.model().spec().cell();
        boolean sameText = old != null && old.tokens().text().equals(now.tokens().text());
        if (were == null) {
            levers.set(begin(now, Levers.of(cell, 0, STEPS)));
        } else {
            boolean followsCell = were.cells().equals(Set.of(old.model().spec().cell()));
            Levers next = followsCell ? were.withCells(Set.of(cell)) : were;
            levers.set(sameText ? next.withLast(Math.min(next.last(), now.length() - 1)) : begin(now, next));
        }
        follow();
        ask();
    }

    /** Where a text is looked at first: at the name that it asks for, or at its cursor. */
    private Levers begin(Excerpt now, Levers next) {
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
        if (now == null || excerpt == null || excerpt.length() != session.cursor().length()) {
            return;
        }
        int step = session.cursor().step();
        if (step >= now.first() && step <= now.last()) {
            return;
        }
        int last = step + (int) Math.round((1 - BEHIND) * now.steps());
        int most = Math.max(step, excerpt.length() - 2);
        levers.set(now.withLast(Math.max(1, Math.min(most, last))));
        ask();
    }

    // Answers

    private Question question() {
        Excerpt now = session.excerpt();
        return new Question(now.model(), now.tokens(), levers.get(),
                Math.min(session.selection().layer(), now.model().spec().layers() - 1));
    }

    private void ask() {
        stale = true;
        if (!watched || asked || session.excerpt() == null || session.excerpt().length() < 2) {
            return;
        }
        stale = false;
        asked = true;
        completions.cancel();
        Question question = question();
        // The very first answer is the curve alone, so that something shows while the program is still cold.
        boolean cold = answer.get() == null;
        answers.ask(wanted -> new Measurement(kernels, question).first(cold, wanted));
    }

    private void answered(Answer first) {
        asked = false;
        checked.set(null);
        checks.cancel();
        checking.set(false);
        answer.set(first);
        if (stale) {
            ask();
        } else if (!first.isComplete()) {
            completions.ask(wanted -> new Measurement(kernels, first.question()).complete(first, wanted));
        }
    }

    private void failed(Throwable failure) {
        asked = false;
        checking.set(false);
        session.failed(failure);
    }

    // Check

    /** Compares the gradients in view at a step of the text with finite differences. */
    public void check(int step) {
        Answer now = answer.get();
        if (now == null) {
            return;
        }
        int at = Math.max(0, Math.min(now.question().levers().length() - 1, step - now.question().levers().first()));
        checking.set(true);
        checks.ask(wanted -> new Checked(now.question(), at, new Measurement(kernels, now.question()).check(at)));
    }

    private void checked(Checked done) {
        checking.set(false);
        checked.set(done);
    }
}
