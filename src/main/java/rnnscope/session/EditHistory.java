package rnnscope.session;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Undo history of states that were left behind by edits, so that they can be gone back to. States are values. */
public final class EditHistory<T> {
    private static final int DEPTH = 200;

    private final int depth;
    private final Deque<T> before = new ArrayDeque<>();
    private final Deque<T> after = new ArrayDeque<>();

    public EditHistory() {
        this(DEPTH);
    }

    /** @param depth states that can be gone back to */
    public EditHistory(int depth) {
        this.depth = depth;
    }

    /** Another with the same states, which goes its own way from here. */
    public EditHistory<T> copy() {
        EditHistory<T> copy = new EditHistory<>(depth);
        copy.before.addAll(before);
        copy.after.addAll(after);
        return copy;
    }

    /** An edit replaces {@code old}. What was undone before can no longer be redone. */
    public void edited(T old) {
        after.clear();
        before.push(old);
        if (before.size() > depth) {
            before.removeLast();
        }
    }

    /** The state before the last edit, which replaces {@code now}; empty when there is none. */
    public Optional<T> undo(T now) {
        return move(before, after, now);
    }

    /** The state that was undone last, which replaces {@code now}; empty when there is none. */
    public Optional<T> redo(T now) {
        return move(after, before, now);
    }

    /** The states that can be gone back to, the one before the last edit first. */
    public List<T> past() {
        return List.copyOf(before);
    }

    /** Makes every state another one, and of those that are then the same, one after another, a single one. */
    public void map(UnaryOperator<T> change) {
        map(before, change);
        map(after, change);
    }

    private static <T> void map(Deque<T> states, UnaryOperator<T> change) {
        Deque<T> changed = new ArrayDeque<>();
        for (T state : states) {
            T next = change.apply(state);
            if (!next.equals(changed.peekLast())) {
                changed.add(next);
            }
        }
        states.clear();
        states.addAll(changed);
    }

    private static <T> Optional<T> move(Deque<T> from, Deque<T> to, T now) {
        if (from.isEmpty()) {
            return Optional.empty();
        }
        to.push(now);
        return Optional.of(from.pop());
    }
}
