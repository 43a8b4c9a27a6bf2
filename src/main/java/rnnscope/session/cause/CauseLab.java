package rnnscope.session.cause;

import java.util.BitSet;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import rnnscope.analysis.cause.Ablation;
import rnnscope.analysis.cause.PropertyEnds;
import rnnscope.math.Workers;
import rnnscope.network.Progress;
import rnnscope.network.Reading;
import rnnscope.session.Excerpt;
import rnnscope.session.Failures;
import rnnscope.session.LatestTask;
import rnnscope.session.Session;
import rnnscope.session.SingleMessage;
import rnnscope.session.inquiry.Study;
import rnnscope.text.TextRange;
import rnnscope.text.property.TextProperty;

/**
 * Causal question about a unit: what the model as it was opened loses without it, beside others at random. Worked out
 * in the background; all methods are called in the foreground.
 */
public final class CauseLab {
    /** Units at random beside the one in question. */
    public static final int OTHERS = 50;
    private static final long SEED = 1;

    private final Session session;
    private final Study study;
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(this, "progress", Double.NaN);
    private final ReadOnlyObjectWrapper<CauseAnswer> answer = new ReadOnlyObjectWrapper<>(this, "answer");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem");
    private final ReadOnlyObjectWrapper<TextProperty> asked = new ReadOnlyObjectWrapper<>(this, "asked");
    private final SingleMessage message;
    private final LatestTask<CauseAnswer> answers;

    /** @param study what is asked about */
    public CauseLab(Session session, Study study, Executor background, Executor foreground) {
        this.session = session;
        this.study = study;
        this.message = new SingleMessage(foreground);
        this.answers = new LatestTask<>(background, foreground, this::answered, this::failed);
        study.addWork(() -> !Double.isNaN(progress.get()));
        study.excerptProperty().addListener((property, was, is) -> {
            if (was == null || was.original() != is.original() && !(session.isChanging() && study.isOf(was.original()))) {
                cancel();
                answer.set(null);
                problem.set(null);
            }
        });
    }

    /** How far the work is, 0 to 1; NaN while there is none. */
    public ReadOnlyDoubleProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /** The last answer; null until there is one for this text and model. */
    public ReadOnlyObjectProperty<CauseAnswer> answerProperty() {
        return answer.getReadOnlyProperty();
    }

    /** Why there is no answer, in a sentence; null when nothing is wrong. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** The property that was asked about last; null until one was. */
    public ReadOnlyObjectProperty<TextProperty> askedProperty() {
        return asked.getReadOnlyProperty();
    }

    public void ask(TextProperty property, int layer, String channel, int unit) {
        Excerpt now = study.excerpt();
        if (now == null) {
            return;
        }
        Reading reading = now.original();
        Ablation.Question question = new Ablation.Question(layer, channel, unit, OTHERS, SEED);
        problem.set(null);
        asked.set(property);
        progress.set(0);
        // One thread is left for the window.
        int team = Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
        answers.ask(wanted -> {
            BitSet ends = PropertyEnds.of(property.kind(), property.values(reading.tokens()));
            TextRange stretch = Ablation.stretch(reading.tokens().length());
            try (Workers workers = Workers.of(team)) {
                return new CauseAnswer(reading, property, Ablation.of(reading, stretch, ends, question,
                        session.kernels(), workers, publisher(wanted)));
            }
        });
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
    public void cancel() {
        answers.cancel();
        progress.set(Double.NaN);
    }

    private void answered(CauseAnswer now) {
        progress.set(Double.NaN);
        answer.set(now);
    }

    private void failed(Throwable failure) {
        progress.set(Double.NaN);
        if (failure instanceof IllegalArgumentException) {
            problem.set(Failures.sentence(failure));
        } else {
            session.failed(failure);
        }
    }
}
