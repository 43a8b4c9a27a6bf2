package rnnscope.session.saliency;

import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import rnnscope.analysis.saliency.ExampleSaliency;
import rnnscope.analysis.saliency.Saliency;
import rnnscope.network.CorpusReading;
import rnnscope.network.Reading;
import rnnscope.network.StateLayout;
import rnnscope.session.Session;
import rnnscope.session.background.LatestTask;
import rnnscope.session.inquiry.Study;
import rnnscope.session.reading.Excerpt;
import rnnscope.tape.Side;
import rnnscope.tape.Trace;
import rnnscope.text.Vocabulary;

/**
 * Saliency mode of the window: asks for every place of the cursor which of the last {@value #STEPS} symbols made the
 * prediction there, or of an example all its symbols, while someone looks. All methods are called in the foreground.
 */
public final class SaliencyLab {
    /** How far back it looks. */
    public static final int STEPS = 200;

    private final Session session;
    private final Study study;
    private final ObjectProperty<SaliencyChoice> choice = new SimpleObjectProperty<>(this, "choice",
            new SaliencyChoice(SaliencyChoice.Measure.GRADIENT, true));
    private final ReadOnlyObjectWrapper<SaliencyAnswer> answer = new ReadOnlyObjectWrapper<>(this, "answer");
    private final LatestTask<SaliencyAnswer> answers;
    private boolean watched;

    /** @param study what is asked about */
    public SaliencyLab(Session session, Study study, Executor background, Executor foreground) {
        this.session = session;
        this.study = study;
        this.answers = new LatestTask<>(background, foreground, answer::set, session::failed);
        study.addWork(answers::isBusy);
        study.excerptProperty().addListener((property, was, is) -> {
            if (!answers()) {
                ask();
            }
        });
        session.cursor().stepProperty().addListener((property, was, is) -> ask());
        choice.addListener((property, was, is) -> ask());
    }

    /** What is asked. */
    public ObjectProperty<SaliencyChoice> choiceProperty() {
        return choice;
    }

    /** The newest answer; it may be of a place where the cursor was a moment ago. Null until there is one. */
    public ReadOnlyObjectProperty<SaliencyAnswer> answerProperty() {
        return answer.getReadOnlyProperty();
    }

    /** Whether someone looks: while nobody does, nothing is worked out. */
    public void watch(boolean looks) {
        watched = looks;
        if (!looks) {
            answers.cancel();
        } else if (!answers()) {
            ask();
        }
    }

    /** Whether the answer is to what is asked now. */
    private boolean answers() {
        SaliencyAnswer now = answer.get();
        return now != null && now.reading() == study.excerpt().reading() && now.choice().equals(choice.get())
                && now.step() == session.cursor().step();
    }

    private void ask() {
        Excerpt now = study.excerpt();
        int step = session.cursor().step();
        if (watched && now != null && step < now.length()) {
            SaliencyChoice asked = choice.get();
            answers.ask(wanted -> answer(now, step, asked, wanted));
        }
    }

    private SaliencyAnswer answer(Excerpt excerpt, int step, SaliencyChoice asked, BooleanSupplier wanted) {
        if (excerpt.reading() instanceof CorpusReading corpus) {
            return answer(corpus, step, asked, wanted);
        }
        Reading reading = excerpt.reading();
        int first = Math.max(0, step - STEPS + 1);
        Trace trace = excerpt.trace().contains(first) && excerpt.trace().contains(step) ? excerpt.trace()
                : reading.trace(first, step + 1);
        if (!wanted.getAsBoolean()) {
            throw new CancellationException();
        }
        int symbol = asked.guess() || trace.next(step) < 0 ? trace.best(step, 1)[0] : trace.next(step);
        float[] state = StateLayout.of(reading.model().spec()).read(trace, first - 1);
        int[] tokens = reading.tokens().ids(first, step + 1);
        Saliency saliency = Saliency.ofGradient(session.kernels(), reading.model(), first, state, tokens, symbol);
        if (asked.measure() == SaliencyChoice.Measure.LEFT_OUT) {
            saliency = saliency.withLeftOut(session.kernels(), reading.model(), first, state, tokens,
                    (done, total) -> wanted.getAsBoolean());
        }
        return new SaliencyAnswer(reading, asked, first, step, reading.vocabulary().symbol(symbol), saliency);
    }

    /** Of the example that a step belongs to. */
    private SaliencyAnswer answer(CorpusReading corpus, int step, SaliencyChoice asked, BooleanSupplier wanted) {
        int number = corpus.text().exampleAt(step);
        int first = corpus.text().start(number);
        ExampleSaliency of = new ExampleSaliency(session.kernels(), corpus.model(), corpus.text().examples().get(number),
                corpus.text().side(), step - first, asked.guess());
        Saliency saliency = asked.measure() == SaliencyChoice.Measure.LEFT_OUT
                ? of.withLeftOut((done, total) -> wanted.getAsBoolean()) : of.ofGradient();
        Vocabulary said = corpus.text().side() == Side.TARGET ? corpus.vocabulary() : corpus.model().output().vocabulary();
        return new SaliencyAnswer(corpus, asked, first, step,
                saliency.symbol() < 0 ? null : said.symbol(saliency.symbol()), saliency);
    }
}
