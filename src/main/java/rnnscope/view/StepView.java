package rnnscope.view;

import javafx.animation.Animation;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.BorderPane;
import javafx.util.Duration;
import rnnscope.control.ScoreView;
import rnnscope.figure.Fonts;
import rnnscope.figure.Numbers;
import rnnscope.figure.SymbolColumns;
import rnnscope.figure.TimeAxis;
import rnnscope.session.Cursor;
import rnnscope.session.Excerpt;
import rnnscope.session.Session;
import rnnscope.text.SymbolDisplay;

/**
 * Step through a text, one symbol at a time: the score on the left, what happens in the beam on the right. Where there is
 * little room, of the score the lowest tracks give way (all units, the unit, what an edit costs, surprise), and of Now
 * all units, the equation, and the next symbol; text, guesses and the cell stay.
 */
public final class StepView extends BorderPane implements Commanded {
    /** Share of the width that "Now" takes, and what it takes besides. */
    private static final double NOW_SHARE = 0.3125;
    private static final double NOW_EXTRA = 24;
    private static final double FADED = 0.35;
    /** Floats that a trace on screen may take. */
    private static final long TRACE_FLOATS = 24L << 20;

    private final Session session;
    private final ViewContext context;
    private final StepViewModel model;
    private final ScoreView score;
    private final NowPane now;
    private final TextTransport transport;
    private final Runnable beforePulse = this::beforePulse;
    private final PauseTransition patience = new PauseTransition(Duration.millis(250));
    private boolean stale = true;

    public StepView(ViewContext context) {
        this.context = context;
        this.session = context.session();
        this.model = new StepViewModel(session, context.background(), Platform::runLater);
        this.score = new ScoreView(context.figures());
        this.now = new NowPane(context.figures(), session.selection());
        this.transport = new TextTransport(context);
        score.setId("score");
        setCenter(new Halves(score, now, NOW_SHARE, NOW_EXTRA));
        setBottom(transport.bar());

        connectScore();
        transport.setOnTick(this::showFlow);
        patience.setOnFinished(event -> now.setOpacity(FADED));
        model.setOnStale(this::markStale);
        model.momentProperty().addListener((property, was, is) -> showMoment());
        session.selection().shownEquationBinding().addListener((property, was, is) -> showMoment());
        session.selection().equationPinnedProperty().addListener((property, was, is) -> now.showPin());
        session.player().playingProperty().addListener((property, was, is) -> play(is));
        sceneProperty().addListener((property, was, is) -> listenToPulses(was, is));
    }

    private void listenToPulses(Scene was, Scene is) {
        if (was != null) {
            was.removePreLayoutPulseListener(beforePulse);
        }
        if (is != null) {
            is.addPreLayoutPulseListener(beforePulse);
            axisChanged();
        }
    }

    private void markStale() {
        stale = true;
        Platform.requestNextPulse();
    }

    private void beforePulse() {
        if (stale) {
            stale = false;
            model.refresh();
            showPlace();
            showWaiting();
        }
    }

    // The score

    private void connectScore() {
        Cursor cursor = session.cursor();
        score.lanesProperty().bindBidirectional(model.lanesProperty());
        score.lengthProperty().bind(cursor.lengthProperty());
        score.stepProperty().bind(cursor.stepProperty());
        score.previewProperty().bind(cursor.previewProperty());
        score.setOnPointed((hit, lane) -> model.pointAt(hit, lane == null ? null : lane.track()));
        score.setOnClicked((hit, lane) -> model.choose(hit, lane == null ? null : lane.track()));
        score.setRows(model);
        score.axisProperty().addListener((property, was, is) -> axisChanged());
        session.excerptProperty().addListener((property, was, is) -> {
            long floats = Math.max(1, is.trace().layout().size() / (is.trace().layout().steps() + 1));
            score.mostStepsProperty().set((int) Math.min(16_384, TRACE_FLOATS / floats));
            if (was == null || was.tokens() != is.tokens()) {
                score.usualProperty().set(SymbolColumns.fitting(is.tokens(), Fonts.get()));
            }
            axisChanged();
        });
    }

    private void axisChanged() {
        TimeAxis axis = score.axisProperty().get();
        if (axis.width() > 0 && getScene() != null) {
            session.show(Math.max(0, axis.from()), axis.to());
            markStale();
        }
    }

    @Override
    public void zoom(double factor) {
        score.zoom(factor);
    }

    private void showPlace() {
        Cursor cursor = session.cursor();
        Excerpt excerpt = session.excerpt();
        if (excerpt == null) {
            return;
        }
        TimeAxis axis = score.axisProperty().get();
        transport.showWindow(axis.first(), axis.first() + axis.steps());
        score.setAccessibleText("Step " + Numbers.count(cursor.step() + 1L) + " of " + Numbers.count(cursor.length())
                + ", " + SymbolDisplay.name(excerpt.tokens().symbol(Math.min(cursor.step(), excerpt.length() - 1))));
    }

    // Now

    /** Old numbers fade when those of the cursor take a while. */
    private void showWaiting() {
        Moment moment = model.momentProperty().get();
        boolean current = moment != null && session.excerpt() != null
                && session.excerpt().reading() == moment.excerpt().reading()
                && moment.step() == session.cursor().shown();
        if (current || session.excerpt() == null) {
            patience.stop();
            now.setOpacity(1);
        } else if (patience.getStatus() != Animation.Status.RUNNING) {
            patience.playFromStart();
        }
    }

    private void play(boolean playing) {
        if (!playing) {
            now.flow(Double.NaN);
        }
    }

    private boolean flows() {
        return session.player().isPlaying() && session.player().isSlow() && context.motion().get();
    }

    private void showFlow() {
        if (flows()) {
            now.flow(session.player().phase());
        }
    }

    private void showMoment() {
        Moment moment = model.momentProperty().get();
        if (moment != null) {
            now.show(moment, moment.step() != session.cursor().step(), flows() ? session.player().phase() : Double.NaN);
        }
    }
}
