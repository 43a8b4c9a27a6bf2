package rnnscope.session.gradient;

import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import rnnscope.math.Kernels;
import rnnscope.session.background.LatestTask;
import rnnscope.session.gradient.question.Answer;
import rnnscope.session.gradient.question.LruCache;
import rnnscope.session.gradient.question.Measurement;
import rnnscope.session.gradient.question.Question;
import rnnscope.session.gradient.question.RecentSpectra;
import rnnscope.train.live.Pace;

/**
 * Answering of questions about gradients, in the background: the curve first where somebody has just moved a lever, the
 * rest after it. Questions that come faster than answers are left out; those about a run keep a pace, so that they take
 * no more than a seventh of a processor from its training. All methods are called in the foreground.
 */
final class Answering {
    /** How many times as long as an answer took it waits for the next, while a run trains. */
    private static final int PATIENCE = 6;

    private final Kernels kernels;
    private final Executor background;
    private final Executor foreground;
    private final Supplier<Question> asked;
    private final ReadOnlyObjectWrapper<Answer> answer = new ReadOnlyObjectWrapper<>(this, "answer");
    private final LruCache cache = new LruCache();
    private final RecentSpectra spectra = new RecentSpectra(System::nanoTime);
    private final LatestTask<Answer> answers;
    private final LatestTask<Answer> completions;
    private final Pace pace = Pace.ofEach(0, PATIENCE);
    private boolean training;
    private boolean postponed;
    /** The question under way or answered last, null for none. */
    private Question newest;
    /** What is under way. */
    private Urgency underWay = Urgency.NONE;
    /** What is to follow. */
    private Urgency waiting = Urgency.NONE;
    /** When what is under way was asked, ns. */
    private long begun;

    /** How an answer comes. */
    enum Urgency {
        NONE,
        /** When all of it is there: nobody waits for it. */
        AT_LEISURE,
        /** The curve first, the rest after it: somebody has just moved a lever. */
        AT_ONCE
    }

    /** @param asked the question as things stand; null for none */
    Answering(Kernels kernels, Executor background, Executor foreground, Supplier<Question> asked,
            Consumer<Throwable> failed) {
        this.kernels = kernels;
        this.background = background;
        this.foreground = foreground;
        this.asked = asked;
        this.answers = new LatestTask<>(background, foreground, this::answered, failed);
        this.completions = new LatestTask<>(background, foreground, answer::set, failed);
    }

    /** The newest answer; null until there is one. */
    ReadOnlyObjectProperty<Answer> answerProperty() {
        return answer.getReadOnlyProperty();
    }

    Answer answer() {
        return answer.get();
    }

    Measurement measurement(Question question) {
        return new Measurement(kernels, question, cache, spectra);
    }

    /** Asks as things stand, unless that is being answered or was answered last. */
    void ask(Urgency wanted) {
        Question question = asked.get();
        if (question == null || question.equals(newest) && waiting == Urgency.NONE) {
            return;
        }
        if (underWay == Urgency.AT_ONCE || underWay == Urgency.AT_LEISURE && wanted == Urgency.AT_LEISURE) {
            waiting = wanted == Urgency.AT_ONCE ? wanted : waiting == Urgency.NONE ? wanted : waiting;
            return;
        }
        waiting = Urgency.NONE;
        underWay = wanted;
        newest = question;
        completions.cancel();
        // The very first answer is the curve alone, so that something shows while the program is still cold.
        boolean cold = answer.get() == null;
        boolean changing = training;
        Measurement measurement = measurement(question);
        begun = System.nanoTime();
        answers.ask(goesOn -> wanted == Urgency.AT_LEISURE ? measurement.whole(changing, goesOn)
                : measurement.first(cold, changing, goesOn));
    }

    private void answered(Answer first) {
        pace.done(begun, System.nanoTime());
        underWay = Urgency.NONE;
        answer.set(first);
        Urgency next = waiting;
        waiting = Urgency.NONE;
        if (next != Urgency.NONE) {
            ask(next);
        }
        if (underWay == Urgency.NONE && !first.isComplete()) {
            boolean changing = training;
            completions.ask(goesOn -> measurement(first.question()).whole(changing, goesOn));
        }
    }

    /** Whether the models of a run change soon. */
    void setTraining(boolean isTraining) {
        training = isTraining;
    }

    /** Asks about a run as it is by then, at once or when it is due. */
    void askInPace() {
        long pause = training ? pace.nanosUntilDue(System.nanoTime()) : 0;
        if (pause == 0) {
            ask(Urgency.AT_LEISURE);
        } else if (!postponed) {
            postponed = true;
            background.execute(() -> {
                LockSupport.parkNanos(pause);
                foreground.execute(() -> {
                    postponed = false;
                    askInPace();
                });
            });
        }
    }

    /** Gives up what is under way, since nobody looks. */
    void stop() {
        answers.cancel();
        completions.cancel();
        forget();
    }

    /** Nothing is under way any more. */
    void forget() {
        newest = null;
        underWay = Urgency.NONE;
        waiting = Urgency.NONE;
    }
}
