package rnnscope.session.inquiry;

import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import rnnscope.network.Progress;
import rnnscope.session.background.LatestTask;
import rnnscope.session.background.SingleMessage;

/**
 * Inquiry, the newest of a row of questions and its answer, worked out in the background. All methods are called in
 * the foreground.
 *
 * @param <Q> a question; equal ones are asked once
 * @param <A> its answer
 */
public final class Inquiry<Q, A> {
    /** How far work is that is not under way. */
    public static final double IDLE = -1;

    private final Work<Q, A> work;
    private final LatestTask<Answered<Q, A>> answers;
    private final ReadOnlyObjectWrapper<Answered<Q, A>> answer = new ReadOnlyObjectWrapper<>(this, "answer");
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(this, "progress", IDLE);
    private final SingleMessage message;
    private final ReadOnlyBooleanWrapper givenUp = new ReadOnlyBooleanWrapper(this, "givenUp");
    private Q asked;

    /** A question with its answer. */
    public record Answered<Q, A>(Q question, A answer) {}

    /** How a question is answered. */
    @FunctionalInterface
    public interface Work<Q, A> {
        /** @throws CancellationException when {@code progress} says no */
        A answer(Q question, Progress progress);
    }

    /**
     * @param background where questions are answered
     * @param foreground where answers appear
     * @param failed     told when a question has no answer
     */
    public Inquiry(Work<Q, A> work, Executor background, Executor foreground, Consumer<Throwable> failed) {
        this.work = work;
        this.message = new SingleMessage(foreground);
        this.answers = new LatestTask<>(background, foreground, this::answered, failure -> {
            progress.set(IDLE);
            failed.accept(failure);
        });
    }

    /** The newest answer there is; its question may be an older one. Null until there is one. */
    public ReadOnlyObjectProperty<Answered<Q, A>> answerProperty() {
        return answer.getReadOnlyProperty();
    }

    /** How far the answer is, from 0 to 1; {@link #IDLE} when none is being worked out. */
    public ReadOnlyDoubleProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /** The answer to what was asked last, null as long as there is none. */
    public A current() {
        return answer.get() != null && answer.get().question.equals(asked) ? answer.get().answer : null;
    }

    /** Whether the user no longer wants to wait for what was asked last. */
    public ReadOnlyBooleanProperty givenUpProperty() {
        return givenUp.getReadOnlyProperty();
    }

    /** Asks, unless the same was asked last, or given up. */
    public void ask(Q question) {
        if (question.equals(asked)) {
            return;
        }
        asked = question;
        givenUp.set(false);
        if (current() != null) {
            answers.cancel();
            progress.set(IDLE);
            return;
        }
        progress.set(0);
        answers.ask(wanted -> new Answered<>(question, work.answer(question, (done, total) -> {
            tell(question, (double) done / Math.max(1, total));
            return wanted.getAsBoolean();
        })));
    }

    /** Stops working out an answer; the same question may be asked again. */
    public void cancel() {
        answers.cancel();
        if (current() == null) {
            asked = null;
        }
        givenUp.set(false);
        progress.set(IDLE);
    }

    /** The user no longer wants to wait: the same question is not asked again before {@link #resume} or {@link #cancel}. */
    public void giveUp() {
        answers.cancel();
        givenUp.set(current() == null && asked != null);
        progress.set(IDLE);
    }

    /** Asks again what was given up. */
    public void resume() {
        Q question = asked;
        if (givenUp.get()) {
            asked = null;
            ask(question);
        }
    }

    private void tell(Q question, double share) {
        message.tell(() -> {
            if (question == asked && progress.get() != IDLE) {
                progress.set(share);
            }
        });
    }

    private void answered(Answered<Q, A> found) {
        progress.set(IDLE);
        answer.set(found);
    }
}
