package rnnscope.view;

import javafx.application.Platform;
import rnnscope.control.Refresh;
import rnnscope.control.TransportBar;
import rnnscope.figure.score.WindowFrame;
import rnnscope.session.Cursor;
import rnnscope.session.Player;
import rnnscope.session.Session;
import rnnscope.session.reading.ReadAhead;

/** Transport bar of a perspective that goes through the text: it steps, plays, seeks and shows the whole text. */
public final class TextTransport {
    /** A text so short is read before a progress bar could be. */
    private static final int SHORT_TEXT = 1 << 16;

    private final Session session;
    private final TransportBar bar;
    private final TextOverview overview;
    private final Playback playback;

    public TextTransport(ViewContext context) {
        this.session = context.session();
        this.bar = new TransportBar(context.figures(), Player.SLOWEST, Player.FASTEST);
        this.overview = new TextOverview(session, context.background(), Platform::runLater);
        this.playback = new Playback(bar, session.cursor(), session.player());
        ReadAhead readAhead = session.readAhead();
        Refresh refresh = new Refresh(bar, this::refresh);
        bar.setOnCancel(readAhead::cancel);
        bar.scrubBar().figureProperty().bind(overview.figureProperty());
        overview.setOnStale(refresh::ask);
        readAhead.runningProperty().addListener((property, was, is) -> refresh.ask());
        readAhead.knownProperty().addListener((property, was, is) -> refresh.ask());
    }

    /** What is shown below a perspective. */
    public TransportBar bar() {
        return bar;
    }

    /** Called at every frame while the text plays. */
    public void setOnTick(Runnable action) {
        playback.setOnTick(action);
    }

    /** Shows the cursor, and that the steps {@code from} … {@code to} (cut between two) are in sight. */
    public void showWindow(double from, double to) {
        Cursor cursor = session.cursor();
        bar.showPlace(cursor.step(), cursor.length());
        bar.scrubBar().setWindow(new WindowFrame(Math.max(0, from), Math.min(cursor.length(), to), cursor.step(),
                cursor.length()));
    }

    private void refresh() {
        overview.refresh();
        ReadAhead readAhead = session.readAhead();
        int length = readAhead.lengthProperty().get();
        boolean shows = readAhead.isRunning() && length > SHORT_TEXT && !session.isChanging();
        bar.showProgress(shows ? (double) readAhead.knownProperty().get() / length : -1);
    }
}
