package rnnscope.view;

import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import rnnscope.control.ChangeListeners;
import rnnscope.figure.score.WholeTextFigure;
import rnnscope.network.Reading;
import rnnscope.session.Selection;
import rnnscope.session.Session;
import rnnscope.session.background.LatestTask;
import rnnscope.session.reading.Excerpt;

/**
 * Overview of the chosen unit over the whole text, as far as it has been read, whatever is pointed at; by a model in
 * training as it was when last it read all of it. What changes in the session only marks it; it is worked out anew by
 * {@link #refresh}.
 */
final class TextOverview {
    /** Stripes of the scrub bar. */
    private static final int STRIPES = 1024;
    /** Steps read between two pictures of a text that is still being read. */
    private static final int EVERY = 1 << 15;

    private final Session session;
    private final ReadOnlyObjectWrapper<WholeTextFigure> figure = new ReadOnlyObjectWrapper<>(this, "figure");
    private final LatestTask<WholeTextFigure> task;
    private Runnable onStale = () -> {};
    private Key asked;

    private record Key(Object reading, int layer, int unit, String channel, int known) {}

    /** @param background where it is worked out; the result comes to {@code foreground} */
    TextOverview(Session session, Executor background, Executor foreground) {
        this.session = session;
        this.task = new LatestTask<>(background, foreground, figure::set, session::failed);
        Selection selection = session.selection();
        ChangeListeners.add(() -> onStale.run(), session.excerptProperty(), selection.layerProperty(),
                selection.unitProperty(), selection.textChannelProperty());
        session.readAhead().knownProperty().addListener((property, was, is) -> readOn());
    }

    /** Called when {@link #refresh} has something to do. */
    void setOnStale(Runnable action) {
        onStale = action;
    }

    /** The whole text; null until something is open. */
    ReadOnlyObjectProperty<WholeTextFigure> figureProperty() {
        return figure.getReadOnlyProperty();
    }

    /** Of a model in training, the last reading that came to its end: the present one will not. */
    private Reading reading(Excerpt now) {
        Reading whole = session.readAhead().whole();
        return session.isChanging() && whole != null && whole.tokens() == now.tokens()
                && whole.model().spec().equals(now.model().spec()) ? whole : now.reading();
    }

    private void readOn() {
        Excerpt now = session.excerpt();
        if (now != null && (asked == null || asked.reading != reading(now) || now.reading().known() == now.length()
                || now.reading().known() - asked.known >= EVERY)) {
            onStale.run();
        }
    }

    /** Works it out anew unless it is true already. */
    void refresh() {
        Excerpt now = session.excerpt();
        if (now == null) {
            return;
        }
        Selection selection = session.selection();
        String channel = selection.textChannelProperty().get();
        Reading reading = reading(now);
        Key key = new Key(reading, selection.layer(), selection.unit(), channel, reading.known());
        if (key.equals(asked)) {
            return;
        }
        asked = key;
        int parts = Math.max(1, Math.min(STRIPES, now.length()));
        task.ask(wanted -> new WholeTextFigure(now.trace().layout().channelWithId(key.layer, channel),
                reading.overview(key.layer, channel, key.unit, parts), now.length()));
    }
}
