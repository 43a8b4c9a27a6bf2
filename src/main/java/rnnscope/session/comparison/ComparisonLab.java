package rnnscope.session.comparison;

import java.io.IOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import rnnscope.analysis.comparison.SharedSteps;
import rnnscope.analysis.comparison.SurpriseDifference;
import rnnscope.model.Model;
import rnnscope.network.Reading;
import rnnscope.session.Session;
import rnnscope.session.background.LatestTask;
import rnnscope.session.inquiry.Activities;
import rnnscope.session.inquiry.Inquiry;
import rnnscope.session.inquiry.Study;
import rnnscope.session.reading.Excerpt;
import rnnscope.tape.TapeLayout;
import rnnscope.tape.Trace;
import rnnscope.text.TokenSequence;

/**
 * Comparison of the window: the model in front beside another that reads the same text, for as long as nobody ends it;
 * when the text, the model or its edits change, the other follows. All methods are called in the foreground.
 */
public final class ComparisonLab {
    private final Session session;
    private final Study study;
    private final Activities activities;
    private final LatestTask<Model> models;
    private final LatestTask<SideBySide> readings;
    private final Inquiry<Question, SurpriseDifference> differences;
    private final ReadOnlyObjectWrapper<Partner> partner = new ReadOnlyObjectWrapper<>(this, "partner");
    private final ReadOnlyObjectWrapper<SideBySide> shown = new ReadOnlyObjectWrapper<>(this, "shown");
    private final ReadOnlyStringWrapper fault = new ReadOnlyStringWrapper(this, "fault", "");
    private final ReadOnlyIntegerWrapper layer = new ReadOnlyIntegerWrapper(this, "layer");
    /** The partner's, once it is read; null before, and of the model itself without its edits. */
    private Model model;
    /** The text as the partner reads it, kept while it reads on. */
    private volatile OtherReading reading;
    private TapeLayout layout;
    /** Layer that is looked at first; below 0 for the last. */
    private int firstLayer = -1;

    /** What a whole text is asked about. */
    public record Question(Reading first, Reading second, SharedSteps steps) {}

    private record OtherReading(TokenSequence of, SharedSteps steps, Reading reading) {}

    /**
     * @param background where models are read and texts are read by them
     * @param foreground where what is found appears
     */
    public ComparisonLab(Session session, Executor background, Executor foreground) {
        this.session = session;
        this.study = new Study(session, background, foreground, System::nanoTime);
        this.activities = new Activities(session.kernels(), Runtime.getRuntime().availableProcessors());
        this.models = new LatestTask<>(background, foreground, this::read, this::failed);
        this.readings = new LatestTask<>(background, foreground, this::show, this::failed);
        this.differences = study.inquiry((question, progress) ->
                SurpriseDifference.of(question.first, question.second, question.steps, progress));
        session.excerptProperty().addListener((property, was, is) -> renew());
    }

    /** What the model in front is compared with; null for nothing. */
    public ReadOnlyObjectProperty<Partner> partnerProperty() {
        return partner.getReadOnlyProperty();
    }

    public Partner partner() {
        return partner.get();
    }

    /** Both over what shows; null where nothing is compared, or it is not known yet. */
    public ReadOnlyObjectProperty<SideBySide> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /** The same; null also where another text shows by now. */
    public SideBySide current() {
        SideBySide now = shown.get();
        return now != null && session.excerpt() != null && now.steps().first() == session.excerpt().tokens() ? now : null;
    }

    /** Why the two cannot be compared, in a sentence; "" where they can. */
    public ReadOnlyStringProperty faultProperty() {
        return fault.getReadOnlyProperty();
    }

    /** Layer of the other that is looked at. */
    public ReadOnlyIntegerProperty layerProperty() {
        return layer.getReadOnlyProperty();
    }

    public int layer() {
        return layer.get();
    }

    /** Looks at a layer of the other, or the nearest there is. */
    public void pinLayer(int wanted) {
        if (layout != null) {
            layer.set(Math.max(0, Math.min(layout.layers() - 1, wanted)));
        }
    }

