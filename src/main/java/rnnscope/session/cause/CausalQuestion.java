package rnnscope.session.cause;

import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import rnnscope.network.Progress;
import rnnscope.session.Failures;
import rnnscope.session.background.LatestTask;
import rnnscope.session.background.SingleMessage;

/**
 * Causal question that takes a while: its answer is worked out in the background, with progress, and can be given up. All
 * methods are called in the foreground.
 *
 * @param <A> the answer
 */
public class CausalQuestion<A> {
    /** Units at random beside the one in question. */
    public static final int OTHERS = 50;
    /** Decides which. */
    protected static final long SEED = 1;

    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(this, "progress", Double.NaN);
    private final ReadOnlyObjectWrapper<A> answer = new ReadOnlyObjectWrapper<>(this, "answer");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem");
    private final Consumer<Throwable> failed;
    private final SingleMessage message;
    private final LatestTask<A> answers;

    /** Works an answer out, telling how far it is. */
    @FunctionalInterface
    protected interface Work<A> {
        A run(Progress progress) throws Exception;
    }

    protected CausalQuestion(Executor background, Executor foreground, Consumer<Throwable> failed) {
        this.failed = failed;
        this.message = new SingleMessage(foreground);
        this.answers = new LatestTask<>(background, foreground, this::answered, this::failed);
    }

    /** How far the work is, 0 to 1; NaN while there is none. */
    public ReadOnlyDoubleProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /** The last answer; null until there is one for what is in front. */
    public ReadOnlyObjectProperty<A> answerProperty() {
        return answer.getReadOnlyProperty();
    }

    /** Why there is no answer, in a sentence; null when nothing is wrong. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Begins to work an answer out, in place of what is being worked out. */
    protected final void ask(Work<A> work) {
        problem.set(null);
        progress.set(0);
        answers.ask(wanted -> work.run(publisher(wanted)));
    }

    /** Threads to work with: one is left for the window. */
    protected static int team() {
        return Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
    }

    private Progress publisher(BooleanSupplier wanted) {
        return (done, total) -> {
            message.tell(() -> {
                if (wanted.getAsBoolean() && !Double.isNaN(progress.get())) {
                    progress.set((double) done / total);
                }
            });
            return wanted.getAsBoolean();
        };
    }

    /** Gives up what is being worked out; the last answer stays. */
    public final void cancel() {
        answers.cancel();
        progress.set(Double.NaN);
    }

    /** Something else is in front: there is no answer for it. */
    protected final void forget() {
        cancel();
        answer.set(null);
        problem.set(null);
    }

    private void answered(A now) {
        progress.set(Double.NaN);
        answer.set(now);
    }

    private void failed(Throwable failure) {
        progress.set(Double.NaN);
        if (failure instanceof IllegalArgumentException) {
            problem.set(Failures.sentence(failure));
        } else {
            failed.accept(failure);
        }
    }
}
