package rnnscope.view;

import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Scene;
import rnnscope.control.TransportBar;
import rnnscope.figure.WindowFrame;
import rnnscope.session.Cursor;
import rnnscope.session.Player;
import rnnscope.session.ReadAhead;
import rnnscope.session.Session;

/** The transport bar of a perspective that goes through the text: it steps, plays, seeks and shows the whole text. */
public final class TextTransport {
    /** A text so short is read before a progress bar could be. */
    private static final int SHORT_TEXT = 1 << 16;

    private final Session session;
    private final TransportBar bar;
    private final TextOverview overview;
    private final Runnable beforePulse = this::beforePulse;
    private Runnable onTick = () -> {};
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
                onTick.run();
            }
            last = time;
        }
    };

    public TextTransport(ViewContext context) {
        this.session = context.session();
        this.bar = new TransportBar(context.figures(), Player.SLOWEST, Player.FASTEST);
        this.overview = new TextOverview(session, context.background(), Platform::runLater);
        Player player = session.player();
        ReadAhead readAhead = session.readAhead();
        bar.playingProperty().bind(player.playingProperty());
        bar.speedProperty().bindBidirectional(player.speedProperty());
        bar.setOnCommand(this::command);
        bar.setOnCancel(readAhead::cancel);
        bar.scrubBar().figureProperty().bind(overview.figureProperty());
        bar.scrubBar().setOnSeek(session.cursor()::moveTo);
        overview.setOnStale(this::markStale);
        readAhead.runningProperty().addListener((property, was, is) -> markStale());
        readAhead.knownProperty().addListener((property, was, is) -> markStale());
        player.playingProperty().addListener((property, was, is) -> runClock());
        bar.sceneProperty().addListener((property, was, is) -> listenToPulses(was, is));
    }

    /** What is shown below a perspective. */
    public TransportBar bar() {
        return bar;
    }

    /** Called at every frame while the text plays. */
    public void setOnTick(Runnable action) {
        onTick = action;
    }

    /** Shows the cursor, and that the steps {@code from} … {@code to} (cut between two) are in sight. */
    public void showWindow(double from, double to) {
        Cursor cursor = session.cursor();
        bar.showPlace(cursor.step(), cursor.length());
        bar.scrubBar().setWindow(new WindowFrame(Math.max(0, from), Math.min(cursor.length(), to), cursor.step(),
                cursor.length()));
    }

    private void listenToPulses(Scene was, Scene is) {
        if (was != null) {
            was.removePreLayoutPulseListener(beforePulse);
        }
        if (is != null) {
            is.addPreLayoutPulseListener(beforePulse);
            markStale();
        }
        runClock();
    }

    private void runClock() {
        if (session.player().isPlaying() && bar.getScene() != null) {
            clock.start();
        } else {
            clock.stop();
        }
    }

    private void markStale() {
        stale = true;
        if (bar.getScene() != null) {
            Platform.requestNextPulse();
        }
    }

    private void beforePulse() {
        if (stale) {
            stale = false;
            overview.refresh();
            ReadAhead readAhead = session.readAhead();
            int length = readAhead.lengthProperty().get();
            boolean shows = readAhead.isRunning() && length > SHORT_TEXT && !session.isChanging();
            bar.showProgress(shows ? (double) readAhead.knownProperty().get() / length : -1);
        }
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
}