    /** The partner's model; null of the model itself without its edits, and until it is read. */
    public Model model() {
        return model;
    }

    /** What the other's units do over the text. */
    public Activities activities() {
        return activities;
    }

    /** Surprise over the whole text, asked for by {@link #ask}. */
    public Inquiry<Question, SurpriseDifference> differences() {
        return differences;
    }

    /** Compares with something, in place of what was compared with before. */
    public void compareWith(Partner other) {
        compareWith(other, -1);
    }

    /** @param first layer that is looked at; below 0 for the last */
    public void compareWith(Partner other, int first) {
        close();
        firstLayer = first;
        partner.set(other);
        if (other instanceof Partner.OfModel file) {
            models.ask(wanted -> file.load().call());
        } else {
            model = other instanceof Partner.OfRun run ? run.model() : null;
            renew();
        }
    }

    /** Compares no longer. */
    public void close() {
        models.cancel();
        readings.cancel();
        differences.cancel();
        model = null;
        reading = null;
        layout = null;
        partner.set(null);
        fault.set("");
        shown.set(null);
    }

    /** Asks about the whole text; of a model in training, about it as it was a moment ago. */
    public void ask() {
        SideBySide now = current();
        Excerpt studied = study.excerpt();
        if (now != null && studied != null && studied.tokens() == now.steps().first()) {
            differences.ask(new Question(studied.reading(), isUnedited() ? studied.original() : now.other(), now.steps()));
        }
    }

    /** What is known of the whole text that shows; null as long as nothing is. */
    public SurpriseDifference difference() {
        SideBySide now = current();
        return now != null && differences.current() != null && differences.answerProperty().get().question().steps().equals(now.steps())
                ? differences.current() : null;
    }

    private boolean isUnedited() {
        return partner.get() instanceof Partner.Unedited;
    }

    private void read(Model newModel) {
        model = newModel;
        renew();
    }

    private void renew() {
        Excerpt now = session.excerpt();
        if (partner.get() == null || now == null) {
            return;
        }
        if (isUnedited()) {
            show(SideBySide.unedited(now));
        } else if (model != null) {
            Model other = model;
            SideBySide last = shown.get();
            readings.ask(wanted -> read(now, other, last, wanted));
        }
    }

    /** Works in the background. */
    private SideBySide read(Excerpt now, Model other, SideBySide last, BooleanSupplier wanted) {
        OtherReading open = reading;
        if (open == null || open.of != now.tokens() || open.reading.model() != other) {
            SharedSteps steps = SharedSteps.of(now.model(), now.tokens(), other);
            open = new OtherReading(now.tokens(), steps, new Reading(session.kernels(), other, steps.second()));
            reading = open;
        }
        int from = now.trace().start();
        int end = now.trace().end();
        Trace trace = last != null && last.other() == open.reading && last.trace().start() == from && last.trace().end() == end
                ? last.trace() : trace(open.reading, from, end, wanted);
        return SideBySide.of(now, open.steps, open.reading, trace, other.card().name());
    }

    private static Trace trace(Reading reading, int from, int end, BooleanSupplier wanted) {
        if (!reading.reaches(from)) {
            reading.readAll((done, total) -> done < from && wanted.getAsBoolean());
        }
        if (!wanted.getAsBoolean()) {
            throw new CancellationException();
        }
        return reading.trace(from, end);
    }

    private void show(SideBySide now) {
        TapeLayout before = layout;
        layout = now.trace().layout();
        if (before == null || before.layers() != layout.layers()) {
            layer.set(firstLayer >= 0 && firstLayer < layout.layers() ? firstLayer : layout.lastLayer());
            firstLayer = -1;
        }
        fault.set("");
        shown.set(now);
    }

    private void failed(Throwable failure) {
        shown.set(null);
        if (failure instanceof IllegalArgumentException || failure instanceof IOException) {
            String words = failure.getMessage();
            fault.set(words.endsWith(".") ? words : words + ".");
        } else {
            close();
            session.failed(failure);
        }
    }
}
