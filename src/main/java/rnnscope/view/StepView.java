package rnnscope.view;

import javafx.animation.Animation;
import javafx.animation.AnimationTimer;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.Duration;
import rnnscope.control.ScoreView;
import rnnscope.control.TransportBar;
import rnnscope.figure.Numbers;
import rnnscope.figure.TimeAxis;
import rnnscope.figure.WindowFrame;
import rnnscope.session.Cursor;
import rnnscope.session.Excerpt;
import rnnscope.session.Player;
import rnnscope.session.ReadAhead;
import rnnscope.session.Session;
import rnnscope.text.SymbolDisplay;

/** Step through a text, one symbol at a time: the score on the left, what happens in the beam on the right. */
public final class StepView extends BorderPane implements Commanded {
    /** Share of the width that "Now" takes, and what it takes besides. */
    private static final double NOW_SHARE = 0.3125;
    private static final double NOW_EXTRA = 24;
    /** A text so short is read before a progress bar could be. */
    private static final int SHORT_TEXT = 1 << 16;
    private static final double FADED = 0.35;
    /** Floats that a trace on screen may take. */
    private static final long TRACE_FLOATS = 24L << 20;

    private final Session session;
    private final ViewContext context;
    private final StepViewModel model;
    private final ScoreView score;
    private final NowPane now;
    private final TransportBar transport;
    private final Runnable beforePulse = this::beforePulse;
    private final PauseTransition patience = new PauseTransition(Duration.millis(250));
    private boolean stale = true;

    private final AnimationTimer clock = new AnimationTimer() {
        private long last;

        @Override
        public void start() {
            last = 0;
            super.start();
        }

        @Override
        public void handle(long time) {
            if (last != 0) {
                session.player().advance((time - last) * 1e-9);
                showFlow();
            }
            last = time;
        }
    };

    public StepView(ViewContext context) {
        this.context = context;
        this.session = context.session();
        this.model = new StepViewModel(session, context.background(), Platform::runLater);
        this.score = new ScoreView(context.figures());
        this.now = new NowPane(context.figures(), session.selection());
        this.transport = new TransportBar(context.figures(), Player.SLOWEST, Player.FASTEST);
        score.setId("score");
        HBox.setHgrow(score, Priority.ALWAYS);
        score.setMinWidth(0);
        HBox halves = new HBox(score, now);
        now.minWidthProperty().bind(widthProperty().multiply(NOW_SHARE).add(NOW_EXTRA));
        now.maxWidthProperty().bind(now.minWidthProperty());
        setCenter(halves);
        setBottom(transport);

        connectScore();
        connectTransport();
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
            clock.stop();
        }
        if (is != null) {
            is.addPreLayoutPulseListener(beforePulse);
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
            axisChanged();
        });
    }

    private void axisChanged() {
        TimeAxis axis = score.axisProperty().get();
        if (axis.width() > 0) {
            session.show(Math.max(0, axis.from()), axis.to());
            markStale();
        }
    }

    @Override
    public void zoom(double factor) {
        score.zoom(factor);
    }

    // The transport

    private void connectTransport() {
        Player player = session.player();
        ReadAhead readAhead = session.readAhead();
        transport.playingProperty().bind(player.playingProperty());
        transport.speedProperty().bindBidirectional(player.speedProperty());
        transport.setOnCommand(this::command);
        transport.setOnCancel(readAhead::cancel);
        transport.scrubBar().figureProperty().bind(model.overviewProperty());
        transport.scrubBar().setOnSeek(session.cursor()::moveTo);
        readAhead.runningProperty().addListener((property, was, is) -> showProgress());
        readAhead.knownProperty().addListener((property, was, is) -> showProgress());
    }

    private void command(TransportBar.Command command) {
        Cursor cursor = session.cursor();
        switch (command) {
            case START -> cursor.moveTo(0);
            case BACK -> cursor.moveBy(-1);
            case PLAY -> session.player().toggle();
            case FORWARD -> cursor.moveBy(1);
            case END -> cursor.moveTo(cursor.length() - 1);
        }
    }

    private void showProgress() {
        ReadAhead readAhead = session.readAhead();
        int length = readAhead.lengthProperty().get();
        boolean shows = readAhead.isRunning() && length > SHORT_TEXT;
        transport.showProgress(shows ? (double) readAhead.knownProperty().get() / length : -1);
    }

    private void showPlace() {
        Cursor cursor = session.cursor();
        Excerpt excerpt = session.excerpt();
        if (excerpt == null) {
            return;
        }
        TimeAxis axis = score.axisProperty().get();
        transport.showPlace(cursor.step(), cursor.length());
        transport.scrubBar().setWindow(new WindowFrame(Math.max(0, axis.first()),
                Math.min(cursor.length(), axis.first() + axis.steps()), cursor.step(), cursor.length()));
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
        if (playing) {
            clock.start();
        } else {
            clock.stop();
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
            now.show(moment, flows() ? session.player().phase() : Double.NaN);
        }
    }
}
