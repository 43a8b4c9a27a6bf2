package rnnscope.session.inquiry;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import rnnscope.network.Reading;
import rnnscope.session.Session;
import rnnscope.session.reading.Excerpt;
import rnnscope.train.live.Pace;

/**
 * Model and text that questions about a whole text are asked of: what shows; or, as long as its model changes many
 * times a second, as one does in training, what showed a moment ago. That is renewed when all that was asked of it has
 * been answered and a while has passed, so that training keeps nine tenths of the time, and when the model comes to
 * rest. All methods are called in the foreground.
 */
public final class Study {
    private static final long LEAST_PAUSE = 3_000_000_000L;
    /** A pause takes as many times as long as the work before it. */
    private static final long PATIENCE = 9;

    private final Session session;
    private final Executor background;
    private final Executor foreground;
    private final LongSupplier clock;
    private final List<BooleanSupplier> work = new ArrayList<>();
    private final ReadOnlyObjectWrapper<Excerpt> excerpt = new ReadOnlyObjectWrapper<>(this, "excerpt");
    private final Pace pace = Pace.ofEach(LEAST_PAUSE, PATIENCE);
    private long taken;

    /**
     * @param background where questions are answered
     * @param foreground where answers appear
     * @param clock      nanoseconds
     */
    public Study(Session session, Executor background, Executor foreground, LongSupplier clock) {
        this.session = session;
        this.background = background;
        this.foreground = foreground;
        this.clock = clock;
        session.excerptProperty().addListener((property, was, is) -> showing(is));
        excerpt.set(session.excerpt());
    }

    /** Null until something is open. */
    public ReadOnlyObjectProperty<Excerpt> excerptProperty() {
        return excerpt.getReadOnlyProperty();
    }

    public Excerpt excerpt() {
        return excerpt.get();
    }

    /** Questions that are asked of it. */
    public <Q, A> Inquiry<Q, A> inquiry(Inquiry.Work<Q, A> how) {
        Inquiry<Q, A> inquiry = new Inquiry<>(how, background, foreground, session::failed);
        addWork(() -> inquiry.progressProperty().get() != Inquiry.IDLE || inquiry.givenUpProperty().get());
        return inquiry;
    }

    /** Something else that is worked out of it: while it is under way, or was given up, all stays as it is. */
    public void addWork(BooleanSupplier isBusy) {
        work.add(isBusy);
    }

    /** Whether a reading is of the text and by a model of the shape that is studied. */
    public boolean isOf(Reading reading) {
        return isSame(reading, excerpt.get());
    }

    /** The name of the model that is studied, where the one that shows has changed since; else null. */
    public String past() {
        return session.isChanging() && excerpt.get() != null ? excerpt.get().original().model().card().name() : null;
    }

    private static boolean isSame(Reading reading, Excerpt of) {
        return of != null && reading.tokens() == of.tokens()
                && reading.model().spec().equals(of.original().model().spec());
    }

    private void showing(Excerpt now) {
        if (!session.isChanging() || excerpt.get() == null || !isSame(excerpt.get().original(), now)
                || excerpt.get().original() == now.original()) {
            take(now);
            return;
        }
        long time = clock.getAsLong();
        if (work.stream().anyMatch(BooleanSupplier::getAsBoolean)) {
            pace.done(taken, time);
        } else if (pace.isDue(time)) {
            take(now);
        }
    }

    private void take(Excerpt now) {
        taken = clock.getAsLong();
        pace.done(taken, taken);
        excerpt.set(now);
    }
}
