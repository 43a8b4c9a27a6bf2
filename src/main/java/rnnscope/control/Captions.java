package rnnscope.control;

import java.util.ArrayDeque;
import java.util.Deque;
import rnnscope.figure.Figure;

/**
 * Words about pictures that are painted behind: they change when the pictures do, so that no title is ever of one thing and
 * the numbers below it of another. Of the JavaFX thread.
 */
public final class Captions {
    private final FigureView lead;
    private final Deque<Caption> waiting = new ArrayDeque<>();

    private record Caption(Figure figure, Runnable words) {}

    /**
     * @param lead   whose pictures are never replaced by others of the same moment
     * @param others that appear together with it
     */
    public Captions(FigureView lead, FigureView... others) {
        this.lead = lead;
        FigureView[] all = new FigureView[others.length + 1];
        all[0] = lead;
        System.arraycopy(others, 0, all, 1, others.length);
        FigureView.appearTogether(all);
        lead.shownProperty().addListener((property, was, is) -> appeared(is));
    }

    /** Shows a figure in the lead, and says {@code words} when it appears. */
    public void show(Figure figure, Runnable words) {
        waiting.add(new Caption(figure, words));
        lead.figureProperty().set(figure);
    }

    /** What was passed over on the way is never said. */
    private void appeared(Figure figure) {
        if (waiting.stream().noneMatch(caption -> caption.figure() == figure)) {
            return;
        }
        Caption next = waiting.remove();
        while (next.figure() != figure) {
            next = waiting.remove();
        }
        next.words().run();
    }
}
